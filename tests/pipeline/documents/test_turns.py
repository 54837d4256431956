"""Who speaks is told where a table, a list or a paragraph of its own says so, in every format."""

import pytest

from genglossary import readers
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.types import Source
from tests.readers.archives import docx, p

SAID = (
    ("Ruth", "A storm cone is a black cone that warns of a gale."),
    ("Olav", "We should paint it."),
    ("Ruth", "A paint fund is money for paint."),
    ("Olav", "The paint fund is empty."),
)
JAPANESE = (
    ("議長", "風見とは、風で回る板である。"),
    ("霧島", "風見を直すべきです。"),
    ("議長", "塗料基金とは、塗料を買うための金である。"),
    ("霧島", "基金は空です。"),
)


def proses(name: str, data: str | bytes) -> list[str]:
    reading = readers.read(name, data if isinstance(data, bytes) else data.encode())
    found = sentences_of(Source(key=1, name=name, text=reading.text, blocks=reading.blocks))
    assert all(sentence.kind == "quote" for sentence in found)
    return [sentence.prose for sentence in found]


def rows(turns: tuple[tuple[str, str], ...], row: str) -> str:
    return "".join(row.format(who, said) for who, said in turns)


@pytest.mark.parametrize("turns", [SAID, JAPANESE])
@pytest.mark.parametrize(
    ("name", "row", "whole"),
    [
        ("a.html", "<tr><td>{}</td><td>{}</td></tr>", "<table>{}</table>"),
        ("a.html", "<dt>{}</dt><dd>{}</dd>", "<dl>{}</dl>"),
        ("a.html", "<p><b>{}</b></p><p>{}</p>", "{}"),
        ("a.md", "| {} | {} |\n", "|   |   |\n|---|---|\n{}"),
        ("a.rst", "{}\n  {}\n\n", "{}"),
        ("a.org", "- {} :: {}\n", "{}"),
        ("a.adoc", "{}:: {}\n", "{}"),
    ],
)
def test_names_are_left_out_and_what_is_said_is_a_quotation(name: str, row: str, whole: str, turns):
    assert proses(name, whole.format(rows(turns, row))) == [said for _, said in turns]


@pytest.mark.parametrize("turns", [SAID, JAPANESE])
def test_tables_of_word_too(turns):
    row = f"<w:tr><w:tc>{p('{}')}</w:tc><w:tc>{p('{}')}</w:tc></w:tr>"
    assert proses("a.docx", docx(f"<w:tbl>{rows(turns, row)}</w:tbl>")) == [said for _, said in turns]


@pytest.mark.parametrize(("head", "what"), [("Speaker", "Words"), ("発言者", "発言")])
def test_the_head_of_a_column_tells_it_however_seldom_somebody_speaks(head: str, what: str):
    rows = "| 10:00 | Ruth | It is open. |\n| 10:01 | Olav | It is not. |\n"
    table = f"| Time | {head} | {what} |\n|---|---|---|\n{rows}"
    reading = readers.read("a.md", table.encode())
    found = sentences_of(Source(key=1, name="a.md", text=reading.text, blocks=reading.blocks))
    assert [each.prose for each in found if each.prose in ("Ruth", "Olav", head)] == []
    assert {"It is open.", "It is not."} <= {each.prose for each in found if each.kind == "quote"}


@pytest.mark.parametrize(
    "text",
    [
        "<dl><dt>Fid</dt><dd>A cone of wood.</dd><dt>Cleat</dt><dd>A horn.</dd><dt>Fid</dt><dd>A pin.</dd></dl>",
        "<table><tr><td>Fid</td><td>A cone.</td></tr><tr><td>Cleat</td><td>A horn.</td></tr></table>",
        "<p>Parameters</p><p>It takes one.</p><p>Returns</p><p>It gives one.</p>" * 2,
        "<p>Ruth is here.</p><p>Olav is here.</p>" * 2,
    ],
)
def test_words_that_are_explained_and_other_lines_stay(text: str):
    reading = readers.read("a.html", text.encode())
    found = sentences_of(Source(key=1, name="a.html", text=reading.text, blocks=reading.blocks))
    assert len({each.block for each in found}) == len(reading.blocks)
