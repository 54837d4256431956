"""`genglossary check`, as a person at a terminal and a program in CI meet it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from genglossary import cli
from genglossary.checking.baseline import read
from tests.factories import make_project, make_term

GLOSSARY = {
    "terms": [
        {"text": "quay", "language": "en", "spellings": [{"text": "wharf", "usage": "forbidden"}]},
        {"text": "ユーザー", "language": "ja", "spellings": [{"text": "ユーザ", "usage": "deprecated"}]},
    ]
}


@pytest.fixture
def docs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    (tmp_path / "docs" / "glossary.json").write_text(json.dumps(GLOSSARY), encoding="utf-8")
    (tmp_path / "docs" / "guide" / "start.md").write_bytes("# Start\r\n\r\nThe wharf.\r\nユーザが。\r\n".encode())
    (tmp_path / "docs" / "clean.txt").write_text("The quay.", encoding="utf-8")
    return tmp_path / "docs"


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", *arguments], check=True, capture_output=True
    )


def test_findings_are_one_clean_is_nought(run_command, docs):
    called = run_command("check", "docs")
    assert called.code == 1
    assert called.out.splitlines() == [
        "docs/guide/start.md:3:5: GG101 error: “wharf” is forbidden: write “quay”.",
        "docs/guide/start.md:4:1: GG101 warning: “ユーザ” is deprecated: write “ユーザー”.",
    ]
    assert "2 findings in 2 documents" in called.err
    assert "not read" not in called.err
    clean = run_command("check", "docs/clean.txt")
    assert (clean.code, clean.out) == (0, "")
    assert clean.err.endswith("0 findings in 1 document (0 errors, 0 warnings, 0 notes).\n")


def test_kinds_of_files_that_are_not_read_are_named(run_command, docs):
    for name in ("a.tex", "guide/b.tex", "c.odt", "d.png", ".e.tex", "Makefile"):
        (docs / name).write_text("A wharf.")
    called = run_command("check", "docs")
    assert "Not looked at, for files of these kinds are not read: .tex (2), Makefile (1), .odt (1).\n" in called.err
    assert called.code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere",),
        ("docs", "--glossary", "nowhere.json"),
        ("docs", "--glossary", "docs/guide/start.md"),
        ("docs", "--rules", "GG999"),
        ("docs", "--rules", "GG101=loud"),
        ("docs", "--baseline", "nowhere"),
        ("docs", "--write-baseline"),
        ("docs", "--diff", "HEAD"),
    ],
)
def test_wrong_use_is_two(docs, arguments, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["genglossary", "check", *arguments])
    try:
        code = cli.main()
    except SystemExit as end:
        code = end.code
    said = capsys.readouterr()
    assert code == 2
    assert "rror" in said.err and "Traceback" not in said.err and said.out == ""


def program(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "import sys; from genglossary.cli import main; sys.exit(main())", *arguments]
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    return subprocess.run(command, capture_output=True, text=True, env=environment)


def test_with_a_file_no_database_is_touched(docs):
    done = program("check", "docs", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert [each["fix"] for each in json.loads(done.stdout)["findings"]] == ["quay", "ユーザー"]


@pytest.mark.django_db
def test_a_project_has_a_glossary_too(run_command, docs):
    make_term(make_project("Harbour"), "quay", status="accepted", found=True)
    called = run_command("check", "docs/clean.txt", "--project", "Harbour")
    assert (called.code, called.out) == (0, "")
    assert run_command("check", "docs", "--project", "Nowhere").code == 2


@pytest.mark.parametrize("spelling", ["quay", "a  b", "x" * 201])
def test_a_spelling_that_can_match_nothing_is_an_error_of_the_glossary(run_command, docs, spelling):
    terms = [*GLOSSARY["terms"], {"text": "pier", "spellings": [{"text": spelling, "usage": "forbidden"}]}]
    (docs / "glossary.json").write_text(json.dumps({"terms": terms}), encoding="utf-8")
    called = run_command("check", "docs/clean.txt")
    assert called.code == 2 and "glossary.json" in called.err


def test_fix_writes_what_is_certain_and_keeps_line_ends(run_command, docs):
    shown = run_command("check", "docs", "--fix", "--diff")
    assert shown.code == 1
    assert "-The wharf.\n" in shown.out and "+The quay.\n" in shown.out
    assert b"wharf" in (docs / "guide" / "start.md").read_bytes()
    mended = run_command("check", "docs", "--fix")
    assert (mended.code, mended.out) == (0, "")
    assert (docs / "guide" / "start.md").read_bytes() == "# Start\r\n\r\nThe quay.\r\nユーザーが。\r\n".encode()
    assert "0 findings were mended" in run_command("check", "docs", "--fix").err


def test_fix_keeps_the_encoding_and_its_mark(run_command, docs):
    (docs / "sjis.txt").write_bytes("ユーザが使う。波止場の灯台守は、毎晩ランプに火をともします。".encode("cp932"))
    (docs / "bom.md").write_bytes(b"\xef\xbb\xbfThe wharf.\n")
    run_command("check", "docs", "--fix")
    assert (docs / "sjis.txt").read_bytes().decode("cp932").startswith("ユーザーが使う。")
    assert (docs / "bom.md").read_bytes() == b"\xef\xbb\xbfThe quay.\n"


def test_files_that_could_not_be_written_back_stay(run_command, docs):
    (docs / "mixed.md").write_bytes(b"The wharf.\r\nx\n")
    called = run_command("check", "docs", "--fix")
    assert called.code == 1 and "mixed.md: Its line ends are mixed" in called.err
    assert (docs / "mixed.md").read_bytes() == b"The wharf.\r\nx\n"


def test_a_file_that_may_only_be_read_stays(run_command, docs):
    file = docs / "guide" / "start.md"
    file.chmod(0o444)
    called = run_command("check", "docs", "--fix")
    assert called.code == 1 and "start.md: It may only be read." in called.err
    assert b"wharf" in file.read_bytes()


def test_in_a_folder_of_a_repository_the_glossary_above_is_found(run_command, docs, monkeypatch):
    monkeypatch.chdir(docs / "guide")
    assert run_command("check", ".").code == 2
    git("init", str(docs.parent))
    called = run_command("check", ".")
    assert called.code == 1 and "start.md:3:5" in called.out


def test_of_a_renamed_file_only_changed_lines_count(run_command, docs):
    git("init")
    git("add", ".")
    git("commit", "-m", "First")
    git("mv", "docs/guide/start.md", "docs/港.md")
    assert run_command("check", "docs", "--diff", "HEAD").code == 0
    with (docs / "港.md").open("ab") as file:
        file.write(b"Another wharf.\r\n")
    assert run_command("check", "docs", "--diff", "HEAD").out.count("\n") == 1


def test_with_three_dots_lines_count_that_changed_since_the_branch_began(run_command, docs):
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "First")
    git("checkout", "-b", "other")
    (docs / "new.md").write_text("A wharf.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "Second")
    git("checkout", "main")
    (docs / "guide" / "start.md").write_text("A quay.\n", encoding="utf-8")
    git("commit", "-am", "Third")
    git("checkout", "other")
    assert "start.md" in run_command("check", "docs", "--diff", "main").out
    assert run_command("check", "docs", "--diff", "main...").out.count("\n") == 1
    assert run_command("check", "docs", "--diff", "...").code == 2


def test_changes_within_a_submodule_count(run_command, docs, tmp_path):
    git("init", str(tmp_path / "parts"))
    (tmp_path / "parts" / "a.md").write_text("A wharf.\n", encoding="utf-8")
    git("-C", str(tmp_path / "parts"), "add", "a.md")
    git("-C", str(tmp_path / "parts"), "commit", "-m", "First")
    git("init")
    git("-c", "protocol.file.allow=always", "submodule", "add", "./parts", "docs/parts")
    git("add", "docs")
    git("commit", "-m", "First")
    (docs / "parts" / "a.md").write_text("A wharf.\nTwo wharfs.\n", encoding="utf-8")
    assert "docs/parts/a.md:2:5: GG101" in run_command("check", "docs", "--diff", "HEAD").out
    assert run_command("check", "docs", "--diff", "HEAD").out.count("\n") == 1


def test_of_no_document_nothing_is_said(run_command, docs):
    (docs.parent / ".genglossary.toml").write_text('exclude = ["docs/*"]', encoding="utf-8")
    assert run_command("check", "docs", "--rules", "GG203").code == 0


def test_a_baseline_leaves_out_what_is_known(run_command, docs):
    assert run_command("check", "docs", "--baseline", "known", "--write-baseline").code == 0
    assert sum(read(Path("known").read_text(encoding="utf-8")).values()) == 2
    (docs / "guide" / "start.md").write_text("x\n\n" * 50 + "The wharf.\n\nA new wharf.\n", encoding="utf-8")
    called = run_command("check", "docs", "--baseline", "known")
    assert [line.split(" ")[0] for line in called.out.splitlines()] == ["docs/guide/start.md:103:7:"]
    assert "No more there of known: 1 finding;" in called.err
    assert "Not looked at" not in run_command("check", ".", "--baseline", "known").err


def test_only_lines_that_changed_since_a_commit(run_command, docs):
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    with (docs / "guide" / "start.md").open("ab") as file:
        file.write(b"\r\nA wharf too.\r\n")
    (docs / "new 1.md").write_text("A wharf.", encoding="utf-8")
    called = run_command("check", "docs", "--diff", "HEAD")
    assert [line.split(": ")[0] for line in called.out.splitlines()] == ["docs/guide/start.md:6:3", "docs/new 1.md:1:3"]
    assert run_command("check", "docs", "--diff", "nothing").code == 2
    assert run_command("check", "docs", "--diff=--output=x").code == 2


def test_some_rules_only_and_what_makes_it_fail(run_command, docs):
    assert run_command("check", "docs", "--rules", "GG104").code == 0
    assert run_command("check", "docs", "--rules", "GG101=off").code == 0
    assert len(run_command("check", "docs", "--rules", "GG101,GG104").out.splitlines()) == 2
    assert run_command("check", "docs", "--fail-on", "error").code == 1
    assert run_command("check", "docs", "--rules", "GG101=note", "--fail-on", "warning").code == 0


def test_settings_of_the_repository(run_command, docs):
    Path("pyproject.toml").write_text(
        '[tool.genglossary]\nglossary = "docs/glossary.json"\nfail-on = "error"\nexclude = ["docs/old"]\n'
        '[tool.genglossary.per-path."docs/guide/*"]\nGG101 = "note"\n',
        encoding="utf-8",
    )
    (docs / "old").mkdir()
    (docs / "old" / "a.md").write_text("A wharf.", encoding="utf-8")
    called = run_command("check", "docs")
    assert called.code == 0 and "GG101 note" in called.out and "old" not in called.out


def test_a_rule_that_is_off_can_be_on_in_some_paths(run_command, docs):
    Path("pyproject.toml").write_text(
        '[tool.genglossary]\nrules = {GG101 = "off"}\n[tool.genglossary.per-path."docs/guide/*"]\nGG101 = "warning"\n',
        encoding="utf-8",
    )
    (docs / "a.md").write_text("A wharf.", encoding="utf-8")
    lines = run_command("check", "docs").out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["docs/guide/start.md"] * 2
    assert all("GG101 warning" in line for line in lines)
    assert run_command("check", "docs", "--rules", "GG104").out == ""
    assert len(run_command("check", "docs", "--rules", "GG101=note").out.splitlines()) == 3


@pytest.mark.parametrize(
    "settings",
    ["nonsense = 1", "often = 'x'", "rules = {GG999 = 'off'}", "fail-on = 'never'", "rules = {GG101 = 1}", "= x"],
)
def test_settings_that_are_not_known_are_errors(run_command, docs, settings):
    Path(".genglossary.toml").write_text(settings, encoding="utf-8")
    called = run_command("check", "docs")
    assert called.code == 2 and ".genglossary.toml" in called.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("exclude = ['docs/[']", "a bracket has no end"),
        ("exclude = [3]", "needs paths or globs"),
        ("exclude = ['/docs']", "can match nothing"),
        ("per-path = {'docs/*' = 'off'}", "is a table of rules"),
        ("per-path = {'../docs' = {GG101 = 'off'}}", "can match nothing"),
        ("often = 0", "often is at least 1"),
        ("glossary = 3", "a text is needed"),
        ("baseline = 'none'", "none cannot be read: No such file"),
    ],
)
def test_settings_that_can_do_nothing_say_why(run_command, docs, settings, said):
    Path(".genglossary.toml").write_text(settings, encoding="utf-8")
    called = run_command("check", "docs")
    assert called.code == 2 and said in called.err


def test_a_path_in_the_settings_may_begin_with_a_dot(run_command, docs):
    Path(".genglossary.toml").write_text("exclude = ['./docs']", encoding="utf-8")
    assert run_command("check", "docs").out == ""


def test_unchanged_documents_come_from_the_cache_with_the_same_findings(run_command, docs, monkeypatch):
    first = run_command("check", "docs")
    monkeypatch.setattr("genglossary.checking.checker.manuscript", None)
    assert run_command("check", "docs") == first


def test_several_processes_find_the_same(run_command, docs):
    for number in range(12):
        (docs / f"{number}.md").write_text("A wharf. ユーザ。", encoding="utf-8")
    alone = run_command("check", "docs", "--no-cache", "--jobs", "1")
    assert run_command("check", "docs", "--no-cache", "--jobs", "2") == alone


def test_a_document_that_cannot_be_read_is_never_clean(run_command, docs):
    (docs / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    called = run_command("check", "docs/clean.txt", "docs/broken.docx")
    assert called.code == 2 and "broken.docx" in called.err


def test_what_is_left_out_is_named(run_command, docs, monkeypatch):
    monkeypatch.setenv("GENGLOSSARY_MAX_DOCUMENT_MB", "0.001")
    (docs / "big.md").write_text("A wharf.\n" * 200, encoding="utf-8")
    assert "big.md: It is larger than the limit" in run_command("check", "docs").err


def test_an_option_is_not_guessed(docs):
    done = program("check", "docs", "--proj", "Handbook")
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_likely_new_terms_are_suggested_when_asked_for(run_command, docs):
    text = "The fog signal sounds. A fog signal is a horn.\n\nEach fog signal has a reed. The fog signal rests.\n\n"
    (docs / "more.md").write_text(text * 3, encoding="utf-8")
    assert "GG206" not in run_command("check", "docs").out
    assert "“fog signal” looks like a term" in run_command("check", "docs", "--suggest").out


def test_of_electronic_books_the_chapter_is_said(run_command, docs):
    from tests.readers.archives import epub

    (docs / "a.epub").write_bytes(epub("<p>A wharf.</p>", "<h1>Night</h1><p>One.</p><p>A wharf.</p>"))
    lines = run_command("check", "docs/a.epub").out.splitlines()
    assert [line.rpartition(" (")[2] for line in lines] == ["paragraph 1)", "“Night”, paragraph 4)"]


def test_word_documents_have_paragraphs(run_command, docs):
    from tests.readers.archives import docx

    (docs / "a.docx").write_bytes(
        docx("<w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>A wharf.</w:t></w:r></w:p>")
    )
    assert "docs/a.docx:2:3: GG101 error" in run_command("check", "docs").out
    assert "(paragraph 2)" in run_command("check", "docs").out
