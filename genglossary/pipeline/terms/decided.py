"""Terms that people have decided about, brought together with what statistics propose."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.languages.capitals import designation_key
from genglossary.pipeline.occurrences.index import OccurrenceIndex
from genglossary.pipeline.terms.selection import Describe
from genglossary.pipeline.types import DecidedTerm, TermCandidate, Variant, VariantKind


def with_known(
    candidates: Sequence[TermCandidate], known: Sequence[DecidedTerm], found: OccurrenceIndex, describe: Describe
) -> list[TermCandidate]:
    """`candidates` with each known term as one of them: under people's spelling, with the variants they merged.

    A candidate one of whose spellings is a known term, or a variant of one, becomes part of that term. Known
    terms that were not found in the documents come last, without occurrences. What is changed is described as
    statistics proposed it.
    """
    if not known:
        return list(candidates)
    owner = _owners(known)
    proposals: dict[int, list[TermCandidate]] = {}  # index of a known term → the candidates that are part of it
    for candidate in candidates:
        index = owner.get(designation_key(candidate.text))
        if index is not None:
            proposals.setdefault(index, []).append(candidate)
    result: list[TermCandidate] = []
    for candidate in candidates:
        index = owner.get(designation_key(candidate.text))
        if index is None:
            result.append(_without(candidate, owner, found, describe))
        elif candidate is proposals[index][0]:  # the term stands where the first of its candidates stood
            result.append(_merged(known[index], describe(candidate), proposals[index], owner, found))
    for index, term in enumerate(known):
        if index not in proposals:
            result.append(_merged(term, TermCandidate(text=term.text, language=term.language), (), owner, found))
    return result


def _owners(known: Sequence[DecidedTerm]) -> dict[str, int]:
    """Folded spelling → index of the known term that it belongs to; a term comes before a variant of another."""
    owner = {
        designation_key(spelling): index for index, term in enumerate(known) for spelling in (term.text, *term.variants)
    }
    return owner | {designation_key(term.text): index for index, term in enumerate(known)}


def _without(
    candidate: TermCandidate, owner: Mapping[str, int], found: OccurrenceIndex, describe: Describe
) -> TermCandidate:
    """Variants that people gave to another term are not this one's."""
    variants = tuple(variant for variant in candidate.variants if designation_key(variant.text) not in owner)
    if len(variants) == len(candidate.variants):
        return candidate
    return counted(replace(describe(candidate), variants=variants), found)


def _merged(
    term: DecidedTerm,
    base: TermCandidate,
    proposals: Sequence[TermCandidate],
    owner: Mapping[str, int],
    found: OccurrenceIndex,
) -> TermCandidate:
    """`base` as `term`: under people's spelling, with the variants of both and of all `proposals`."""
    mine = owner[designation_key(term.text)]
    seen = {designation_key(term.text)}
    variants: list[Variant] = []
    offered = [spelling(text, "spelling", found) for text in term.variants]
    offered += [variant for proposal in proposals for variant in proposal.variants]
    for variant in offered:
        folded = designation_key(variant.text)
        if folded not in seen and owner.get(folded, mine) == mine:
            seen.add(folded)
            variants.append(variant)
    return counted(replace(base, text=term.text, variants=tuple(variants)), found)


def spelling(text: str, kind: VariantKind, found: OccurrenceIndex) -> Variant:
    """A variant with what was found of it."""
    return Variant(text=text, kind=kind, frequency=found.frequency([text]), documents=found.documents([text]))


def counted(candidate: TermCandidate, found: OccurrenceIndex) -> TermCandidate:
    """`candidate` with how often it was found, in all its spellings."""
    spellings = candidate.spellings
    if candidate.category == "person" and candidate.variants:  # whose names are parts of each other
        frequency = sum(len(flat) // 2 for flat in found.places([spellings])[0].values())
    else:
        frequency = found.frequency(spellings)
    return replace(candidate, frequency=frequency, documents=found.documents(spellings))
