"""The command line as a newcomer meets it: `genglossary`, `manage.py`, and what they say when something is wrong."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(
    tmp_path: Path, *arguments: str, stdout: Any = subprocess.PIPE, stderr: Any = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    inherited = {
        k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        env={**inherited, "GENGLOSSARY_DATA_DIR": str(tmp_path / "data"), **environment},
        cwd=tmp_path,
        stdout=stdout,
        stderr=stderr,
        text=True,
    )


@pytest.mark.parametrize("arguments", [(), ("--help",), ("help",)])
def test_alone_it_lists_what_it_can_do(tmp_path, arguments):
    done = run(tmp_path, *arguments)
    assert done.returncode == 0
    assert "generate" in done.stdout
    assert "cancel-run" in done.stdout


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


def test_a_bad_setting_is_one_line_and_exit_code_2(tmp_path):
    done = run(tmp_path, "runs", GENGLOSSARY_WORKERS="many")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "GENGLOSSARY_WORKERS" in done.stderr


def test_a_database_url_without_a_secret_key_is_refused(tmp_path):
    done = run(tmp_path, "runs", DATABASE_URL="postgres://localhost/none")
    assert done.returncode == 2
    assert "SECRET_KEY" in done.stderr


def test_a_database_url_that_is_none_is_one_line_and_exit_code_2(tmp_path):
    done = run(tmp_path, "runs", DATABASE_URL="nonsense", SECRET_KEY="x")
    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_one_line(tmp_path):
    done = run(tmp_path, "runs", DATABASE_URL="postgres://127.0.0.1:1/none", SECRET_KEY="x")
    assert done.returncode == 1
    assert done.stderr.startswith("The database does not answer")
    assert done.stderr.count("\n") == 1


def test_an_unknown_command_is_said_without_a_traceback(tmp_path):
    done = run(tmp_path, "generat")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_damaged_database_is_one_line(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "db.sqlite3").write_text("certainly not what SQLite writes\n" * 40)
    done = run(tmp_path, "runs")
    assert done.returncode == 1
    assert done.stderr.startswith("The database is damaged")
    assert done.stderr.count("\n") == 1


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


@pytest.mark.parametrize("command", ["check", "generate", "runs"])
def test_other_commands_load_neither_the_protocol_of_editors_nor_what_watches_files(command):
    code = (
        "import sys; from genglossary.cli import main; sys.argv = ['genglossary', sys.argv[1], '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'pygls', 'lsprotocol', 'watchfiles'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code, command], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
