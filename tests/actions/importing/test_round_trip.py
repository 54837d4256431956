"""Out of one project, into an empty one, and out again: the same bytes."""

from typing import Any
from unicodedata import normalize

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from genglossary import formats
from genglossary.actions import definitions, terms
from genglossary.actions.glossary import glossary_of
from genglossary.actions.importing import pending
from genglossary.models import Equivalent, Project, Term
from genglossary.pipeline.text.controls import is_obeyed
from tests.examples import examples
from tests.factories import make_project

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
SUFFIXES = [
    each.suffix for each in formats.FORMATS.values() if each.suffix in (".json", ".csv", ".tsv", ".tbx", ".xlsx")
]

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\"'=+-@,;\t\u200fא😀が%"), max_size=25
).filter(lambda text: not is_obeyed(text))
words = texts.map(lambda text: normalize("NFC", " ".join(text.split()))).filter(bool)
said = texts.map(str.strip)
entry = st.fixed_dictionaries(
    {
        "text": words,
        "definition": said,
        "notes": said,
        "reading": st.sampled_from(["", "とうだい"]),
        "usage": st.sampled_from(["", "preferred", "forbidden"]),
        "as_written": st.none() | st.booleans(),
        "do_not_translate": st.booleans(),
        "category": st.sampled_from(["", "person"]),
        "required": st.booleans(),
        "spellings": st.lists(
            st.tuples(words, st.sampled_from(["spelling", "synonym"]), st.sampled_from(["", "deprecated"])), max_size=2
        ),
        "equivalents": st.lists(
            st.tuples(st.sampled_from(["fr", "ja"]), words, st.sampled_from(["accepted", "rejected"]), said), max_size=2
        ),
    }
)


def filled(entries: list[dict[str, Any]]) -> Project:
    """A project with these entries, made as people make them."""
    project = make_project("Words")
    for values in entries:
        term = added(project, values["text"])
        if term is None:
            continue
        plain = ("notes", "reading", "usage", "as_written", "do_not_translate", "category", "required")
        Term.objects.filter(pk=term.pk).update(**{name: values[name] for name in plain})
        if values["definition"]:
            definitions.write(term, values["definition"], by=None)
        for text, kind, usage in values["spellings"]:
            spelling = added(project, text)
            if spelling:
                more = {"variant_kind": kind, "usage": usage, "preferred_by_person": True, "required": False}
                Term.objects.filter(pk=spelling.pk).update(preferred=term, **more)
        for language, text, status, notes in {each[:2]: each for each in values["equivalents"]}.values():
            Equivalent.objects.create(
                term=term, language=language, text=text, status=status, notes=notes, origin="person"
            )
    return project


def added(project: Project, text: str) -> Term | None:
    try:
        return terms.add(project, text, by=None)
    except terms.DecisionRefused:
        return None


@pytest.mark.hypothesis  # the property is inside, where the plugin does not see it
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_was_exported_comes_back_to_the_byte(suffix):
    @settings(max_examples=examples(10), deadline=None, suppress_health_check=SLOW)
    @given(st.lists(entry, min_size=1, max_size=3))
    def check(entries: list[dict[str, Any]]) -> None:
        with transaction.atomic():
            first = formats.write(suffix, glossary_of(filled(entries)))
            empty = make_project("Words")
            planned = pending.open_file(empty, f"words{suffix}", first, by=None)
            assert not planned.counts.get("problem"), list(planned.rows.values_list("text", "reason"))
            pending.confirm(planned, by=None)
            assert formats.write(suffix, glossary_of(empty)) == first
            again = pending.open_file(empty, f"words{suffix}", first, by=None)
            assert set(again.counts) <= {"same"}, list(again.rows.values_list("text", "group", "steps"))
            transaction.set_rollback(True)

    check()
