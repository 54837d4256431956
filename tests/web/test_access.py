"""Every page of a project: who may open it, and that nothing changes by GET."""

import re
from collections.abc import Callable, Iterable

import pytest
from django.test import Client
from django.urls import reverse

from genglossary.actions import webhooks
from genglossary.actions.importing import pending
from genglossary.models import Document, PlannedImport, Project, Role, Run, RunStatus, Webhook
from genglossary.models.project import visible_to
from genglossary.web.urls import of_project
from tests.factories import make_document, make_project, make_run, make_term, make_user

# Name → the least role, and whether it only takes POST.
FILES = frozenset({"export", "memory"})
"""Of `PAGES` those that are files to download."""
PAGES = {
    "project": (Role.READER, False),
    "overview": (Role.READER, False),
    "picture": (Role.READER, False),
    "seen_all": (Role.READER, True),
    "feed_address": (Role.READER, False),
    "settings": (Role.OWNER, False),
    "refer": (Role.OWNER, True),
    "publish": (Role.OWNER, False),
    "clone": (Role.READER, True),
    "delete": (Role.OWNER, False),
    "set_role": (Role.OWNER, True),
    "remove_member": (Role.OWNER, True),
    "add_webhook": (Role.OWNER, True),
    "webhook": (Role.OWNER, False),
    "rotate_webhook": (Role.OWNER, True),
    "remove_webhook": (Role.OWNER, True),
    "test_webhook": (Role.OWNER, True),
    "redeliver": (Role.OWNER, True),
    "documents": (Role.READER, False),
    "upload": (Role.EDITOR, True),
    "named": (Role.READER, False),
    "paste": (Role.EDITOR, False),
    "remove_documents": (Role.EDITOR, True),
    "pairs": (Role.READER, False),
    "pair": (Role.EDITOR, True),
    "unpair": (Role.EDITOR, True),
    "beside": (Role.READER, False),
    "versions": (Role.READER, False),
    "document": (Role.READER, False),
    "version": (Role.READER, False),
    "card": (Role.READER, False),
    "glossary": (Role.READER, False),
    "bilingual": (Role.READER, False),
    "choose": (Role.EDITOR, True),
    "entry": (Role.READER, False),
    "addressed": (Role.READER, False),
    "define": (Role.EDITOR, False),
    "comment": (Role.READER, True),
    "propose": (Role.READER, True),
    "take_proposal_back": (Role.READER, True),
    "propose_equivalent": (Role.READER, True),
    "take_equivalent_back": (Role.READER, True),
    "edit_comment": (Role.READER, True),
    "delete_comment": (Role.READER, True),
    "withdraw": (Role.EDITOR, True),
    "restore": (Role.EDITOR, True),
    "accept_proposal": (Role.EDITOR, True),
    "check": (Role.READER, False),
    "issues": (Role.READER, False),
    "fine": (Role.EDITOR, True),
    "search": (Role.READER, False),
    "history": (Role.READER, False),
    "dismiss": (Role.EDITOR, True),
    "review": (Role.EDITOR, False),
    "review_term": (Role.EDITOR, False),
    "review_back": (Role.EDITOR, True),
    "review_undo": (Role.EDITOR, True),
    "review_hold": (Role.EDITOR, True),
    "review_find": (Role.EDITOR, False),
    "terms": (Role.READER, False),
    "add_term": (Role.EDITOR, True),
    "bulk": (Role.EDITOR, True),
    "undo": (Role.EDITOR, True),
    "decide": (Role.EDITOR, True),
    "notes": (Role.EDITOR, True),
    "spell": (Role.EDITOR, True),
    "add_spelling": (Role.EDITOR, True),
    "add_equivalent": (Role.EDITOR, True),
    "see_also": (Role.EDITOR, True),
    "equivalent": (Role.EDITOR, True),
    "split": (Role.EDITOR, True),
    "assign": (Role.EDITOR, True),
    "bar": (Role.READER, False),
    "estimate": (Role.EDITOR, False),
    "start_run": (Role.EDITOR, True),
    "cancel_run": (Role.EDITOR, True),
    "runs": (Role.READER, False),
    "run": (Role.READER, False),
    "changes": (Role.READER, False),
    "changes_between": (Role.READER, False),
    "export": (Role.READER, False),
    "exports": (Role.READER, False),
    "memory": (Role.READER, False),
    "import_file": (Role.EDITOR, False),
    "import_preview": (Role.EDITOR, False),
    "import_columns": (Role.EDITOR, True),
}
"""Each in a project of its own only where it may change something: to make its people takes longer than to ask."""
EACH_PAGE = pytest.mark.parametrize("name", PAGES)
RANK = [Role.READER, Role.EDITOR, Role.OWNER]


def make_webhook(project: Project) -> Webhook:
    return webhooks.add(project, "https://hooks.example/", [], site="https://w.example/", by=None)[0]


def _document(project: Project) -> Document:
    return project.documents.first() or make_document(project, "a.md")


def _run(name: str, project: Project) -> Run:
    runs = Run.objects.filter(project=project)
    if name == "changes":
        return runs.filter(finished_at__isnull=False).first() or make_run(project, RunStatus.COMPLETED)
    return runs.first() or make_run(project)


def _import(project: Project) -> PlannedImport:
    return project.planned_imports.first() or pending.open_file(project, "words.csv", b"term\nlamp\n", by=None)


def url_of(name: str, project: Project) -> str:
    """The address of the page called `name`; what it is about is made, unless the project has one."""
    known: dict[str, Callable[[], object]] = {
        "document_id": lambda: _document(project).pk,
        "version_id": lambda: _document(project).current_id,
        "run_id": lambda: _run(name, project).pk,
        "term_id": lambda: (project.terms.first() or make_term(project)).pk,
        "address": lambda: (project.terms.first() or make_term(project)).slug,
        "import_id": lambda: _import(project).pk,
        "webhook_id": lambda: (Webhook.objects.filter(project=project).first() or make_webhook(project)).pk,
        "suffix": lambda: "md",
        **dict.fromkeys(("user_id", "definition_id", "issue_id", "comment_id", "equivalent_id", "delivery_id"), int),
    }
    converters = next(p for p in of_project if p.name == name).pattern.converters
    url = reverse(f"web:{name}", kwargs={"project_id": project.pk, **{key: known[key]() for key in converters}})
    return f"{url}?name={_document(project).name}" if name == "named" else url


def urls_of(names: Iterable[str], project: Project) -> dict[str, str]:
    """Their addresses in one project, which has a completed run and an active one then."""
    make_run(project, RunStatus.COMPLETED)
    make_run(project)
    return {name: url_of(name, project) for name in names}


def open_(client: Client, name: str, project: Project):
    url = url_of(name, project)
    return client.post(url) if PAGES[name][1] else client.get(url)


def open_each(client: Client, names: Iterable[str], project: Project):
    """The answers of pages which this client may not open, so that all can be asked of one project."""
    urls = urls_of(names, project)
    return {name: client.post(url) if PAGES[name][1] else client.get(url) for name, url in urls.items()}


def statuses(answers):
    return {name: answer.status_code for name, answer in answers.items()}


def test_the_table_of_these_tests_has_every_page():
    assert {pattern.name for pattern in of_project} == PAGES.keys()


def test_an_anonymous_visitor_signs_in_first(project, as_):
    for name, answer in open_each(as_(""), PAGES, project).items():
        assert answer.status_code == 302, name
        assert answer.headers["Location"].startswith(reverse("web:sign_in")), name


def test_a_stranger_sees_that_there_is_nothing(project, as_):
    assert statuses(open_each(as_("stranger"), PAGES, project)) == dict.fromkeys(PAGES, 404)


@pytest.mark.parametrize("role", RANK[:-1])
def test_a_role_below_the_least_is_refused(role, project, as_):
    above = [name for name, (least, _) in PAGES.items() if RANK.index(least) > RANK.index(role)]
    assert statuses(open_each(as_(role), above, project)) == dict.fromkeys(above, 403)


@EACH_PAGE
def test_the_least_role_is_enough(name, project, as_):
    assert open_(as_(PAGES[name][0]), name, project).status_code not in (403, 405)


def test_what_changes_something_refuses_get(project, as_):
    owner, changing = as_("owner"), [name for name, (_, only_post) in PAGES.items() if only_post]
    answers = {name: owner.get(url) for name, url in urls_of(changing, project).items()}
    assert statuses(answers) == dict.fromkeys(changing, 405)


def test_a_reader_sees_no_button_that_would_be_refused(project, as_):
    urls, reader = urls_of(PAGES, project), as_("reader")
    refused = {urls[name] for name, (needed, _) in PAGES.items() if needed != Role.READER}
    for name, (least, only_post) in PAGES.items():
        if least == Role.READER and not only_post and name not in FILES:
            page = reader.get(urls[name], follow=True).content.decode()
            assert refused.isdisjoint(re.findall(r'(?:action|href)="([^"]*)"', page)), name


@pytest.mark.parametrize("name", ["bar", "decide"])
def test_a_fragment_without_a_session_says_so_and_leaves_the_page_as_it_is(name, project, as_):
    ask = as_("").post if PAGES[name][1] else as_("").get
    answer = ask(url_of(name, project), headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.content.decode() == "You are signed out here: sign in again, then do it again."
    assert not {"Location", "HX-Redirect"} & answer.headers.keys()


def test_forms_without_the_csrf_token_are_refused(project):
    client = Client(enforce_csrf_checks=True)
    client.login(username="owner", password="secret")
    assert client.post(url_of("start_run", project)).status_code == 403


def test_an_operator_opens_what_a_command_made_but_nothing_of_other_people(project):
    operator = make_user("operator")
    operator.is_superuser = True
    made = make_project("made by a command")
    assert list(Project.objects.filter(visible_to(operator))) == [made]
    assert made.role_of(operator) == Role.OWNER
    assert project.role_of(operator) is None


def test_every_page_forbids_what_is_inline_or_from_elsewhere(project, as_):
    policy = as_("owner").get(url_of("project", project)).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_signed_in_visitor_gets_pages_and_signs_out(project):
    client = Client()
    answer = client.post(reverse("web:sign_in"), {"username": "owner", "password": "secret"}, follow=True)
    assert "Boilers" in answer.content.decode()
    client.post(reverse("web:sign_out"))
    assert client.get(reverse("web:start")).status_code == 302
