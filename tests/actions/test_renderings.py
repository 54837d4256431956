"""A term that was translated in several ways: a person says which one is to be written."""

import uuid

import pytest

from genglossary import formats
from genglossary.actions import renderings
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.glossary import glossary_of
from genglossary.actions.undoing import undo
from genglossary.models import Equivalent, Issue, Project, Term
from genglossary.runs.stored.renderings import unpacked
from tests.translated import inconsistent_project, run_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def project() -> Project:
    project = inconsistent_project()
    run_on(project)
    return project


@pytest.fixture
def issue(project: Project) -> Issue:
    return Issue.objects.get(kind="translations", step__run__project=project)


def number_of(issue: Issue, text: str) -> int:
    return [way.text for way in unpacked(issue).ways].index(text)


def choose(issue: Issue, text: str, others: str = "forbidden") -> uuid.UUID:
    return renderings.choose(issue, number_of(issue, text), others=others, by=None).batch


def stored() -> dict[str, tuple[str, str]]:
    rows = Equivalent.objects.filter(term__text="log book")
    return {row.text: (row.status, row.usage) for row in rows}


def test_the_chosen_one_is_preferred_the_others_are_forbidden_and_the_issue_is_closed(issue):
    choose(issue, "日誌")
    assert stored() == {"日誌": ("accepted", "preferred"), "記録簿": ("accepted", "forbidden")}
    issue.refresh_from_db()
    assert issue.closed_at is not None


def test_rules_for_writers_follow_from_the_decision(project, issue):
    Term.objects.filter(text__in=("日誌", "記録簿")).delete()  # the documents' own terms may be others
    choose(issue, "日誌")
    rules = formats.write("prh", glossary_of(project)).decode()
    assert 'expected: "日誌"' in rules
    assert 'from: "記録簿"' in rules


def test_what_is_an_entry_itself_becomes_a_forbidden_spelling_of_the_chosen_one(project, issue):
    for text in ("日誌", "記録簿"):
        Term.objects.update_or_create(
            project=project, text=text, defaults={"status": "accepted", "language": "ja", "found": True}
        )
    batch = choose(issue, "日誌")
    wrong = Term.objects.get(project=project, text="記録簿")
    assert (str(wrong.preferred), wrong.usage) == ("日誌", "forbidden")
    rules = formats.write("prh", glossary_of(project)).decode()
    assert rules.count('from: "記録簿"') == 1
    undo(project, batch, by=None)
    wrong.refresh_from_db()
    assert (wrong.preferred, wrong.usage) == (None, "")


def test_a_word_that_another_term_is_translated_by_stays_a_term(project, issue):
    Term.objects.update_or_create(project=project, text="日誌", defaults={"status": "accepted", "language": "ja"})
    Equivalent.objects.create(term=project.terms.get(text="fog horn"), language="ja", text="記録簿", origin="person")
    choose(issue, "日誌")
    assert not Term.objects.filter(project=project, text="記録簿", preferred__isnull=False).exists()


def test_others_can_be_no_translation_at_all(issue):
    choose(issue, "記録簿", others="rejected")
    assert stored() == {"日誌": ("rejected", ""), "記録簿": ("accepted", "preferred")}


def test_the_decision_is_one_batch_that_undo_takes_back(project, issue):
    before = stored()
    batch = choose(issue, "日誌")
    undo(project, batch, by=None)
    assert stored() == before
    issue.refresh_from_db()
    assert issue.closed_at is None


@pytest.mark.parametrize(("way", "others"), [(-1, "forbidden"), (2, "forbidden"), (0, "loved"), (0, "")])
def test_a_way_or_an_answer_that_there_is_not_is_refused(issue, way, others):
    before = stored()
    with pytest.raises(DecisionRefused):
        renderings.choose(issue, way, others=others, by=None)
    assert stored() == before


def test_one_translation_of_two_terms_is_left_to_one_of_them(project):
    horn, book = (project.terms.get(text=text) for text in ("fog horn", "log book"))
    for term in (horn, book):
        Equivalent.objects.update_or_create(term=term, language="ja", text="号", defaults={"origin": "run"})
    kept = {"language": "ja", "ways": [[horn.pk, "号", 3, []], [book.pk, "号", 2, []]]}
    step = project.runs.get().steps.get(name="extract")
    issue = Issue.objects.create(
        step=step, term=horn, kind="originals", related=[book.pk], renderings=kept, detail="号: fog horn, log book"
    )
    renderings.choose(issue, 1, others="rejected", by=None)
    found = {row.term.text: (row.status, row.usage) for row in Equivalent.objects.filter(text="号")}
    assert found == {"log book": ("accepted", "preferred"), "fog horn": ("rejected", "")}
    issue.refresh_from_db()
    assert issue.closed_at is not None
