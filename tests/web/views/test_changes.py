"""What a run changed, on one page and as files."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from genglossary.actions import terms
from genglossary.models import Candidate, Definition, Project, Run, RunStatus, Status, Term
from tests.factories import make_run, make_step, make_term


def changed(project) -> Run:
    """A run that found a lever."""
    project.created_at = now() - timedelta(hours=1)
    Project.objects.filter(pk=project.pk).update(created_at=project.created_at)
    run = make_run(project, RunStatus.COMPLETED)
    Run.objects.filter(pk=run.pk).update(created_at=now() - timedelta(minutes=5))
    term = make_term(project, "=lever", found=True)
    extract, define = make_step(run, "extract"), make_step(run, "define")
    Candidate.objects.create(step=extract, term=term, status=Status.ACCEPTED, frequency=1)
    Definition.objects.create(term=term, step=define, origin="extracted", text="A bar.")
    Run.objects.filter(pk=run.pk).update(finished_at=now())
    return run


def test_what_is_new_is_shown_and_accepted_together(project, as_):
    run, editor = changed(project), as_("editor")
    here = reverse("web:changes", args=[project.pk, run.pk])
    page = editor.get(here)
    (kind,) = page.context["kinds"]
    assert (kind.kind, kind.total) == ("new", 1)
    assert "A bar." in page.content.decode()
    sent = {"which": "ticked", "do": "accept", "term": kind.terms, "next": here}
    assert editor.post(reverse("web:bulk", args=[project.pk]), sent).url == here
    assert project.terms.get().status_by_person


def test_it_is_a_file_too_in_which_nothing_is_a_formula(project, as_):
    here = reverse("web:changes", args=[project.pk, changed(project).pk])
    assert "## New (1)" in as_("reader").get(here, {"format": "md"}).content.decode()
    japanese = as_("reader").get(here, {"format": "md"}, headers={"accept-language": "ja"}).content.decode()
    assert japanese.startswith("# 用語集の変更点\n\n## 新規 (1)")
    lines = as_("reader").get(here, {"format": "csv"}).content.decode().splitlines()
    assert lines[0] == "kind,term,id,field,before,after"
    assert lines[1].startswith("new,'=lever,")
    assert lines[1].endswith(",A bar.")


def test_a_run_that_has_not_ended_or_is_of_another_project_has_no_such_page(project, as_):
    for run in (make_run(project), make_run(status=RunStatus.COMPLETED)):
        assert as_("owner").get(reverse("web:changes", args=[project.pk, run.pk])).status_code == 404


def test_two_days_are_compared_on_a_page_and_as_a_file(project, as_):
    changed(project)
    here, today = reverse("web:changes_between", args=[project.pk]), localdate()
    page = as_("reader").get(here, {"from": "2001-01-01"})
    assert [kind.kind for kind in page.context["kinds"]] == ["new"]
    assert as_("reader").get(here).context["first"] == (today - timedelta(days=7)).isoformat()
    assert "Nothing differs." in as_("reader").get(here, {"from": "2001-01-01", "to": "2001-01-02"}).content.decode()
    file = as_("reader").get(here, {"from": "2001-01-01", "format": "md"})
    assert "## New (1)" in file.content.decode()
    assert file["Content-Disposition"] == f'attachment; filename="changes-2001-01-01-{today}.md"'


@pytest.mark.parametrize("day", ["yesterday", "2026-13-45", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_as_if_none_were_chosen(project, as_, day):
    here = reverse("web:changes_between", args=[project.pk])
    assert as_("reader").get(here, {"from": day, "to": day}).status_code == 200


def test_the_page_belongs_to_the_history_of_the_project(project, as_):
    page = as_("reader").get(reverse("web:changes_between", args=[project.pk])).content.decode()
    assert re.search(rf'href="{reverse("web:history", args=[project.pk])}"\s+aria-current="page"', page)


def test_codes_are_said_in_words(project, as_):
    project.created_at = now() - timedelta(hours=1)
    Project.objects.filter(pk=project.pk).update(created_at=project.created_at)
    term = terms.add(project, "quay", by=None)
    run = make_run(project, RunStatus.COMPLETED)
    terms.categorise(Term.objects.filter(pk=term.pk), category="technical_term", by=None)
    later = make_run(project, RunStatus.COMPLETED)
    here = reverse("web:changes", args=[project.pk, later.pk])
    page = as_("reader").get(here, {"since": run.pk}, headers={"accept-language": "ja"}).content.decode()
    assert "専門用語" in page
    assert "technical_term" not in page
