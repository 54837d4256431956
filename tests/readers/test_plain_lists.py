"""A list of words in plain text gives its terms, whatever stands between them and what they mean."""

import pytest

from genglossary import readers
from tests.readers.prose import check, structure

ENGLISH = [
    ("Belaying pin", "A rod that holds a rope."),
    ("Bitter end", "The last part of a chain."),
    ("Cringle", "A ring in a sail."),
]
JAPANESE = [("留め金", "綱を留める金具である。"), ("滑車", "綱の向きを変える車である。")]


def entries(text: str) -> list[tuple[str, str]]:
    reading = readers.read("words.txt", text.encode())
    check(reading)
    found = structure(reading)
    terms = [text for kind, text in found if kind == "definition_term"]
    return list(zip(terms, [text for kind, text in found if kind == "definition_text"], strict=True))


@pytest.mark.parametrize(
    "form",
    [
        "{}\t{}",
        "{} = {}",
        "{} ..... {}",
        "{}     {}",
        "{} -- {}",
        "{} — {}",
        "{} (n.) {}",
        "{} (noun) {}",
        "{}, n. {}",
        "1. {}\t{}",
        "{} -> {}",
        "{} => {}",
        "{} → {}",
        "{} | {}",
        "{};{}",
        "{}; {}",
    ],
)
def test_an_english_list_is_read_whatever_stands_between(form: str):
    lines = [form.format(*pair) for pair in ENGLISH]
    assert entries("Words of the deck\n\n" + "\n".join(lines) + "\n") == ENGLISH
    assert entries("Words of the deck\n\n" + "\n\n".join(lines) + "\n") == ENGLISH


@pytest.mark.parametrize(
    "form",
    [
        "{}\t{}",
        "{}＝{}",
        "{}……{}",
        "{}　　{}",
        "「{}」　{}",
        "【{}】{}",
        "{}（名）{}",
        "１．{}　{}",
        "{} → {}",
        "{}｜{}",
        "{}；{}",
    ],
)
def test_a_japanese_list_is_read_whatever_stands_between(form: str):
    assert entries("綱の用語\n\n" + "\n".join(form.format(*pair) for pair in JAPANESE) + "\n") == JAPANESE


def test_the_column_that_says_most_is_the_meaning():
    text = "Fid\tMarlspieker\tA cone that opens rope.\nToggle\tKnebel\tA short pin that joins rope.\n"
    assert entries(text) == [("Fid", "A cone that opens rope."), ("Toggle", "A short pin that joins rope.")]


def test_an_entry_goes_on_in_the_lines_below_it():
    text = "Fid         A cone that opens\n            rope.\nToggle      A short pin.\n"
    assert [" ".join(said.split()) for _, said in entries(text)] == ["A cone that opens rope.", "A short pin."]


@pytest.mark.parametrize(
    "text",
    [
        "The rope was wet; the deck was dry.\nNobody came; the watch had gone below\nto sleep.\n",
        "(a) the owner; and\n(b) the master; or\n(c) the pilot.\n",
        "Size | Colour | Price\n5 | red | 10\n6 | blue | 12\n",
    ],
)
def test_signs_that_running_text_and_tables_have_too_make_no_list(text: str):
    assert entries(text) == []


def test_a_heading_may_stand_right_above_a_list():
    lines = ["Words of the deck", *(f"{term};{said}" for term, said in ENGLISH)]
    assert entries("\n".join(lines) + "\n") == ENGLISH


def test_prose_is_no_list():
    text = "The rope -- an old one -- is on the deck. It was left there\nby the crew, who = we think = forgot it.\n"
    assert entries(text) == []


def listed(text: str):
    return readers.read("a.txt", text.encode()).blocks


def test_numbers_of_any_script_before_the_terms_of_a_list_are_no_part_of_them():
    for first, second in (("（１）", "（２）"), ("一　", "二　"), ("①", "②")):
        text = f"{first}羽根車　　水に力を与える部品をいう。\n{second}水受け　　水を受ける器をいう。\n"
        terms = [text[b.start : b.end] for b in listed(text) if b.kind == "definition_term"]
        assert terms == ["羽根車", "水受け"]


def test_articles_of_a_law_are_no_terms_of_a_list():
    text = "第一条　この条例は水門を定める。\n第二条　水門は堰の一部とする。\n"
    assert not any(block.kind == "definition_term" for block in listed(text))


def test_spaces_that_fill_the_lines_of_running_text_make_no_list():
    text = (
        "     Much  of  this  book was\ntaken  from  A  Guide to locks\nand  canals  by the keeper of\n"
        "the  third  lock.   It is read.\n"
    )
    assert not any(block.kind == "definition_term" for block in listed(text))


def test_a_list_whose_texts_stand_at_one_column_is_one_whatever_spaces_they_have():
    text = "weir    a low wall across a river\nsluice  a gate  that  lets water pass\n"
    assert [text[b.start : b.end] for b in listed(text) if b.kind == "definition_term"] == ["weir", "sluice"]


def test_a_name_with_a_brace_beside_it_does_not_take_the_meaning_of_the_next_one():
    found = structure(readers.read("cast.txt", b"TOM\ta clerk.\nJOAN\ta smith.\nULFA\t|\nPOL\ta pilot.\n"))
    assert ("paragraph", "ULFA\t|") in found
    assert ("definition_term", "POL") in found


def test_names_that_come_again_and_again_are_speakers_and_no_terms():
    text = "○大野会長　霧鐘とは鐘です。\n\n○佐伯委員　はい。\n\n○大野会長　鳴らします。\n\n○佐伯委員　異議なし。\n"
    assert entries(text) == []


def test_a_text_that_goes_on_in_its_column_below_hides_no_entry():
    text = "Bitter end   The last part\n             of a chain.\n\nCringle      A ring in\n             a sail.\n"
    assert [term for term, _ in entries(text)] == ["Bitter end", "Cringle"]


def test_names_of_people_with_their_offices_are_no_list_of_words():
    assert entries("岸田　澄江（書記）\n築島　丈（議長）\n") == []
    assert [term for term, _ in entries("艫　船尾（せんび）\n舳　船首（せんしゅ）\n")] == ["艫", "舳"]
