"""In every format the same terms and the same structure, whatever characters that nobody sees stand in the text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary import readers
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.types import Source
from genglossary.readers import as_seen
from tests.functional.readers.originals import ORIGINALS
from tests.readers.archives import docx, epub, p
from tests.readers.prose import check

UNSEEN = st.sampled_from(["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u034f"])
TEXT = "A keelson is a beam that stiffens the keel. 竜骨とは、船底の中央を通る材である。"
WRITERS = {
    "a.txt": lambda text: text.encode(),
    "a.md": lambda text: f"# Ships\n\n{text}\n".encode(),
    "a.rst": lambda text: f"Ships\n=====\n\n{text}\n".encode(),
    "a.adoc": lambda text: f"= Ships\n\n{text}\n".encode(),
    "a.org": lambda text: f"* Ships\n\n{text}\n".encode(),
    "a.srt": lambda text: f"1\n00:00:01,000 --> 00:00:09,000\n{text}\n".encode(),
    "a.html": lambda text: f"<h1>Ships</h1><p>{text}</p>".encode(),
    "a.docx": lambda text: docx(p("Ships", "H1") + p(text)),
    "a.epub": lambda text: epub(f"<h1>Ships</h1><p>{text}</p>"),
    "a.vtt": lambda text: f"WEBVTT\n\n00:01.000 --> 00:09.000\n{text}\n".encode(),
    "a.po": lambda text: f'msgid ""\nmsgstr ""\n\nmsgid "{text}"\nmsgstr "{text}"\n'.encode(),
    "a.xlf": lambda text: (
        f'<xliff version="1.2"><file><body><trans-unit id="1"><source>{text}</source><target>{text}</target>'
        "</trans-unit></body></file></xliff>"
    ).encode(),
    "a.tmx": lambda text: (
        f'<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{text}</seg></tuv>'
        f'<tuv xml:lang="ja"><seg>{text}</seg></tuv></tu></body></tmx>'
    ).encode(),
}
PICTURES = st.sampled_from(["🚢", "⚠️", "✅", "👩‍🔧", "🇯🇵", "➡️", "1️⃣", "❗"])


def said(name: str, data: bytes) -> list[tuple[str, str, str]]:
    reading = readers.read(name, data)
    check(reading)
    sentences = sentences_of(Source(key=1, name=name, text=reading.text, blocks=reading.blocks))
    for sentence in sentences:
        assert re.sub(r"\W", "", sentence.prose) == re.sub(
            r"\W|[\u034f]", "", reading.text[sentence.start : sentence.end]
        )
    return [(sentence.kind, sentence.language, sentence.prose) for sentence in sentences]


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=12, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, len(TEXT)), UNSEEN), max_size=6))
def test_characters_that_nobody_sees_change_nothing(name: str, places: list[tuple[int, str]]):
    text = TEXT
    for at, character in sorted(places, reverse=True):
        text = text[:at] + character + text[at:]
    assert said(name, WRITERS[name](text)) == said(name, WRITERS[name](TEXT))


def terms(name: str, data: bytes) -> list[tuple[str, int]]:
    reading = readers.read(name, data)
    source = Source(key=1, name=name, text=reading.text, blocks=reading.blocks)
    return sorted((each.text, each.frequency) for each in extract(Corpus([source])) if each.accepted)


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=6, deadline=None)
@given(pictures=st.lists(st.tuples(st.sampled_from([0, 2, 10, 46, 61, 73]), PICTURES), max_size=4))
def test_pictures_between_words_change_no_term(name: str, pictures: list[tuple[int, str]]):
    text = TEXT
    for at, picture in sorted(pictures, reverse=True):
        text = f"{text[:at]}{picture} {text[at:]}"
    assert terms(name, WRITERS[name](text)) == terms(name, WRITERS[name](TEXT))


def test_what_nobody_sees_hides_no_structure():
    text = "\ufeff\u200b# Ships\n\u200b\nA keelson is a beam.\n\u2060- one\n"
    reading = readers.read("a.md", text.encode())
    check(reading)
    assert [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks] == [
        ("heading", "Ships"), ("paragraph", "A keelson is a beam."), ("list_item", "one"),
    ]  # fmt: skip


def test_entities_beside_what_nobody_sees_end_where_they_are_written():
    text = "\u200bNuts &amp; bolts, keel&shy;sons\u200b, cafe&#x301;s and か&#x3099;いど."
    reading = readers.read("a.md", text.encode())
    check(reading)
    (sentence,) = sentences_of(Source(key=1, name="a.md", text=reading.text, blocks=tuple(reading.blocks)))
    assert sentence.prose == "Nuts & bolts, keelsons, cafés and がいど."
    for word, written in [
        ("&", "&amp;"), ("keelsons", "keel&shy;sons"), ("cafés", "cafe&#x301;s"), ("が", "か&#x3099;"),
    ]:  # fmt: skip
        at = sentence.prose.index(word)
        span = sentence.span(at, at + len(word))
        assert reading.text[span.start : span.end] == written


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\r", "\r\r\n", "\u2028", "\x85", "\v"])
@pytest.mark.parametrize("name", ["a.srt", "a.vtt", "a.po", "a.html", "a.xlf", "a.tmx"])
def test_every_line_end_is_one_in_files_of_lines_too(name: str, end: str):
    written = WRITERS[name](TEXT).decode()
    assert terms(name, written.replace("\n", end).encode()) == terms(name, written.encode())


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\r", "\r\r\n", "\u2028", "\x85", "\v"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.rst"])
def test_every_line_end_is_one(name: str, end: str):
    text = "Ships\n=====\n\nA keelson is a beam that stiffens the keel and\ncarries the mast.\n\n- one\n- two\n"
    assert said(name, text.replace("\n", end).encode()) == said(name, text.encode())


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp932", "iso2022_jp"])
def test_a_web_page_is_one_whatever_it_is_called(name: str, encoding: str):
    page = f"<!DOCTYPE html>\n<html><body><script>no()</script><h1>Ships</h1><p>{TEXT}</p></body></html>"
    assert said(name, page.encode(encoding)) == said("a.html", page.encode())


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.txt", "a.md", "a.rst", "a.adoc"])
def test_a_paragraph_separator_ends_a_sentence(name: str):
    text = "The deck of the ship\u2029A keelson is a beam of the keel."
    data = docx(p(text)) if name == "a.docx" else (f"<p>{text}</p>" if name == "a.html" else text).encode()
    assert "A keelson is a beam of the keel." in [prose for *_, prose in said(name, data)]


def test_every_reader_that_stores_the_text_of_the_file_is_one_of_these_and_tried_here():
    stored = {
        readers.SUFFIXES[suffix]
        for suffix, data in ORIGINALS.items()
        if readers.read(f"a{suffix}", data).text == data.decode(errors="replace")
    }
    assert stored - {"gettext"} == as_seen.TEXTS  # what nobody sees is no part of the signs of a catalog
    assert {readers.SUFFIXES[readers.suffix_of(name)] for name in WRITERS} >= as_seen.TEXTS
