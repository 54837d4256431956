import subprocess
import sys

import pytest

from genglossary import readers
from genglossary.readers import Unreadable
from tests.functional.readers.originals import ORIGINALS
from tests.readers.prose import check


def test_the_format_is_told_by_the_suffix_in_any_case():
    assert readers.read("LAMP.MD", b"`````\nLamp\n`````\n").blocks[0].kind == "code"
    assert readers.read("lamp.txt", b"`````\nLamp\n`````\n").blocks[0].kind == "paragraph"


def test_an_unknown_kind_is_refused_with_the_kinds_that_are_read():
    with pytest.raises(Unreadable, match=r"kinds that are: .*\.md"):
        readers.read("lamp.exe", b"MZ")


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file_says_so(data: bytes):
    with pytest.raises(Unreadable, match="empty"):
        readers.read("lamp.md", data)


def test_reading_needs_neither_django_nor_a_library_that_is_not_used():
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from genglossary import readers\n"
        "readers.read('a.txt', b'lamp'); assert 'markdown_it' not in sys.modules\n"
        "readers.read('a.md', b'lamp'); assert 'markdown_it' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b"%PDF-1.7 lamp"),
        ("a.txt", b"PK\x03\x04lamp"),
        ("a.pdf", b"PK\x03\x04lamp"),
        ("a.docx", b"%PDF-1.7"),
        ("a.docx", b"just words"),
        ("a.html", b"\x89PNG\r\n"),
        ("a.pdf", b"just words"),
        ("a.epub", b"<html>"),
        ("a.txt", b"-----BEGIN OPENSSH PRIVATE KEY-----\n"),
    ],
)
def test_a_name_that_lies_about_the_kind_is_found_out(name: str, data: bytes):
    with pytest.raises(Unreadable, match="says"):
        readers.read(name, data)


@pytest.mark.parametrize("module", sorted(set(readers.SUFFIXES.values())))
def test_each_reader_has_a_sound_document_that_others_are_made_of_by_damage(module: str):
    suffixes = [suffix for suffix in ORIGINALS if readers.SUFFIXES[suffix] == module]
    assert suffixes
    for suffix in suffixes:
        check(readers.read(f"a{suffix}", ORIGINALS[suffix]))
