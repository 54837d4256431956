"""People decide how a term is to be written; an entry stays the same one whatever it is called."""

import pytest

from genglossary.actions import definitions, equivalents, see_also, spellings, terms
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.glossary import glossary_of
from genglossary.actions.undoing import undo
from genglossary.formats import Entry
from genglossary.models import Change, Project, Term
from genglossary.models.address import entry_of
from tests.factories import make_term, make_user

pytestmark = pytest.mark.django_db


def these(*chosen: Term):
    return Term.objects.filter(pk__in=[term.pk for term in chosen])


def fresh(term: Term) -> Term:
    return Term.objects.get(pk=term.pk)


def only_entry(project: Project) -> Entry:
    (entry,) = glossary_of(project).entries
    return entry


def test_a_forbidden_spelling_comes_out_as_one_and_is_no_ordinary_variant(project, gauge):
    spellings.add_spelling(gauge, "tide meter", by=None)
    spellings.add_spelling(gauge, "sea clock", by=None, usage="forbidden", variant_kind="synonym")
    entry = only_entry(project)
    assert entry.variants == ("tide meter",)
    assert entry.avoided == ("sea clock",)
    assert [(each.kind, each.usage) for each in entry.spellings] == [("spelling", ""), ("synonym", "forbidden")]


def test_the_switches_of_the_preferred_and_of_other_spellings_come_out(project, gauge):
    meter = spellings.add_spelling(gauge, "TIDE", by=None, as_written=True, exact=True)
    spellings.spell(these(gauge), by=None, usage="preferred", do_not_translate=True)
    entry = only_entry(project)
    assert (entry.usage, entry.as_written, entry.exact, entry.do_not_translate) == ("preferred", None, False, True)
    (spelling,) = entry.spellings
    assert (spelling.text, spelling.as_written, spelling.exact) == (meter.text, True, True)


def test_a_decision_about_a_spelling_can_be_undone_and_done_again(gauge):
    done = spellings.spell(these(gauge), by=make_user(), usage="admitted", as_written=False)
    undone = undo(gauge.project, done.batch, by=None)
    assert (fresh(gauge).usage, fresh(gauge).as_written) == ("", None)
    undo(gauge.project, undone.batch, by=None)
    assert (fresh(gauge).usage, fresh(gauge).as_written) == ("admitted", False)


def test_a_term_that_was_only_proposed_becomes_the_spelling_that_is_added(project, gauge):
    proposed = make_term(project, "tide meter", status="candidate")
    assert spellings.add_spelling(gauge, "tide  meter ", by=None, usage="deprecated").pk == proposed.pk


def test_what_a_run_has_written_and_nobody_sees_yet_can_be_added(project, gauge):
    hidden = make_term(project, "tide meter", status="new")
    assert spellings.add_spelling(gauge, "tide meter", by=None).pk == hidden.pk
    assert only_entry(project).variants == ("tide meter",)


@pytest.mark.parametrize("text", ["", "  ", "x" * 301, "tide gauge", "Tide Gauge", "buoy", "can buoy"])
def test_what_cannot_be_a_spelling_is_refused_and_nothing_changes(project, gauge, text):
    buoy = make_term(project, "buoy", found=True)
    make_term(project, "can buoy", preferred=buoy)
    with pytest.raises(DecisionRefused):
        spellings.add_spelling(gauge, text, by=None)
    assert Change.objects.count() == 0
    assert Term.objects.count() == 3


def test_capitals_that_make_another_word_make_another_term(project):
    make_term(project, "cat")
    assert terms.add(project, "CAT", by=None).text == "CAT"
    with pytest.raises(DecisionRefused):
        terms.add(project, "Cat", by=None)


@pytest.mark.parametrize("values", [{"usage": "banned"}, {"variant_kind": "nickname"}, {"variant_kind": ""}])
def test_a_usage_or_kind_that_there_is_none_of_is_refused(gauge, values):
    variant = spellings.add_spelling(gauge, "tide meter", by=None)
    with pytest.raises(DecisionRefused):
        spellings.spell(these(variant), by=None, **values)


def test_an_entry_has_one_preferred_spelling(gauge):
    variant = spellings.add_spelling(gauge, "tide meter", by=None)
    with pytest.raises(DecisionRefused, match="alone"):
        spellings.spell(these(variant, gauge), by=None, usage="preferred")
    spellings.spell(these(gauge), by=None, usage="preferred")
    spellings.prefer(variant, by=None)
    assert (fresh(variant).usage, fresh(gauge).usage) == ("preferred", "admitted")


def test_a_variant_whose_usage_becomes_preferred_is_what_the_entry_is_called(project, gauge):
    variant = spellings.add_spelling(gauge, "TG", by=None)
    with pytest.raises(ChangedMeanwhile):
        spellings.spell(these(variant), by=None, usage="preferred", seen="forbidden")
    values = {"usage": "preferred", "variant_kind": "abbreviation", "as_written": True}
    done = spellings.spell(these(variant), by=None, seen="", **values)
    now, before = fresh(variant), fresh(gauge)
    assert (now.usage, now.preferred_id, now.variant_kind, now.as_written) == ("preferred", None, "", True)
    assert (before.preferred_id, before.variant_kind, now.slug) == (variant.pk, "long_form", "tide-gauge")
    undo(project, done.batch, by=None)
    assert (fresh(variant).preferred_id, fresh(variant).as_written, fresh(gauge).slug) == (gauge.pk, None, "tide-gauge")


def test_a_spelling_is_added_as_the_preferred_one(gauge):
    added = spellings.add_spelling(gauge, "tide meter", by=None, usage="preferred")
    assert (fresh(added).usage, fresh(gauge).preferred_id, fresh(added).status) == ("preferred", added.pk, "accepted")


def test_a_merge_leaves_one_preferred_spelling(project, gauge):
    other = make_term(project, "tide meter")
    spellings.spell(these(gauge, other), by=None, usage="preferred")
    merged = terms.merge(these(other), into=gauge, by=None)
    assert (fresh(gauge).usage, fresh(other).usage) == ("preferred", "admitted")
    undo(project, merged.batch, by=None)
    assert fresh(other).usage == "preferred"


def test_a_renamed_entry_keeps_its_address_and_all_that_belongs_to_it(project, gauge):
    variant = spellings.add_spelling(gauge, "tide meter", by=None, usage="admitted")
    third = spellings.add_spelling(gauge, "sea clock", by=None, usage="forbidden")
    buoy = make_term(project, "buoy")
    definitions.write(gauge, "What shows the height of the water.", by=None, source="Handbook, page 3")
    equivalents.add(gauge, "fr", "marégraphe", by=None)
    see_also.refer(gauge, buoy, by=None)
    terms.annotate(gauge, notes="Checked.", by=None)
    before = only_entry(project)
    done = spellings.prefer(fresh(variant), by=None)
    after = only_entry(project)
    assert (after.text, after.id, after.slug) == ("tide meter", before.id, "tide-gauge")
    assert entry_of(project, "tide-gauge") == entry_of(project, "tide-meter") == variant
    kept = ("definition", "source", "equivalents", "notes", "status", "see_also")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert after.variants == ("tide gauge",)
    assert after.avoided == (third.text,)
    undo(project, done.batch, by=None)
    assert only_entry(project) == before


def test_notes_of_a_renamed_entry_stay_with_it_when_the_rename_is_undone(project, gauge):
    variant = spellings.add_spelling(gauge, "tide meter", by=None)
    done = spellings.prefer(variant, by=None)
    terms.annotate(fresh(variant), notes="Later.", by=None)
    undo(project, done.batch, by=None)
    assert (only_entry(project).text, only_entry(project).notes) == ("tide gauge", "Later.")


def test_a_rename_is_undone_as_a_whole_or_not_at_all(project, gauge):
    variant = spellings.add_spelling(gauge, "tide meter", by=None)
    spellings.add_spelling(gauge, "sea clock", by=None)
    done = spellings.prefer(variant, by=None)
    terms.split(these(gauge), by=None)
    assert undo(project, done.batch, by=None).changed == 0
    assert fresh(variant).preferred_id is None


def test_undo_makes_no_variant_of_a_variant(project, gauge):
    first, second = make_term(project, "first"), make_term(project, "second")
    merged = terms.merge(these(first), into=gauge, by=None)
    undone = undo(project, merged.batch, by=None)
    terms.merge(these(second), into=first, by=None)
    assert undo(project, undone.batch, by=None).changed == 0
    assert fresh(first).preferred_id is None


def test_the_kind_turns_round_with_the_preferred_spelling(gauge):
    short = spellings.add_spelling(gauge, "TG", by=None, variant_kind="abbreviation")
    spellings.prefer(short, by=None)
    assert (fresh(gauge).variant_kind, fresh(short).variant_kind) == ("long_form", "")


def test_where_a_reader_is_sent_follows_merges(project, gauge):
    buoy, can = make_term(project, "buoy", found=True), make_term(project, "can buoy", found=True)
    see_also.refer(gauge, can, by=None)
    terms.merge(these(can), into=buoy, by=None)
    entry = next(each for each in glossary_of(project).entries if each.text == "tide gauge")
    assert entry.see_also == (str(buoy.uid),)
    with pytest.raises(DecisionRefused):
        see_also.refer(gauge, gauge, by=None)


def test_a_definition_from_a_file_stands_below_what_a_person_wrote_here(project, gauge):
    definitions.write(gauge, "By hand.", by=None)
    definitions.write(gauge, "From a file.", by=None, origin="imported", source="IHO S-32")
    assert only_entry(project).definition == "By hand."
    definitions.withdraw(gauge.definitions.get(text="By hand."), by=None)
    entry = only_entry(project)
    assert (entry.definition, entry.origin, entry.source) == ("From a file.", "imported", "IHO S-32")


def test_a_definition_that_was_written_or_withdrawn_is_undone(project, gauge):
    definitions.write(gauge, "By hand.", by=None)
    undone = undo(project, Change.objects.get().batch, by=None)
    assert only_entry(project).definition is None
    undo(project, undone.batch, by=None)
    assert only_entry(project).definition == "By hand."
