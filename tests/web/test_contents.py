"""What a row of a page is remembered by: what looks alike has the same digest, everything else another."""

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from genglossary.models import Term
from genglossary.web.contents import digest_of
from genglossary.web.table import with_relations
from tests.factories import make_project, make_term


@pytest.mark.parametrize(
    ("one", "other"), [(1, True), (1, 1.0), ("1", 1), ("", None), ("<b>", mark_safe("<b>")), (["a", "b"], ["ab"])]
)
def test_values_that_are_shown_differently_have_different_digests(one: object, other: object) -> None:
    assert digest_of(one) != digest_of(other)
    assert digest_of(one) == digest_of(one)


def test_a_lazy_wording_counts_as_it_is_read_now() -> None:
    label = gettext_lazy("Accept")
    with override("ja"):
        japanese = digest_of(label)
    with override("en"):
        assert digest_of(label) != japanese


def of(pk: int) -> bytes:
    return digest_of(with_relations(Term.objects.filter(pk=pk)).get())


@pytest.mark.django_db
def test_a_row_of_the_database_counts_by_what_was_read_and_what_came_along() -> None:
    project = make_project()
    term = make_term(project, "valve")
    spelling = make_term(project, "vlave", preferred=term)
    before = of(term.pk)
    assert of(term.pk) == before

    Term.objects.filter(pk=term.pk).update(notes="Opens at 3 bar.")
    changed = of(term.pk)
    Term.objects.filter(pk=spelling.pk).update(text="valves")
    assert len({before, changed, of(term.pk)}) == 3
