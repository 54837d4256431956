"""The glossary to read, and the page of each term."""

from typing import Any

import pytest
from django.urls import reverse

from genglossary.actions.glossary import glossary_of
from genglossary.models import Change, Definition, Evidence, Issue, Occurrence, RunStatus, Scope, Status, Term
from genglossary.pipeline.occurrences.matcher import pack
from tests.factories import make_document, make_project, make_run, make_step, make_term
from tests.web.reading import markup

HTMX = {"HX-Request": "true"}


def url(name: str, project: Any, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


def entry(project: Any, text: str, **values: Any) -> Term:
    return make_term(project, text, status=Status.ACCEPTED, found=True, **values)


def by_run(term: Term, text: str, level: str = "provisional", **values: Any) -> Definition:
    scope = Scope.DEFINE if level == "provisional" else Scope.REFINE
    step = make_step(make_run(term.project, RunStatus.COMPLETED), scope)
    return Definition.objects.create(term=term, step=step, origin="extracted", level=level, text=text, **values)


def shown(client: Any, project: Any, **query: str) -> dict[str, Any]:
    return {each.term.text: each for each in client.get(url("glossary", project), query).context["entries"]}


def test_entries_stand_in_dictionary_order_under_their_letters(project, as_):
    for text, reading in (("弁", "べん"), ("valve", ""), ("安全弁", "あんぜんべん"), ("Boiler", ""), ("120°", "")):
        entry(project, text, reading=reading)
    make_term(project, "proposed", status=Status.CANDIDATE)
    reader = as_("reader")
    assert list(shown(reader, project)) == ["Boiler", "valve", "安全弁", "弁", "120°"]
    page = reader.get(url("glossary", project))
    assert page.context["letters"] == [("B", 1), ("V", 1), ("あ", 1), ("は", 1), ("others", 1)]
    assert list(shown(reader, project, letter="は")) == ["弁"]
    assert list(shown(reader, project, letter="others")) == ["120°"]


def test_search_finds_text_reading_and_variants(project, as_):
    valve = entry(project, "弁", reading="べん")
    make_term(project, "バルブ", preferred=valve)
    entry(project, "boiler")
    for query in ("べん", "バル", "弁"):
        assert list(shown(as_("reader"), project, q=query)) == ["弁"]
    assert shown(as_("reader"), project, q="nothing") == {}


def test_a_definition_links_the_longest_names_of_other_entries_and_not_its_own(project, as_):
    relief, valve, pressure = entry(project, "relief valve"), entry(project, "valve"), entry(project, "steam pressure")
    entry(project, "steam")
    text = "A relief valve is a valve that limits <steam> pressure and steam pressure."
    by_run(relief, text, confidence=0.8)
    pieces = shown(as_("reader"), project)["relief valve"].pieces
    linked = [(piece.text, piece.term) for piece in pieces if piece.term]
    steam = Term.objects.get(text="steam").pk
    assert linked == [("valve", valve.pk), ("steam", steam), ("steam pressure", pressure.pk)]
    assert "".join(piece.text for piece in pieces) == text
    page = markup(as_("reader").get(url("glossary", project)))
    assert f'<a class="see" href="{url("entry", project, valve.pk)}">valve</a>' in page
    assert "&lt;" in page
    assert "confidence" not in page
    assert "confidence 80&nbsp;%" in markup(as_("editor").get(url("glossary", project)))


def test_a_persons_definition_stays_and_a_later_one_is_offered_beside_it(project, as_):
    valve = entry(project, "valve")
    by_run(valve, "A device.")
    editor = as_("editor")
    editor.post(url("define", project, valve.pk), {"text": "What shuts a pipe."})
    by_run(valve, "A device that shuts.", level="refined")
    found = shown(editor, project)["valve"]
    assert found.definition.text == "What shuts a pipe."
    assert found.offered.text == "A device that shuts."
    page = editor.get(url("glossary", project)).content.decode()
    assert "written by editor" in page
    assert "A later run says" in page


def test_editing_in_place_gives_the_entry_back(project, as_):
    valve = entry(project, "valve", language="en")
    by_run(valve, "A device.")
    editor = as_("editor")
    form = editor.get(url("define", project, valve.pk), headers=HTMX).content.decode()
    assert form.strip().startswith("<article")
    assert ">A device.</textarea>" in form
    saved = markup(editor.post(url("define", project, valve.pk), {"text": "弁です。"}, headers=HTMX))
    assert 'lang="ja">弁です。' in saved
    assert Change.objects.filter(action="define", model="definition").count() == 1
    empty = editor.post(url("define", project, valve.pk), {"text": " "}, headers=HTMX)
    assert empty.status_code == 422
    assert Definition.objects.filter(origin="manual").count() == 1


def test_without_a_script_the_edit_is_a_page_of_its_own(project, as_):
    valve = entry(project, "valve")
    editor = as_("editor")
    assert "<!doctype html>" in editor.get(url("define", project, valve.pk)).content.decode()
    answer = editor.post(url("define", project, valve.pk), {"text": "What shuts."})
    assert answer.headers["Location"] == url("entry", project, valve.pk)


def test_a_definition_is_taken_back_and_shown_again(project, as_):
    valve = entry(project, "valve")
    by_run(valve, "A device.")
    editor = as_("editor")
    editor.post(url("define", project, valve.pk), {"text": "Mine."})
    mine = Definition.objects.get(origin="manual")
    editor.post(url("withdraw", project, mine.pk))
    assert shown(editor, project)["valve"].definition.text == "A device."
    assert "taken back" in editor.get(url("entry", project, valve.pk)).content.decode()
    editor.post(url("restore", project, mine.pk))
    assert shown(editor, project)["valve"].definition.text == "Mine."


def test_the_same_words_are_shown_once_however_many_steps_found_them(project, as_):
    valve = entry(project, "valve")
    for level in ("provisional", "refined"):
        by_run(valve, "What opens.", level=level)
    page = as_("editor").get(url("entry", project, valve.pk))
    assert [(d.text, d.level) for d in page.context["entry"].definitions] == [("What opens.", "refined")]
    assert "show the next" not in page.content.decode()


def test_the_page_of_a_term_shows_proof_mentions_issues_and_history(project, as_, django_assert_max_num_queries):
    text = "弁とは流れを止める装置である。弁は重い。"
    document = make_document(project, "弁.md", text)
    valve = entry(project, "弁", language="ja")
    plural = make_term(project, "バルブ", preferred=valve, variant_kind="spelling")
    definition = by_run(valve, text[:15], confidence=0.9)
    Evidence.objects.create(definition=definition, version_id=document.current_id, start=0, end=15)
    for term, count in ((valve, 2), (plural, 3)):
        Occurrence.objects.create(
            step=definition.step, term=term, version_id=document.current_id, count=count, offsets=pack_of(count)
        )
    Issue.objects.create(step=definition.step, term=valve, kind="too_long", detail="It has 15 characters.")
    editor = as_("editor")
    editor.post(url("decide", project, valve.pk), {"decision": "require"})
    editor.get(url("overview", project))
    with django_assert_max_num_queries(40):
        page = editor.get(url("entry", project, valve.pk))
    about = page.context["entry"]
    assert [(p.document, p.text) for p in about.passages] == [("弁.md", text[:15])]
    assert [(m.document, m.count) for m in about.mentions] == [("弁.md", 5)]
    assert about.mentions[0].places == [(0, 1), (0, 1), (2, 3), (2, 3), (4, 5)]
    assert "It has 15 characters." in page.content.decode()
    assert [row.change.action for row in page.context["history"]] == ["require"]
    editor.post(url("dismiss", project, Issue.objects.get().pk))
    assert "It has 15 characters." not in editor.get(url("entry", project, valve.pk)).content.decode()


def pack_of(count: int) -> bytes:
    from array import array

    return pack(array("l", range(2 * count)))


def test_without_a_definition_the_passages_to_read_are_shown(project, as_):
    document = make_document(project, "a.md", "The valve hisses. It is hot.")
    valve = entry(project, "valve")
    step = make_step(make_run(project, RunStatus.COMPLETED), Scope.REVIEW)
    places = [[document.current_id, 0, 17], [document.current_id, 18, 28]]
    Issue.objects.create(step=step, term=valve, kind="no_definition", evidence=places)
    about = as_("reader").get(url("entry", project, valve.pk)).context["entry"]
    assert [passage.text for passage in about.passages] == ["The valve hisses.", "It is hot."]


def test_what_nothing_defines_is_listed_with_its_best_context_told_apart_from_definitions(project, as_):
    document = make_document(project, "a.md", "The valve <hisses>. It is hot.")
    valve, pump = entry(project, "valve"), entry(project, "pump")
    by_run(pump, "A device that lifts water.")
    step = make_step(make_run(project, RunStatus.COMPLETED), Scope.REVIEW)
    for term in (valve, pump):
        places = [[document.current_id, 0, 19], [document.current_id, 20, 30]]
        Issue.objects.create(step=step, term=term, kind="no_definition", evidence=places)
    found = shown(as_("reader"), project)
    assert found["valve"].context and found["valve"].context.text == "The valve <hisses>."
    assert found["pump"].context is None
    page = markup(as_("reader").get(url("glossary", project)))
    assert page.count('class="context"') == 1
    assert "The valve &lt;hisses&gt;." in page.split('class="context"')[1].split("</blockquote>")[0]


def test_contexts_cost_one_query_more_however_many_there_are(project, as_, django_assert_max_num_queries):
    document = make_document(project, "a.md", "The valve hisses.")
    step = make_step(make_run(project, RunStatus.COMPLETED), Scope.REVIEW)
    for number in range(130):
        place = [[document.current_id, 0, 17]]
        Issue.objects.create(step=step, term=entry(project, f"valve {number}"), kind="no_definition", evidence=place)
    client = as_("reader")
    client.get(url("glossary", project))  # the first look of a member is noted
    with django_assert_max_num_queries(30):
        found = client.get(url("glossary", project), {"print": "1"}).context["entries"]
    assert all(each.context for each in found)
    assert len(found) == 130


def test_dismissing_that_nothing_defines_a_term_takes_its_passages_from_no_reader(project, as_):
    document = make_document(project, "a.md", "The valve hisses.")
    valve = entry(project, "valve")
    step = make_step(make_run(project, RunStatus.COMPLETED), Scope.REVIEW)
    Issue.objects.create(step=step, term=valve, kind="no_definition", evidence=[[document.current_id, 0, 17]])
    as_("editor").post(url("dismiss", project, Issue.objects.get().pk))
    about = as_("reader").get(url("entry", project, valve.pk)).context["entry"]
    assert ([each.text for each in about.passages], list(about.issues)) == (["The valve hisses."], [])
    (exported,) = glossary_of(project).entries
    assert ([each.text for each in exported.evidence], exported.issues) == (["The valve hisses."], ())


def test_the_url_of_a_variant_leads_to_its_preferred_term(project, as_):
    valve = entry(project, "valve")
    variant = make_term(project, "valves", preferred=valve)
    page = as_("reader").get(url("entry", project, variant.pk)).content.decode()
    assert f'href="{url("entry", project, valve.pk)}"' in page


@pytest.mark.parametrize("name", ["withdraw", "restore"])
def test_definitions_of_other_projects_stay_untouched(project, as_, name):
    other = by_run(entry(make_project(), "valve"), "A device.")
    assert as_("editor").post(url(name, project, other.pk)).status_code == 404
    assert as_("editor").get(url("entry", project, other.term.pk)).status_code == 404


def test_unfinished_definitions_are_not_shown(project, as_):
    valve = entry(project, "valve")
    step = make_step(make_run(project, RunStatus.RUNNING), Scope.DEFINE, completed=False)
    Definition.objects.create(term=valve, step=step, origin="extracted", text="Half.")
    assert shown(as_("reader"), project)["valve"].definition is None
    assert "Half." not in as_("reader").get(url("entry", project, valve.pk)).content.decode()


def test_the_whole_glossary_is_one_page_to_print(project, as_):
    for number in range(70):
        entry(project, f"valve {number:02}")
    reader = as_("reader")
    assert len(shown(reader, project)) == 60
    assert "print=1" in reader.get(url("glossary", project)).content.decode()
    assert len(shown(reader, project, print="1")) == 70
    assert "Back to the glossary" in reader.get(url("glossary", project), {"print": "1"}).content.decode()


def test_the_slug_and_the_id_of_a_term_and_of_what_was_merged_into_it_lead_to_its_page(project, as_):
    fid = entry(project, "fid")
    spike = entry(project, "marlinspike", preferred=fid)
    reader = as_("reader")
    for address in (fid.slug, fid.uid, spike.slug, spike.uid):
        answer = reader.get(url("addressed", project, address))
        assert answer.status_code == 302
        assert answer["Location"] == url("entry", project, fid.pk)
    assert reader.get(url("addressed", project, "nowhere")).status_code == 404


def test_a_japanese_slug_is_an_address(project, as_):
    term = entry(project, "潮位計")
    assert as_("reader").get(f"/projects/{project.pk}/glossary/of/潮位計/")["Location"] == url(
        "entry", project, term.pk
    )
