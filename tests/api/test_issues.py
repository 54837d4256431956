"""Issues over the API: several are fine at once, and of several translations one is chosen."""

import pytest

from genglossary.actions import members
from genglossary.models import Equivalent, Issue, IssueKind
from tests.factories import make_project, make_run, make_step, make_term, make_user
from tests.translated import inconsistent_project, run_on


def make_issues(project, *texts: str) -> list[Issue]:
    """Issues about terms with these texts, found by one review."""
    step = make_step(make_run(project, "completed"), "review")
    terms = [make_term(project, text, found=True) for text in texts]
    return [Issue.objects.create(step=step, term=term, kind=IssueKind.UNCLEAR) for term in terms]


def open_in(program, project) -> list:
    return program.get(f"/projects/{project.pk}/issues").json()["items"]


def test_several_are_fine_at_once_and_one_undo_opens_them_again(project, as_):
    issues, program = make_issues(project, "lamp", "valve", "wheel"), as_("editor")
    done = program.post(f"/projects/{project.pk}/issues/dismiss", {"ids": [each.pk for each in issues[:2]]}).json()
    assert done["changed"] == 2
    assert [each["text"] for each in open_in(program, project)] == ["wheel"]
    assert program.post(f"/projects/{project.pk}/changes/{done['batch']}/undo").status_code == 200
    assert len(open_in(program, project)) == 3


def test_issues_of_another_project_are_left_alone(project, as_):
    (theirs,) = make_issues(make_project(), "lamp")
    done = as_("editor").post(f"/projects/{project.pk}/issues/dismiss", {"ids": [theirs.pk]}).json()
    assert done == {"changed": 0, "batch": None}
    assert Issue.objects.filter(dismissed_at=None).count() == 1
    path = f"/projects/{project.pk}/issues/{theirs.pk}"
    assert as_("editor").get(f"{path}/ways").status_code == 404
    assert as_("editor").post(f"{path}/choose", {"way": 0, "others": "forbidden"}).status_code == 404


def test_an_issue_about_something_else_has_no_ways(project, as_):
    (issue,), program = make_issues(project, "lamp"), as_("editor")
    path = f"/projects/{project.pk}/issues/{issue.pk}"
    assert program.get(f"{path}/ways").json() == []
    refused = program.post(f"{path}/choose", {"way": 0, "others": "forbidden"})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "body.way")


@pytest.mark.django_db(transaction=True)
def test_of_several_translations_one_is_chosen(project, as_):
    translated = inconsistent_project()
    run_on(translated)
    members.set_role(translated, make_user("hana"), "editor", by=None)
    issue = Issue.objects.get(kind="translations", step__run__project=translated)
    path, program = f"/projects/{translated.pk}/issues/{issue.pk}", as_("hana")
    ways = {each["text"]: each for each in program.get(f"{path}/ways").json()}
    assert {"日誌", "記録簿"} == ways.keys()
    chosen = {"way": ways["日誌"]["way"], "others": "rejected"}
    assert program.post(f"{path}/choose", chosen).json()["changed"] == 2
    rows = Equivalent.objects.filter(term=ways["日誌"]["term"])
    assert {row.text: row.status for row in rows} == {"日誌": "accepted", "記録簿": "rejected"}
