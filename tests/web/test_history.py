"""The history of a project: who decided what, what it was before, and taking it back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from genglossary.actions import definitions, members, projects, terms, webhooks
from genglossary.actions.changes import record
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.importing import pending
from genglossary.actions.undoing import undo
from genglossary.models import Change, Role, Status, Term, Webhook
from genglossary.web.last_change import last_change
from genglossary.webhooks.signing import secret_of
from tests.factories import make_document, make_term, make_user


def history(client, project, **query: object):
    return client.get(reverse("web:history", args=[project.pk]), query)


def rows(client, project, **query: object) -> list[tuple[str, str, str, int]]:
    """Who, what, about what, how many."""
    shown = history(client, project, **query).context["rows"]
    return [(str(row.change.actor or ""), row.change.action, row.change.label, row.count) for row in shown]


def user(name: str) -> User:
    return User.objects.get(username=name)


def decided(project) -> None:
    """Something of every kind, by three people and a command."""
    valve, lever = make_term(project, "valve", status=Status.CANDIDATE), make_term(project, "lever")
    terms.exclude(Term.objects.filter(project=project), by=user("editor"))
    terms.merge(Term.objects.filter(pk=lever.pk), into=valve, by=user("editor"))
    definitions.write(valve, "What shuts.", by=user("owner"))
    make_document(project, "a.md")
    make_document(project, "a.md", "A valve shuts.")
    members.set_role(project, make_user("ken"), Role.READER, by=user("owner"))
    projects.change(project, by=user("owner"), name="Steam")


def test_decisions_are_told_batch_by_batch_the_newest_first(project, as_):
    decided(project)
    assert rows(as_("reader"), project)[:7] == [
        ("owner", "change", "Steam", 1),
        ("owner", "set role", "ken", 1),
        ("", "replace", "a.md", 1),
        ("", "add", "a.md", 1),
        ("owner", "define", "valve", 1),
        ("editor", "merge", "lever", 1),
        ("editor", "exclude", "lever", 2),
    ]


def test_what_changed_is_told_in_words_not_in_ids(project, as_):
    decided(project)
    told = {row.change.action: row.differences for row in history(as_("reader"), project).context["rows"]}
    assert told["merge"] == [("preferred term", "", "valve"), ("kind", "", "spelling")]
    assert told["exclude"] == [("status", "accepted", "excluded")]
    assert told["define"] == [("text", "", "What shuts.")]
    assert told["replace"] == [("version", "1", "2")]
    assert told["change"] == [("name", "Boilers", "Steam")]


def test_a_batch_opens_into_its_rows(project, as_):
    decided(project)
    batch = Change.objects.filter(action="exclude").values_list("batch", flat=True)[0]
    assert rows(as_("reader"), project, batch=batch) == [
        ("editor", "exclude", "lever", 1),
        ("editor", "exclude", "valve", 1),
    ]


def test_the_history_is_filtered_by_person_and_by_kind(project, as_):
    decided(project)
    reader = as_("reader")
    assert {who for who, *_ in rows(reader, project, who=user("editor").pk)} == {"editor"}
    assert {what for _, what, _, _ in rows(reader, project, who="nobody")} == {"add", "replace"}
    assert [what for _, what, *_ in rows(reader, project, kind="term")] == ["merge", "exclude"]
    everything = rows(reader, project)
    assert rows(reader, project, who="x", kind="y", batch="z", page="0") == everything


def test_an_editor_takes_a_batch_back_once(project, as_):
    decided(project)
    editor = as_("editor")
    here = reverse("web:history", args=[project.pk])
    merge = next(row for row in history(editor, project).context["rows"] if row.change.action == "merge")
    assert merge.undoes
    answer = editor.post(reverse("web:undo", args=[project.pk]), {"batch": merge.change.batch, "next": here})
    assert answer.url == here
    assert Term.objects.get(text="lever").preferred is None
    told = {row.change.action: row for row in history(editor, project).context["rows"]}
    assert not told["merge"].undoes
    assert told["undo"].undoes
    assert told["define"].undoes
    assert told["add"].undoes and told["replace"].undoes
    assert told["set role"].of_owners and told["change"].of_owners and not told["add"].of_owners
    page = history(editor, project).content.decode()
    assert str(told["define"].change.batch) in page and str(told["change"].change.batch) not in page
    assert str(told["change"].change.batch) in history(as_("owner"), project).content.decode()
    assert 'name="batch"' not in history(as_("reader"), project).content.decode()


def test_decisions_lead_to_their_term_and_their_document_while_they_are_there(project, as_):
    decided(project)
    valve, document = Term.objects.get(text="valve"), project.documents.get()
    page = history(as_("reader"), project).content.decode()
    assert reverse("web:entry", args=[project.pk, valve.pk]) in page
    assert reverse("web:versions", args=[project.pk, document.pk]) in page
    Term.objects.update(status=Status.NEW)
    assert reverse("web:entry", args=[project.pk, valve.pk]) not in history(as_("reader"), project).content.decode()


def test_the_history_comes_in_pages_that_ask_the_same_for_many_decisions(project, as_):
    reader, counts = as_("reader"), []
    for number in (2, 70):
        for at in range(number):
            terms.accept(Term.objects.filter(pk=make_term(project, f"t{number}-{at}", status="candidate").pk), by=None)
        with CaptureQueriesContext(connection) as captured:
            page = history(reader, project)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert len(page.context["rows"]) == 50
    assert "?page=2" in page.content.decode()


def test_nothing_decided_and_nothing_found_are_told_apart(project, as_):
    Change.objects.all().delete()
    assert "Nobody has decided anything yet." in history(as_("reader"), project).content.decode()
    assert "No decision matches." in history(as_("reader"), project, kind="term").content.decode()


def test_a_japanese_reader_has_the_names_of_actions_in_japanese_of_old_rows_too(project, as_):
    decided(project)
    Change.objects.create(
        project=project, batch="7c1f2f0e-9d4f-4a54-9b7a-5f0e6a1f7d11", action="frob", model="term", object_id=1
    )
    reader = as_("reader")
    page = reader.get(reverse("web:history", args=[project.pk]), HTTP_ACCEPT_LANGUAGE="ja").content.decode()
    for name in ("除外", "統合", "定義", "役割の変更", "新しい版の追加", "設定の変更"):
        assert f"<strong>{name}</strong>" in page
    assert "<strong>frob</strong>" in page, "an action of another version is shown as it is stored"


def test_an_action_without_a_name_is_not_recorded(project):
    with pytest.raises(KeyError):
        record(project, "frobnicate", project)


def test_the_message_after_a_decision_offers_to_undo_it_and_then_to_redo_it(project, as_):
    owner, url = as_("owner"), reverse("web:settings", args=[project.pk])
    form = {"name": "Steam", "language": "", "max_terms": "", "connection": ""}
    page = owner.post(url, form, follow=True)
    batch = Change.objects.get(action="change").batch
    assert f'name="batch" value="{batch}"' in page.text and ">Undo</button>" in page.text
    page = owner.post(reverse("web:undo", args=[project.pk]), {"batch": batch, "next": url}, follow=True)
    project.refresh_from_db()
    assert project.name == "Boilers" and "Taken back: 1." in page.text and ">Redo</button>" in page.text
    again = Change.objects.get(action="undo").batch
    page = owner.post(reverse("web:undo", args=[project.pk]), {"batch": again, "next": url}, follow=True)
    project.refresh_from_db()
    assert project.name == "Steam" and "Done again: 1." in page.text
    assert Change.objects.get(action="redo", undo_of__action="undo")
    assert 'name="batch"' not in owner.get(url).text, "a page without a message offers nothing"


def test_what_owners_decide_no_editor_takes_back(project, as_):
    members.set_role(project, make_user("ken"), Role.READER, by=user("owner"))
    batch, url = Change.objects.get(action="set role", label="ken").batch, reverse("web:undo", args=[project.pk])
    assert as_("editor").post(url, {"batch": batch}).status_code == 403
    assert project.memberships.filter(user__username="ken").exists()
    as_("owner").post(url, {"batch": batch})
    assert not project.memberships.filter(user__username="ken").exists()


def test_an_undo_that_would_leave_no_owner_is_refused_with_a_sentence(project, as_):
    ken = make_user("ken")
    members.set_role(project, ken, Role.OWNER, by=user("owner"))
    batch = Change.objects.get(action="set role", label="ken").batch
    members.set_role(project, user("owner"), Role.READER, by=ken)
    with pytest.raises(DecisionRefused, match="needs an owner"):
        undo(project, batch, by=ken)
    assert project.memberships.get(user=ken).role == Role.OWNER


def test_a_webhook_comes_back_with_its_address_which_no_history_tells(project, as_):
    hook, secret = webhooks.add(project, "https://example.com/s3cret", ["run.ended"], site="", by=user("owner"))
    webhooks.remove(hook, by=user("owner"))
    undo(project, Change.objects.get(action="remove").batch, by=user("owner"))
    again = Webhook.objects.get()
    assert (again.pk, again.address, secret_of(again)) == (hook.pk or again.pk, "https://example.com/s3cret", secret)
    assert not Change.objects.filter(before__icontains="s3cret").exists()
    assert not Change.objects.filter(after__icontains="s3cret").exists()


def test_an_old_new_version_goes_back_to_the_one_before(project):
    for text in ("A valve is a device.", "A valve shuts."):
        make_document(project, "a.md", text)
    Change.objects.filter(action="replace").update(before={})
    undo(project, Change.objects.get(action="replace").batch, by=None)
    assert project.documents.get().current.text == "A valve is a device."
    assert project.documents.get().removed_at is None


def test_an_import_of_several_entries_is_not_called_by_one_of_them(project):
    owner = user("owner")
    for data, label in ((b"term\nlamp\n", "lamp"), (b"term,definition\nwick,It burns.\nhorn,It warns.\n", "")):
        planned = pending.open_file(project, "words.csv", data, by=owner)
        pending.confirm(planned, by=owner)
        found: Any = last_change(project, owner, Role.OWNER)
        assert (found.done.action, found.done.label) == ("import", label)
    said = render_to_string("web/history/_batch.html", {"batch": found.done})
    assert " ".join(said.split()) == "import (4 changes)"


def test_what_was_undone_before_something_new_is_left_to_the_history(project):
    owner, (valve, lever) = user("owner"), (make_term(project, name, status="candidate") for name in ("valve", "lever"))
    first = terms.accept(Term.objects.filter(pk=valve.pk), by=owner).batch
    second = terms.accept(Term.objects.filter(pk=lever.pk), by=owner).batch
    for batch in (second, first):
        undo(project, batch, by=owner)
    found: Any = last_change(project, owner, Role.OWNER)
    assert (found.done.action, found.undone.label) == ("set role", "valve")
    undo(project, found.undone.batch, by=owner)
    found = last_change(project, owner, Role.OWNER)
    assert (found.done.label, found.undone.label) == ("valve", "lever")
    terms.exclude(Term.objects.filter(pk=valve.pk), by=owner)
    assert last_change(project, owner, Role.OWNER).undone is None
