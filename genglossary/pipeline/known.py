"""Terms that people have decided about, brought together with what statistics propose."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.cut import Describe
from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.occurrences import Places
from genglossary.pipeline.types import Candidate, KnownTerm, Variant


def with_known(
    candidates: Sequence[Candidate], known: Sequence[KnownTerm], found: Mapping[str, Places], describe: Describe
) -> list[Candidate]:
    """`candidates` with each known term as one of them: under people's spelling, with the variants they merged.

    A candidate one of whose spellings is a known term, or a variant of one, becomes part of that term. Known
    terms that were not found in the documents come last, without occurrences. What is changed is described as
    statistics proposed it.
    """
    if not known:
        return list(candidates)
    owner = {fold_key(form): index for index, term in enumerate(known) for form in (term.text, *term.variants)}
    for index, term in enumerate(known):
        owner[fold_key(term.text)] = index
    proposals: dict[int, list[Candidate]] = {}
    result: list[Candidate | int] = []
    for candidate in candidates:
        index = owner.get(fold_key(candidate.text))
        if index is None:
            result.append(_without(candidate, owner, describe))
        elif index in proposals:
            proposals[index].append(candidate)
        else:
            proposals[index] = [describe(candidate)]
            result.append(index)
    result += [index for index in range(len(known)) if index not in proposals]
    return [
        entry if isinstance(entry, Candidate) else _merged(known[entry], proposals.get(entry, []), owner, found)
        for entry in result
    ]


def _without(candidate: Candidate, owner: Mapping[str, int], describe: Describe) -> Candidate:
    """Variants that people gave to another term are not this one's."""
    variants = tuple(variant for variant in candidate.variants if fold_key(variant.text) not in owner)
    if len(variants) == len(candidate.variants):
        return candidate
    return _counted(replace(describe(candidate), variants=variants))


def _merged(
    term: KnownTerm, proposals: Sequence[Candidate], owner: Mapping[str, int], found: Mapping[str, Places]
) -> Candidate:
    base = proposals[0] if proposals else Candidate(text=term.text, language=term.language)
    mine = owner[fold_key(term.text)]
    seen = {fold_key(term.text)}
    variants: list[Variant] = []
    offered = [Variant(text=text, kind="spelling", occurrences=found.get(text, {})) for text in term.variants]
    offered += [variant for proposal in proposals for variant in proposal.variants]
    for variant in offered:
        folded = fold_key(variant.text)
        if folded not in seen and owner.get(folded, mine) == mine:
            seen.add(folded)
            variants.append(variant)
    return _counted(replace(base, text=term.text, variants=tuple(variants), occurrences=found.get(term.text, {})))


def _counted(candidate: Candidate) -> Candidate:
    places = [candidate.occurrences, *(variant.occurrences for variant in candidate.variants)]
    return replace(
        candidate,
        frequency=sum(len(spans) for each in places for spans in each.values()) // 2,
        documents=len({key for each in places for key in each}),
    )
