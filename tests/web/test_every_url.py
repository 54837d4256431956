"""Every address of the pages, as the wrong people and hostile documents would have it."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

import genglossary
from genglossary.actions import definitions
from genglossary.models import (
    Change,
    Definition,
    Document,
    DocumentVersion,
    Evidence,
    Issue,
    Membership,
    PlannedImport,
    PlannedRow,
    Project,
    Role,
    Run,
    RunStatus,
    Term,
)  # fmt: skip
from genglossary.web.urls import of_project
from tests.factories import make_document, make_project, make_run, make_step, make_term, make_user
from tests.web.test_access import PAGES, url_of, urls_of

NAMES = [str(pattern.name) for pattern in of_project]
EACH_URL = pytest.mark.parametrize("name", NAMES)
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"
STORED = (Change, Definition, Document, Membership, PlannedImport, PlannedRow, Project, Run, Term)
# A clone is a project of the reader's own, and so is what they say and have seen.
OWN = {
    "clone",
    "seen_all",
    "feed_address",
    "comment",
    "edit_comment",
    "delete_comment",
    "propose",
    "take_proposal_back",
    "propose_equivalent",
    "take_equivalent_back",
}


def stored() -> list[list[dict]]:
    return [list(model._default_manager.order_by("pk").values()) for model in STORED]


def test_visitors_sign_in_first_and_strangers_find_nothing_whatever_the_method(project, as_):
    urls, visitor, other = urls_of(NAMES, project), as_(""), as_("stranger")
    before = stored()
    for name, url in urls.items():
        for method in ("get", "post"):
            anonymous, stranger = getattr(visitor, method)(url), getattr(other, method)(url)
            assert anonymous.status_code in (302, 405), name
            assert anonymous.status_code == 405 or anonymous.headers["Location"].startswith(reverse("web:sign_in"))
            assert stranger.status_code in (404, 405), name
    assert stored() == before


def test_no_post_of_a_reader_changes_anything(project, as_):
    urls, reader = urls_of([name for name in NAMES if name not in OWN], project), as_("reader")
    everything = {"name": "x", "text": "x", "action": "accept", "role": "owner", "username": "reader", "notes": "x"}
    before = stored()
    for name, url in urls.items():
        assert reader.post(url, everything).status_code in (403, 405), name
    assert stored() == before


@pytest.fixture
def hostile(db: None) -> Project:
    """A project in which everything that people and documents can name is markup."""
    owner = make_user("author")
    project = make_project(MARKUP, by=owner)
    text = f"# {MARKUP}\n\n{MARKUP} is a [device](javascript:alert(1)).\n\n<a href=javascript:alert(1)>x</a>\n"
    for kind in ("txt", "md"):
        make_document(project, f"{MARKUP}.{kind}".replace("/", "_"), text, by=owner)
    named = {"notes": MARKUP, "reading": MARKUP, "category": MARKUP[:20], "reason": MARKUP}
    term = make_term(project, MARKUP, found=True, **named)
    make_term(project, f"{MARKUP} 2", preferred=term)
    definition = definitions.write(term, f"{MARKUP} [x](javascript:alert(1))", by=owner)
    first = DocumentVersion.objects.filter(document__project=project).earliest("pk")
    Evidence.objects.create(definition=definition, version=first, start=0, end=len(text) - 1)
    make_document(project, first.document.name, text.replace("device", "machine"), by=owner)
    run = make_run(project, by=owner)
    Issue.objects.create(step=make_step(run, "review"), term=term, kind="unclear", detail=MARKUP)
    run.transition("cancelled", message=MARKUP)
    return project


@pytest.fixture
def author(hostile: Project) -> Client:
    client = Client()
    client.force_login(User.objects.get(username="author"))
    return client


def assert_harmless(page: bytes) -> None:
    for sign in (b"<script>alert", b"<img src=x", b'href="javascript:', b"<a href=javascript:"):
        assert sign not in page


FILES = ("export", "memory")


def test_markup_in_names_texts_and_terms_is_shown_as_text(hostile, author):
    for name in (name for name, (_, only_post) in PAGES.items() if not only_post and name not in FILES):
        answer = author.get(url_of(name, hostile), follow=True)
        assert answer.status_code == 200, name
        assert_harmless(answer.content)


def test_markup_in_a_search_is_shown_as_text(hostile, author):
    for name in ("documents", "terms", "glossary", "history", "issues"):
        assert_harmless(author.get(url_of(name, hostile), {"q": f'">{MARKUP}', "who": MARKUP, "kind": MARKUP}).content)


def test_markup_in_what_a_run_works_on_is_shown_as_text(hostile, author):
    run = make_run(hostile, RunStatus.RUNNING)
    Run.objects.filter(pk=run.pk).update(item=MARKUP, done=1, total=2)
    page = author.get(url_of("bar", hostile)).content
    assert b"&lt;script&gt;" in page
    assert_harmless(page)


@pytest.mark.parametrize("name", ["create_project", "add_term", "set_role", "clone", "delete", "paste"])
def test_markup_that_a_form_refuses_is_shown_as_text(name, hostile, author):
    url = reverse("web:create_project") if name == "create_project" else url_of(name, hostile)
    long = f'">{MARKUP}' * 30
    answer = author.post(url, {"name": long, "text": long * 10, "user": long, "role": long}, follow=True)
    assert_harmless(answer.content)


def test_nothing_switches_escaping_off_but_the_one_place_that_joins_escaped_pieces():
    rooms = Path(genglossary.__file__).parent
    templates = "\n".join(path.read_text(encoding="utf-8") for path in (rooms / "templates").rglob("*.html"))
    assert not re.search(r"\|\s*safe(seq)?\b|autoescape|filter\s+safe", templates)
    unsafe = [
        path.name for path in rooms.rglob("*.py") if re.search("mark_safe|__html__", path.read_text(encoding="utf-8"))
    ]
    assert unsafe == ["words.py"]


@pytest.mark.parametrize("model", ["project", "document", "documentversion", "term", "definition", "run", "change"])
def test_operators_see_markup_as_text_too(model, hostile, client: Client):
    operator = make_user("operator", staff=True)
    operator.is_superuser = True
    operator.save()
    client.force_login(operator)
    listed = client.get(reverse(f"admin:genglossary_{model}_changelist"))
    assert_harmless(listed.content)
    kind = next(each for each in (*STORED, DocumentVersion) if each._meta.model_name == model)
    row = kind._default_manager.earliest("pk")
    shown = client.get(reverse(f"admin:genglossary_{model}_change", args=[row.pk]))
    assert shown.status_code == 200
    assert_harmless(shown.content)


def test_a_downloaded_glossary_is_a_download_and_never_a_page(hostile, author):
    for suffix in ("md", "csv", "json"):
        answer = author.get(reverse("web:export", args=[hostile.pk, suffix]))
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "html" not in answer.headers["Content-Type"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(project, settings):
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    client.post(reverse("web:sign_in"), {"username": "owner", "password": "secret"})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"


def test_the_least_role_of_every_change_is_above_reader():
    changing = {name for name, (_, only_post) in PAGES.items() if only_post} - OWN
    assert {name for name in changing if PAGES[name][0] == Role.READER} == set()


ASKED = ("q", "name", "letter", "kind", "who", "batch", "at", "view", "page", "part", "status", "sort", "category")
TYPED = (
    "name",
    "text",
    "notes",
    "user",
    "role",
    "scope",
    "do",
    "which",
    "into",
    "category",
    "decision",
    "batch",
    "term",
)
ODD = {"NUL": "a\0b", "a huge number": "9" * 30, "no number": "-1", "foreign digits": "٣", "long words": "x" * 5000}


@pytest.mark.parametrize("what", ODD)
def test_odd_values_in_an_address_break_no_page(what, project, as_):
    owner, asked = as_("owner"), dict.fromkeys(ASKED, ODD[what])
    urls = urls_of([name for name, (_, only_post) in PAGES.items() if not only_post], project)
    for name, url in urls.items():
        assert owner.get(url.partition("?")[0], asked).status_code in (200, 302, 404), name


def test_numbers_that_no_database_has_are_not_found(project, as_):
    for path in (f"/projects/{'9' * 30}/", f"/projects/{project.pk}/glossary/{'9' * 30}/"):
        assert as_("owner").get(path).status_code == 404


@EACH_URL
def test_nonsense_in_a_form_is_answered_and_never_an_error_of_the_server(name, project, as_):
    owner = as_("owner")
    for nonsense in ("\0", "9" * 400):
        fields = dict.fromkeys((*TYPED, "document", "next", "language", "max_terms", "connection"), nonsense)
        assert owner.post(url_of(name, project), fields).status_code < 500
