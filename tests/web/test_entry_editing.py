"""People say on the page of an entry how it is written, what it is called elsewhere, and where else to look."""

import re
from typing import Any

import pytest
from django.urls import reverse

from genglossary.actions import definitions, equivalents, spellings
from genglossary.actions.glossary import glossary_of
from genglossary.models import Change, Definition, Equivalent, Evidence, Project, RunStatus, Term
from tests.factories import make_document, make_run, make_step, make_term
from tests.web.reading import markup


def url(name: str, project: Any, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


@pytest.fixture
def gauge(project: Project) -> Term:
    return make_term(project, "tide gauge", language="en", found=True)


def page(client: Any, term: Term) -> str:
    return client.get(url("entry", term.project, term.pk)).content.decode()


def fresh(term: Term) -> Term:
    return Term.objects.get(pk=term.pk)


def shown(**fields: str) -> dict[str, str]:
    """A form as a page sends it: what it began with is nothing, unless it is named."""
    began = {"usage": "", "kind": "spelling", "capitals": "", "exact": "False", "do_not_translate": "False"}
    return {**{f"initial-{name}": value for name, value in began.items()}, "usage": "", "capitals": "", **fields}


def test_an_editor_forbids_a_spelling_and_takes_it_back_on_the_same_page(project, as_, gauge):
    editor = as_("editor")
    added = {"text": "sea clock", "kind": "synonym", "usage": "forbidden"}
    assert editor.post(url("add_spelling", project, gauge.pk), added).status_code == 302
    assert "sea clock" in page(editor, gauge)
    assert Term.objects.get(text="sea clock").usage == "forbidden"
    batch = Change.objects.latest("pk").batch
    assert str(batch) in page(editor, gauge)
    here = url("entry", project, gauge.pk)
    assert editor.post(url("undo", project), {"batch": batch, "next": here}).url == here
    assert not fresh(gauge).variants.exists()


def test_only_what_somebody_changed_in_the_form_is_decided(project, as_, gauge):
    spellings.spell(Term.objects.filter(pk=gauge.pk), by=None, usage="admitted")
    as_("editor").post(url("spell", project, gauge.pk), shown(capitals="as_written", do_not_translate="on"))
    now = fresh(gauge)
    assert (now.as_written, now.do_not_translate, now.usage) == (True, True, "admitted")


def test_another_spelling_becomes_the_one_that_the_entry_is_called_by(project, as_, gauge):
    meter = spellings.add_spelling(gauge, "tide meter", by=None)
    editor = as_("editor")
    led = editor.post(url("spell", project, meter.pk), {"do": "prefer"})
    assert led.headers["Location"] == reverse("web:entry", args=[project.pk, meter.pk])
    assert fresh(gauge).preferred == meter
    answer = editor.get(url("addressed", project, "tide-gauge"), follow=True)
    assert '<h1><span lang="en">tide meter</span>' in markup(answer)


def test_who_chooses_preferred_for_a_spelling_calls_the_entry_so(project, as_, gauge):
    meter, editor = spellings.add_spelling(gauge, "tide meter", by=None), as_("editor")
    assert page(editor, gauge).count('<option value="preferred"') == 4  # two spellings, and the forms that add
    led = editor.post(url("spell", project, meter.pk), shown(usage="preferred", kind="spelling"))
    assert led.headers["Location"] == url("entry", project, meter.pk)
    assert fresh(gauge).preferred == meter
    added = {"text": "mareograph", "kind": "synonym", "usage": "preferred"}
    led = editor.post(url("add_spelling", project, meter.pk), added)
    assert led.headers["Location"] == url("entry", project, Term.objects.get(text="mareograph").pk)
    here = {"usage": "preferred", "seen": "admitted"}
    assert editor.post(url("decide", project, meter.pk), here).status_code == 302
    assert [each.text for each in glossary_of(project).entries] == ["tide meter"]


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("add_spelling", {"text": "tide gauge", "kind": "spelling"}, "is a spelling of this entry already"),
        ("add_equivalent", {"language": "en", "text": "tide mark"}, "is the language of the entry itself"),
        ("add_equivalent", {"language": "!", "text": "marégraphe"}, "is no language tag"),
        ("see_also", {"text": "nowhere"}, "There is no term"),
    ],
)
def test_what_is_refused_stands_on_the_page_as_it_was_typed_with_the_reason(project, as_, gauge, name, typed, reason):
    editor, before = as_("editor"), Change.objects.count()
    answer = editor.post(url(name, project, gauge.pk), typed)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert reason in text
    assert f'value="{typed["text"]}"' in text
    assert Change.objects.count() == before


def test_an_equivalent_is_added_changed_accepted_rejected_and_removed(project, as_, gauge):
    editor = as_("editor")
    editor.post(url("add_equivalent", project, gauge.pk), {"language": "fr", "text": "marégraphe", "notes": "OHI"})
    row = Equivalent.objects.get()
    here = url("equivalent", project, row.pk)
    assert (row.status, row.origin) == ("accepted", "person")
    for do, status in (("reject", "rejected"), ("accept", "accepted")):
        editor.post(here, {"do": do})
        assert Equivalent.objects.get().status == status
    began = {f"initial-{name}": getattr(row, name) for name in ("language", "text", "usage", "notes")}
    editor.post(here, {**began, "do": "save", "language": "fr", "text": "limnigraphe", "notes": "OHI"})
    assert (Equivalent.objects.get().text, Equivalent.objects.get().notes) == ("limnigraphe", "OHI")
    assert "limnigraphe" in page(editor, gauge)
    editor.post(here, {"do": "remove"})
    assert not Equivalent.objects.exists()


def test_a_change_of_an_equivalent_that_is_refused_stands_in_its_own_form(project, as_, gauge):
    equivalents.add(gauge, "fr", "marégraphe", by=None)
    row = equivalents.add(gauge, "fr", "limnigraphe", by=None)
    answer = as_("editor").post(
        url("equivalent", project, row.pk), {"language": "fr", "text": "marégraphe", "initial-text": "limnigraphe"}
    )
    assert answer.status_code == 422
    assert answer.content.decode().count("is an equivalent of this entry already") == 1


def test_readers_are_sent_to_other_entries_and_no_longer(project, as_, gauge):
    buoy, editor = make_term(project, "buoy"), as_("editor")
    editor.post(url("see_also", project, gauge.pk), {"text": "Buoy"})
    assert fresh(gauge).see_also == [str(buoy.uid)]
    assert f'href="{url("entry", project, buoy.pk)}"' in page(as_("reader"), gauge)
    editor.post(url("see_also", project, gauge.pk), {"without": str(buoy.uid)})
    assert fresh(gauge).see_also == []


def test_a_definition_names_its_source_and_an_address_in_it_is_a_link(project, as_, gauge):
    as_("editor").post(
        url("define", project, gauge.pk), {"text": "What shows the tide.", "source": "https://example.org/s-32"}
    )
    assert gauge.definitions.get().source == "https://example.org/s-32"
    assert '<a href="https://example.org/s-32" rel="nofollow">' in page(as_("reader"), gauge)
    assert 'value="https://example.org/s-32"' in as_("editor").get(url("define", project, gauge.pk)).content.decode()


def test_a_source_is_no_markup(project, as_, gauge):
    definitions.write(gauge, "A mark.", by=None, source='<b>"x"</b> javascript:alert(1)')
    text = page(as_("reader"), gauge)
    assert "<b>" not in text
    assert 'href="javascript:' not in text


def test_a_reader_sees_all_of_it_and_no_form_but_that_of_a_proposal(project, as_, gauge):
    spellings.add_spelling(gauge, "sea clock", by=None, usage="deprecated", as_written=True)
    equivalents.add(gauge, "ja", "検潮儀", by=None, reading="けんちょうぎ", status="proposed")
    text = page(as_("reader"), gauge)
    for words in ("sea clock", "deprecated", "found only as written", "検潮儀", "けんちょうぎ", "proposed"):
        assert words in text
    own = text.partition('id="spellings"')[2].partition('id="comments"')[0]
    assert re.findall(r'<form[^>]* action="([^"]+)"', own) == [url("propose_equivalent", project, gauge.pk)]


def test_the_table_shows_filters_and_sets_usage(project, as_, gauge):
    buoy, editor = make_term(project, "buoy"), as_("editor")
    editor.post(url("decide", project, buoy.pk), {"usage": "preferred", "seen": ""})
    assert fresh(buoy).usage == "preferred"
    for usage, expected in (("preferred", ["buoy"]), ("none", ["tide gauge"]), ("forbidden", []), ("nonsense", None)):
        found = editor.get(url("terms", project), {"usage": usage}).context["terms"]
        assert expected is None or [each.text for each in found] == expected
    ticked = {"do": "spell", "which": "ticked", "usage": "admitted", "term": [gauge.pk, buoy.pk]}
    editor.post(url("bulk", project), ticked)
    assert {fresh(gauge).usage, fresh(buoy).usage} == {"admitted"}


def test_who_sets_a_usage_that_somebody_else_changed_meanwhile_is_told(project, as_, gauge):
    spellings.spell(Term.objects.filter(pk=gauge.pk), by=None, usage="forbidden")
    answer = as_("editor").post(
        url("decide", project, gauge.pk), {"usage": "admitted", "seen": ""}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 409
    assert fresh(gauge).usage == "forbidden"


def test_the_usage_of_all_that_match_is_set_when_somebody_is_sure(project, as_, gauge):
    asked = {"do": "spell", "which": "matching", "usage": "deprecated"}
    editor = as_("editor")
    assert "usage becomes “deprecated”" in editor.post(url("bulk", project), asked).content.decode()
    editor.post(url("bulk", project), {**asked, "sure": "1"})
    assert fresh(gauge).usage == "deprecated"


def test_a_definition_is_written_beside_its_passages_and_keeps_those_that_were_quoted(project, as_):
    version = make_document(project, "a.md", "A **lever** is a bar.").current
    assert version
    term, following = make_term(project, "lever", found=True), make_term(project, "valve", found=True)
    step = make_step(make_run(project, RunStatus.COMPLETED), "define")
    row = Definition.objects.create(term=term, step=step, origin="extracted", text="A bar.")
    Evidence.objects.create(definition=row, version=version, start=0, end=21)
    here = reverse("web:define", args=[project.pk, term.pk])
    page = as_("editor").get(here).content.decode()
    assert "A lever is a bar." in page
    assert "a.md" in page
    answer = as_("editor").post(here, {"text": "A stiff bar.", "quoted": f"{version.pk}-0-21", "go": "next"})
    assert answer.url == reverse("web:define", args=[project.pk, following.pk])
    assert term.definitions.get(step=None).evidence.get().end == 21
    assert glossary_of(project).entries[0].evidence[0].document == "a.md"


def test_a_definition_of_a_person_does_not_hide_what_proves_the_entry(project, as_):
    version = make_document(project, "a.md", "A lever is a bar.").current
    assert version
    term = make_term(project, "lever", found=True)
    step = make_step(make_run(project, RunStatus.COMPLETED), "define")
    row = Definition.objects.create(term=term, step=step, origin="extracted", text="A bar.")
    Evidence.objects.create(definition=row, version=version, start=0, end=17)
    definitions.write(term, "In my own words.", by=None)
    page = as_("reader").get(reverse("web:entry", args=[project.pk, term.pk]))
    assert [each.text for each in page.context["entry"].passages] == ["A lever is a bar."]


def test_who_saves_on_the_page_of_the_form_goes_to_the_entry_where_it_can_be_taken_back(project, as_, gauge):
    editor, here = as_("editor"), url("define", project, gauge.pk)
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{here}"}
    answer = editor.post(here, {"text": "What shows the tide."}, headers=headers)
    assert answer["HX-Redirect"] == url("entry", project, gauge.pk)
    assert str(Change.objects.latest("pk").batch) in page(editor, gauge)
    headers["HX-Current-URL"] = f"http://testserver{url('glossary', project)}"
    answer = editor.post(here, {"text": "What shows the height of the tide."}, headers=headers)
    assert "HX-Redirect" not in answer.headers
