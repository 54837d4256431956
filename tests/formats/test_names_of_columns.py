"""Names that people and tools give to the columns of their tables."""

import pytest

from genglossary.formats import Entry
from genglossary.formats.columns import language_tag
from genglossary.formats.receiving import receive


def columns(text: str) -> tuple[str, ...]:
    guess = receive(".csv", text.encode()).guess
    assert guess is not None
    return guess.columns


def first(text: str) -> Entry:
    return receive(".csv", text.encode()).entries[0][1]


@pytest.mark.parametrize(
    ("names", "meanings"),
    [
        ("Benennung;Definition;Verbotene Benennung;Englisch", ("text", "definition", "forbidden", "equivalent:en")),
        ("Terme;Définition;Terme à éviter;Allemand", ("text", "definition", "forbidden", "equivalent:de")),
        ("正しい表記;誤った表記;理由", ("text", "forbidden", "notes")),
        ("用語;定義・説明;使用禁止語", ("text", "definition", "forbidden")),
        ("Term / Phrase;Meaning or Description", ("text", "definition")),
        ("日本語;英語;中国語（簡体字）", ("text:ja", "equivalent:en", "equivalent:zh-Hans")),
        ("SUBJECT_EN;TERM_EN;X_EN;Y_EN;Z_EN;TERM_FR", ("other", "text:en", *["other"] * 3, "equivalent:fr")),
        ("Term;Synonym 1;Synonym 2;別名（3）", ("text", "synonyms", "synonyms", "variants")),
        ("English (en);English (en) Comment;Japanese (ja-JP)", ("text:en", "notes", "equivalent:ja-JP")),
        ("日本語;日本語（読み）;English (Definition);中文", ("text:ja", "reading", "definition:en", "equivalent:zh")),
        ("Abk.;Langform;What it means", ("abbreviation", "text", "definition")),
        ("E_ID;L_CODE;T_TERM", ("-", "language", "text")),
        ("item;itemLabel;itemDescription;itemAltLabel", ("other", "text", "definition", "variants")),
    ],
)
def test_columns_are_known_by_names_in_other_languages_and_tools(names: str, meanings: tuple[str, ...]):
    width = len(meanings)
    row = ["en" if name == "L_CODE" else f"word {at}" for at, name in enumerate(names.split(";"))]
    assert columns(f"{names}\n{';'.join(row[:width])}\n") == meanings


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("English (United States)", "en-US"),
        ("English_United_Kingdom", "en-GB"),
        ("Portuguese_Brazil", "pt-BR"),
        ("Chinese (PRC)", "zh-CN"),
        ("Deutsch (Österreich)", "de-AT"),
        ("English term", ""),
        ("Term (United States)", ""),
    ],
)
def test_a_language_may_have_its_region_behind_it(name: str, tag: str):
    assert language_tag(name) == tag


def test_terms_beside_those_of_a_named_language_are_in_that_of_their_definitions():
    entry = first("Terme;Définition;Anglais\nbogie;Châssis avec des roues;bogie\nrail;Une barre de la voie;rail\n")
    assert (entry.language, [(each.language, each.text) for each in entry.equivalents]) == ("fr", [("en", "bogie")])


def test_a_column_that_says_whether_a_term_is_an_abbreviation_has_no_abbreviations():
    entry = first("term,description,abbreviation\nDMU,A train,true\nbogie,A frame,false\n")
    assert (entry.spellings, entry.notes) == ((), "abbreviation: true")


def test_a_dash_in_a_cell_is_nothing():
    entry = first("Term,Abbreviation,Definition,Forbidden\nbogie,–,n/a,—\nrail,R,A bar,track\n")
    assert (entry.spellings, entry.definition) == ((), None)


def test_what_holds_for_a_term_of_memoq_is_read_with_any_of_its_words():
    text = "Entry_ID,Entry_Note,English_United_States,Term_Info,Japanese,Term_Info\n"
    text += "1,,bogie,CaseSense;HalfPrefix;Forbidden=False,台車,CaseInsense;Exact;Forbidden\n"
    entry = first(text)
    assert (entry.language, entry.as_written, entry.usage) == ("en-US", True, "")
    assert [(each.language, each.usage) for each in entry.equivalents] == [("ja", "forbidden")]


def test_an_empty_column_leaves_its_meaning_to_one_with_words():
    text = "Term [en],Description [en],Concept Definition\nlamp,,It burns.\nwick,,It soaks.\n"
    assert first(text).definition == "It burns."
    assert first(text.replace("wick,,", "wick,Soaks.,")).definition is None
