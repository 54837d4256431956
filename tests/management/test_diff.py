"""`genglossary diff`, between files, runs, projects and dates."""

import json
import subprocess
import sys

import pytest

from genglossary.actions import definitions, terms
from genglossary.models import Run, RunStatus, Term
from tests.factories import make_project, make_run

OLD = {"terms": [{"text": "web site", "language": "en", "definition": "Pages that belong together."}]}
NEW = {"terms": [{"text": "website", "language": "en", "variants": ["web site"]}]}


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(json.dumps(OLD), encoding="utf-8")
    (tmp_path / "new.json").write_text(json.dumps(NEW), encoding="utf-8")
    return tmp_path


def test_two_files_are_compared_without_a_database(files):
    call = (
        "import sys; from genglossary.cli import main; code = main(); sys.exit(9 if 'django' in sys.modules else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", call, "diff", "old.json", "new.json", "--exit-code"],
        capture_output=True, text=True, cwd=files,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "2 differences.\n")
    assert done.stdout.splitlines()[0] == "renamed: web site → website"


def test_differences_are_no_failure_unless_asked_for(run_command, files):
    assert run_command("diff", "old.json", "new.json").code == 0
    assert run_command("diff", "old.json", "new.json", "--exit-code").code == 1
    assert run_command("diff", "old.json", "old.json", "--exit-code").code == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("old.json",),
        ("old.json", "nowhere.json"),
        ("old.json", "run:7777"),
        ("old.json", "run:x"),
        ("old.json", "project:Nowhere"),
        ("old.json", "new.json", "--from", "2026-11-01"),
        ("--project", "Nowhere", "--from", "2026-11-01"),
        ("--project", "Lights"),
        ("--project", "Lights", "--from", "yesterday"),
        ("--project", "Lights", "--from", "2026-13-45"),
        ("--project", "Lights", "--from", "2001-01-01"),
        ("--project", "Lights", "--from", "2126-01-01", "--to", "2125-01-01"),
    ],
)
def test_wrong_use_is_two(run_command, files, arguments):
    make_project("Lights")
    called = run_command("diff", *arguments)
    assert called.code == 2
    assert called.out == ""
    assert called.err.strip()


@pytest.mark.django_db
def test_a_project_is_compared_between_two_runs_and_since_one(run_command):
    project = make_project("Lights")
    terms.add(project, "lamp", by=None)
    first = make_run(project, RunStatus.COMPLETED)
    definitions.write(Term.objects.get(text="lamp"), "It shines.", by=None)
    terms.add(project, "lens", by=None)
    second = make_run(project, RunStatus.COMPLETED)
    terms.exclude(Term.objects.filter(text="lens"), by=None)
    found = run_command("diff", f"run:{first.pk}", f"run:{second.pk}")
    assert found.out.splitlines() == ["new: lens", "redefined: lamp", "  - (no definition)", "  + It shines."]
    since = run_command("diff", "--project", "Lights", "--from", f"run:{second.pk}", "--format", "json")
    assert json.loads(since.out)["summary"] == {"gone": 1}


@pytest.mark.django_db
def test_a_file_is_compared_with_the_project_that_it_was_exported_from(run_command, files):
    project = make_project("Lights")
    terms.add(project, "lamp", language="en", by=None)
    run_command("export", "Lights", "kept.json")
    assert run_command("diff", "kept.json", "project:Lights", "--exit-code").code == 0
    terms.add(project, "lens", by=None)
    assert run_command("diff", "kept.json", "project:Lights", "--exit-code").out == "new: lens\n"


@pytest.mark.django_db
def test_a_day_is_meant_from_its_beginning_to_its_end(run_command):
    project = make_project("Lights")
    terms.add(project, "lamp", by=None)
    project.refresh_from_db()
    day = f"{project.created_at:%Y-%m-%d}"
    assert "made later" in run_command("diff", "--project", "Lights", "--from", day, "--to", day).err
    moment = f"{project.created_at:%Y-%m-%dT%H:%M:%S.%f}"
    assert run_command("diff", "--project", "Lights", "--from", moment, "--to", day).out == "new: lamp\n"


@pytest.mark.django_db
def test_a_run_that_has_not_ended_has_no_glossary_yet(run_command, files):
    run = make_run(make_project("Lights"))
    assert "has not ended" in run_command("diff", f"run:{run.pk}", "old.json").err
    assert Run.objects.get(pk=run.pk).status == RunStatus.PENDING
