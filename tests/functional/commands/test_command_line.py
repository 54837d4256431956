"""Commands as processes: the first one on a machine, other languages and terminals, output that nobody reads."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.test_cli import run


def test_who_works_in_japanese_is_spoken_to_in_japanese(tmp_path, data_folder):
    def say(*arguments: str) -> str:
        done = run(tmp_path, *arguments, LC_ALL="", LC_MESSAGES="", LANG="ja_JP.UTF-8", PYTHONUTF8="1")
        return done.stdout + done.stderr

    assert "文書から用語集をその場で作る" in say()
    assert "推敲をして、ファイルに書き出します" in say("generate", "--help")
    assert "nowhere.md がありません" in say("generate", "nowhere.md")
    (tmp_path / "d.md").write_text("A fid is a wooden pin. The fid opens a rope. A fid is oiled.", encoding="utf-8")
    assert "文書 1 件、用語 " in say("generate", "d.md")
    (tmp_path / "terms.csv").write_text("term,forbidden\nfid,peg\n", encoding="utf-8")
    (tmp_path / "d.md").write_text("A peg.", encoding="utf-8")
    told = say("check", "d.md", "--glossary", "terms.csv")
    assert "「peg」は使用禁止です。「fid」と書いてください。" in told and "文書 1 件に指摘 1 件" in told
    assert "is forbidden" in say("check", "d.md", "--glossary", "terms.csv", "--format", "json")


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The first `generate` on a machine: its folder, with the data folder in it, and how it ended."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "a.md").write_text("# Relief valve\n\nA relief valve is a device that opens under pressure.\n")
    return folder, run(folder, "generate", "a.md", "--output", "glossary.json")


def test_a_fresh_data_folder_is_set_up_by_the_first_generate(first):
    folder, done = first
    assert done.returncode == 0, done.stderr
    assert "A relief valve is a device" in (folder / "glossary.json").read_text(encoding="utf-8")
    assert "extract terms" in done.stderr


def test_output_that_nobody_reads_any_more_ends_without_a_traceback(first):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nowhere:
        done = run(first[0], "generate", "a.md", "--output", "again.json", stdout=nowhere, stderr=nowhere)
    assert done.returncode == 141
    assert "relief valve" in (first[0] / "again.json").read_text(encoding="utf-8").lower()


def test_a_terminal_that_knows_no_japanese_gets_numbers_of_characters(tmp_path):
    (tmp_path / "a.md").write_text("# 赤道儀\n\n赤道儀とは、望遠鏡を載せる台である。\n", encoding="utf-8")
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run(tmp_path, "analyze-terms", "a.md", **ascii_only)
    assert done.returncode == 0, done.stderr
    assert "\\u8d64" in done.stdout
