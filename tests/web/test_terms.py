"""The table of terms: what it shows, what people decide in it, and how they take it back."""

from typing import Any

import pytest
from django.urls import reverse

from genglossary.models import Change, Status, Term
from tests.factories import make_project, make_term
from tests.web.reading import markup

HTMX = {"HX-Request": "true"}


def url(name: str, project: Any, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


def table(client: Any, project: Any, **query: object) -> list[str]:
    return [term.text for term in client.get(url("terms", project), query).context["terms"]]


def bulk(client: Any, project: Any, do: str, *terms: Term, query: str = "", **data: object) -> Any:
    which = "ticked" if terms else "matching"
    data |= {"do": do, "which": which, "term": [term.pk for term in terms]}
    answer = client.post(url("bulk", project) + query, data, follow=True)
    if which == "matching":
        answer = client.post(url("bulk", project) + query, data | {"sure": answer.context["count"]}, follow=True)
    return answer


def of(project: Any, text: str) -> Term:
    return Term.objects.get(project=project, text=text)


@pytest.fixture
def terms(project: Any) -> dict[str, Term]:
    made = {
        "valve": make_term(project, "valve", status=Status.ACCEPTED, score=3, frequency=2, found=True),
        "lever": make_term(project, "lever", status=Status.CANDIDATE, score=2, frequency=9, found=True),
        "安全弁": make_term(project, "安全弁", reading="あんぜんべん", status=Status.EXCLUDED, score=1, found=True),
        "pump": make_term(project, "pump", status=Status.ACCEPTED, required=True, category="title"),
        "unseen": make_term(project, "unseen", status=Status.NEW),
    }
    made["valves"] = make_term(project, "valves", preferred=made["valve"], found=True)
    return made


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("all", ["valve", "lever", "安全弁", "pump"]),
        ("proposed", ["lever"]),
        ("accepted", ["valve", "pump"]),
        ("required", ["pump"]),
        ("excluded", ["安全弁"]),
        ("variants", ["valves"]),
        ("lost", ["pump"]),
        ("nonsense", ["valve", "lever", "安全弁", "pump"]),
    ],
)
def test_filters_show_what_they_count(project, as_, terms, status, shown):
    page = as_("reader").get(url("terms", project), {"status": status})
    assert [term.text for term in page.context["terms"]] == shown
    counts = {name: count for name, _, count in page.context["filters"]}
    assert counts.get(status, counts["all"]) == len(shown)


def test_search_looks_into_terms_readings_and_variants(project, as_, terms):
    reader = as_("reader")
    assert table(reader, project, q="あんぜん") == ["安全弁"]
    assert table(reader, project, q="VALVES") == ["valve"]
    assert table(reader, project, q="%") == []
    assert table(reader, project, category="title") == ["pump"]
    assert table(reader, project, category="none", q="lev") == ["lever"]


def test_the_table_can_be_sorted(project, as_, terms):
    assert table(as_("reader"), project, sort="frequency")[0] == "lever"
    assert table(as_("reader"), project, sort="text") == ["lever", "pump", "valve", "安全弁"]


def test_the_rest_of_the_url_stays_when_a_filter_is_chosen(project, as_, terms):
    page = as_("reader").get(url("terms", project), {"q": "弁&x", "sort": "text", "page": "2"}).content.decode()
    assert "?q=%E5%BC%81%26x&amp;sort=text&amp;status=proposed" in page


@pytest.mark.parametrize(
    ("decision", "status", "required"),
    [("accept", "accepted", False), ("exclude", "excluded", False), ("require", "accepted", True)],
)
def test_one_click_decides_and_gives_the_row_back(project, as_, terms, decision, status, required):
    answer = (
        as_("editor")
        .post(url("decide", project, terms["lever"].pk), {"decision": decision}, headers=HTMX)
        .content.decode()
    )
    assert answer.strip().startswith("<tr")
    lever = of(project, "lever")
    assert (lever.status, lever.required, lever.status_by_person) == (status, required, True)
    change = Change.objects.get(model="term")
    assert (change.action, str(change.actor), change.before["status"]) == (decision, "editor", "candidate")


def test_a_decision_can_be_left_to_runs_again(project, as_, terms):
    editor = as_("editor")
    editor.post(url("decide", project, terms["lever"].pk), {"decision": "accept"})
    editor.post(url("decide", project, terms["lever"].pk), {"decision": "reopen"})
    assert not of(project, "lever").status_by_person


def test_the_category_is_a_persons(project, as_, terms):
    as_("editor").post(url("decide", project, terms["lever"].pk), {"category": "technical_term"}, headers=HTMX)
    lever = of(project, "lever")
    assert (lever.category, lever.category_by_person) == ("technical_term", True)
    as_("editor").post(url("decide", project, terms["lever"].pk), {"category": "nonsense"})
    assert of(project, "lever").category == "technical_term"


def test_notes_are_saved_as_typed(project, as_, terms):
    editor = as_("editor")
    answer = editor.post(url("notes", project, terms["lever"].pk), {"notes": " Ask <Ken>\n"}, headers=HTMX)
    assert answer.content.decode().startswith("Saved.")
    assert of(project, "lever").notes == " Ask <Ken>\n"
    assert "Ask &lt;Ken&gt;" in editor.get(url("terms", project)).content.decode()
    long = editor.post(url("notes", project, terms["lever"].pk), {"notes": "x" * 20_001}, headers=HTMX)
    assert long.status_code == 422


def test_the_ticked_terms_are_decided_together_and_taken_back_together(project, as_, terms):
    editor = as_("editor")
    page = bulk(editor, project, "exclude", terms["valve"], terms["lever"])
    assert "2 terms changed" in page.content.decode()
    assert of(project, "valve").status == of(project, "lever").status == Status.EXCLUDED
    last = page.context["last"].done
    assert last.size == 2
    editor.post(url("undo", project), {"batch": last.batch})
    assert (of(project, "valve").status, of(project, "lever").status) == (Status.ACCEPTED, Status.CANDIDATE)
    assert not of(project, "lever").status_by_person


def test_what_was_decided_again_since_is_not_taken_back(project, as_, terms):
    editor = as_("editor")
    batch = bulk(editor, project, "exclude", terms["valve"], terms["lever"]).context["last"].done.batch
    editor.post(url("decide", project, terms["valve"].pk), {"decision": "require"})
    page = editor.post(url("undo", project), {"batch": batch}, follow=True).content.decode()
    assert "Taken back: 1. 1 stay" in page
    assert of(project, "valve").required


def test_all_that_match_are_decided_not_only_those_on_the_page(project, as_):
    Term.objects.bulk_create(Term(project=project, text=f"pump {n}", status="candidate") for n in range(120))
    other = make_term(project, "valve", status=Status.CANDIDATE)
    bulk(as_("editor"), project, "accept", query="?q=pump&status=proposed")
    assert Term.objects.filter(project=project, status="accepted").count() == 120
    other.refresh_from_db()
    assert other.status == Status.CANDIDATE


def test_many_are_decided_with_as_few_queries_as_one(project, as_, django_assert_max_num_queries):
    Term.objects.bulk_create(Term(project=project, text=f"pump {n}", status="candidate") for n in range(300))
    editor = as_("editor")
    with django_assert_max_num_queries(25):
        editor.post(url("bulk", project), {"do": "accept", "which": "matching", "sure": 300})
    assert Change.objects.filter(model="term").count() == 300


def test_terms_are_merged_as_variants_and_split_again(project, as_, terms):
    editor = as_("editor")
    bulk(editor, project, "merge", terms["lever"], terms["valve"], into="Pump")
    assert {of(project, t).preferred for t in ("lever", "valve", "valves")} == {terms["pump"]}
    editor.post(url("split", project, terms["lever"].pk))
    assert of(project, "lever").preferred is None


def test_without_a_name_the_most_important_one_is_the_preferred_term(project, as_, terms):
    bulk(as_("editor"), project, "merge", terms["lever"], terms["valve"])
    assert of(project, "lever").preferred == terms["valve"]


@pytest.mark.parametrize(
    ("into", "said"),
    [("nothing", "There is no term “nothing” to merge into"), ("valves", "valves is a variant itself")],
)
def test_a_merge_that_makes_no_sense_is_refused_in_words(project, as_, terms, into, said):
    page = bulk(as_("editor"), project, "merge", terms["lever"], into=into).content.decode()
    assert said in page
    assert of(project, "lever").preferred is None


def test_a_term_by_hand_is_required(project, as_, terms):
    editor = as_("editor")
    editor.post(url("add_term", project), {"text": " relief  valve "})
    added = of(project, "relief valve")
    assert (added.required, added.status) == (True, Status.ACCEPTED)
    page = editor.post(url("add_term", project), {"text": "Valve"}, follow=True).content.decode()
    assert "valve is a term of this project already" in page


def test_a_new_term_is_seen_whatever_the_filters_were(project, as_, terms):
    here = f"{url('terms', project)}?status=excluded"
    page = as_("editor").post(url("add_term", project), {"text": "a & b", "next": here}, follow=True)
    assert [term.text for term in page.context["terms"]] == ["a & b"]


def test_terms_of_other_projects_stay_untouched(project, as_):
    other = make_term(make_project(), "valve", status=Status.CANDIDATE)
    editor = as_("editor")
    bulk(editor, project, "exclude", other)
    assert editor.post(url("decide", project, other.pk), {"decision": "exclude"}).status_code == 404
    other.refresh_from_db()
    assert other.status == Status.CANDIDATE


def test_what_no_run_has_published_is_not_there(project, as_, terms):
    assert as_("editor").post(url("decide", project, terms["unseen"].pk), {"decision": "accept"}).status_code == 404


def test_a_term_is_shown_as_text_with_its_language(project, as_):
    term = make_term(project, "<b>弁</b>", status=Status.ACCEPTED, language="ja")
    page = markup(as_("editor").get(url("terms", project)))
    assert f'href="{url("entry", project, term.pk)}" lang="ja">&lt;b&gt;弁&lt;/b&gt;</a>' in page


def test_a_term_that_is_refused_can_be_typed_on(project, as_, terms):
    answer = as_("editor").post(url("add_term", project), {"text": "Valve"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Valve"' in page
    assert "valve is a term of this project already" in page
    too_long = as_("editor").post(url("add_term", project), {"text": "x" * 301})
    assert "at most 300 characters" in too_long.content.decode()
    assert "x" * 301 in too_long.content.decode()


def test_a_merge_that_is_refused_keeps_what_was_ticked_and_typed(project, as_, terms):
    ticked = {"do": "merge", "which": "ticked", "term": [terms["lever"].pk], "into": "handle", "category": "person"}
    answer = as_("editor").post(f"{url('bulk', project)}?sort=text", ticked)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is no term" in page
    assert 'name="into" value="handle"' in page
    assert f'value="{terms["lever"].pk}" checked' in page
    assert f'value="{terms["valve"].pk}" checked' not in page
    assert '<option value="person" selected>' in page
    assert f'action="{url("bulk", project)}?sort=text"' in page
    assert f'href="{url("terms", project)}?sort=text&amp;status=proposed"' in page


def test_notes_that_are_too_long_are_not_lost(project, as_, terms):
    long = "n" * 20_001
    answer = as_("editor").post(url("notes", project, terms["valve"].pk), {"notes": long})
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert "Not saved: more than 20,000 characters." in answer.content.decode()
    said = as_("editor").post(url("notes", project, terms["valve"].pk), {"notes": long}, headers=HTMX)
    assert said.status_code == 422
    assert "Not saved: more than 20,000 characters." in said.content.decode()


def test_after_a_refused_form_the_next_one_leads_back_to_the_table(project, as_, terms):
    editor = as_("editor")
    refused = f"{url('bulk', project)}?sort=text"
    here = f"{url('terms', project)}?sort=text"
    assert f'name="next" value="{here}"' in editor.post(refused, {"do": "nonsense"}).content.decode()
    again = {"do": "accept", "which": "matching", "sure": 4, "next": here}
    assert editor.post(refused, again, headers={"Referer": f"http://testserver{refused}"}).url == here
    decided = editor.post(
        url("decide", project, terms["valve"].pk),
        {"decision": "accept"},
        headers={"Referer": f"http://testserver{refused}"},
    )
    assert decided.url == url("terms", project)


def test_the_answer_of_a_row_brings_undo_and_the_counts_up_to_date(project, as_, terms):
    editor, here = as_("editor"), f"http://testserver{url('terms', project)}?status=proposed"
    in_table = {**HTMX, "HX-Current-URL": here}
    editor.post(url("decide", project, terms["pump"].pk), {"decision": "accept"})
    answer = editor.post(url("decide", project, terms["lever"].pk), {"decision": "exclude"}, headers=in_table)
    page = markup(answer)
    assert answer.context["last"].done.label == "lever"
    assert f'name="batch" value="{answer.context["last"].done.batch}"' in page
    assert "Your last change: exclude" in page
    assert {name: count for name, _, count in answer.context["filters"]}["excluded"] == 2
    assert f'href="{url("terms", project)}?status=excluded"' in page
    assert '<span id="matching" hx-swap-oob="true">0</span>' in page


def test_saving_notes_in_the_table_can_be_undone_there(project, as_, terms):
    in_table = {**HTMX, "HX-Current-URL": f"http://testserver{url('terms', project)}"}
    answer = as_("editor").post(url("notes", project, terms["lever"].pk), {"notes": "x"}, headers=in_table)
    assert "Your last change: annotate" in answer.content.decode()


def test_elsewhere_a_row_answers_for_itself(project, as_, terms):
    for page in (url("entry", project, terms["lever"].pk), "/nowhere/", ""):
        headers = {**HTMX, "HX-Current-URL": f"http://testserver{page}"}
        answer = as_("editor").post(url("notes", project, terms["lever"].pk), {"notes": page}, headers=headers)
        assert "last-change" not in answer.content.decode()


def test_all_that_match_are_asked_about_first_and_taken_back_together(project, as_):
    Term.objects.bulk_create(Term(project=project, text=f"pump {n}", status="candidate") for n in range(90))
    editor, here = as_("editor"), f"{url('bulk', project)}?q=pump"
    asked = editor.post(here, {"do": "exclude", "which": "matching", "next": url("terms", project)})
    assert "Exclude 90 terms?" in asked.content.decode()
    assert "and 78 more" in asked.content.decode()
    assert not Term.objects.filter(status="excluded").exists()
    sure = {"do": "exclude", "which": "matching", "sure": "90", "next": url("terms", project)}
    done = editor.post(here, sure, follow=True)
    assert "90 terms changed." in done.content.decode()
    editor.post(url("undo", project), {"batch": done.context["last"].done.batch})
    assert Term.objects.filter(status="candidate").count() == 90


def test_other_terms_than_were_asked_about_are_asked_about_again(project, as_):
    for n in range(3):
        make_term(project, f"pump {n}", status="candidate")
    answer = as_("editor").post(url("bulk", project), {"do": "exclude", "which": "matching", "sure": "2"})
    assert "Nothing is done yet: other terms match by now." in answer.content.decode()
    assert not Term.objects.filter(status="excluded").exists()


@pytest.mark.parametrize("do", ["accept", "categorise"])
def test_nothing_ticked_is_a_warning_and_no_success(project, as_, terms, do):
    data = {"do": do, "which": "ticked"}
    page = as_("editor").post(url("bulk", project), data, follow=True).content.decode()
    assert '<p class="message warning" role="status">Nothing changed: no term was ticked.</p>' in page
    assert "message success" not in page


def test_what_is_so_already_is_no_success_either(project, as_, terms):
    bulk(as_("editor"), project, "require", terms["pump"])
    assert "message warning" in bulk(as_("editor"), project, "require", terms["pump"]).content.decode()
    again = as_("editor").post(url("undo", project), {"batch": "0" * 32}, follow=True).content.decode()
    assert "message warning" in again
