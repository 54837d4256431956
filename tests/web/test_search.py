"""One box for everything of a project."""

import pytest
from django.urls import reverse

from genglossary.models import Definition, Project, Status
from genglossary.web.search_page import search_page_of
from tests.factories import make_document, make_project, make_term


def terms(project: Project, words: str) -> list[str]:
    return [term.text for term in search_page_of(project, words).terms]


@pytest.fixture
def filled(project):
    make_term(project, "pressure gauge", score=3)
    make_term(project, "gauge", score=1)
    make_term(project, "gauges of old", score=9)
    make_term(project, "計器", reading="ケイキ")
    make_term(project, "ボイラー")
    return project


def test_the_same_comes_first_then_what_begins_so_then_words_that_do(filled):
    assert terms(filled, "Gauge") == ["gauge", "gauges of old", "pressure gauge"]


@pytest.mark.parametrize("words", ["けいき", "ケイキ", "ｹｲｷ", "計器"])
def test_japanese_is_found_by_its_reading_in_any_kana(filled, words):
    assert terms(filled, words) == ["計器"]


@pytest.mark.parametrize("words", ["presure gauge", "pressure guage", "pressure gaug", "ボイラ", "Ｇａｕｇｅ"])
def test_width_and_slips_are_forgiven(filled, words):
    assert terms(filled, words)


def test_what_is_spelled_much_like_it_is_told_apart(filled):
    found = search_page_of(filled, "presure")
    assert found.guessed
    assert [term.text for term in found.terms] == ["pressure gauge"]
    assert not search_page_of(filled, "pressure").guessed


def test_short_words_and_others_are_no_slips(filled):
    assert terms(filled, "gas") == []
    assert terms(filled, "turbine") == []


def test_a_spelling_leads_to_its_entry(project, as_):
    entry = make_term(project, "pressure gauge")
    make_term(project, "manometer", preferred=entry)
    page = as_("reader").get(reverse("web:search", args=[project.pk]), {"q": "manometer"})
    assert reverse("web:entry", args=[project.pk, entry.pk]) in page.content.decode()


def test_what_a_run_has_not_published_is_not_found(project):
    make_term(project, "pressure gauge", status=Status.NEW)
    assert terms(project, "pressure") == []


def test_definitions_are_found_by_their_words_and_only_those_that_are_shown(project):
    term = make_term(project, "gauge", required=True)
    Definition.objects.create(term=term, text="Tells the PRESSURE of steam.", level="final", origin="manual")
    found = search_page_of(project, "pressure of")
    assert [each.text for each in found.definitions] == ["Tells the PRESSURE of steam."]
    Definition.objects.update(withdrawn_at="2026-01-01T00:00Z")
    assert search_page_of(project, "pressure of").definitions == []


def test_documents_are_quoted_where_the_words_stand_whatever_their_width_and_kana(project):
    make_document(project, "a.md", "One line.\nThe ボイラー is a ＢＯＸ of iron.\nAnother.")
    for words, hit in (("ぼいらー", "ボイラー"), ("box", "ＢＯＸ"), ("IRON", "iron")):
        (passage,) = search_page_of(project, words).passages
        assert passage.hit == hit
        assert passage.before + passage.hit + passage.after == "The ボイラー is a ＢＯＸ of iron."


def test_lines_are_shown_without_the_marks_of_headings_items_and_tables(project):
    make_document(project, "b.md", "## The gauge\n\n- gauge of steam\n\n| row | a gauge |\n|---|---|\n| gauge | x |\n")
    shown = [f"{each.before}{each.hit}{each.after}" for each in search_page_of(project, "gauge").passages]
    assert shown == ["The gauge", "gauge of steam", "row | a gauge "]


def test_earlier_versions_removed_documents_and_other_projects_are_not_searched(project):
    make_document(project, "a.md", "The old boiler.")
    make_document(project, "a.md", "The new kettle.")
    make_document(make_project("Elsewhere"), "b.md", "A boiler of others.")
    assert search_page_of(project, "boiler").passages == []
    project.documents.update(removed_at="2026-01-01T00:00Z")
    assert search_page_of(project, "kettle").passages == []


def test_signs_that_mean_something_to_a_database_or_a_pattern_are_looked_for_as_they_are(project):
    make_document(project, "a.md", "Costs 100 % (net).")
    assert len(search_page_of(project, "100 % (").passages) == 1
    assert search_page_of(project, "1__ %").passages == []


def test_words_that_are_nowhere_are_said_to_be_so(project, as_):
    page = as_("reader").get(reverse("web:search", args=[project.pk]), {"q": "zeppelin"})
    assert "Nothing has these words" in page.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_terms(project, django_assert_num_queries):
    for number in range(40):
        make_term(project, f"gauge {number}")
    with django_assert_num_queries(4):
        assert search_page_of(project, "gauge").more == 10
