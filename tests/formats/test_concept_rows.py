"""Tables that have a row for each term of an entry."""

from genglossary.formats import Entry
from genglossary.formats.receiving import receive

CROWDIN = """Concept ID,Concept Definition,Concept Note,Language,Term,Part of Speech,Status,Note
5,It holds a ship.,Ask Ann.,en,iron,noun,admitted,
5,It holds a ship.,Ask Ann.,en,anchor,noun,preferred,of a ship
5,It holds a ship.,Ask Ann.,ja,錨,noun,preferred,船の
5,It holds a ship.,Ask Ann.,de,Haken,noun,not recommended,
6,,,en,buoy,noun,preferred,
"""


def entries(text: str) -> list[tuple[int, Entry]]:
    return list(receive(".csv", text.encode()).entries)


def test_the_rows_of_one_concept_are_one_entry_called_by_its_preferred_term():
    (row, anchor), (last, buoy) = entries(CROWDIN)
    assert (row, anchor.text, anchor.usage, anchor.definition) == (2, "anchor", "preferred", "It holds a ship.")
    assert [(each.text, each.kind, each.usage) for each in anchor.spellings] == [("iron", "synonym", "admitted")]
    assert [(each.language, each.text, each.usage) for each in anchor.equivalents] == [
        ("ja", "錨", "preferred"),
        ("de", "Haken", "deprecated"),
    ]
    assert (last, buoy.text, buoy.equivalents) == (6, "buoy", ())


def test_what_is_said_of_the_concept_is_said_once_and_what_is_said_of_a_term_stays_with_it():
    anchor = entries(CROWDIN)[0][1]
    assert anchor.notes == "Ask Ann.\nof a ship"
    assert [each.notes for each in anchor.equivalents] == ["船の", ""]
    assert [each.definition for each in anchor.equivalents] == [None, None]


def test_a_mere_number_makes_a_concept_only_where_rows_tell_their_language():
    assert [entry.text for _, entry in entries("id,term\n1,lamp\n1,wick\n")] == ["lamp", "wick"]
    ((_, lamp),) = entries("id,language,term\n1,en,lamp\n1,ja,ランプ\n")
    assert (lamp.text, lamp.equivalents[0].text) == ("lamp", "ランプ")


def test_further_rows_of_a_wide_table_have_synonyms():
    wide = "conceptId,conceptDomain,en,en_status,ja,ja_status\n1,sea,lamp,APPROVED,灯,NEW\n1,sea,lantern,NEW,,\n"
    ((_, lamp),) = entries(wide)
    assert ([each.text for each in lamp.spellings], [each.text for each in lamp.equivalents]) == (["lantern"], ["灯"])
