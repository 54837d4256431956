"""Who wrote, took or made something is no subject of it."""

import pytest

from genglossary import readers
from tests.readers.prose import structure

LINES = [
    "By Orla Tolvan",
    "By Orla Tolvan · Photos: I. Quenby · 6 min read",
    "Photos by Ivo Quenby",
    "（聞き手・構成＝編集部　撮影＝佐伯）",
    "文・写真：大野健一",
]


@pytest.mark.parametrize("line", LINES)
def test_lines_that_name_who_made_it_are_metadata(line: str):
    read = readers.read("reef.md", f"# The reef\n\n{line}\n\nThe buoy drifts.\n".encode())
    assert [kind for kind, _ in structure(read)] == ["heading1", "front_matter", "paragraph"]


def test_a_sentence_that_begins_so_is_none():
    read = readers.read(
        "reef.md",
        "By Reef Point, the buoy drifts.\n\n文は短い。\n\n写真は礁である。\n\n翻訳：言葉を移すこと\n".encode(),
    )
    assert [kind for kind, _ in structure(read)] == ["paragraph"] * 4


CREDITS = ["(Photo: I. Quenby)", "(photo by Ivo Quenby)", "Photo: I. Quenby", "（撮影：佐伯）"]


@pytest.mark.parametrize("credit", CREDITS)
def test_who_took_a_picture_is_skipped_in_its_caption(credit: str):
    read = readers.read("reef.md", f"Figure 1. The buoy. {credit}\n".encode())
    (block,) = read.blocks
    assert any(read.text[skip.start : skip.end] == credit for skip in block.skips)
