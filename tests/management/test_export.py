import json

import pytest

from genglossary.actions.glossary import glossary_of
from genglossary.formats import FORMATS, write
from genglossary.models import SpellingUsage
from tests.factories import make_project, make_term
from tests.translated import run_on, translated_project

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def project():
    project = make_project()
    horn = make_term(project, "fog horn", status="accepted", status_by_person=True, language="en")
    make_term(project, "hooter", preferred=horn, usage=SpellingUsage.FORBIDDEN, status="accepted")
    make_term(project, "lamp", status="candidate", language="en")
    return project


def test_a_file_is_what_its_ending_says(run_command, project, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    called = run_command("export", project.pk, tmp_path / "words.json")
    assert (called.code, called.err) == (0, "")
    assert (tmp_path / "words.json").read_bytes() == write("json", glossary_of(project))


def test_what_a_format_cannot_say_is_named(run_command, project, tmp_path):
    called = run_command("export", project.pk, tmp_path / "words.adoc")
    assert called.code == 0
    assert called.err == "Left out: 1 deprecated or forbidden spelling.\n"
    assert "hooter" not in (tmp_path / "words.adoc").read_text("utf-8")


def test_the_ending_of_a_translation_memory_gets_the_aligned_passages(run_command, tmp_path):
    project = translated_project()
    run_on(project)
    called = run_command("export", project.pk, tmp_path / "passages.tmx")
    assert (called.code, called.err) == (0, "")
    assert b'<tuv xml:lang="ja">' in (tmp_path / "passages.tmx").read_bytes()


def test_without_translations_there_is_no_memory(run_command, project, tmp_path):
    called = run_command("export", project.pk, tmp_path / "passages.tmx")
    assert (called.code, called.err) == (1, "No run has compared documents with their translations yet.")
    assert not (tmp_path / "passages.tmx").exists()


def test_strict_writes_nothing_then(run_command, project, tmp_path):
    called = run_command("export", project.pk, tmp_path / "words.adoc", "--strict")
    assert called.code == 1
    assert "1 deprecated or forbidden spelling" in called.err
    assert not (tmp_path / "words.adoc").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_strict_refuses_exactly_what_would_be_told(run_command, project, tmp_path, name):
    file = tmp_path / "words"
    told = run_command("export", project.pk, file, "--format", name)
    assert (told.code, file.exists()) == (0, True)
    file.unlink()
    strict = run_command("export", project.pk, file, "--format", name, "--strict")
    assert (strict.code, file.exists()) == ((1, False) if told.err else (0, True))
    assert told.err.strip() in strict.err
    assert told.err or "avoided" in FORMATS[name].carries


def test_what_only_a_dialect_cannot_say_counts_too(run_command, project, tmp_path):
    project.terms.filter(text="fog horn").update(category="technical_term")
    arguments = ("export", project.pk, tmp_path / "words.tbx", "--strict")
    refused = run_command(*arguments, "--dialect", "tbx2")
    assert (refused.code, "Left out: 1 category." in refused.err) == (1, True)
    assert not (tmp_path / "words.tbx").exists()
    assert run_command(*arguments).code == 0


def test_proposed_terms_come_where_they_are_asked_for(run_command, project, tmp_path):
    def texts(*more):
        assert run_command("export", project.pk, tmp_path / "words.json", *more).code == 0
        return [term["text"] for term in json.loads((tmp_path / "words.json").read_text("utf-8"))["terms"]]

    assert texts() == ["fog horn"]
    assert texts("--status", "candidate") == ["lamp"]
    assert sorted(texts("--status", "accepted,candidate")) == ["fog horn", "lamp"]
    assert texts("--language", "ja") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["words.exe"], ".exe is not a format"),
        (["-"], "--format"),
        (["words.txt", "--format", "ime", "--dialect", "emacs"], "google, ms-ime, atok"),
        (["words.md", "--status", "fine"], "accepted, candidate, excluded"),
        (["words.md", "--category", "fish"], "technical_term"),
        (["nowhere/words.md"], "cannot be written"),
    ],
)
def test_wrong_use_is_refused_with_words(run_command, project, arguments, said):
    called = run_command("export", project.pk, *arguments)
    assert called.code == 2
    assert said in called.err


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written_of_a_project(run_command, project, tmp_path, name):
    assert run_command("export", project.pk, tmp_path / "words", "--format", name).code == 0
    assert (tmp_path / "words").stat().st_size
