"""The command line as a newcomer meets it: `genglossary`, `manage.py`, and what they say when something is wrong.

Commands that work for seconds: tests/functional/commands/test_command_line.py.
"""

import os
import re
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
        encoding="utf-8",
    )


@pytest.mark.parametrize("arguments", [(), ("--help",), ("help",)])
def test_alone_it_lists_what_it_can_do(tmp_path, arguments):
    done = run(tmp_path, *arguments)
    assert done.returncode == 0
    assert "generate" in done.stdout
    assert "cancel-run" in done.stdout


def test_a_bad_setting_is_one_line_and_exit_code_2(tmp_path):
    done = run(tmp_path, "runs", GENGLOSSARY_WORKERS="many")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "GENGLOSSARY_WORKERS" in done.stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"GENGLOSSARY_WORKERS": "many"}, "設定: GENGLOSSARY_WORKERS には 1 以上の整数を"),
        ({"DATABASE_URL": "postgres://localhost/none"}, "設定: DATABASE_URL を指定するときは、SECRET_KEY"),
        ({"GENGLOSSARY_OIDC_SERVER": "https://id.example.org"}, "設定: GENGLOSSARY_OIDC_SERVER、"),
    ],
)
def test_a_bad_setting_is_said_in_the_language_of_the_locale(tmp_path, wrong, said):
    done = run(tmp_path, "runs", LC_ALL="ja_JP.UTF-8", LANGUAGE="", PYTHONUTF8="1", **wrong)
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


def test_a_backup_is_refused_in_the_language_of_the_locale(tmp_path):
    (tmp_path / "there.sqlite3").touch()
    done = run(tmp_path, "backup", "there.sqlite3", LC_ALL="ja_JP.UTF-8", LANGUAGE="", PYTHONUTF8="1")
    assert "there.sqlite3 はすでにあります" in done.stderr


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


@pytest.mark.parametrize("command", ["check", "diff", "lsp", "runs", "watch"])
def test_help_is_in_the_language_of_the_locale_and_says_nothing_of_django(tmp_path, command):
    shown = run(tmp_path, command, "--help", LC_ALL="ja_JP.UTF-8").stdout
    assert shown.startswith("使い方: ")
    assert "--settings" not in shown
    explained = [
        line for line in shown.split("\n\n例:")[0].splitlines() if re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", line)
    ]
    assert explained == []


def test_wrong_use_is_told_in_the_language_of_the_locale(tmp_path):
    assert run(tmp_path, "check", "x", "--jobs", "0", LC_ALL="ja_JP.UTF-8").stderr.endswith(
        "エラー: 引数 --jobs: '0' はプロセスの数として使えません\n"
    )
    assert run(tmp_path, "diff", "x", LC_ALL="ja_JP.UTF-8").stderr.startswith("エラー：比べるのは")


@pytest.mark.parametrize("command", ["check", "generate", "runs"])
def test_other_commands_load_neither_the_protocol_of_editors_nor_what_watches_files(command):
    code = (
        "import sys; from genglossary.cli import main; sys.argv = ['genglossary', sys.argv[1], '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'pygls', 'lsprotocol', 'watchfiles'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code, command], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
