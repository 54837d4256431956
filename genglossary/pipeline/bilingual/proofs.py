"""Passages that prove a pair: where exactly its two terms stand in them."""

from collections.abc import Iterable, Sequence
from itertools import product

from genglossary.pipeline.bilingual.spans import forms_of
from genglossary.pipeline.bilingual.types import AlignedPassage, PairProof
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.text.folding import fold, fold_key
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Span

MOST = 3
_READABLE = 200  # characters of one side; longer passages are shown where there are no others


def proofs(
    aligned: Sequence[AlignedPassage],
    places: Iterable[int],
    source: tuple[Iterable[str], Language],
    target: tuple[Iterable[str], Language],
) -> tuple[PairProof, ...]:
    """Up to three proofs from the passages `places`, for the spellings of both sides: the surest, of different
    originals from as many documents as there are. The same original comes again only where nothing else is a proof."""
    spellings, others = _all_forms(*source), _all_forms(*target)
    found: list[PairProof] = []
    documents: set[int] = set()
    originals: set[str] = set()
    order = sorted(places, key=lambda number: (*_rank(aligned[number]), number))
    for fresh_original, fresh_document in product((True, False), repeat=2):
        for number in order:
            if len(found) == MOST:
                return tuple(found)
            passage = aligned[number]
            document, original = passage.source[0].source, original_of(passage)
            if fresh_original == (original in originals) or fresh_document == (document in documents):
                continue
            proof = _proof(passage, spellings, others)
            if proof and proof not in found:
                found.append(proof)
                documents.add(document)
                originals.add(original)
    return tuple(found)


def original_of(passage: AlignedPassage) -> str:
    """The text that was translated, the same for all passages that repeat it."""
    return "\n".join(sentence.prose for sentence in passage.source).casefold()


def _rank(passage: AlignedPassage) -> tuple[bool, int]:
    """Long and doubtful passages come last."""
    size = max(sum(len(each.prose) for each in side) for side in passage[:2])
    return size > _READABLE, -round(10 * passage.confidence)


def _all_forms(spellings: Iterable[str], language: Language) -> list[str]:
    forms = {fold_key(form) for spelling in spellings for form in forms_of(spelling, language)} - {""}
    return sorted(forms, key=lambda form: (-len(form), form))


def _proof(passage: AlignedPassage, spellings: Sequence[str], others: Sequence[str]) -> PairProof | None:
    source, target = _place(passage.source, spellings), _place(passage.target, others)
    return PairProof(passage, source, target) if source and target else None


def _place(sentences: Sequence[Sentence], spellings: Sequence[str]) -> Span | None:
    """Find where one of `spellings`, which are folded, stands in the stored text of one of `sentences`."""
    for sentence in sentences:
        folded = fold(sentence.prose)
        for spelling in spellings:
            at = _find(folded.text, spelling)
            if at >= 0:
                return sentence.span(*folded.span(at, at + len(spelling)))
    return None


def _find(text: str, spelling: str) -> int:
    """Find where `spelling` stands in `text`, no Latin word cut; -1 for nowhere."""
    at = text.find(spelling)
    while at >= 0 and (_goes_on(text[at - 1 : at + 1]) or _goes_on(text[at + len(spelling) - 1 :][:2])):
        at = text.find(spelling, at + 1)
    return at


def _goes_on(two: str) -> bool:
    return len(two) == 2 and two.isascii() and two.isalnum()
