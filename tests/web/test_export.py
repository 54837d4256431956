"""The page of exports, and the files that come from it."""

import json

import pytest
from django.urls import reverse

from genglossary.formats import FORMATS
from genglossary.models import SpellingUsage
from genglossary.web.views import export
from tests.factories import make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def spoken(project):
    horn = make_term(project, "fog horn", status="accepted", status_by_person=True, language="en")
    make_term(project, "hooter", preferred=horn, usage=SpellingUsage.FORBIDDEN, status="accepted")
    make_term(project, "lamp", status="candidate", language="en")
    return project


def test_the_page_offers_every_format_and_says_what_each_leaves_out(spoken, as_):
    page = as_("reader").get(reverse("web:exports", args=[spoken.pk])).content.decode()
    for name in FORMATS:
        assert f'formaction="{reverse("web:export", args=[spoken.pk, name])}"' in page
    assert "Left out: 1 deprecated or forbidden spelling." in page


def test_the_page_says_what_only_a_dialect_leaves_out(spoken, as_):
    spoken.terms.filter(text="fog horn").update(category="technical_term")
    page = as_("reader").get(reverse("web:exports", args=[spoken.pk])).content.decode()
    assert "other older tools: Left out: 1 category.</p>" in page


def test_the_formats_of_a_large_glossary_do_not_wait_for_what_they_leave_out(spoken, as_, monkeypatch):
    monkeypatch.setattr(export, "AT_ONCE", 0)
    url = reverse("web:exports", args=[spoken.pk])
    page = as_("reader").get(url).content.decode()
    assert 'hx-get="?lost"' in page
    assert "Left out:" not in page
    assert page.count("formaction=") == len(FORMATS)
    whole = as_("reader").get(url, {"lost": ""}).content.decode()
    assert 'hx-get="?lost"' not in whole
    assert "Left out: 1 deprecated or forbidden spelling." in whole


def test_only_some_terms_are_sent_where_something_is_ticked(spoken, as_):
    def texts(query):
        answer = as_("reader").get(reverse("web:export", args=[spoken.pk, "json"]), query)
        return [term["text"] for term in json.loads(answer.getvalue())["terms"]]

    assert texts({}) == ["fog horn"]
    assert texts({"status": ["candidate"]}) == ["lamp"]
    assert texts({"language": ["ja"]}) == []


def test_a_dialect_is_another_file_and_an_unknown_one_is_not_found(spoken, as_):
    url = reverse("web:export", args=[spoken.pk, "ime"])
    assert as_("reader").get(url, {"dialect": "atok"}).getvalue().decode("utf-16").startswith("!!ATOK")
    assert as_("reader").get(url, {"dialect": "emacs"}).status_code == 404
