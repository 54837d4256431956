"""Pages of the manual of Unix in plain text: what is said on them, and what only shows which page it is."""

import pytest

from genglossary import readers
from tests.readers.prose import check, structure

HEAD = "LAMPCTL(1)                  {}                  LAMPCTL(1)\n\n"
FOOT = "\n\nPier 1.2                       March 2025                       LAMPCTL(1)\n"
PAGE = """NAME
       lampctl - control the lamps of a pier

SYNOPSIS
       lampctl [OPTION]... [LAMP]...

       lampctl --version

DESCRIPTION
       A lamp group is a set of lamps that
       are lit together.

SEE ALSO
       wickd(8), pier.conf(5)
"""


def blocks(text: str) -> list[tuple[str, str]]:
    reading = readers.read("lampctl.txt", text.encode())
    check(reading)
    return [(kind, " ".join(words.split())) for kind, words in structure(reading)]


@pytest.mark.parametrize("title", ["User Commands", "General Commands Manual", "一般コマンド"])
def test_heads_are_left_out_and_sections_have_headings(title: str):
    assert blocks(HEAD.format(title) + PAGE + FOOT) == [
        ("heading1", "NAME"),
        ("paragraph", "lampctl - control the lamps of a pier"),
        ("heading1", "SYNOPSIS"),
        ("code", "lampctl [OPTION]... [LAMP]..."),
        ("code", "lampctl --version"),
        ("heading1", "DESCRIPTION"),
        ("paragraph", "A lamp group is a set of lamps that are lit together."),
        ("heading1", "SEE ALSO"),
        ("paragraph", "wickd(8), pier.conf(5)"),
    ]


def test_other_texts_that_end_lines_in_brackets_are_read_as_they_are():
    assert blocks("The lamp of the pier (1)\n\nA lamp is lit (1)\n") == [
        ("paragraph", "The lamp of the pier (1)"),
        ("paragraph", "A lamp is lit (1)"),
    ]
