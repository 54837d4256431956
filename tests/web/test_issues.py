"""The page of open issues: what reviews found and nobody has looked at yet."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.models import Issue, IssueKind, RunStatus, RunStep, Status
from tests.factories import make_run, make_step, make_term


def issues(client, project, **query: object):
    return client.get(reverse("web:issues", args=[project.pk]), query)


def review(project) -> RunStep:
    return make_step(make_run(project, RunStatus.COMPLETED), "review")


def found(step: RunStep, text: str, kind: str = IssueKind.UNCLEAR, detail: str = "", **values: Any) -> Issue:
    project = step.run.project
    term = project.terms.filter(text=text).first() or make_term(project, text, found=True, **values)
    return Issue.objects.create(step=step, term=term, kind=kind, detail=detail)


def terms(page) -> list[str]:
    return [issue.term.text for issue in page.context["page"]]


def test_the_most_important_terms_come_first_with_what_was_found(project, as_):
    step = review(project)
    found(step, "lever", detail="It says nothing.", score=1.0)
    found(step, "valve", IssueKind.CIRCULAR, score=2.0)
    page = issues(as_("reader"), project)
    assert terms(page) == ["valve", "lever"]
    assert "It says nothing." in page.content.decode()
    assert page.context["kinds"] == [("circular", "circular definition", 1), ("unclear", "unclear definition", 1)]


def test_issues_are_filtered_by_kind(project, as_):
    step = review(project)
    found(step, "lever")
    found(step, "valve", IssueKind.CIRCULAR)
    assert terms(issues(as_("reader"), project, kind="circular")) == ["valve"]
    assert len(terms(issues(as_("reader"), project, kind="nonsense"))) == 2


def test_what_is_settled_old_or_about_no_entry_is_not_open(project, as_):
    found(review(project), "old")
    step = review(project)
    found(step, "valve")
    found(step, "excluded", status=Status.EXCLUDED)
    dismissed = found(step, "lever")
    editor, here = as_("editor"), reverse("web:issues", args=[project.pk])
    answer = editor.post(reverse("web:dismiss", args=[project.pk, dismissed.pk]), {"next": here})
    assert answer.url == here
    assert terms(issues(editor, project)) == ["valve"]
    again = review(project)
    found(again, "lever")
    assert terms(issues(editor, project)) == []


def test_a_reader_reads_and_dismisses_nothing(project, as_):
    found(review(project), "valve")
    assert "It is fine" not in issues(as_("reader"), project).content.decode()
    assert "It is fine" in issues(as_("editor"), project).content.decode()


def test_the_overview_counts_them(project, as_):
    found(review(project), "valve")
    overview = as_("reader").get(reverse("web:overview", args=[project.pk]))
    assert overview.context["numbers"].issues == 1
    assert reverse("web:issues", args=[project.pk]) in overview.content.decode()


def test_many_issues_come_in_pages_with_the_same_queries(project, as_):
    reader, counts = as_("reader"), []
    for number in (2, 80):
        step = review(project)
        for at in range(number):
            found(step, f"t{number}-{at}")
        with CaptureQueriesContext(connection) as captured:
            page = issues(reader, project)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert len(terms(page)) == 50
    assert len(page.content) < 200_000


def test_without_issues_the_page_says_so(project, as_):
    assert "Nothing to look at: a run reviews what it found." in issues(as_("reader"), project).content.decode()


def test_several_are_fine_at_once_and_open_again_with_undo_and_the_list_keeps_its_place(project, as_):
    step, editor = review(project), as_("editor")
    several = [found(step, text) for text in ("lever", "valve", "wheel")]
    here = f"{reverse('web:issues', args=[project.pk])}?kind=unclear"
    ticked = {"issue": [each.pk for each in several[:2]], "next": here}
    answer = editor.post(reverse("web:fine", args=[project.pk]), ticked)
    assert answer.url == here
    page = issues(editor, project)
    assert terms(page) == ["wheel"]
    editor.post(reverse("web:undo", args=[project.pk]), {"batch": page.context["last"].done.batch})
    assert len(terms(issues(editor, project))) == 3
