"""Tables of other tools, known without being told by their columns or by what stands in them."""

import pytest

from genglossary import formats
from genglossary.formats import Entry, Unusable
from genglossary.formats.receiving import receive
from genglossary.formats.tables import Choices, Received
from tests.formats.samples import GLOSSARY

WEBLATE = (
    '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"\r\n'
    '"","lamp","ランプ","","False","deck","船の","It burns."\r\n'
)
PHRASE_STRINGS = "term,case sensitive,translatable,description,en,ja\nLAMP,true,false,It burns.,lamp,ランプ\n"
PHRASE_TMS = (
    "Concept ID,Concept domain,Concept definition,Concept note,en,en status,en forbidden,ja,ja status\n"
    "7,sea,It burns.,,lamp,Approved,FALSE,ランプ,New\n"
)
CROWDIN = (
    "Concept Definition,Concept Subject,Term [en],Description [en],Part of Speech [en],Status [en],Type [en],"
    "Term [ja],Status [ja]\nIt burns.,sea,lamp,,noun,not recommended,full form,ランプ,preferred\n"
)
LOKALISE = (
    "term;description;casesensitive;translatable;forbidden;tags;en;en_description;ja;ja_description\n"
    "lamp;It burns.;no;yes;no;sea;lamp;;ランプ;燃える。\n"
)
MEMOQ = (
    "Entry_ID,Entry_Subject,Entry_Created,Entry_Note,English,Term_Info,Japanese,Term_Info\n3,s,2020,n,lamp,a,ランプ,b\n"
)
DEEPL_2, DEEPL_4 = "lamp,ランプ\nwick,灯心\n", "lamp,ランプ,en,ja\nwick,灯心,en,ja\n"
DEEPL_5 = "lamp,ランプ,EN,JA,ship\nwick,灯心,EN,JA,\n"
OMEGAT = "# words of the deck\nlamp\tランプ\tOf ships.\n# more\nwick\t灯心\n"
TOOLS = {
    "weblate": WEBLATE, "phrase": PHRASE_TMS, "crowdin": CROWDIN, "lokalise": LOKALISE, "memoq": MEMOQ,
}  # fmt: skip


def of(text: str, suffix: str = ".csv", **choices) -> Received:
    return receive(suffix, text.encode(), Choices(**choices))


def entries(text: str, suffix: str = ".csv", **choices) -> list[Entry]:
    received = of(text, suffix, **choices)
    assert received.problems == ()
    return [entry for _, entry in received.entries]


def tool(text: str, suffix: str = ".csv") -> str:
    received = of(text, suffix)
    assert received.guess
    return received.guess.preset


@pytest.mark.parametrize(("preset", "text"), [*TOOLS.items(), ("phrase", PHRASE_STRINGS)])
def test_a_tool_is_known_by_the_names_of_its_columns(preset: str, text: str):
    assert tool(text) == preset
    first = entries(text)[0]
    assert (first.text.lower(), first.language) == ("lamp", "en")
    assert ("ja", "ランプ") in [(each.language, each.text) for each in first.equivalents]


@pytest.mark.parametrize(
    ("preset", "text", "suffix"),
    [
        *(("deepl", DEEPL_2, ".csv"), ("deepl", DEEPL_4, ".csv"), ("deepl", DEEPL_5, ".csv")),
        *(("omegat", OMEGAT, ".txt"), ("omegat", OMEGAT, ".tab"), ("omegat", DEEPL_2.replace(",", "\t"), ".tsv")),
    ],
)
def test_tables_without_names_are_known_by_what_stands_in_them(preset: str, text: str, suffix: str):
    assert tool(text, suffix) == preset
    found = [(each.text, each.language, each.equivalents[0].text) for each in entries(text, suffix)]
    assert found == [("lamp", "en", "ランプ"), ("wick", "en", "灯心")]


def test_the_fifth_column_of_deepl_and_the_third_of_omegat_are_notes():
    assert [each.notes for each in entries(DEEPL_5)] == ["ship", ""]
    assert [each.notes for each in entries(OMEGAT, ".txt")] == ["Of ships.", ""]


def test_words_of_two_languages_in_the_same_letters_are_translations_of_a_language_that_nobody_said():
    found = entries("lamp,Lampe\nwick,Docht\nkeel,Kiel\n")
    assert [(each.equivalents[0].language, each.equivalents[0].text) for each in found][:2] == [
        ("und", "Lampe"), ("und", "Docht"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "lamp,It burns at night.\nwick,It is burnt in a lamp.\n",
        "灯台,海を照らす塔。\n霧笛,霧の日に鳴らすもの。\n",
        "API,ソフトウェアを呼び出すための取り決め。\nCPU,中央処理装置\n",
        "SOS,save our souls\nGPS,global positioning system\nAIS,automatic identification system\n",
        "lamp,noun\nwick,noun\nburn,verb\n",
        "lamp,光るもので、夜に船の上で使うもののことをいう\n",
    ],
)
def test_what_is_said_of_terms_is_no_translation(text: str):
    assert tool(text) == ""
    assert all(each.definition and not each.equivalents for each in entries(text))


def test_kana_beside_kanji_are_readings():
    found = entries("灯台,とうだい,海を照らす塔。\n霧笛,むてき,\nランプ,,光るもの。\n")
    assert [(each.reading, each.definition) for each in found] == [
        ("とうだい", "海を照らす塔。"), ("むてき", None), ("", "光るもの。"),
    ]  # fmt: skip
    assert entries("ランプ,ともしび\n")[0].definition == "ともしび"


def test_a_tool_that_is_not_the_right_one_can_be_corrected():
    (lamp, _) = entries(DEEPL_2, preset="anki")
    assert (lamp.definition, lamp.equivalents) == ("ランプ", ())
    (lamp, _) = entries(DEEPL_2, columns={"1": "definition"})
    assert lamp.definition == "ランプ"


def test_the_book_keeping_of_tools_does_not_come_in_and_what_they_say_does():
    lamp = entries(WEBLATE)[0]
    assert (lamp.definition, lamp.notes) == ("It burns.", "context: deck")
    assert entries(MEMOQ)[0].notes == "Entry_Subject: s\nn\nTerm_Info: a\nTerm_Info: b"


def test_what_tools_call_a_status_is_the_usage_or_the_status():
    crowdin, phrase = entries(CROWDIN)[0], entries(PHRASE_TMS)[0]
    assert (crowdin.usage, crowdin.equivalents[0].usage) == ("deprecated", "preferred")
    assert (phrase.status, phrase.equivalents[0].status) == ("accepted", "proposed")
    assert [each.status for each in entries("用語,状態\n灯台,承認済み\n霧笛,候補\n汽笛,却下\n鐘,Proposed\n")] == [
        "accepted", "candidate", "excluded", "candidate",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["proposed", "Candidate", "候補"])
def test_what_is_proposed_in_another_language_is_proposed_here(said: str):
    (lamp,) = entries(f"term,ja,ja_status\nlamp,灯,{said}\n")
    assert lamp.equivalents[0].status == "proposed"


def test_numbers_of_other_tools_are_no_ids_of_ours():
    assert [(each.text, each.id) for each in entries("term,id\nlamp,17\noil,18\n")] == [("lamp", ""), ("oil", "")]
    ours = "3f0e2c9a-8f1b-4b57-9a57-6a1b7c8d9e0f"
    received = of(f"term,id\nlamp,{ours}\noil,18\n")
    assert [entry.id for _, entry in received.entries] == [ours]
    assert "no UUID" in received.problems[0].reason


@pytest.mark.parametrize("name", ["No", "No.", "#", "番号", ""])
def test_the_number_of_a_row_is_no_norwegian_and_no_note(name: str):
    (lamp,) = entries(f"{name},用語,説明\n1,灯台,海を照らす塔。\n")
    assert (lamp.equivalents, lamp.notes, lamp.definition) == ((), "", "海を照らす塔。")


def test_norwegian_is_a_language_where_there_are_words_in_it():
    (lamp,) = entries("en,no\nlamp,lampe\n")
    assert [(each.language, each.text) for each in lamp.equivalents] == [("no", "lampe")]


@pytest.mark.parametrize("names", ["和文,英文", "日本語,英訳", "和名,英名"])
def test_languages_have_several_names_in_japanese(names: str):
    (lamp,) = entries(f"{names}\n灯台,lighthouse\n")
    assert (lamp.language, [each.language for each in lamp.equivalents]) == ("ja", ["en"])


def test_names_of_languages_of_three_letters_are_languages_in_japanese():
    (lamp,) = entries("日本語,英語\nランプ,lamp\n")
    assert (lamp.language, lamp.equivalents[0].language) == ("ja", "en")


@pytest.mark.parametrize("name", ["Concept URL", "Entry No", "Concept tag"])
def test_names_that_end_in_a_short_word_are_of_no_language(name: str):
    received = of(f"term,{name}\nlamp,x\n")
    assert received.guess
    assert received.guess.columns == ("text", "other")


def test_the_first_row_of_deepl_names_no_columns_whatever_its_comment_is():
    received = receive(".csv", b"lamp,Lampe,EN,DE,comment\nwick,Docht,EN,DE,\n")
    assert [(row, entry.text, entry.equivalents[0].language) for row, entry in received.entries] == [
        (1, "lamp", "de"),
        (2, "wick", "de"),
    ]


def test_memoq_repeats_a_language_for_synonyms_and_says_behind_each_term_what_holds_for_it():
    table = (
        "Entry_ID,Entry_Note,English,English_Def,Term_Info,English,Term_Info,Japanese,Term_Info\n"
        "1,,lamp,It burns.,CasePermissive;HalfPrefix;,lantern,,ランプ,Forbidden;Fuzzy\n"
        "2,,hooter,,Forbidden,,,,\n"
    )
    lamp, hooter = (entry for _, entry in receive(".csv", table.encode()).entries)
    assert (lamp.usage, [each.text for each in lamp.spellings]) == ("", ["lantern"])
    assert [(each.text, each.usage) for each in lamp.equivalents] == [("ランプ", "forbidden")]
    assert hooter.usage == "forbidden"


def test_utx_says_the_languages_above_its_table():
    table = "#UTX 1.20; en-US/de-DE; 2020-01-01T10:00:00Z;\n#src\ttgt\tsrc:pos\nlamp\tLampe\tnoun\n"
    ((_, lamp),) = receive(".utx", table.encode()).entries
    assert (lamp.language, lamp.equivalents[0].language, lamp.equivalents[0].text) == ("en", "de", "Lampe")


def test_anki_says_which_columns_are_its_own_and_that_cells_are_html():
    table = (
        "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n#tags column:5\n"
        "x1\tSea\tlamp\tIt <b>burns</b>&nbsp;&amp; shines.<br>Always.\tlight\n"
    )
    ((_, lamp),) = receive(".txt", table.encode()).entries
    assert (lamp.text, lamp.definition, lamp.notes) == ("lamp", "It burns & shines.\nAlways.", "column 5: light")


def test_cards_that_this_program_wrote_are_refused_with_a_word_on_what_to_take():
    with pytest.raises(Unusable, match="Import the JSON"):
        receive(".txt", formats.write("anki", GLOSSARY))


def test_kanji_that_are_written_in_japan_are_japanese_where_nothing_else_tells():
    (_, anchor), _ = receive(".txt", "anchor\t錨\nbuoy\t浮標\n".encode()).entries
    assert anchor.equivalents[0].language == "ja"
    (_, anchor), _ = receive(".txt", "anchor\t锚\nbuoy\t浮标\n".encode()).entries
    assert anchor.equivalents[0].language == "zh"


def test_what_a_tool_says_of_a_column_s_language_is_no_term_of_it():
    (lamp,) = entries("Concept ID,en,en preferred,en status,ja,ja preferred\n1,lamp,TRUE,Approved,ランプ,FALSE\n")
    assert [(each.language, each.text) for each in lamp.equivalents] == [("ja", "ランプ")]
    assert lamp.notes.splitlines() == ["en preferred: TRUE", "ja preferred: FALSE"]


def test_memoq_says_that_case_counts():
    lamp, wick = entries(
        "Entry_ID,Entry_Note,English,Term_Info\n1,,LAMP,CaseSensitive;HalfPrefix\n2,,wick,CasePermissive\n"
    )
    assert (lamp.as_written, wick.as_written, lamp.usage) == (True, None, "")


def test_the_abbreviation_of_a_term_of_capitals_is_what_it_stands_for():
    (api,) = entries("term,abbreviation\nAPI,Application Programming Interface\n")
    assert [(each.text, each.kind) for each in api.spellings] == [("Application Programming Interface", "long_form")]


def test_a_column_of_sentences_called_usage_is_notes_where_another_tells_what_is_forbidden():
    received = of("term,usage,forbidden\nlamp,Light it.,no\nhorn,For ships,yes\nwick,,no\n")
    assert received.problems == ()
    lamp, horn, wick = (entry for _, entry in received.entries)
    assert (lamp.notes, lamp.usage) == ("usage: Light it.", "")
    assert (horn.notes, horn.usage) == ("usage: For ships", "forbidden")
    assert (wick.notes, wick.usage) == ("", "")


def test_a_sentence_is_no_usage_and_a_wrong_word_is_refused():
    received = of("term,usage\nlamp,Light it.\nhorn,forbiden\nwick,forbidden\n")
    assert [(entry.text, entry.usage) for _, entry in received.entries] == [("lamp", ""), ("wick", "forbidden")]
    assert [problem.row for problem in received.problems] == [3]
    assert [each.row for each in of("term,usage,forbidden\nlamp,forbiden,no\nwick,preferred,no\n").problems] == [2]


def test_rows_of_a_concept_with_ids_of_their_own_are_one_entry():
    rows = "Term ID,Concept ID,Term,Language\n1,7,lamp,en\n2,7,灯り,ja\n3,8,wick,en\n"
    lamp, wick = (entry for _, entry in of(rows).entries)
    assert (lamp.text, lamp.notes, lamp.equivalents[0].text, lamp.equivalents[0].notes) == ("lamp", "", "灯り", "")
    assert (wick.text, wick.notes) == ("wick", "")


def test_a_row_of_deepl_that_ends_before_its_languages_leaves_the_others_what_they_are():
    received = of("lamp,Lampe,EN,DE\nwick,Docht,EN,DE\nhorn,Horn,EN\n")
    assert received.guess
    assert received.guess.preset == "deepl"
    assert [(entry.language, entry.equivalents[0].language) for _, entry in received.entries] == [
        ("en", "de"),
        ("en", "de"),
        ("en", "und"),
    ]


def test_what_weblate_says_needs_editing_is_only_proposed():
    rows = WEBLATE + '"","wick","芯","","True","","",""\r\n' + '"","oil","","","True","","",""\r\n'
    entries = [entry for _, entry in receive(".csv", rows.encode()).entries]
    assert [[each.status for each in entry.equivalents] for entry in entries] == [["accepted"], ["proposed"], []]


def test_what_a_translator_says_in_weblate_is_said_of_the_translation():
    rows = WEBLATE + '"","wick","","","False","","無い",""\r\n'
    entries = [entry for _, entry in receive(".csv", rows.encode()).entries]
    assert [each.notes for each in entries[0].equivalents] == ["船の"] and "船の" not in entries[0].notes
    assert (entries[1].equivalents, entries[1].notes) == ((), "無い")


def test_a_pair_that_would_be_a_comment_in_omegat_is_named():
    received = of(OMEGAT + "#井桁\thash\n", ".tsv")
    assert received.guess
    assert list(received.guess.unread) == ["Row 5 is no entry: “#井桁 | hash”."]
    assert [entry.text for _, entry in received.entries] == ["lamp", "wick"]
