"""What is kept of alignments changes nothing but the time that the next run takes."""

from collections.abc import Callable

import pytest

from genglossary.pipeline.bilingual import kept
from genglossary.pipeline.bilingual.comparison import compare
from genglossary.pipeline.bilingual.kept import KeptAlignments
from genglossary.pipeline.bilingual.types import AnalysedDocument, Comparison, DocumentPair, TermSpellings
from tests.pipeline.bilingual.handbook import KAMA, KILN
from tests.pipeline.sources import corpus

_TERMS = [TermSpellings(text) for text in ("feeder", "anchor ring", "ash drawer")]
_BOTH = [DocumentPair(1, 2), DocumentPair(3, 4)]
_OTHER, _ITS = "The lid has a handle. Lift the lid at 9:30.", "蓋には取っ手があります。9:30に蓋を持ち上げます。"
_CHANGED = f"{KAMA}\n\n蓋は毎年点検します。"


@pytest.fixture
def aligned(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The pairs that were aligned, each time."""
    done: list[tuple[int, int]] = []
    align = kept.align

    def noted(source: AnalysedDocument, target: AnalysedDocument, anchors: kept.Anchors) -> list[kept.AlignedPassage]:
        done.append((source.source.key, target.source.key))
        return align(source, target, anchors)

    monkeypatch.setattr(kept, "align", noted)
    return done


def compared(before: KeptAlignments, kama: str = KAMA, known: list[tuple[str, str]] | None = None) -> Comparison:
    texts = corpus(KILN, kama, _OTHER, _ITS)
    return compare(texts, _BOTH, _TERMS, [], known=known or [], aligner=before.align)


def kept_by(first: KeptAlignments) -> dict[tuple[int, int], bytes]:
    return {keys: first.packed(keys) for keys in ((1, 2), (3, 4))}


def test_what_was_aligned_once_is_not_aligned_again_and_everything_is_the_same(aligned: list[tuple[int, int]]) -> None:
    first = KeptAlignments({}, "one")
    found = compared(first)
    assert set(aligned) == {(1, 2), (3, 4)}
    aligned.clear()
    second = KeptAlignments(kept_by(first), "one")
    assert compared(second) == found
    assert aligned == []
    assert compared(KeptAlignments(kept_by(second), "one")) == found


def test_only_what_changed_is_aligned_again(aligned: list[tuple[int, int]]) -> None:
    first = KeptAlignments({}, "one")
    compared(first)
    aligned.clear()
    before = kept_by(first)
    del before[1, 2]  # a new version has a new key
    found = compared(KeptAlignments(before, "one"), _CHANGED)
    assert set(aligned) == {(1, 2)}
    assert found == compared(KeptAlignments({}, "one"), _CHANGED)


def test_pairs_that_people_decide_on_align_anew_what_has_them(aligned: list[tuple[int, int]]) -> None:
    first = KeptAlignments({}, "one")
    compared(first)
    aligned.clear()
    found = compared(KeptAlignments(kept_by(first), "one"), known=[("handle", "取っ手")])
    assert set(aligned) == {(3, 4)}
    assert found == compared(KeptAlignments({}, "one"), known=[("handle", "取っ手")])


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: b"", lambda data: data[::-1]])
def test_damaged_bytes_are_passed_over(aligned: list[tuple[int, int]], damage: Callable[[bytes], bytes]) -> None:
    first = KeptAlignments({}, "one")
    found = compared(first)
    aligned.clear()
    assert compared(KeptAlignments({keys: damage(data) for keys, data in kept_by(first).items()}, "one")) == found
    assert set(aligned) == {(1, 2), (3, 4)}


def test_what_other_code_made_is_passed_over(aligned: list[tuple[int, int]]) -> None:
    first = KeptAlignments({}, "one")
    found = compared(first)
    aligned.clear()
    assert compared(KeptAlignments(kept_by(first), "two")) == found
    assert set(aligned) == {(1, 2), (3, 4)}


def test_passages_of_a_document_that_has_no_such_sentences_are_passed_over(aligned: list[tuple[int, int]]) -> None:
    first = KeptAlignments({}, "one")
    found = compared(first)
    aligned.clear()
    assert compared(KeptAlignments({(3, 4): first.packed((1, 2))}, "one")) == found
    assert (3, 4) in aligned
