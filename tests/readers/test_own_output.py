"""A glossary that this program wrote is no document, in whatever file it comes back."""

import pytest

from genglossary import formats, readers
from genglossary.readers.own_output import MARK, REASON
from tests.formats.samples import GLOSSARY
from tests.readers.archives import docx, p

OLD = (
    "# Words\n\n3 in all, 2 with a definition.\n\n## F\n\n### fog horn\n\nAlso: FH\n\n> A fog horn is loud.\n\n"
    "— a.md · mentions: 12, documents: 2\n\n### lamp\n\n> A lamp is a light.\n\n— a.md · mentions: 3, documents: 1\n"
)
OLD_JAPANESE = (
    "# 用語集\n\n### 霧笛\n\n> 霧笛とは笛である。\n\n— a.md · 2 文書に 12 回\n\n"
    "### 灯\n\n— 出現箇所：a.md · 1 文書に 3 回\n"
)

TABLES = ("json", "csv", "tsv")
READ = [name for name, each in formats.FORMATS.items() if name in TABLES or each.suffix in readers.SUFFIXES]
"""Formats that somebody might keep beside the documents as one of them."""


def is_refused(name: str, data: bytes) -> bool:
    try:
        readers.read(name, data)
    except readers.Unreadable as error:
        return error.reason == REASON
    return False


@pytest.mark.parametrize("name", READ)
def test_every_format_is_recognised_under_another_name(name: str):
    ending = ".docx" if name == "docx" else ".txt"  # a container is read by no other ending
    for dialect in ("", *formats.FORMATS[name].dialects):
        assert is_refused(f"words{ending}", formats.write(name, GLOSSARY, dialect))


def test_a_glossary_that_somebody_mended_is_still_one():
    text = formats.write(".md", GLOSSARY).decode().replace("2 in all, 1 with a definition.\n", "Our words, edited.\n")
    assert is_refused("glossary.md", text.replace("fog horn", "foghorn").encode())
    assert is_refused("glossary.md", "\n".join(text.splitlines()[2:]).encode())


@pytest.mark.parametrize("text", [OLD, OLD_JAPANESE])
def test_those_of_earlier_versions_and_converted_ones_are_recognised_by_their_entries(text: str):
    assert MARK not in text
    assert is_refused("glossary.md", text.encode())
    assert is_refused("glossary.html", "".join(f"<p>{line}</p>" for line in text.splitlines()).encode())
    assert is_refused("glossary.docx", docx("".join(map(p, filter(None, text.splitlines())))))


def test_a_document_that_shows_an_entry_is_a_document():
    guide = "# How to read a glossary\n\n" + "Look at the words first.\n\n" * 30 + OLD.split("## F")[1]
    assert not is_refused("guide.md", guide.encode())
    assert not is_refused("guide.md", b"It mentions: 3, documents: 2\n")
