"""Entries of two languages in one glossary: each says what the other one is called, and what it means."""

from dataclasses import replace

from hypothesis import given

from genglossary import formats
from genglossary.formats import Entry, Glossary
from genglossary.formats.counterparts import folded, linking, taken, with_counterparts
from genglossary.formats.types import Equivalent, Spelling
from tests.formats.samples import glossaries

HORN = Entry(
    text="fog horn", language="en", definition="A horn for thick weather.",
    equivalents=(Equivalent(language="ja", text="霧笛", status="proposed", origin="run"),),
)  # fmt: skip
MUTEKI = Entry(
    text="霧笛", language="ja", reading="ムテキ",
    spellings=(Spelling(text="フォグホーン", kind="synonym"), Spelling(text="霧の笛", usage="forbidden")),
)  # fmt: skip
LAMP = Entry(text="lamp", language="en")


def glossary(*entries: Entry) -> Glossary:
    return with_counterparts(Glossary(entries=entries))


def test_a_definition_of_the_original_is_there_in_the_translation_marked_with_its_language():
    _, muteki = glossary(HORN, MUTEKI).entries
    (horn,) = muteki.equivalents
    assert (horn.language, horn.text, horn.status, horn.definition) == ("en", "fog horn", "proposed", HORN.definition)
    written = formats.write("markdown", glossary(HORN, MUTEKI)).decode()
    assert "> (en) A horn for thick weather." in written


def test_a_definition_crosses_into_a_termbase_in_its_own_language_whichever_translation_has_it():
    muteki = replace(MUTEKI, definition="霧の日に鳴らす笛。")
    unsaid = Equivalent(language="ja", text="霧警報")
    horn = replace(HORN, definition=None, equivalents=(unsaid, *HORN.equivalents))
    for entry, language, said in (
        (horn, "ja", muteki.definition), (replace(MUTEKI, spellings=()), "en", HORN.definition),
    ):  # fmt: skip
        other = muteki if entry is horn else HORN
        told, _ = glossary(entry, other).entries
        termbase = formats.write("tbx", Glossary(entries=(told,))).decode()
        section = termbase.partition(f'<langSec xml:lang="{language}">')[2].partition("</langSec>")[0]
        assert f'<descrip type="definition">{said}</descrip>' in section
        assert termbase.count('type="definition"') == 1


def test_an_equivalent_has_the_reading_and_definition_of_its_own_entry_where_nobody_said_another():
    told, _ = glossary(HORN, replace(MUTEKI, definition="霧の日に鳴らす笛。")).entries
    assert (told.equivalents[0].reading, told.equivalents[0].definition) == ("ムテキ", "霧の日に鳴らす笛。")
    mine = replace(HORN.equivalents[0], definition="笛。")
    told, _ = glossary(replace(HORN, equivalents=(mine,)), replace(MUTEKI, definition="霧の日に鳴らす笛。")).entries
    assert told.equivalents[0].definition == "笛。"


def test_what_was_rejected_or_is_to_be_avoided_links_nothing():
    (right,) = HORN.equivalents
    for wrong in (replace(right, status="rejected"), replace(right, status="accepted", usage="forbidden")):
        horn, muteki = glossary(replace(HORN, equivalents=(wrong,)), MUTEKI).entries
        assert (horn.equivalents, muteki.equivalents) == ((wrong,), ())


def test_of_proposals_only_the_first_counts_and_none_beside_an_accepted_one():
    first, second = (Equivalent(language="ja", text=text, status="proposed") for text in ("霧笛", "警笛"))
    assert linking((first, second)) == [first]
    accepted = replace(second, status="accepted")
    assert linking((first, accepted)) == [accepted]
    done = taken(Glossary(entries=(replace(HORN, equivalents=(first, second)),)))
    assert [each.status for each in done.entries[0].equivalents] == ["accepted", "proposed"]


def test_one_entry_for_each_thing_has_the_spellings_of_its_translation():
    whole = folded(glossary(HORN, MUTEKI, LAMP), "en")
    assert [entry.text for entry in whole.entries] == ["fog horn", "lamp"]
    told = {each.text: each.usage for each in whole.entries[0].equivalents}
    assert told == {"霧笛": "", "フォグホーン": "admitted", "霧の笛": "forbidden"}


def test_an_entry_that_translates_nothing_stays():
    whole = folded(glossary(LAMP, MUTEKI), "en")
    assert [entry.text for entry in whole.entries] == ["lamp", "霧笛"]


@given(glossaries)
def test_nothing_that_a_glossary_says_is_lost(some: Glossary):
    done = with_counterparts(some)
    for before, after in zip(some.entries, done.entries, strict=True):
        assert replace(after, equivalents=()) == replace(before, equivalents=())
        assert [each.text for each in after.equivalents][: len(before.equivalents)] == [
            each.text for each in before.equivalents
        ]
    kept = folded(done, "en").entries
    assert {entry.text for entry in kept} | {each.text for entry in kept for each in entry.equivalents} >= {
        entry.text for entry in some.entries
    }
