"""Terms that people have decided about, brought together with what statistics propose."""

from collections.abc import Sequence
from dataclasses import replace

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.terms.owners import Owners
from genglossary.pipeline.terms.selection import Describe
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import DecidedTerm, TermCandidate, Variant, VariantKind


def with_known(
    candidates: Sequence[TermCandidate], known: Sequence[DecidedTerm], found: OccurrenceIndex, describe: Describe
) -> list[TermCandidate]:
    """`candidates` with each known term as one of them: under people's spelling, with the variants they merged.

    A candidate one of whose spellings is a known term, or a variant of one, becomes part of that term. Known
    terms that were not found in the documents come last, without occurrences; those known elsewhere do not come then.
    What is changed is described as statistics proposed it.
    """
    if not known:
        return list(candidates)
    owners = Owners(known)
    owned = [owners.of(candidate.text) for candidate in candidates]  # indexes of known terms, None for nobody's
    proposals: dict[int, list[TermCandidate]] = {}
    for candidate, index in zip(candidates, owned, strict=True):
        if index is not None:
            proposals.setdefault(index, []).append(candidate)
    result: list[TermCandidate] = []
    for candidate, index in zip(candidates, owned, strict=True):
        if index is None:
            result.append(_without(candidate, owners, found, describe))
        elif candidate is proposals[index][0]:  # the term stands where the first of its candidates stood
            result.append(_merged(known[index], describe(candidate), proposals[index], owners, found))
    for index, term in enumerate(known):
        if index not in proposals:
            result.append(_merged(term, TermCandidate(text=term.text, language=term.language), (), owners, found))
    elsewhere = {term.text for term in known if term.elsewhere}
    return [each for each in result if each.frequency or each.text not in elsewhere]


def _without(candidate: TermCandidate, owners: Owners, found: OccurrenceIndex, describe: Describe) -> TermCandidate:
    """Variants that people gave to another term are not this one's."""
    variants = tuple(variant for variant in candidate.variants if owners.of(variant.text) is None)
    if len(variants) == len(candidate.variants):
        return candidate
    return with_found_counts(replace(describe(candidate), variants=variants), found)


def _merged(
    term: DecidedTerm,
    base: TermCandidate,
    proposals: Sequence[TermCandidate],
    owners: Owners,
    found: OccurrenceIndex,
) -> TermCandidate:
    """`base` as `term`: under people's spelling, with the variants of both and of all `proposals`."""
    mine = owners.of(term.text)
    seen = {owners.key(term.text)}
    variants: list[Variant] = []
    proposed = [variant for proposal in proposals for variant in proposal.variants]
    theirs = [spelling(text, "spelling", found) for text in term.variants]
    offered = [variant for variant in theirs if variant.frequency or not term.elsewhere]
    offered += [variant for variant in proposed if not _is_inflection(variant, term, base.language)]
    for variant in offered:
        key = owners.key(variant.text)
        if key not in seen and owners.of(variant.text) in (None, mine):
            seen.add(key)
            variants.append(variant)
    return with_found_counts(replace(base, text=term.text, variants=tuple(variants)), found)


def _is_inflection(variant: Variant, term: DecidedTerm, language: str) -> bool:
    """Whether it is the plural of a spelling of which people want no inflection."""
    if variant.kind != "plural" or not term.exact:
        return False
    before, space, last = variant.text.rpartition(" ")
    singular = fold_key(f"{before}{space}{LANGUAGES.get(language, OTHER).singular(last)}")
    return term.text in term.exact or singular in {fold_key(text) for text in term.exact}


def spelling(text: str, kind: VariantKind, found: OccurrenceIndex) -> Variant:
    """A variant with what was found of it."""
    return Variant(text=text, kind=kind, frequency=found.frequency([text]), documents=found.documents([text]))


def with_found_counts(candidate: TermCandidate, found: OccurrenceIndex) -> TermCandidate:
    """`candidate` with how often it was found, in all its spellings."""
    spellings = candidate.spellings
    if candidate.category == "person" and candidate.variants:  # whose names are parts of each other
        frequency = sum(len(flat) // 2 for flat in found.places([spellings])[0].values())
    else:
        frequency = found.frequency(spellings)
    return replace(candidate, frequency=frequency, documents=found.documents(spellings))
