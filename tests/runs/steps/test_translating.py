"""Translations that a model proposes where what is counted tells none, and what becomes of them."""

import pytest

from genglossary.actions import equivalents, pairing
from genglossary.models import Equivalent, Issue, IssueKind, ModelConnection, Project
from genglossary.reports.estimate import estimate_for
from genglossary.runs.stored.proofs import unpacked
from tests.engines.model.fake_server import Asked, FakeServer, good_answer
from tests.factories import make_document
from tests.translated import run_on, translated_project

pytestmark = pytest.mark.django_db(transaction=True)

# The capstan is named once, and its translation too: nothing that is counted tells which words are.
_ONCE = "# Deck\n\nThe capstan is a drum that hauls the anchor up. It has 8 bars and was made in 1907 by Ward.\n"
_ITS = "# 甲板\n\n揚錨機とは、錨を巻き上げる胴である。棒が8本あり、1907年に Ward が作った。\n"


@pytest.fixture
def project(server: FakeServer) -> Project:
    connection = ModelConnection.objects.create(name="fake", base_url=server.url, model="fake", concurrency=4)
    project = translated_project(en_deck=_ONCE, ja_deck=_ITS)
    Project.objects.filter(pk=project.pk).update(connection=connection)
    project.refresh_from_db()
    return project


def asked(server: FakeServer) -> list[str]:
    """The terms whose translation was asked for."""
    return [row["term"] for each in server.asked if each.judgement == "translate" for row in each.rows]


def saying(words: dict[str, str | None]):
    """A server that knows the translations `words`, and of other terms none."""

    def answer(each: Asked) -> object:
        if each.judgement != "translate":
            return good_answer(each)
        return {
            row["id"]: {"term": row["term"], "translation": words.get(row["term"].lower()), "confidence": 0.8}
            for row in each.rows
        }

    return answer


def found(term: str, language: str) -> list[tuple[str, str, str]]:
    rows = Equivalent.objects.filter(term__text__iexact=term, language=language)
    return list(rows.values_list("text", "origin", "status"))


def test_a_model_proposes_words_of_the_translated_passage_and_they_are_marked_as_its_own(project, server):
    server.answer = saying({"capstan": "揚錨機"})
    run_on(project)
    assert found("capstan", "ja") == [("揚錨機", "model", "proposed")]
    row = Equivalent.objects.get(text="揚錨機")
    (own, other), *_ = unpacked(row.proofs)
    texts = {each.current_id: each.current.text for each in project.documents.select_related("current")}
    assert texts[own.version][slice(*own.term)].lower() == "capstan"
    assert texts[other.version][slice(*other.term)] == "揚錨機"
    assert (row.confidence, row.count) == (0.8, len(row.proofs))


def test_nobody_is_asked_about_what_is_counted(project, server):
    server.answer = saying({})
    run_on(project)
    assert "fog horn" not in [term.lower() for term in asked(server)]
    assert found("fog horn", "ja") == [("霧笛", "run", "proposed")]


def test_words_that_stand_in_no_passage_are_not_taken(project, server):
    server.answer = saying({"capstan": "キャプスタン"})
    run_on(project)
    assert found("capstan", "ja") == []
    assert not Issue.objects.filter(kind=IssueKind.FAILED).exists()


def test_a_term_that_got_no_answer_is_named(project, server):
    def fault(each: Asked) -> str | None:
        wanted = each.judgement == "translate" and any(row["term"].lower() == "capstan" for row in each.rows)
        return "no object" if wanted else None

    server.fault = fault
    server.answer = saying({})
    run = run_on(project)
    assert run.status == "completed"
    assert Issue.objects.filter(kind=IssueKind.FAILED, term__text__iexact="capstan").exists()


def test_an_answer_is_paid_for_once_and_its_proposal_stays(project, server):
    server.answer = saying({"capstan": "揚錨機"})
    run_on(project)
    before = len(asked(server))
    make_document(project, "en/extra.md", "# Lamp\n\nThe lamp is lit at dusk by the second keeper.")
    run_on(project)
    assert "capstan" not in [term.lower() for term in asked(server)[before:]]
    assert found("capstan", "ja") == [("揚錨機", "model", "proposed")]


def test_what_a_person_rejected_is_neither_asked_for_nor_proposed_again(project, server):
    server.answer = saying({"capstan": "揚錨機"})
    run_on(project)
    equivalents.reject(Equivalent.objects.filter(text="揚錨機"), by=None)
    before = len(asked(server))
    run_on(project, fresh=True)
    assert "capstan" not in [term.lower() for term in asked(server)[before:]]
    assert found("capstan", "ja") == [("揚錨機", "model", "rejected")]


def test_what_is_edited_of_a_proposal_is_kept_as_rejected(project, server):
    server.answer = saying({"capstan": "揚錨機"})
    run_on(project)
    equivalents.edit(Equivalent.objects.get(text="揚錨機"), by=None, text="キャプスタン")
    assert {row[::2] for row in found("capstan", "ja")} == {("揚錨機", "rejected"), ("キャプスタン", "accepted")}


def test_without_a_model_nothing_is_proposed_for_it():
    project = translated_project(en_deck=_ONCE, ja_deck=_ITS)
    run_on(project)
    assert not Equivalent.objects.filter(origin="model").exists()


def test_an_estimate_counts_the_translations_that_will_be_asked_for(project, server):
    with_pairs = estimate_for(project)
    assert not server.asked
    for document in project.documents.filter(translation_of__isnull=False):
        pairing.unpair(document, by=None)
    assert estimate_for(project).input_tokens < with_pairs.input_tokens
