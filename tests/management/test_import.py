"""The command that brings in a glossary from a file."""

import json
from pathlib import Path

import pytest

from genglossary.actions import definitions, terms
from genglossary.actions.glossary import glossary_of
from genglossary.models import Project, Term
from tests.factories import make_document, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project("Harbour")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.csv"
    path.write_text("用語,説明,禁止表記\n灯台,海を照らす塔。,燈台\n霧笛,音で知らせる。,\n", encoding="cp932")
    return path


def test_a_file_is_imported_and_what_was_done_is_told(run_command, project, words):
    called = run_command("import", "Harbour", words)
    assert called.code == 0
    assert "cp932" in called.out
    assert "2 new" in called.out
    assert "Imported: 2 rows." in called.out
    assert {entry.text for entry in glossary_of(project).entries} == {"灯台", "霧笛"}


def test_a_dry_run_changes_nothing_and_says_what_documents_say(run_command, project, words):
    make_document(project, "a.md", "燈台が見える。\n")
    called = run_command("import", project.pk, words, "--dry-run", "--json")
    report = json.loads(called.out)
    assert (called.code, report["imported"], report["counts"]["new"]) == (0, 0, 2)
    assert report["rows"][0]["documents"]["avoided"][0]["text"] == "燈台"
    assert not Term.objects.exists()


def test_columns_that_were_named_once_are_remembered_for_the_same_header(run_command, project, tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("用語,内訳\n灯台,塔。\n", encoding="utf-8")
    run_command("import", "Harbour", path, "--columns", "内訳=definition")
    path.write_text("用語,内訳\n霧笛,笛。\n", encoding="utf-8")
    run_command("import", "Harbour", path)
    assert {entry.definition for entry in glossary_of(project).entries} == {"塔。", "笛。"}


def test_pages_of_documentation_are_imported_and_their_lines_told(run_command, project, tmp_path):
    path = tmp_path / "words.rst"
    path.write_text(".. glossary::\n\n      lost\n   lamp\n   lantern\n      It burns.\n")
    called = run_command("import", "Harbour", path)
    assert called.code == 1
    assert "line 3: A definition stands there without a term above it." in called.out
    (entry,) = glossary_of(project).entries
    assert (entry.definition, entry.spellings[0].text) == ("It burns.", "lantern")


def test_what_is_left_of_a_page_is_told_and_no_error(run_command, project, tmp_path):
    path = tmp_path / "handbook.md"
    path.write_text(
        "# Handbook\n\n- **oil**: It is burnt.\n- **coal**: So is it.\n\n## Glossary\n\n"
        "- lamp: It burns.\n- wick: It soaks.\n"
    )
    called = run_command("import", "Harbour", path)
    assert (called.code, "Line 1: The part of this page that is called a glossary" in called.out) == (0, True)
    assert {entry.text for entry in glossary_of(project).entries} == {"lamp", "wick"}


def test_rows_that_cannot_be_imported_are_named_and_make_the_exit_code_1(run_command, project, tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("term,definition\n,Nothing.\nlamp,It burns.\n")
    called = run_command("import", "Harbour", path)
    assert called.code == 1
    assert "row 2: It has no term." in called.out
    assert [entry.text for entry in glossary_of(project).entries] == ["lamp"]


@pytest.mark.parametrize(("choice", "shown"), [("mine", "Ann's."), ("both", "Ann's."), ("theirs", "It burns.")])
def test_on_conflict_says_whose_word_stands(run_command, project, tmp_path, choice, shown):
    definitions.write(terms.add(project, "lamp", by=None), "Ann's.", by=None)
    path = tmp_path / "words.csv"
    path.write_text("term,definition\nlamp,It burns.\n")
    assert run_command("import", "Harbour", path, "--on-conflict", choice).code == 0
    assert glossary_of(project).entries[0].definition == shown


def test_columns_say_what_the_guess_does_not(run_command, project, tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("term,Bedeutung,x\nlamp,It burns.,1\n")
    assert run_command("import", "Harbour", path, "--columns", "Bedeutung=definition", "x=-").code == 0
    (entry,) = glossary_of(project).entries
    assert (entry.definition, entry.notes) == ("It burns.", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Nowhere", "words.csv"), "no project"),
        (("Harbour", "missing.csv"), "cannot be read"),
        (("Harbour", "words.doc"), "not a format"),
        (("Harbour", "broken.csv"), "never closed"),
        (("Harbour", "words.csv", "--columns", "x"), "COLUMN=FIELD"),
        (("Harbour", "words.csv", "--columns", "9=text"), "no column"),
        (("Harbour", "large.csv"), "larger than the limit"),
    ],
)
def test_wrong_use_changes_nothing_and_exits_with_2(
    run_command, project, words, tmp_path, monkeypatch, settings, arguments, said
):
    monkeypatch.chdir(tmp_path)
    settings.MAX_DOCUMENT_BYTES = 1000
    (tmp_path / "words.doc").write_text("x")
    (tmp_path / "large.csv").write_text("term\n" + "x\n" * 1000)
    (tmp_path / "broken.csv").write_text('term\n"lamp\n')
    called = run_command("import", *arguments)
    assert called.code == 2
    assert said in called.err
    assert not Term.objects.exists()
