from dataclasses import replace
from typing import Any

import pytest

from genglossary.checking import Checker, Options, manuscript
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.checking.types import Setting
from genglossary.formats import Entry, Equivalent, Glossary, SourceReference, Spelling

ALL: dict[str, Setting] = dict.fromkeys(("GG201", "GG202", "GG204", "GG207", "GG208"), "note")
SAID = "A fairway is the water that ships keep to."


def evidence(text: str = SAID, document: str = "guide/b.md") -> tuple[SourceReference, ...]:
    return (SourceReference(document=document, start=0, end=len(text), text=text),)


FAIRWAY = Entry(text="fairway", language="en", definition=SAID, evidence=evidence())


def together(documents: dict[str, str], *entries: Entry, whole: bool = True, often: int = 3, **rules):
    checker = Checker(
        Glossary(entries=entries),
        Options(rules={**ALL, **rules}, whole=whole, often=often),
        GlossaryFile("glossary.json", '{"text": "fairway"}'),
    )
    found = checker.check_all(manuscript(name, text.encode()) for name, text in documents.items())
    return [(each.rule, each.file, each.line) for each in found]


def asked(text: str, glossary: Glossary):
    return Checker(glossary, Options(rules={"GG201": "note"})).check(manuscript("a.md", text.encode()))


VTS = Entry(text="vessel traffic service", language="en", spellings=(Spelling(text="VTS", kind="abbreviation"),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The VTS is on.", ["GG201"]),
        ("The VTS is on. Then the vessel traffic service.", ["GG201"]),
        ("The vessel traffic service (VTS) is on. The VTS.", []),
        ("The VTS (vessel traffic service) is on.", []),
        ("# The VTS\n\nThe vessel traffic service is on. The VTS.", []),
        ("`VTS` alone", []),
        ("The vessel-traffic service (VTS) is on. The VTS.", []),
        ("The VesselTrafficService answers. The VTS.", []),
        ("The service for traffic (VTS) is on. The VTS.", []),
        ("The VTS (service for all traffic) is on.", []),
        ("The service for traffic, abbreviated to VTS, is on.", []),
        ("The service (the VTS) is on.", ["GG201"]),
        ("Ask the [VTS](vts.md) first.", []),
        ("Start vts now.", []),
        ("# Changes\n\n## 1.2.0 - 2026-01-02\n\n- Ask the VTS.\n\n## v1.1\n\n- A\n\n## 1.0 (2025-03-04)\n\n- B", []),
        ("# 変更履歴\n\n## バージョン 1.2\n\n- VTSに聞く。\n\n## 1.1（2026年1月2日）\n\n- あ\n\n## 1.0\n\n- い", []),
        ("# Manual\n\n## 1.2 Night\n\nAsk the VTS.\n\n## 1.3 Day\n\nB.\n\n## 1.4 Dusk\n\nC.", ["GG201"]),
        ("The Verkehrs-Technik-Stelle is there. The VTS answers.", []),
        ("It sends PDF, VTS and AIS.", []),
        ("Ask AIS/VTS first.", []),
        ("Ask the VTS and the AIS.", ["GG201"]),
        ("AIS、VTS、鐘に聞く。", []),
        ("Ask the VTS (see the chapter about it).", []),
        ("Ask the VTS [^1].", []),
        ("VTS（詳しくは次の章）に聞く。", []),
        ("VTS (V: 海上、T: 港、S: 川) に聞く。", []),
        ("Ask VTS（海上、港、川）に聞く。", []),
        ("They are called PDF, Ais and VTS.", []),
        (f"Ask the VTS.\n\n{'The crew paints the quay. ' * 150}", []),
        (f"Ask the VTS.\n\n{'The crew paints the quay. ' * 150}\n\nThe VTS answers.", ["GG201"]),
        ("Ask the VTS. See how it answers.", ["GG201"]),
        ("| a | b |\n|-|-|\n| the VTS answers | c |", []),
        ("| a | b |\n|-|-|\n| the VTS answers | c |\n\nThe VTS answers.", ["GG201"]),
        ("The voice of the tower sounds. The VTS answers.", []),
        ("The VTS answers. The voice tower sounds.", ["GG201"]),
        ("As VTS 12 says, keep left.", []),
        ("As VTS-12 and VTS X 12 say, keep left.", []),
        ("We call Circle VTS at night.", []),
        ("We call Circle VTS at night. Then the VTS answers.", ["GG201"]),
        ("Ships that call the VTS before they enter the harbour\n\nThe vessel traffic service (VTS).", []),
    ],
)
def test_an_abbreviation_needs_its_long_form_first(text, expected):
    assert [each.rule for each in asked(text, glossary=Glossary(entries=(VTS,)))] == expected


def test_a_japanese_abbreviation_needs_its_long_form_too():
    entry = Entry(text="海上交通センター", language="ja", spellings=(Spelling(text="VTS", kind="abbreviation"),))
    glossary = Glossary(entries=(entry,))
    assert [each.rule for each in asked("VTSに聞く。", glossary=glossary)] == ["GG201"]
    assert asked("海上交通センター（VTS）に聞く。VTSが答える。", glossary=glossary) == []
    assert asked("Ships ask the VTS at night.", glossary=glossary) == []  # no long form could stand there


def test_an_abbreviation_that_everybody_knows_needs_none():
    entry = Entry(text="HTML", language="en", spellings=(Spelling(text="hypertext markup language", kind="long_form"),))
    assert asked("We write HTML here.", glossary=Glossary(entries=(entry,))) == []


def test_an_abbreviation_that_people_prefer_needs_none():
    entry = Entry(text="VTS", usage="preferred", spellings=(Spelling(text="vessel traffic service", kind="long_form"),))
    assert asked("The VTS is on.", glossary=Glossary(entries=(entry,))) == []


def test_a_term_is_used_before_it_is_defined():
    assert together({"guide/b.md": f"# Harbour\n\nKeep to the fairway.\n\n{SAID}\n"}, FAIRWAY) == [
        ("GG202", "guide/b.md", 3)
    ]
    assert together({"guide/b.md": f"# Fairway\n\n{SAID}\n\nKeep to the fairway.\n"}, FAIRWAY) == []


@pytest.mark.parametrize(
    "before",
    [
        "# The fairway\n\nShips keep to the fairway.\n\n",
        "Ships keep to the fairway.\n\n## Fairway\n\n",
        "What is a fairway?\n\n",
        "Ships keep to the deep part, called the fairway.\n\n",
        "A fairway is a deep part of the river.\n\n",
        "There is a fairway, which buoys mark.\n\n",
        "Buoys mark a fairway (the deep part).\n\n",
        "Keep to the *fairway* at night.\n\n",
        "Keep to the [fairway](#fairway) at night.\n\n",
        "Keep to the fairway; see below.\n\n",
    ],
)
def test_nothing_is_missing_where_the_reader_is_led_to_the_definition(before):
    assert together({"guide/b.md": f"{before}{SAID}\n"}, FAIRWAY) == []


def test_a_mention_in_another_section_comes_too_early_although_a_heading_names_the_term():
    text = f"# Harbour\n\n## Night\n\nShips keep to the fairway.\n\n## Fairway\n\n{SAID}\n"
    assert together({"guide/b.md": text}, FAIRWAY) == [("GG202", "guide/b.md", 5)]


def test_in_a_long_text_the_next_paragraph_is_soon_enough():
    more = "Buoys are painted each spring by the crew.\n\n" * 50
    near, far = f"Keep to the fairway.\n\n{SAID}\n\n{more}", f"Keep to the fairway.\n\n{more}{SAID}\n"
    assert together({"guide/b.md": near}, FAIRWAY) == []
    assert together({"guide/b.md": far}, FAIRWAY) == [("GG202", "guide/b.md", 1)]


@pytest.mark.parametrize(
    "before",
    [
        "まず航路に入ります。船長は<em>航路</em>を守ります。\n\n",
        "船は水路を通ります。これを航路と呼びます。\n\n",
        "船は航路という水路を通ります。\n\n",
        "詳しくは航路の節を参照してください。\n\n",
        "航路とは？\n\n",
        "# 港の航路\n\n船は航路を通ります。\n\n",
    ],
)
def test_nothing_is_missing_where_a_japanese_reader_is_led_to_the_definition(before):
    said = "航路とは、船が通るための水面のことです。"
    entry = Entry(text="航路", language="ja", definition=said, evidence=evidence(said))
    expected = [("GG202", "guide/b.md", 1)] if before.startswith("まず") else []
    assert together({"guide/b.md": f"{before}{said}\n"}, entry) == expected


@pytest.mark.parametrize(("usage", "rule"), [("forbidden", "GG101"), ("deprecated", "GG101"), (None, "GG102")])
def test_a_mention_that_is_to_be_written_otherwise_is_one_finding(usage, rule):
    entry = replace(FAIRWAY, spellings=(Spelling(text="fair way", usage=usage),))
    text = f"Keep to the fair way, all of you.\n\n{SAID} A fairway is deep.\n"
    assert together({"guide/b.md": text}, entry) == [(rule, "guide/b.md", 1)]
    rules: dict[str, Any] = {rule: "off"}
    assert together({"guide/b.md": text}, entry, **rules) == [("GG202", "guide/b.md", 1)]


def test_the_next_mention_that_is_written_right_still_comes_before_its_definition():
    entry = replace(FAIRWAY, spellings=(Spelling(text="fair way", usage="forbidden"),))
    text = f"Keep to the fair way, all of you.\n\nThe fairway is marked by buoys.\n\n{SAID}\n"
    assert together({"guide/b.md": text}, entry) == [("GG101", "guide/b.md", 1), ("GG202", "guide/b.md", 3)]


def test_a_japanese_mention_that_is_to_be_written_otherwise_is_one_finding():
    said = "サーバーとは、要求に答える機械のことです。"
    spellings = (Spelling(text="サーバ", usage="forbidden"),)
    entry = Entry(text="サーバー", language="ja", definition=said, evidence=evidence(said), spellings=spellings)
    assert together({"guide/b.md": f"まずサーバを起動して待ちます。\n\n{said}\n"}, entry) == [
        ("GG101", "guide/b.md", 1)
    ]


def test_a_title_uses_no_term_before_its_definition():
    assert together({"guide/b.md": f"The fairway\n\n{SAID}\n"}, FAIRWAY) == []


def test_a_definition_that_no_document_uses_is_named_only_when_all_documents_are_there():
    entry = Entry(text="fairway", definition="Water.")
    assert together({"a.md": "x"}, entry) == [("GG203", "glossary.json", 1)]
    assert together({"a.md": "x"}, entry, whole=False) == []
    assert together({"a.md": "Two fairways."}, entry) == []


def test_two_entries_with_one_name_say_the_same_or_are_reported():
    one, other = Entry(text="fairway", definition="Deep water."), Entry(text="Fairway", definition="A way on grass.")
    assert ("GG204", "glossary.json", 1) in together({"a.md": "A fairway."}, one, other)
    assert together({"a.md": "A fairway."}, one, Entry(text="fairway", definition="Deep water. And more.")) == []


def test_documents_that_define_a_term_differently_are_reported():
    entry = Entry(text="fairway", language="en", definition="Deep water.")
    documents = {"a.rst": "fairway\n    Deep water.\n", "b.rst": "fairway\n    A way on grass.\n"}
    assert together(documents, entry) == [("GG204", "b.rst", 1)]


def test_a_sentence_that_was_changed_makes_its_definition_stale():
    changed = "A fairway is the deep water that ships must keep to."
    assert together({"docs/guide/b.md": f"x\n\n{changed}\n"}, FAIRWAY) == [("GG205", "docs/guide/b.md", 3)]


def test_a_sentence_that_is_gone_makes_its_definition_stale_where_the_glossary_stands():
    assert together({"guide/b.md": "The fairway.\n"}, FAIRWAY) == [("GG205", "glossary.json", 1)]


def test_a_sentence_with_other_line_ends_or_markup_is_still_there():
    assert together({"guide/b.md": "A **fairway** is the\nwater that ships\nkeep to.\n"}, FAIRWAY) == []


def test_an_entry_whose_document_or_passage_is_gone_is_named():
    assert together({"guide/c.md": "The fairway."}, FAIRWAY) == [("GG209", "glossary.json", 1)]
    entry = Entry(text="fairway", language="en", evidence=evidence())
    assert together({"guide/b.md": "The fairway."}, entry, GG207="off") == [("GG209", "glossary.json", 1)]


def test_a_term_that_is_used_often_and_defined_nowhere_is_named_once():
    lamp = Entry(text="lamp", language="en")
    documents = {"a.md": "A lamp.", "b.md": "Two lamps and a lamp."}
    assert together(documents, lamp, Entry(text="lamp room", definition="Where it is."), GG203="off") == [
        ("GG207", "a.md", 1)
    ]
    assert together({"a.md": "A lamp."}, lamp, Entry(text="x y", definition="z"), GG203="off") == []


def test_in_a_list_of_mere_spellings_nothing_is_to_be_defined():
    assert together({"a.md": "lamp lamp lamp lamp"}, Entry(text="lamp", language="en")) == []


def test_what_only_says_how_to_write_a_word_is_no_term_without_a_definition():
    lamp = Entry(text="lamp", language="en", spellings=(Spelling(text="lantern", usage="forbidden"),))
    tower = Entry(text="light tower", language="en", definition="A tower with a lamp on top.")
    assert together({"a.md": "A light tower. lamp lamp lamp lamp"}, lamp, tower) == []


def test_a_definition_that_uses_an_undefined_entry_is_named():
    lamp = Entry(text="lamp", language="en")
    tower = Entry(text="light tower", language="en", definition="A tower with a lamp on top.")
    assert together({"a.md": "A light tower."}, lamp, tower) == [("GG208", "glossary.json", 1)]


TRANSLATIONS = (Equivalent(language="ja", text="埠頭"), Equivalent(language="ja", text="岸壁"))
QUAY = Entry(text="quay", language="en", equivalents=TRANSLATIONS)
PAIRS = [("en/a.md", "ja/a.md"), ("docs/a.md", "docs/a.ja.md"), ("x/en/y/a.rst", "x/ja/y/a.rst")]


@pytest.mark.parametrize(("original", "translation"), PAIRS)
def test_a_section_without_the_accepted_translation_is_noted(original, translation):
    head = "{}\n====\n\n" if original.endswith("rst") else "# {}\n\n"
    texts = {
        original: head.format("One") + "The quay.\n\n" + head.format("Two") + "The quay.\n",
        translation: head.format("一つ") + "埠頭です。\n\n" + head.format("二つ") + "波止場です。\n",
    }
    line = 6 if original.endswith("rst") else 5
    assert together(texts, QUAY, GG203="off") == [("GG301", translation, line)]


def test_documents_with_other_headings_are_not_compared():
    assert together({"en/a.md": "# One\n\nThe quay.\n", "ja/a.md": "波止場です。\n"}, QUAY, GG203="off") == []


def test_sections_that_stand_elsewhere_in_the_translation_are_not_compared():
    words = {"quay": "埠頭", "crane": "起重機", "lamp": "灯火", "rope": "綱", "buoy": "浮標", "lock": "閘門"}
    entries = [
        Entry(text=text, language="en", equivalents=(Equivalent(language="ja", text=other),))
        for text, other in words.items()
    ]
    original = "# One\n\nThe quay, the crane and the lamp.\n\n# Two\n\nThe rope, the buoy and the lock.\n"
    moved = "# 二つ\n\n綱と浮標と閘門です。\n\n# 一つ\n\n埠頭と起重機と灯火です。\n"
    assert together({"en/a.md": original, "ja/a.md": moved}, *entries, GG203="off") == []
    there = "# 一つ\n\n埠頭と起重機と明かりです。\n\n# 二つ\n\n綱と浮標と閘門です。\n"
    assert together({"en/a.md": original, "ja/a.md": there}, *entries, GG203="off") == [("GG301", "ja/a.md", 1)]


MOVED = ("# One\n\nThe quay.\n\n# Two\n\nThe rope.\n", "# 二つ\n\n綱です。\n\n# 一つ\n\n埠頭です。\n")
BEGUN = (
    "# One\n\nThe quay is wet, so walk with care and hold on to the rail.\n\n# Two\n\nThe rope.\n",
    "# 一つ\n\n未訳\n\n# 二つ\n\n綱です。\n",
)
REWRITTEN = (
    "# One\n\nThe quay and a rope.\n\n# Two\n\nThe lamp.\n\n# Three\n\nThe lock.\n",
    "# 一つ\n\n綱と起重機です。\n\n# 二つ\n\n船長です。\n\n# 三つ\n\n税関です。\n",
)


@pytest.mark.parametrize(("original", "translation"), [MOVED, BEGUN, REWRITTEN], ids=["moved", "begun", "rewritten"])
def test_sections_that_do_not_say_the_same_are_told_also_by_few_terms(original, translation):
    words = {"quay": "埠頭", "rope": "綱", "lamp": "灯火", "lock": "閘門"}
    entries = [
        Entry(text=text, language="en", equivalents=(Equivalent(language="ja", text=other),))
        for text, other in words.items()
    ]
    assert together({"en/a.md": original, "ja/a.md": translation}, *entries, GG203="off") == []


def test_one_term_that_is_translated_otherwise_everywhere_is_noted_everywhere():
    original = "".join(f"# {number}\n\nThe quay.\n\n" for number in range(4))
    there = "".join(f"# {number}\n\n波止場です。\n\n" for number in range(4))
    found = together({"en/a.md": original, "ja/a.md": there}, QUAY, GG203="off")
    assert found == [("GG301", "ja/a.md", line) for line in (1, 5, 9, 13)]


def test_any_accepted_translation_will_do():
    assert together({"en/a.md": "The quay.\n", "ja/a.md": "岸壁です。\n"}, QUAY, GG203="off") == []


def test_nobody_is_told_of_the_order_of_sentences_unasked():
    text = "We enter the fairway.\n\n" + "Boats pass. " * 400 + f"\n\n{SAID}"
    asked = together({"guide/b.md": text}, FAIRWAY)
    checker = Checker(Glossary(entries=(FAIRWAY,)), Options(whole=True), GlossaryFile("glossary.json", ""))
    unasked = checker.check_all([manuscript("guide/b.md", text.encode())])
    assert [rule for rule, *_ in asked] == ["GG202"]
    assert [each.rule for each in unasked] == []
