"""What people read of a sentence, whatever its format hides."""

import pytest

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.text.display import PlainText, plain_of
from genglossary.pipeline.types import Source, Span
from genglossary.readers import read


def plain(name: str, text: str) -> list[str]:
    reading = read(name, text.encode())
    source = Source(key=1, name=name, text=reading.text, blocks=tuple(reading.blocks))
    return [plain_of(source, sentence) for sentence in sentences_of(source)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "A valve opens with `--all [--now]` and **shuts** with [care](b.md)."),
        ("a.html", "<p>A valve opens with <code>--all [--now]</code> and <b>shuts</b> with <a href=b>care</a>.</p>"),
        ("a.rst", "A valve opens with ``--all [--now]`` and **shuts** with `care <b>`_."),
        ("a.rst", "A valve opens with :opt:`--all [--now]` and **shuts** with :doc:`care <b>`."),
    ],
)
def test_code_is_read_and_markup_is_not(name: str, text: str) -> None:
    assert plain(name, text) == ["A valve opens with --all [--now] and shuts with care."]


def test_what_looks_like_markup_is_kept_where_a_format_has_none() -> None:
    assert plain("a.html", "<p>Write <code>**</code> around <code>&lt;b&gt;</code>.</p>") == ["Write ** around <b>."]


def test_formulas_and_addresses_are_read_and_marks_of_notes_are_not() -> None:
    text = "A dip<sup>2</sup> $d_0$ is[3] told by \\(n\\)\\[4\\] to pit@stone.example <!-- no --> &amp; all."
    assert plain("a.md", text) == ["A dip $d_0$ is told by \\(n\\) to pit@stone.example & all."]


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("a.md", "- **Sluice**: a `gate` of\n  [oak](b.md) &amp; iron.", "Sluice: a gate of oak & iron."),
        ("a.md", "水門の<ruby>番人<rt>ばんにん</rt></ruby>は、\n夜に**見回る**。", "水門の番人は、夜に見回る。"),
        ("a.rst", "A *sluice* is ``shut`` at night.", "A sluice is shut at night."),
        ("a.html", "<p>A <b>sluice</b> of <i>oak</i>.</p>", "A sluice of oak."),
    ],
)
def test_a_passage_is_read_as_its_document_shows_it(name: str, text: str, seen: str) -> None:
    reading = read(name, text.encode())
    assert PlainText(reading.text, reading.blocks).within(Span(0, len(reading.text))) == seen


def test_of_a_block_only_the_part_within_a_passage_is_read() -> None:
    reading = read("a.md", b"The *old* gate. A **new** gate.")
    assert PlainText(reading.text, reading.blocks).within(Span(16, 31)) == "A new gate."


def test_nothing_stands_before_a_full_stop_where_a_citation_was() -> None:
    assert plain("a.md", "A buoy is a float that marks a reef [@tolvan2019; @quenby2020].") == [
        "A buoy is a float that marks a reef."
    ]


def test_components_are_tags_and_types_in_angle_brackets_are_words() -> None:
    text = "<Mark tone='x'>The bag wall</Mark> is a <Dim>screen</Dim> <Flag /> of Vec<Chamotte> here."
    assert plain("a.mdx", text) == ["The bag wall is a screen of Vec<Chamotte> here."]
