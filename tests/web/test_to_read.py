"""The glossary for those who come to read it: where they land, what is left out, in which order."""

from typing import Any

import pytest
from django.urls import reverse

from genglossary.models import Issue, Preferences, Term
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.web import entry_page
from tests.factories import make_document, make_term
from tests.web.reading import markup
from tests.web.test_glossary import by_run, entry, shown
from tests.web.test_reader import TEXT, mention

ORDER = reverse("web:glossary_order")


def url(name: str, project: Any, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


@pytest.fixture
def valve(project: Any) -> Term:
    term = entry(project, "valve", category="technical_term")
    definition = by_run(term, "What shuts a pipe.", confidence=0.7)
    Issue.objects.create(step=definition.step, term=term, kind="too_long", detail="It has 15 characters.")
    return term


def test_who_only_reads_lands_on_the_glossary_and_others_on_the_overview(project, as_):
    assert as_("reader").get(url("project", project)).headers["Location"] == url("glossary", project)
    assert as_("reader").get(url("overview", project)).context["numbers"]
    assert as_("editor").get(url("project", project)).context["numbers"]


def test_a_reader_sees_no_badges_and_no_run_bar_on_the_glossary(project, as_, valve):
    page, theirs = (as_(who).get(url("glossary", project)).content.decode() for who in ("reader", "editor"))
    for sign in ('class="badge', 'id="run-bar"', "confidence"):
        assert sign in theirs
        assert sign not in page
    assert 'id="run-bar"' in as_("reader").get(url("runs", project)).content.decode()


def test_the_page_of_an_entry_shows_a_reader_no_badge_and_no_empty_notes(project, as_, valve):
    page, theirs = (as_(who).get(url("entry", project, valve.pk)).content.decode() for who in ("reader", "editor"))
    for sign in ('class="badge', "notes-section"):
        assert sign in theirs
        assert sign not in page


def test_defined_entries_come_first_for_who_likes_it_in_all_their_browsers(project, as_, valve):
    entry(project, "anvil")
    assert list(shown(as_("reader"), project)) == ["anvil", "valve"]
    answer = as_("reader").post(ORDER, {"defined_first": "1", "next": url("glossary", project)})
    assert answer.headers["Location"] == url("glossary", project)
    assert list(shown(as_("reader"), project)) == ["valve", "anvil"]
    assert list(shown(as_("editor"), project)) == ["anvil", "valve"]
    page = markup(as_("reader").get(url("glossary", project)))
    assert page.index("With a definition") < page.index("valve</a>") < page.index("Without a definition")
    as_("reader").post(ORDER, {"defined_first": "0"})
    assert list(shown(as_("reader"), project)) == ["anvil", "valve"]


def test_the_order_can_be_chosen_in_the_settings_too(project, as_):
    as_("reader").post(reverse("web:preferences"), {"language": "", "time_zone": "", "defined_first": "on"})
    assert Preferences.objects.get(user__username="reader").defined_first


def test_letters_stay_in_order_when_defined_entries_come_first(project, as_, valve):
    for text in ("anvil", "bolt"):
        entry(project, text)
    as_("reader").post(ORDER, {"defined_first": "1"})
    page = as_("reader").get(url("glossary", project))
    assert [name for name, _ in page.context["letters"]] == ["A", "B", "V"]
    assert markup(page).count('class="letter"') == 3


def test_entries_without_a_definition_can_be_left_out_and_their_letters_go_with_them(project, as_, valve):
    entry(project, "anvil")
    query = {"entries": "defined", "print": "1"}
    assert list(shown(as_("reader"), project, **query)) == ["valve"]
    page = as_("reader").get(url("glossary", project), query)
    assert page.context["letters"] == [("V", 1)]
    assert "With all entries" in page.content.decode()
    assert shown(as_("reader"), project, entries="defined", q="anvil") == {}


def test_an_empty_glossary_says_the_next_step(project, as_):
    assert "when an editor of the project has run it" in as_("reader").get(url("glossary", project)).content.decode()
    assert f'href="{url("documents", project)}">Add documents' in markup(as_("editor").get(url("glossary", project)))
    assert "Show all entries" in as_("reader").get(url("glossary", project), {"q": "no"}).content.decode()


def test_mentions_lead_to_their_places_in_the_document(project, as_):
    document = make_document(project, "a.md", TEXT)
    term = entry(project, "valve")
    mention(term, document.current_id, TEXT)
    first, second = TEXT.index("valve"), TEXT.rindex("valve")
    page = as_("reader").get(url("entry", project, term.pk)).content.decode()
    there = url("version", project, document.current_id)
    assert page.count(f'href="{there}?at={first}-{first + 5}#at"') == 2  # the name of the document, and its first place
    assert page.count(f'href="{there}?at={second}-{second + 5}#at"') == 1
    assert "Mention 2 in a.md" in page


def test_many_mentions_are_counted_and_the_first_ones_listed(project, as_):
    document = make_document(project, "a.md", "valve " * 30)
    term = entry(project, "valve")
    mention(term, document.current_id, "valve " * 30)
    (mentions,) = as_("reader").get(url("entry", project, term.pk)).context["entry"].mentions
    assert (mentions.count, len(mentions.places), mentions.unlisted) == (30, 10, 20)


def test_places_are_read_of_the_documents_that_are_named(project, as_, monkeypatch):
    term, packed = entry(project, "valve"), []
    for name, number in (("a.md", 2), ("b.md", 9), ("c.md", 4)):
        text = "valve " * number
        mention(term, make_document(project, name, text).current_id, text)
    monkeypatch.setattr(entry_page, "MOST_DOCUMENTS", 1)
    monkeypatch.setattr(entry_page, "unpack", lambda each: packed.append(each) or unpack(each))
    (mentions,) = as_("reader").get(url("entry", project, term.pk)).context["entry"].mentions
    assert (mentions.document, len(mentions.places), len(packed)) == ("b.md", 9, 1)


def test_documents_mark_only_entries_until_this_browser_asks_for_all(project, as_):
    valve, lever = entry(project, "valve"), make_term(project, "lever", status="candidate")
    document = make_document(project, "a.md", TEXT)
    for term in (valve, lever):
        mention(term, document.current_id, TEXT)
    reader, there = as_("reader"), url("document", project, document.pk)
    page = reader.get(there).content.decode()
    assert 'class="t accepted first"' in page
    assert "t candidate" not in page
    assert "t candidate" in reader.get(there, {"marks": "all"}).content.decode()
    assert "t candidate" in reader.get(there).content.decode()
    assert "t candidate" not in reader.get(there, {"marks": "entries"}).content.decode()
    assert "t candidate" not in reader.get(there).content.decode()
