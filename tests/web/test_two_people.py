"""Two people, or two tabs, at one term: the second who saves is told, sees both, and nothing is lost."""

from typing import Any

import pytest
from django.urls import reverse

from genglossary.actions import equivalents, webhooks
from genglossary.models import Assignment, Change, Definition, Equivalent, PublicGlossary, Status, Term
from genglossary.models.definition import fingerprint
from tests.factories import make_run, make_step, make_term, make_user

HTMX = {"HX-Request": "true"}


@pytest.fixture
def valve(project: Any) -> Term:
    return make_term(project, "valve", status=Status.CANDIDATE, found=True, notes="Old.")


def post(client: Any, name: str, term: Term, *, script: bool = True, **data: str) -> Any:
    """As a form does, with what it showed in `seen`."""
    url = reverse(f"web:{name}", args=[term.project_id, term.pk])
    return client.post(url, data, headers=HTMX if script else {})


def fresh(term: Term) -> Term:
    return Term.objects.get(pk=term.pk)


@pytest.mark.parametrize("script", [True, False])
def test_notes_of_somebody_else_are_not_overwritten_and_both_are_shown(valve, as_, script):
    seen = fingerprint("Old.")
    assert post(as_("owner"), "notes", valve, notes="Theirs <b>", seen=seen).status_code == 200
    answer = post(as_("editor"), "notes", valve, script=script, notes="Mine", seen=seen)
    assert answer.status_code == 409
    assert "owner changed these notes meanwhile" in answer.content.decode()
    assert "Theirs &lt;b&gt;" in answer.content.decode()
    assert script or ">Mine</textarea>" in answer.content.decode()
    assert fresh(valve).notes == "Theirs <b>"


def test_notes_are_kept_both_or_replaced_by_whoever_saw_both(valve, as_):
    editor, theirs = as_("editor"), fingerprint("Old.")
    kept = post(editor, "notes", valve, notes="Mine", seen="stale", both=theirs)
    assert fresh(valve).notes == "Old.\n\nMine"
    assert ">Old.\n\nMine</textarea>" in kept.content.decode()
    post(editor, "notes", valve, notes="Mine alone", seen=fingerprint("Old.\n\nMine"))
    assert fresh(valve).notes == "Mine alone"


def test_both_is_refused_when_there_is_a_third_by_then(valve, as_):
    answer = post(as_("editor"), "notes", valve, notes="Mine", both=fingerprint("Other."))
    assert answer.status_code == 409
    assert fresh(valve).notes == "Old."


def test_the_same_notes_twice_and_a_save_whose_answer_was_lost_are_no_conflict(valve, as_):
    answers = [post(as_("editor"), "notes", valve, notes="New.\r\nLine.", seen=fingerprint("Old.")) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert fresh(valve).notes == "New.\nLine."
    assert f'value="{fingerprint(fresh(valve).notes)}"' in answers[1].content.decode()


@pytest.mark.parametrize("script", [True, False])
def test_a_definition_that_somebody_wrote_meanwhile_is_shown_beside_mine(valve, as_, script):
    owner, editor = as_("owner"), as_("editor")
    page = editor.get(reverse("web:define", args=[valve.project_id, valve.pk]))
    seen = page.context["seen"]
    post(owner, "define", valve, text="Theirs.", seen=seen)
    answer = post(editor, "define", valve, script=script, text="Mine.", seen=seen)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "owner changed this definition meanwhile" in shown
    assert "Theirs." in shown
    assert ">Mine.</textarea>" in shown
    assert not Definition.objects.filter(text="Mine.").exists()
    post(editor, "define", valve, text="Mine.", seen=answer.context["seen"])
    assert set(Definition.objects.values_list("text", flat=True)) == {"Theirs.", "Mine."}


def test_a_definition_that_a_run_found_meanwhile_is_told_too(valve, as_):
    step = make_step(make_run(valve.project, "completed"), "define")
    Definition.objects.create(term=valve, step=step, origin="extracted", text="A device.", confidence=0.5)
    answer = post(as_("editor"), "define", valve, text="Mine.", seen="")
    assert answer.status_code == 409
    assert "a run changed this definition meanwhile" in answer.content.decode()


@pytest.mark.parametrize("card", [{}, {"card": "1"}])
def test_a_decision_about_something_else_than_was_shown_is_not_taken(valve, as_, card):
    post(as_("owner"), "decide", valve, decision="exclude", seen="")
    answer = post(as_("editor"), "decide", valve, decision="accept", seen="", **card)
    assert answer.status_code == 409
    assert "Not saved: owner changed valve meanwhile, it is excluded now." in answer.content.decode()
    assert 'name="seen" value="excluded"' in answer.content.decode()
    assert fresh(valve).status == "excluded"
    post(as_("editor"), "decide", valve, decision="accept", seen="excluded")
    assert fresh(valve).status == "accepted"


def test_without_a_script_a_decision_that_is_not_taken_is_said_on_the_page(valve, as_):
    post(as_("owner"), "decide", valve, decision="exclude", seen="")
    editor = as_("editor")
    post(editor, "decide", valve, script=False, decision="accept", seen="")
    page = editor.get(reverse("web:terms", args=[valve.project_id])).content.decode()
    assert '<p class="message warning" role="status">Not saved: owner changed valve' in page


def test_the_same_decision_and_what_runs_proposed_meanwhile_are_no_conflict(valve, as_):
    post(as_("owner"), "decide", valve, decision="accept", seen="")
    assert post(as_("editor"), "decide", valve, decision="accept", seen="").status_code == 200
    other = make_term(valve.project, "pump", status=Status.CANDIDATE)
    Term.objects.filter(pk=other.pk).update(status=Status.ACCEPTED)
    assert post(as_("editor"), "decide", other, decision="exclude", seen="").status_code == 200


def test_a_category_is_compared_with_the_category_alone(valve, as_):
    post(as_("owner"), "decide", valve, decision="accept", seen="")
    assert post(as_("editor"), "decide", valve, category="title", seen="").status_code == 200
    answer = post(as_("owner"), "decide", valve, category="person", seen="")
    assert answer.status_code == 409
    assert fresh(valve).category == "title"


def translated(term: Term, **values: Any) -> Equivalent:
    return equivalents.add(term, by=None, language="de", text="Ventil", **values)


def change(client: Any, row: Equivalent, shown: dict[str, str], **typed: str) -> Any:
    """As the form of an equivalent does: what it showed comes along, with the line ends of browsers."""
    data = {**shown, **typed, **{f"initial-{name}": value for name, value in shown.items()}}
    return client.post(reverse("web:equivalent", args=[row.term.project_id, row.pk]), {**data, "do": "save"})


SHOWN = {"language": "de", "text": "Ventil", "usage": "", "reading": "", "definition": "Alt.\r\nZeile.", "notes": ""}


def test_the_definition_of_an_equivalent_that_somebody_wrote_meanwhile_is_shown_and_kept(valve, as_):
    row = translated(valve, definition="Alt.\nZeile.")
    assert change(as_("owner"), row, SHOWN, definition="Theirs <b>.").status_code == 302
    answer = change(as_("editor"), row, SHOWN, definition="Mine.", reading="fen")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "owner changed this meanwhile. It says now: Theirs &lt;b&gt;. – save again" in page
    assert ">\nMine.</textarea>" in page
    assert Equivalent.objects.get().definition == "Theirs <b>."
    assert Equivalent.objects.get().reading == ""
    again = {**SHOWN, "definition": "Theirs <b>."}
    assert change(as_("editor"), row, again, definition="Mine.", reading="fen").status_code == 302
    assert (Equivalent.objects.get().definition, Equivalent.objects.get().reading) == ("Mine.", "fen")


def test_the_page_that_tells_of_the_others_words_lets_them_be_replaced(valve, as_):
    row = translated(valve, definition="Alt.\nZeile.")
    change(as_("owner"), row, SHOWN, definition="Theirs.")
    page = change(as_("editor"), row, SHOWN, definition="Mine.").content.decode()
    assert 'name="initial-definition" value="Theirs."' in page
    assert 'name="initial-text" value="Ventil"' in page


def test_two_people_who_change_different_fields_of_an_equivalent_both_save(valve, as_):
    row = translated(valve, definition="Alt.\nZeile.")
    change(as_("owner"), row, SHOWN, definition="Theirs.")
    assert change(as_("editor"), row, SHOWN, notes="Mine.").status_code == 302
    assert (Equivalent.objects.get().definition, Equivalent.objects.get().notes) == ("Theirs.", "Mine.")


def test_two_people_who_change_different_switches_of_a_spelling_both_save(valve, as_):
    url = reverse("web:spell", args=[valve.project_id, valve.pk])
    shown = {"initial-usage": "", "usage": "", "initial-capitals": "", "capitals": "", "do": "save"}
    as_("owner").post(url, {**shown, "usage": "preferred"})
    as_("editor").post(url, {**shown, "capitals": "as_written"})
    assert (fresh(valve).usage, fresh(valve).as_written) == ("preferred", True)


def test_two_people_who_add_spellings_equivalents_references_and_comments_both_save(valve, as_):
    make_term(valve.project, "pump")
    make_term(valve.project, "gauge")
    for name, words in (("owner", ("cock", "Hahn", "pump")), ("editor", ("tap", "Schieber", "gauge"))):
        client = as_(name)
        post(client, "add_spelling", valve, script=False, text=words[0], kind="synonym")
        post(client, "add_equivalent", valve, script=False, text=words[1], language="de")
        post(client, "see_also", valve, script=False, text=words[2])
        post(client, "comment", valve, script=False, text=f"I added {words[0]}.")
    page = as_("reader").get(reverse("web:entry", args=[valve.project_id, valve.pk])).content.decode()
    for word in ("cock", "tap", "Hahn", "Schieber", "pump", "gauge", "I added cock.", "I added tap."):
        assert word in page


def test_the_same_spelling_of_two_people_is_refused_with_the_reason_and_stays_in_the_box(valve, as_):
    post(as_("owner"), "add_spelling", valve, script=False, text="cock", kind="synonym")
    answer = post(as_("editor"), "add_spelling", valve, script=False, text="cock", kind="synonym")
    assert answer.status_code == 422
    assert 'value="cock"' in answer.content.decode()


def spelled(client: Any, term: Term, shown: dict[str, str], **typed: str) -> Any:
    """As the form of a spelling does, with the switches as the page showed them."""
    begun = {f"initial-{name}": value for name, value in shown.items()}
    url = reverse("web:spell", args=[term.project_id, term.pk])
    return client.post(url, {**shown, **begun, **typed, "do": "save"})


SWITCHES = {"usage": "", "capitals": ""}


@pytest.mark.parametrize(
    ("name", "theirs", "mine", "told", "kept"),
    [
        ("usage", "preferred", "forbidden", "It says now: preferred", {"usage": "preferred"}),
        ("capitals", "any", "as_written", "It says now: in every case", {"as_written": False}),
    ],
)
def test_a_switch_of_a_spelling_that_somebody_set_meanwhile_is_shown_and_kept(
    valve, as_, name, theirs, mine, told, kept
):
    assert spelled(as_("owner"), valve, SWITCHES, **{name: theirs}).status_code == 302
    answer = spelled(as_("editor"), valve, SWITCHES, **{name: mine})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"owner changed this meanwhile. {told} – save again" in page
    assert f'name="initial-{name}" value="{theirs}"' in page
    assert f'<option value="{mine}" selected>' in page
    assert {field: getattr(fresh(valve), field) for field in kept} == kept
    assert spelled(as_("editor"), valve, {**SWITCHES, name: theirs}, **{name: mine}).status_code == 302


def test_a_box_that_somebody_ticked_meanwhile_is_told(valve, as_):
    shown = {**SWITCHES, "exact": "False"}
    begun = {f"initial-{name}": value for name, value in shown.items()}
    url = reverse("web:spell", args=[valve.project_id, valve.pk])
    as_("owner").post(url, {**SWITCHES, **begun, "exact": "on", "do": "save"})
    assert fresh(valve).exact
    stale = {**SWITCHES, **begun, "initial-exact": "False", "exact": "on", "do": "save"}
    assert as_("editor").post(url, stale).status_code == 302
    page = as_("editor").get(reverse("web:entry", args=[valve.project_id, valve.pk])).content.decode()
    assert 'name="initial-exact" value="True"' in page


def set_up(client: Any, project: Any, shown: dict[str, str], **typed: str) -> Any:
    """As the form of the settings does."""
    begun = {f"initial-{name}": value for name, value in shown.items()}
    return client.post(reverse("web:settings", args=[project.pk]), {**shown, **begun, **typed})


SETTINGS = {"name": "Boilers", "language": "", "max_terms": "", "connection": ""}


def test_a_setting_that_another_owner_changed_meanwhile_is_shown_and_kept(project, as_):
    owner = as_("owner")
    editor = as_("editor")
    project.memberships.filter(user__username="editor").update(role="owner")
    assert set_up(owner, project, SETTINGS, language="ja", max_terms="50").status_code == 302
    answer = set_up(editor, project, SETTINGS, language="en", name="Steam")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "owner changed this meanwhile. It says now: Japanese · 日本語 – save again" in page
    assert 'name="initial-language" value="ja"' in page
    project.refresh_from_db()
    assert (project.name, project.language) == ("Boilers", "ja")
    assert set_up(editor, project, {**SETTINGS, "language": "ja"}, language="en", name="Steam").status_code == 302
    project.refresh_from_db()
    assert (project.name, project.language, project.max_terms) == ("Steam", "en", 50)


@pytest.fixture
def owners(project: Any, as_: Any) -> tuple[Any, Any]:
    """Two of them."""
    both = as_("owner"), as_("editor")
    project.memberships.filter(user__username="editor").update(role="owner")
    return both


PUBLIC = {"enabled": "on", "slug": "boilers", "statuses": ["accepted", "candidate"]}
BEGUN = {"initial-enabled": "True", "initial-passages": "False", "initial-indexed": "False"}


def publish(client: Any, project: Any, shown: dict[str, Any], **typed: Any) -> Any:
    """As the form does: a box that is not ticked is not sent."""
    begun = BEGUN | {f"initial-{name}": value for name, value in shown.items() if name != "enabled"}
    return client.post(reverse("web:publish", args=[project.pk]), {**shown, **begun, **typed})


def test_an_address_that_another_owner_chose_meanwhile_is_shown_and_kept(project, owners):
    for owner in owners:
        assert publish(owner, project, PUBLIC).status_code == 302
    assert publish(owners[0], project, PUBLIC, slug="steam", passages="on").status_code == 302
    answer = publish(owners[1], project, PUBLIC, slug="kettles", statuses=["accepted"])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "owner changed this meanwhile. It says now: steam – save again" in page
    assert 'name="initial-slug" value="steam"' in page
    assert PublicGlossary.objects.get(project=project).slug == "steam"
    assert publish(owners[1], project, {**PUBLIC, "slug": "steam"}, slug="kettles").status_code == 302
    stored = PublicGlossary.objects.get(project=project)
    assert (stored.slug, stored.passages) == ("kettles", True)  # the box that the other one ticked stays


def test_what_another_owner_chose_to_show_meanwhile_is_named_in_words(project, owners):
    publish(owners[0], project, PUBLIC)
    publish(owners[0], project, PUBLIC, statuses=["accepted"])
    page = publish(owners[1], project, PUBLIC, statuses=["candidate"]).content.decode()
    assert "It says now: accepted – save again" in page
    assert 'name="initial-statuses" value="accepted"' in page


def test_a_webhook_that_another_owner_changed_meanwhile_is_kept(project, owners):
    webhook, _secret = webhooks.add(project, "https://one.example/", ["run.ended"], site="", by=None)
    shown = {"address": webhook.address, "events": webhook.events, "is_on": "on"}
    begun = {"initial-address": webhook.address, "initial-events": webhook.events, "initial-is_on": "True"}
    url = reverse("web:webhook", args=[project.pk, webhook.pk])
    assert owners[0].post(url, {**shown, **begun, "address": "https://two.example/"}).status_code == 302
    answer = owners[1].post(url, {**shown, **begun, "address": "https://three.example/"})
    assert answer.status_code == 422
    assert "owner changed this meanwhile. It says now: https://two.example/ – save" in answer.content.decode()
    off = {name: value for name, value in (shown | begun).items() if name != "is_on"}
    assert owners[1].post(url, off).status_code == 302
    webhook.refresh_from_db()
    assert (webhook.address, webhook.is_on) == ("https://two.example/", False)


def test_a_role_that_another_owner_gave_meanwhile_is_kept_until_one_is_sure(project, owners):
    url = reverse("web:set_role", args=[project.pk])
    assert owners[0].post(url, {"user": "reader", "role": "editor", "seen": "reader"}).status_code == 302
    page = owners[1].post(url, {"user": "reader", "role": "owner", "seen": "reader"}, follow=True).content.decode()
    assert "Not saved: owner made reader Editor meanwhile. Set it again if you are sure." in page
    member = project.memberships.get(user__username="reader")
    assert member.role == "editor"
    owners[1].post(url, {"user": "reader", "role": "owner", "seen": "editor"})
    member.refresh_from_db()
    assert member.role == "owner"


def test_who_was_removed_meanwhile_does_not_come_back_by_a_role(project, owners):
    user = project.memberships.get(user__username="reader").user
    owners[0].post(reverse("web:remove_member", args=[project.pk, user.pk]))
    url = reverse("web:set_role", args=[project.pk])
    page = owners[1].post(url, {"user": "reader", "role": "owner", "seen": "reader"}, follow=True).content.decode()
    assert "Not saved: owner removed reader meanwhile. Add them again if you are sure." in page
    assert not project.memberships.filter(user=user).exists()


def test_a_term_that_was_assigned_meanwhile_stays_with_whom_it_is(valve, owners):
    assert post(owners[0], "assign", valve, script=False, to="editor", seen="").status_code == 302
    url = reverse("web:assign", args=[valve.project_id, valve.pk])
    page = owners[1].post(url, {"to": "reader", "seen": ""}, follow=True).content.decode()
    assert "Not saved: owner assigned valve to editor meanwhile. Assign it again if you are sure." in page
    assert Assignment.objects.get(term=valve).membership.user.username == "editor"
    owners[1].post(url, {"to": "reader", "seen": "editor"})
    assert Assignment.objects.get(term=valve).membership.user.username == "reader"
    page = owners[0].post(url, {"to": "", "seen": "editor"}, follow=True).content.decode()
    assert "Not saved: editor assigned valve to reader meanwhile." in page


def test_owners_who_change_different_settings_both_save(project, as_):
    owner = as_("owner")
    set_up(owner, project, SETTINGS, max_terms="50")
    assert set_up(owner, project, SETTINGS, name="Steam").status_code == 302
    project.refresh_from_db()
    assert (project.name, project.max_terms) == ("Steam", 50)
    assert set_up(owner, project, {**SETTINGS, "name": "Steam", "max_terms": "50"}, max_terms="").status_code == 302
    project.refresh_from_db()
    assert project.max_terms is None


def decide_together(client: Any, terms: list[Term], do: str, seen: str, **more: str) -> str:
    """As the bar above the table does; the page that follows."""
    sent = {"do": do, "which": "ticked", "term": [term.pk for term in terms], "seen": seen, **more}
    return client.post(reverse("web:bulk", args=[terms[0].project_id]), sent, follow=True).content.decode()


def seen_in(client: Any, term: Term) -> str:
    """The newest change, as the table has it."""
    page = client.get(reverse("web:terms", args=[term.project_id])).content.decode()
    return newest_in(page)


def newest_in(page: str) -> str:
    return page.partition('<form id="bulk"')[2].partition('name="seen" value="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("do", "theirs", "mine"),
    [
        ("assign", {"to": "editor"}, {"to": "reader"}),
        ("categorise", {"category": "person"}, {"category": "place"}),
        ("spell", {"usage": "forbidden"}, {"usage": "admitted"}),
    ],
)
def test_what_somebody_else_decided_meanwhile_is_not_lost_among_many(valve, owners, do, theirs, mine):
    pump, lever = make_term(valve.project, "pump"), make_term(valve.project, "lever")
    seen = seen_in(owners[1], valve)
    assert "2 terms changed." in decide_together(owners[0], [valve, pump], do, seen, **theirs)
    page = decide_together(owners[1], [valve, pump, lever], do, seen, **mine)
    assert "Nothing is saved: owner decided about these terms meanwhile: valve, pump." in page
    assert not Change.objects.filter(label="lever").exists()
    assert "3 terms changed." in decide_together(owners[1], [valve, pump, lever], do, newest_in(page), **mine)


def test_one_may_decide_the_same_as_others_and_again_oneself(valve, owners):
    seen = seen_in(owners[1], valve)
    decide_together(owners[0], [valve], "accept", seen)
    assert "Nothing changed: they were like that" in decide_together(owners[1], [valve], "accept", seen)
    assert "1 term changed." in decide_together(owners[0], [valve], "exclude", seen)


def test_what_is_decided_about_all_that_match_is_held_against_the_table_that_was_shown(valve, owners):
    seen = seen_in(owners[1], valve)
    sent = {"do": "exclude", "which": "matching", "seen": seen}
    asked = owners[1].post(reverse("web:bulk", args=[valve.project_id]), sent).content.decode()
    assert f'name="seen" value="{seen}"' in asked
    decide_together(owners[0], [valve], "require", seen)
    page = owners[1].post(reverse("web:bulk", args=[valve.project_id]), sent | {"sure": "1"}).content.decode()
    assert "Nothing is saved: owner decided about these terms meanwhile: valve." in page
    assert fresh(valve).required


def test_the_card_of_a_review_is_kept_when_many_are_decided_with_it(valve, owners):
    post(owners[0], "decide", valve, decision="require", seen="")
    url = reverse("web:review_term", args=[valve.project_id, valve.pk])
    page = owners[1].post(url, {"do": "exclude_all", "seen": "", "also": []}, headers=HTMX).content.decode()
    assert "Not saved: owner changed valve meanwhile." in page
    assert fresh(valve).required


def test_whom_another_owner_added_meanwhile_is_not_added_with_another_role(project, owners):
    ken, url = make_user("ken"), reverse("web:set_role", args=[project.pk])
    assert 'name="seen" id="member_seen"' in owners[1].get(reverse("web:settings", args=[project.pk])).content.decode()
    owners[0].post(url, {"user": "ken", "role": "editor", "seen": ""})
    page = owners[1].post(url, {"user": "ken", "role": "owner", "seen": ""}, follow=True).content.decode()
    assert "Not saved: owner made ken Editor meanwhile." in page
    assert project.memberships.get(user=ken).role == "editor"


def test_whom_another_owner_gave_another_role_meanwhile_is_not_removed(project, owners):
    user = project.memberships.get(user__username="reader").user
    owners[0].post(reverse("web:set_role", args=[project.pk]), {"user": "reader", "role": "editor", "seen": "reader"})
    url = reverse("web:remove_member", args=[project.pk, user.pk])
    page = owners[1].post(url, {"seen": "reader"}, follow=True).content.decode()
    assert "Not removed: owner made reader Editor meanwhile. Remove them again if you are sure." in page
    assert project.memberships.filter(user=user).exists()
