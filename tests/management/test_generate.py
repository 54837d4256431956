"""`genglossary generate`, as a person at a terminal meets it."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError

from genglossary.actions import documents, projects, runs
from genglossary.models import Document, DocumentVersion, Inspection, Project, Run, RunStatus, Term
from genglossary.runs import execute
from genglossary.runs.lifecycle.process_identity import this_process

pytestmark = pytest.mark.django_db(transaction=True)

HANDBOOK = """# Valve handbook

## Relief valve

A relief valve is a device that opens when the pressure in the boiler is too high. The relief valve is tested daily.

## Feed pump

The feed pump brings water to the boiler. Check the feed pump and the relief valve before the boiler is lit.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "valves.md").write_text(HANDBOOK, encoding="utf-8")
    return folder


def generate(*arguments: object) -> None:
    call_command("generate", *map(str, arguments))


def entries(output: Path) -> dict[str, dict]:
    return {entry["text"].lower(): entry for entry in json.loads(output.read_text(encoding="utf-8"))["terms"]}


def exit_code(*arguments: object) -> tuple[int, str]:
    with pytest.raises(CommandError) as raised:
        generate(*arguments)
    return raised.value.returncode, str(raised.value)


def test_nothing_in_names_of_files_is_obeyed_by_the_terminal(folder, capsys):
    (folder / "bad\x1b]0;gone\x07.pdf").write_bytes(b"%PDF-1.7 \x1b[31m")
    generate(folder)
    assert "bad␛]0;gone␇.pdf: " in capsys.readouterr().err
    code, said = exit_code(folder / "none\x1b[2J.md")
    assert (code, "\x1b" in said) == (2, False)


def test_a_folder_becomes_a_glossary_whose_evidence_is_in_the_files(folder, tmp_path, capsys):
    generate(folder, "--output", tmp_path / "glossary.json")
    found = entries(tmp_path / "glossary.json")
    assert {"relief valve", "feed pump"} <= found.keys()
    valve = found["relief valve"]
    assert "device that opens" in valve["definition"]
    for evidence in valve["evidence"]:
        assert HANDBOOK[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "1 document," in capsys.readouterr().out


def test_a_context_is_word_for_word_and_also_as_it_is_read(folder, tmp_path):
    (folder / "screws.md").write_text("# Screws\n\nTurn the *bleed screw* of `pump 2` by hand.\n", encoding="utf-8")
    generate(folder, "--output", tmp_path / "glossary.json")
    context = entries(tmp_path / "glossary.json")["bleed screw"]["context"]
    assert context["text"] == "Turn the *bleed screw* of `pump 2` by hand."
    assert context["plain"] == "Turn the bleed screw of pump 2 by hand."


def test_the_best_entries_come_first(folder, tmp_path):
    generate(folder, "--output", tmp_path / "glossary.json")
    scores = [entry["score"] for entry in json.loads((tmp_path / "glossary.json").read_text())["terms"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("suffix", [".md", ".json", ".csv"])
def test_the_ending_of_the_output_chooses_its_format(folder, tmp_path, suffix):
    generate(folder, "--output", tmp_path / f"glossary{suffix}")
    assert "relief valve" in (tmp_path / f"glossary{suffix}").read_text(encoding="utf-8-sig").lower()


def test_the_same_folder_is_the_same_project_and_unchanged_documents_are_not_stored_again(folder):
    generate(folder)
    generate(folder)
    assert Project.objects.count() == 1
    assert DocumentVersion.objects.count() == 1
    assert [run.status for run in Run.objects.all()] == [RunStatus.COMPLETED] * 2


def test_a_named_project_is_used_again(folder):
    generate(folder, "--project", "Valves")
    generate(folder, "--project", "Valves")
    assert [project.name for project in Project.objects.all()] == ["Valves"]


def test_a_removed_file_takes_its_terms_out_of_the_glossary_but_loses_nothing(folder, tmp_path):
    (folder / "more.md").write_text("# Sluice gate\n\nA sluice gate is a barrier that slides in grooves.\n")
    generate(folder, "--output", tmp_path / "glossary.json")
    assert "sluice gate" in entries(tmp_path / "glossary.json")
    (folder / "more.md").unlink()
    generate(folder, "--output", tmp_path / "glossary.json")
    assert "sluice gate" not in entries(tmp_path / "glossary.json")
    assert not Term.objects.get(text__iexact="sluice gate").found
    assert DocumentVersion.objects.filter(document__name="more.md").exists()


def test_an_emptied_folder_empties_the_glossary_and_a_folder_that_never_had_anything_is_refused(folder, tmp_path):
    generate(folder, "--output", tmp_path / "glossary.json")
    (folder / "valves.md").unlink()
    generate(folder, "--output", tmp_path / "glossary.json")
    assert entries(tmp_path / "glossary.json") == {}
    assert DocumentVersion.objects.exists()
    assert exit_code(folder, "--project", "New") == (2, "None of the files could be read.")


def test_a_folder_in_which_nothing_can_be_read_empties_nothing(folder, tmp_path):
    generate(folder, "--output", tmp_path / "glossary.json")
    (folder / "valves.md").write_text("")
    assert exit_code(folder)[0] == 2
    (folder / "valves.md").rename(folder / ".valves.md")
    assert exit_code(folder)[0] == 2
    assert Document.objects.get().removed_at is None


def test_names_are_the_same_however_they_are_composed(tmp_path):
    folder = tmp_path / "か\u3099いど"
    (folder / "こ\u3099み").mkdir(parents=True)
    (folder / "こ\u3099み" / "cafe\u0301.md").write_text(HANDBOOK)
    project = projects.create("がいど")
    list(documents.add(project, [("ごみ/café.md", HANDBOOK.encode())]))
    generate(folder, "--project", folder.name)
    generate(folder)
    assert [each.name for each in Project.objects.all()] == ["がいど", "がいど"]
    assert [each.name for each in project.documents.all()] == ["ごみ/café.md"]
    assert DocumentVersion.objects.filter(document__project=project).count() == 1
    (folder / "ごみ").mkdir()
    (folder / "ごみ" / "café.md").write_text("A pump is a machine.")
    generate(folder, "--project", "がいど")
    assert sorted(each.name for each in project.documents.filter(removed_at=None)) == [
        "ごみ/café (2).md",
        "ごみ/café.md",
    ]


def test_a_file_over_the_limit_is_named_with_the_limit_of_the_pages(folder, capsys, settings):
    (folder / "large.md").write_bytes(b"x" * 10_000_001)
    generate(folder)
    assert "large.md: It is larger than the limit of 10 MB." in capsys.readouterr().err


def test_one_bad_file_is_named_with_its_reason_and_the_rest_goes_on(folder, tmp_path, capsys):
    (folder / "empty.md").write_text("")
    (folder / ".env").write_text("PASSWORD=x")
    generate(folder, "--output", tmp_path / "glossary.json")
    said = capsys.readouterr().err
    assert "empty.md: The file is empty." in said
    assert ".env: It looks like a file of secrets" in said
    assert "relief valve" in entries(tmp_path / "glossary.json")


def test_a_path_that_does_not_exist_is_one_line_and_exit_code_2(tmp_path):
    code, message = exit_code(tmp_path / "nowhere")
    assert code == 2
    assert "does not exist" in message
    assert "\n" not in message


def test_a_folder_with_nothing_to_read_is_exit_code_2_and_starts_no_run(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert exit_code(tmp_path) == (2, "None of the files could be read.")
    assert not Run.objects.exists()


@pytest.mark.parametrize("name", ["glossary.xyz", "no/such/folder/glossary.md", "."])
def test_an_output_that_cannot_be_written_is_said_before_the_work_starts(folder, tmp_path, name):
    assert exit_code(folder, "--output", tmp_path / name)[0] == 2
    assert not Run.objects.exists()


def test_an_output_that_somebody_edited_is_kept_unless_forced(folder, tmp_path):
    output = tmp_path / "glossary.md"
    generate(folder, "--output", output)
    generate(folder, "--output", output)  # ours: written again without asking
    output.write_text("mine", encoding="utf-8")
    code, message = exit_code(folder, "--output", output)
    assert code == 2
    assert "--force" in message
    assert output.read_text(encoding="utf-8") == "mine"
    generate(folder, "--output", output, "--force")
    assert "relief valve" in output.read_text(encoding="utf-8").lower()


def test_a_file_that_a_run_never_wrote_is_not_overwritten(folder, tmp_path):
    (tmp_path / "notes.md").write_text("my notes")
    assert exit_code(folder, "--output", tmp_path / "notes.md")[0] == 2
    assert (tmp_path / "notes.md").read_text() == "my notes"


def test_an_active_run_of_the_project_is_in_the_way_and_named(folder):
    generate(folder)
    run = Run.objects.create(project=Project.objects.get())
    code, message = exit_code(folder)
    assert code == 1
    assert f"Run {run.pk}" in message


def test_a_run_whose_process_is_dead_is_out_of_the_way_at_once(folder):
    generate(folder)
    dead = Run.objects.create(project=Project.objects.get())
    dead.transition(RunStatus.RUNNING, owner_host=this_process().host, owner_pid=2**22 - 1, owner_start="1")
    generate(folder)
    dead.refresh_from_db()
    assert dead.status == RunStatus.FAILED
    assert "ended unexpectedly" in dead.message


def test_a_database_that_is_lost_ends_the_run_with_the_reason_and_the_next_one_works(folder, monkeypatch):
    def away(*args):
        raise OperationalError("the disk is gone")

    monkeypatch.setattr(execute, "_perform_steps", away)
    code, message = exit_code(folder)
    assert code == 1
    assert "failed: The database did not answer: the disk is gone" in message
    monkeypatch.undo()
    generate(folder)


def test_a_database_that_stays_away_is_said_in_a_line(folder, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("the disk is gone")

    monkeypatch.setattr(execute, "_perform_steps", away)
    monkeypatch.setattr(execute, "_fail", away)
    code, message = exit_code(folder)
    assert code == 1
    assert "the database does not answer any more. Run this again when it does." in message


def test_an_output_that_is_a_link_stays_one_and_its_file_is_written(folder, tmp_path):
    (tmp_path / "published").mkdir()
    link = tmp_path / "glossary.md"
    link.symlink_to(tmp_path / "published" / "words.md")
    generate(folder, "--output", link)
    generate(folder, "--output", link)
    assert link.is_symlink()
    assert "relief valve" in (tmp_path / "published" / "words.md").read_text(encoding="utf-8").lower()


def test_max_terms_bounds_the_entries(folder, tmp_path):
    generate(folder, "--output", tmp_path / "glossary.json", "--max-terms", 1)
    assert len(entries(tmp_path / "glossary.json")) == 1


def test_a_ctrl_c_right_after_the_run_began_cancels_it(folder, monkeypatch):
    """The commit is there before the command hears of it: a run that nobody works on must not stay."""
    start_here = runs.start_here

    def interrupted(*args, **options):
        start_here(*args, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(runs, "start_here", interrupted)
    with pytest.raises(CommandError, match="cancelled") as error:
        generate(folder)
    assert error.value.returncode == 130
    assert Run.objects.get().status == RunStatus.CANCELLED


def test_the_help_has_an_example(capsys):
    with pytest.raises((SystemExit, SystemCheckError)):
        call_command("generate", "--help")
    assert "genglossary generate docs/samples --output glossary.md" in capsys.readouterr().out


def test_a_glossary_beside_its_documents_is_not_read_as_one(folder, capsys):
    for _ in range(3):
        generate(folder, "--output", folder / "glossary.md")
        words = (folder / "glossary.md").read_text(encoding="utf-8")
        assert "valves.md" in words
        assert "glossary.md, " not in words
    assert "glossary.md: It is a glossary that this program wrote" in capsys.readouterr().err
    assert [version.document.name for version in DocumentVersion.objects.all()] == ["valves.md"]


def test_a_glossary_that_an_earlier_version_read_is_taken_out_again(folder):
    generate(folder)
    project = Project.objects.get()
    copy = DocumentVersion.objects.get().document
    copy.pk, copy.name, copy.current = None, "glossary.md", None
    copy.save()
    generate(folder, "--output", folder / "glossary.md")
    generate(folder)
    assert project.documents.get(name="glossary.md").removed_at is not None


def test_the_documents_of_a_named_project_are_checked_and_those_of_a_folder_are_not(folder):
    (folder / "more.md").write_text("The relief valve has a relief-valve. Ask the RV.\n", encoding="utf-8")
    generate(folder)
    assert not Inspection.objects.exists()
    generate(folder, "--project", "Boilers")
    generate(folder, "--project", "Boilers")
    checks = Inspection.objects.filter(run__project__name="Boilers")
    assert [each.documents for each in checks] == [2, 2]
    assert all(isinstance(each.counts, dict) for each in checks)
