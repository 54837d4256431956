"""Terms of other languages: people add, mend, accept and reject them, and can take each of these back."""

import uuid
from typing import Any

import pytest

from genglossary.actions import equivalents, terms
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.glossary import glossary_of
from genglossary.actions.undoing import undo
from genglossary.models import Change, Equivalent, Term
from tests.factories import make_term, make_user

pytestmark = pytest.mark.django_db


def stored() -> list[tuple[str, str, str, str]]:
    return list(Equivalent.objects.order_by("pk").values_list("language", "text", "status", "usage"))


def last() -> uuid.UUID:
    return Change.objects.order_by("-pk").values_list("batch", flat=True)[0]


def test_an_equivalent_comes_out_with_what_is_said_of_it(project, gauge):
    more: Any = {"usage": "preferred", "reading": "けんちょうき", "definition": "潮の高さを測る。", "notes": "JIS"}
    equivalents.add(gauge, "ja", " 検潮儀 ", by=make_user(), **more)
    (entry,) = glossary_of(project).entries
    (found,) = entry.equivalents
    assert (found.language, found.text, found.status, found.origin) == ("ja", "検潮儀", "accepted", "person")
    assert (found.usage, found.reading, found.definition, found.notes) == tuple(more.values())


@pytest.mark.parametrize(
    ("language", "text"), [("ja", ""), ("ja", "x" * 301), ("", "word"), ("j", "word"), ("en", "word"), ("fr", "mât")]
)
def test_what_is_no_equivalent_is_refused(gauge, language, text):
    equivalents.add(gauge, "fr", "mât", by=None)
    with pytest.raises(DecisionRefused):
        equivalents.add(gauge, language, text, by=None)
    assert len(stored()) == Change.objects.count() == 1


def test_one_term_of_a_language_is_the_preferred_one(gauge):
    equivalents.add(gauge, "fr", "marégraphe", by=None, usage="preferred")
    equivalents.add(gauge, "fr", "limnigraphe", by=None, usage="preferred")
    assert [usage for *_, usage in stored()] == ["admitted", "preferred"]
    undo(gauge.project, last(), by=None)
    assert stored() == [("fr", "marégraphe", "accepted", "preferred")]
    undo(gauge.project, last(), by=None)
    assert [usage for *_, usage in stored()] == ["admitted", "preferred"]


def test_what_was_removed_is_there_again_after_undo_with_all_that_was_said_of_it(gauge):
    row = equivalents.add(gauge, "fr", "marégraphe", by=None, notes="Larousse")
    done = equivalents.remove(Equivalent.objects.filter(pk=row.pk), by=None)
    assert stored() == []
    undone = undo(gauge.project, done.batch, by=None)
    assert (undone.changed, Equivalent.objects.get().notes) == (1, "Larousse")
    undo(gauge.project, undone.batch, by=None)
    assert stored() == []


def test_undo_does_not_touch_what_somebody_changed_since(gauge):
    row = equivalents.add(gauge, "fr", "marégraphe", by=None)
    added = last()
    equivalents.reject(Equivalent.objects.all(), by=None)
    assert undo(gauge.project, added, by=None).skipped == 1
    equivalents.edit(row, by=None, text="limnigraphe")
    assert stored() == [("fr", "limnigraphe", "rejected", "")]


def test_what_was_removed_and_added_anew_is_not_doubled_by_undo(gauge):
    equivalents.add(gauge, "fr", "marégraphe", by=None)
    removed = equivalents.remove(Equivalent.objects.all(), by=None)
    equivalents.add(gauge, "fr", "marégraphe", by=None)
    assert undo(gauge.project, removed.batch, by=None).changed == 0
    assert len(stored()) == 1


def test_the_equivalents_of_what_was_merged_belong_to_the_entry_until_it_is_split(project, gauge):
    other = make_term(project, "tide meter", found=True)
    equivalents.add(gauge, "fr", "marégraphe", by=None, usage="preferred")
    equivalents.add(other, "fr", "marégraphe", by=None)
    equivalents.add(other, "fr", "limnigraphe", by=None, usage="preferred")
    merged = terms.merge(Term.objects.filter(pk=other.pk), into=gauge, by=None)
    (entry,) = glossary_of(project).entries
    assert [(each.text, each.usage) for each in entry.equivalents] == [
        ("marégraphe", "preferred"),
        ("limnigraphe", "admitted"),
    ]
    undo(project, merged.batch, by=None)
    assert [len(each.equivalents) for each in glossary_of(project).entries] == [1, 2]


def test_an_import_of_thousands_is_undone_in_few_queries(project, gauge, django_assert_max_num_queries):
    batch = uuid.uuid4()
    for number in range(60):
        equivalents.add(gauge, "fr", f"mot {number}", by=None, batch=batch)
    with django_assert_max_num_queries(12):
        assert undo(project, batch, by=None).changed == 60
    assert stored() == []
