"""Addresses of entries: an id that never changes, and a slug that people can read."""

import uuid
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CharField, Value
from django.db.models.functions import Concat
from hypothesis import given
from hypothesis import strategies as st

from genglossary.actions import terms as actions
from genglossary.actions.clone import clone
from genglossary.actions.undoing import undo
from genglossary.models import Project, Term
from genglossary.models.address import LONGEST_SLUG, entry_of, own_slug, slug_of
from genglossary.runs.writing.bulk import bulk_insert
from tests.factories import make_project, make_term, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Tide gauge", "tide-gauge"),
        ("潮位計", "潮位計"),
        ("アンカー・チェーン", "アンカー-チェーン"),
        ("A/B test", "a-b-test"),
        ("Ｆｉｄ", "fid"),
        ("naïve", "naïve"),
        ("C++", "c"),
        ("++", ""),
    ],
)
def test_a_slug_is_the_words_of_the_term(text: str, slug: str):
    assert slug_of(text) == slug


@given(st.text(max_size=400))
def test_any_text_has_a_slug_that_fits_into_its_column_and_into_one_part_of_an_address(text: str):
    slug = own_slug(text, uuid.uuid4())
    assert 0 < len(slug) <= LONGEST_SLUG
    assert not set(slug) & set("/?#% ")


def test_terms_that_would_have_the_same_slug_have_different_ones():
    project = make_project()
    slugs = [make_term(project, text).slug for text in ("fid", "Fid", "FID", "++", "--")]
    assert slugs[0] == "fid"
    assert len(set(slugs)) == 5
    assert "" not in slugs


def test_rows_that_are_inserted_together_without_a_slug_get_one():
    project = make_project()
    bulk_insert(Term)([Term(project=project, text=text) for text in ("fid", "Fid")])
    Term.objects.bulk_create([Term(project=project, text="FID")])
    assert len({term.slug for term in Term.objects.all() if term.slug.startswith("fid-")}) == 3


def test_an_entry_is_found_by_its_id_and_its_slug():
    project = make_project()
    term = make_term(project, "潮位計")
    assert entry_of(project, "潮位計") == term
    assert entry_of(project, str(term.uid)) == term
    assert entry_of(project, term.uid.hex) == term
    assert entry_of(project, "潮") is None
    assert entry_of(make_project(), str(term.uid)) is None


def test_a_term_that_nobody_sees_yet_has_no_address():
    project = make_project()
    make_term(project, "fid", status="new")
    assert entry_of(project, "fid") is None


def test_what_was_merged_leads_to_its_entry_until_it_is_split_again():
    project, editor = make_project(), make_user()
    fid, spike = make_term(project, "fid"), make_term(project, "marlinspike")
    merged = actions.merge(Term.objects.filter(pk=spike.pk), into=fid, by=editor)
    assert entry_of(project, "marlinspike") == entry_of(project, str(spike.uid)) == fid
    undo(project, merged.batch, by=editor)
    assert entry_of(project, "marlinspike") == spike
    actions.merge(Term.objects.filter(pk=spike.pk), into=fid, by=editor)
    actions.split(Term.objects.filter(pk=spike.pk), by=editor)
    assert entry_of(project, str(spike.uid)) == spike


def test_a_copy_of_a_project_has_the_same_ids_and_slugs():
    project = make_project()
    make_term(project, "fid")
    make_term(project, "Fid")
    copy = clone(project, "Copy", by=make_user())
    assert _addresses(copy) == _addresses(project)


def test_rows_from_before_the_addresses_get_them_and_entries_choose_first():
    project, other = make_project(), make_project()
    variant, entry = make_term(project, "fid"), make_term(project, "Fid")
    Term.objects.filter(pk=variant.pk).update(preferred=entry)
    make_term(other, "fid")
    Term.objects.update(slug=Concat(Value("none yet "), "pk", output_field=CharField()))
    import_module("genglossary.migrations.0012_spellings_and_equivalents").address(
        apps, SimpleNamespace(connection=connection)
    )
    assert Term.objects.get(pk=entry.pk).slug == "fid"
    assert Term.objects.get(pk=variant.pk).slug.startswith("fid-")
    assert Term.objects.get(project=other).slug == "fid"
    assert len(set(Term.objects.values_list("uid", flat=True))) == 3


def _addresses(project: Project) -> set[tuple[str, uuid.UUID, str]]:
    return set(Term.objects.filter(project=project).values_list("text", "uid", "slug"))
