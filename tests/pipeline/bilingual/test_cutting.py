"""Sentences are cut into words once, and the same way whatever they are cut with."""

from collections.abc import Sequence
from dataclasses import replace

from genglossary.pipeline.bilingual.cutting import Cutter
from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.languages.tokens import Tokens
from genglossary.pipeline.text.sentence import Sentence
from tests.pipeline.bilingual.handbook import analysed

_TEXT = "Spare parts\n\nThe spare part store keeps valves. A court of appeal decides.\n\nThe Pump Housing is heavy."


def _sentences() -> list[Sentence]:
    return list(analysed(_TEXT, 0).sentences)


def test_a_sentence_has_its_own_words_and_phrases() -> None:
    sentences = _sentences()
    cut = Cutter(LANGUAGES["en"]).cut(sentences)
    for sentence, each in zip(sentences, cut, strict=True):
        words = each.tokens.words
        assert "".join(words[each.start : each.end]).replace(" ", "") == sentence.prose.replace(" ", "")
        assert all(0 <= start < end <= each.end - each.start for start, end in (*each.phrases, *each.linked))
    assert any("court" in each.tokens.words[each.start :][start:end] for each in cut for start, end in each.phrases)


def test_a_sentence_is_cut_the_same_alone_and_among_others() -> None:
    sentences = _sentences()
    together = Cutter(LANGUAGES["en"]).cut(sentences)
    for sentence, each in zip(sentences, together, strict=True):
        (alone,) = Cutter(LANGUAGES["en"]).cut([sentence])
        assert alone.tokens.words[alone.start : alone.end] == each.tokens.words[each.start : each.end]
        assert alone.phrases == each.phrases


def test_what_was_cut_is_not_cut_again() -> None:
    asked: list[int] = []

    def tokens_of(sentences: Sequence[Sentence]) -> Tokens:
        asked.append(len(sentences))
        return LANGUAGES["en"].tokens_of(sentences)

    cutter = Cutter(replace(LANGUAGES["en"], tokens_of=tokens_of))
    sentences = _sentences()
    first = cutter.cut(sentences[:2])
    assert cutter.cut(sentences)[:2] == first
    assert asked == [2, len(sentences) - 2]
