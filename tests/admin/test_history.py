"""Documents, terms, definitions, issues, changes and workers: read, never changed here."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.models import Change, Definition, Document, Evidence, Issue, RunStatus, Status, Worker
from tests.admin.conftest import messages_of
from tests.factories import make_document, make_project, make_run, make_step, make_term, make_user

pytestmark = pytest.mark.django_db

NAMES = ("document", "documentversion", "term", "definition", "issue", "change", "worker")


def list_of(name: str) -> str:
    return reverse(f"admin:genglossary_{name}_changelist")


def page_of(name: str, pk: int) -> str:
    return reverse(f"admin:genglossary_{name}_change", args=(pk,))


def make_history(text: str = "A valve is a device that controls a flow.") -> dict[str, int]:
    """One of everything, in a project of its own. Returns its primary keys."""
    project, person = make_project(), make_user()
    document = make_document(project, text=text, by=person)
    run = make_run(project, RunStatus.COMPLETED)
    term = make_term(project, preferred=make_term(project))
    definition = Definition.objects.create(term=term, step=make_step(run), origin="extracted", text=text)
    Evidence.objects.create(definition=definition, version=document.current, start=2, end=7)
    issue = Issue.objects.create(step=definition.step, term=term, kind="circular", detail="It names itself.")
    change = Change.objects.create(
        project=project, actor=person, run=run, batch=uuid.uuid4(), action="accept", model="term", object_id=term.pk
    )
    worker = Worker.objects.create(name=f"host-{project.pk}", host="host", pid=1)
    return {
        "document": document.pk, "documentversion": document.current_id or 0, "term": term.pk,
        "definition": definition.pk, "issue": issue.pk, "change": change.pk, "worker": worker.pk,
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_each_can_be_read_and_not_changed_even_by_a_superuser(superuser, name):
    pk = make_history()[name]
    assert superuser.get(list_of(name)).status_code == 200
    assert superuser.get(page_of(name, pk)).status_code == 200
    assert superuser.get(list_of(name) + "?q=valve").status_code == 200
    assert superuser.get(reverse(f"admin:genglossary_{name}_add")).status_code == 403
    assert superuser.post(page_of(name, pk), {"text": "changed", "name": "changed"}).status_code == 403
    assert superuser.post(reverse(f"admin:genglossary_{name}_delete", args=(pk,))).status_code == 403
    assert "delete_selected" not in superuser.get(list_of(name)).content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_strangers_read_nothing(client, client_of, name):
    pk = make_history()[name]
    for path in (list_of(name), page_of(name, pk)):
        assert client.get(path).status_code == 302
        assert client_of("genglossary.view_run").get(path).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_queries_does_not_grow_with_the_rows(client_of, name):
    reader, counts = client_of(f"genglossary.view_{name}"), []
    for size in (3, 9):
        for _ in range(size):
            make_history()
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(list_of(name)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 7


@pytest.mark.parametrize("name", ["document", "documentversion", "definition"])
def test_lists_leave_the_texts_of_documents_in_the_database(client_of, name):
    make_history()
    reader = client_of(f"genglossary.view_{name}")
    with CaptureQueriesContext(connection) as captured:
        reader.get(list_of(name))
    assert not [q for q in captured.captured_queries if '"genglossary_documentversion"."text"' in q["sql"]]


def test_the_versions_of_a_document_cost_the_same_however_many(superuser):
    project = make_project()
    counts = []
    for size in (2, 8):
        for number in range(size):
            make_document(project, "guide.md", f"Version {size} {number}.")
        superuser.get(page_of("document", Document.objects.get().pk))  # content types are remembered from now on
        with CaptureQueriesContext(connection) as captured:
            superuser.get(page_of("document", Document.objects.get().pk))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_passage_is_shown_as_the_offsets_cut_it(superuser):
    pk = make_history("弁は、流れを調節する装置である。")["definition"]
    page = superuser.get(page_of("definition", pk)).content.decode()
    assert '<td class="field-passage">、流れを調</td>' in page


def test_a_text_is_shown_whole_and_as_text(superuser):
    pk = make_history("<script>alert(1)</script> & more")["documentversion"]
    page = superuser.get(page_of("documentversion", pk)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "The whole text" not in page


def test_a_long_text_is_cut_and_the_whole_is_a_click_away(superuser):
    text = "".join(f"Sentence {number}. " for number in range(3000)).strip()
    pk = make_history(text)["documentversion"]
    response = superuser.get(page_of("documentversion", pk))
    whole = reverse("admin:genglossary_documentversion_text", args=(pk,))
    assert len(response.content) < 60_000
    assert whole in response.content.decode()
    assert f"({len(text) - 20_000:,} characters more)" in response.content.decode()
    response = superuser.get(whole)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.decode() == text


def test_a_whole_text_is_for_those_who_may_read_documents(client, client_of):
    whole = reverse("admin:genglossary_documentversion_text", args=(make_history()["documentversion"],))
    assert client.get(whole).status_code == 302
    assert client_of("genglossary.view_document").get(whole).status_code == 403
    reader = client_of("genglossary.view_documentversion")
    assert reader.get(whole).status_code == 200
    assert reader.get(reverse("admin:genglossary_documentversion_text", args=(987654,))).status_code == 404


def test_what_a_step_wrote_is_not_seen_before_it_is_completed(superuser):
    run = make_run(status=RunStatus.RUNNING)
    step = make_step(run, completed=False)
    term = make_term(run.project, "hidden valve", status=Status.NEW)
    definition = Definition.objects.create(term=term, step=step, origin="extracted", text="A hidden valve hides.")
    Issue.objects.create(step=step, term=term, kind="circular")
    for name in ("term", "definition", "issue"):
        assert "hidden valve" not in superuser.get(list_of(name)).content.decode()
    response = superuser.get(page_of("definition", definition.pk))
    assert "doesn’t exist" in messages_of(response)[0]
