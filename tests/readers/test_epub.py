import io
import zipfile

import pytest

from genglossary import readers
from genglossary.readers import Unreadable
from genglossary.readers import epub as reader
from tests.readers.archives import archive, epub
from tests.readers.prose import check, readings, structure


def read(*chapters: str, **parts: str) -> readers.Reading:
    reading = reader.read(epub(*chapters, **parts))
    check(reading)
    return reading


def test_chapters_come_in_reading_order_without_the_contents():
    reading = read("<h1>One</h1><p>The lamp.</p>", "<h1>Two</h1><p>The&nbsp;horn &amp; bell.</p>")
    assert structure(reading) == [
        ("heading1", "One"),
        ("paragraph", "The lamp."),
        ("heading1", "Two"),
        ("paragraph", "The\xa0horn & bell."),
    ]
    assert reading.title == "The lamp"


def test_elements_that_close_themselves_do_not_swallow_the_rest():
    assert structure(read('<a id="x"/><p>The lamp.</p><script src="x.js"/><p>Burns.</p>')) == [
        ("paragraph", "The lamp."),
        ("paragraph", "Burns."),
    ]


def test_ruby_becomes_a_reading():
    reading = read("<p><ruby>灯<rt>とう</rt>台<rt>だい</rt></ruby>の光。</p>")
    assert structure(reading) == [("paragraph", "灯台の光。")]
    assert readings(reading) == [("灯", "とう"), ("台", "だい")]


def test_pages_that_are_not_well_formed_are_read_all_the_same():
    assert structure(read("<p>The <b>lamp<p>burns")) == [("paragraph", "The lamp"), ("paragraph", "burns")]


def test_locked_books_say_so_and_scrambled_fonts_are_no_lock():
    def encryption(algorithm: str) -> str:
        return f'<encryption><EncryptedData><EncryptionMethod Algorithm="{algorithm}"/></EncryptedData></encryption>'

    with pytest.raises(Unreadable, match="copy protection"):
        read("<p>x</p>", encryption=encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc"))
    assert read("<p>lamp</p>", encryption=encryption("http://www.idpf.org/2008/embedding")).blocks


def test_a_missing_chapter_is_a_warning():
    data = epub("<p>The lamp.</p>", "<p>The horn.</p>").replace(b"1 x.xhtml", b"9 x.xhtml")
    assert "Chapters that are missing in the file" in reader.read(data).warnings[0]


def test_a_damaged_chapter_is_named_and_the_others_are_read():
    data = uncompressed(epub("<p>The lamp.</p>", "<p>The horn.</p>", "<p>The bell.</p>")).replace(
        b"The horn", b"The hOrn"
    )
    reading = reader.read(data)
    assert [text for _, text in structure(reading)] == ["The lamp.", "The bell."]
    assert reading.warnings == ("Chapters that are damaged and were not read: OEBPS/text/1 x.xhtml.",)
    with pytest.raises(Unreadable, match="Chapters that are damaged"):
        reader.read(uncompressed(epub("<p>The horn.</p>")).replace(b"The horn", b"The hOrn"))


@pytest.mark.parametrize("part", [b"full-path", b"itemref"])
def test_where_the_list_of_chapters_is_damaged_they_are_read_as_the_archive_has_them(part: bytes):
    data = uncompressed(epub("<p>The lamp.</p>", "<p>The horn.</p>")).replace(part, part.swapcase(), 1)
    reading = reader.read(data)
    assert [text for _, text in structure(reading)] == ["The lamp.", "The horn."]
    assert reading.warnings == ("The list of chapters is damaged: they may stand in another order.",)


def uncompressed(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return archive({name: file.read(name) for name in file.namelist()}, compressed=False)
