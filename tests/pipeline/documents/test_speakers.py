"""Who speaks is no term, and what is said is read by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary import readers
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.terms.headwords import headwords
from genglossary.pipeline.types import Source
from tests.pipeline.sources import source

MINUTES = """# Pier committee

MIRA: A mooring log is a book that lists every boat.

JON: The thing is that nobody writes it.

MIRA: We need a pencil.

JON: A pencil is fine.

Chair: The item is closed.
"""
SCRIPT = """UNA: The bell is out.
OLD PERRIN: A bell is a promise.
UNA: Some promise.
OLD PERRIN: The sea is a thief.
UNA: No."""
JAPANESE = """議長：係留簿とは、船をすべて書き留める帳面である。

書記：鉛筆がない。

議長：鉛筆を買う。

書記：わかりました。

委員：以上です。
"""
GLOSSARY = """Fender: a cushion between ship and quay.

Bollard: a post for ropes.

Cleat: a fitting with two horns.

Fairlead: a ring that guides a rope.

Windlass: a winch for the anchor chain.
"""


def proses(text: str) -> list[str]:
    return [sentence.prose for sentence in sentences_of(source(text))]


def test_minutes_are_read_without_the_initials_of_who_speaks():
    assert proses(MINUTES)[1:4] == [
        "A mooring log is a book that lists every boat.",
        "The thing is that nobody writes it.",
        "We need a pencil.",
    ]


def test_a_speaker_of_one_sentence_among_others_is_a_speaker_too():
    assert proses(MINUTES)[-1] == "The item is closed."


def test_lines_of_a_play_are_read_by_themselves():
    assert proses(SCRIPT) == [
        "The bell is out.", "A bell is a promise.", "Some promise.", "The sea is a thief.", "No.",
    ]  # fmt: skip


def test_a_japanese_chair_is_no_topic():
    assert proses(JAPANESE) == [
        "係留簿とは、船をすべて書き留める帳面である。", "鉛筆がない。", "鉛筆を買う。", "わかりました。", "以上です。",
    ]  # fmt: skip


def test_what_a_japanese_script_puts_into_quotes_is_read_without_the_name_before_it():
    lines = (
        "霧島「鐘が鳴らない。」",
        "波多野「鐘とは約束だ。」",
        "霧島「約束か。」",
        "波多野「そうだ。」",
        "霧島「行こう。」",
    )
    script = "\n\n".join(lines)
    assert proses(script)[1] == "「鐘とは約束だ。」"


def test_the_heads_of_a_list_of_words_stay():
    assert proses(GLOSSARY)[:2] == ["Fender", "a cushion between ship and quay."]
    with_examples = GLOSSARY.replace("\n\n", "\n\nExample: see the quay.\n\n")
    assert "Bollard: a post for ropes." in proses(with_examples)


def test_addresses_and_times_are_no_labels():
    text = (
        "http://pier.example/a\n\nhttp://pier.example/b\n\nhttp://pier.example/c\n\nThe bell rings at 10:30 every day."
    )
    assert proses(text)[0] == "http://pier.example/a"


@pytest.mark.parametrize("label", ["**MIRA:**", "[10:32] Mira:", "- MIRA:", "Mira :", "（議長）："])
def test_labels_are_cut_off_however_they_are_dressed(label):
    assert proses("\n\n".join([f"{label} A bell is a promise."] * 5)) == ["A bell is a promise."] * 5


@given(
    st.lists(
        st.sampled_from(["NORA: ", "**A:** ", "議長：", "The bell. ", "霧笛とは笛だ。", "Note: ", "\n\n", "x"]),
        max_size=30,
    )
)
def test_what_is_left_stands_where_it_says(pieces):
    document = source("".join(pieces))
    for sentence in sentences_of(document):
        assert document.text[sentence.start : sentence.end].strip()
        for at, char in enumerate(sentence.prose):
            span = sentence.span(at, at + 1)
            assert document.text[span.start : span.end] == char or char.isspace()


def test_a_handbook_with_notes_and_examples_is_no_conversation():
    plain = "The pump is checked by the keeper.\n\nThe valve is closed.\n\nThe lamp is lit.\n\n"
    handbook = (plain + "Note: keep it dry.\n\n") * 6
    assert proses(handbook)[3] == "Note: keep it dry."


def test_a_line_that_only_leads_to_what_follows_keeps_its_words():
    lines = ["鐘を鳴らしてください：", "霧笛を鳴らしてください：", "鐘を鳴らしてください：", "鐘を鳴らしてください："]
    assert proses("\n\n".join(lines)) == lines


def test_lines_of_a_play_with_full_stops_and_directions_are_read_by_themselves():
    play = "\n\n".join(
        (
            "MIRA. A bell is a promise.",
            "JON (to the door). Who is there?",
            "MIRA. The sea.",
            "JON. The sea is a thief.",
            "MIRA (aside). No. It lends.",
        )
    )
    assert proses(play) == [
        "A bell is a promise.", "Who is there?", "The sea.", "The sea is a thief.", "No. It lends.",
    ]  # fmt: skip


def test_directions_in_square_brackets_are_no_part_of_what_is_said():
    play = ["MIRA [aside]. A bell is a promise.", "JON [to the door]. Who is there?", "MIRA [sighing]. The sea."]
    assert proses("\n\n".join([*play, *play])) == ["A bell is a promise.", "Who is there?", "The sea."] * 2
    minutes = ["MIRA [by phone]: A bell rings.", "JON: It rings.", "MIRA: It is old.", "JON [leaving]: So am I."]
    assert proses("\n\n".join(minutes * 2))[:4] == ["A bell rings.", "It rings.", "It is old.", "So am I."]
    spoken = ["議長（着席）：鐘を鳴らす。", "書記：記録する。", "議長：鐘は古い。"]
    assert proses("\n\n".join(spoken * 3))[0] == "鐘を鳴らす。"


def test_a_label_of_remarks_alone_is_left_out():
    assert proses("NOTE:\n\nThe bell rings.") == ["The bell rings."]
    assert proses("注意：\n\n鐘が鳴る。") == ["注意：", "鐘が鳴る。"]


def test_headings_in_capitals_before_clauses_are_no_speakers():
    terms = "DEFINITIONS. A berth is a place for one boat.\n\nFEES. The owner pays monthly.\n\nTERM. One year."
    assert proses(terms)[0].startswith("DEFINITIONS.")


def test_names_in_capitals_before_what_is_said_in_a_play_need_no_stop() -> None:
    play = "ACT I\n\n" + "\n\n".join(["[Enter UNA]", "UNA\tA lamp is out.", "PERRIN\tWho is there?", "[Exit UNA]"] * 3)
    prose = [sentence.prose for sentence in sentences_of(source(play))]
    assert "A lamp is out." in prose
    assert not any(each.startswith(("UNA", "PERRIN")) for each in prose)


def test_capitals_at_the_start_of_paragraphs_of_a_standard_are_no_speakers() -> None:
    text = "\n\n".join(["ROPE Clients tie knots.", "ROPE Servers hold ropes.", "ROPE Masters watch."])
    assert [sentence.prose for sentence in sentences_of(source(text))] == text.split("\n\n")


def test_the_head_of_a_list_of_who_was_there_is_no_speaker() -> None:
    text = JAPANESE.replace("議長：係留簿", "日時：五月一日\n出席者：磯部、浜野\n\n議長：係留簿", 1)
    assert any("出席者" in sentence.prose for sentence in sentences_of(source(text)))


def test_what_somebody_says_first_below_a_heading_is_not_what_the_heading_names() -> None:
    said = ["NORA: A quick word for those who were away.", "JON: Go.", "NORA: The lamp bell is a bell on a lamp."]
    minutes = "# Lamp bell\n\n" + "\n\n".join([*said, *said[1:], "JON: Good.", "NORA: Good."])
    (term,) = [each for each in headwords(sentences_of(source(minutes))) if each.text.lower() == "lamp bell"][:1]
    assert not term.listed
    assert [each.kind for each in sentences_of(source(minutes))] == ["heading", *["quote"] * 7]


@pytest.mark.parametrize("label", ["MIRA — ", "**Mira Quill** – ", "○霧島委員　", "**霧島**　", "◯霧島（礁会）　"])
def test_labels_need_no_colon(label: str):
    others = ["JON — Yes.", "JON — No.", "JON — Never."]
    text = "\n\n".join(each for other in others for each in (f"{label}鐘とは約束である。", other))
    assert proses(text)[::2] == ["鐘とは約束である。"] * 3


def test_words_in_front_of_a_dash_or_a_gap_that_come_once_stay():
    said = ["The bell — a gift — is out.", "霧笛 霧の笛である。"]
    assert proses("\n\n".join(said)) == said


def read(name: str, text: str) -> list[str]:
    reading = readers.read(name, text.encode())
    made = Source(key=1, name=name, text=reading.text, blocks=reading.blocks)
    return [sentence.prose for sentence in sentences_of(made)]


SPOKEN = ["A fid is a cone.", "Who has it?", "A quoin is a wedge."]


@pytest.mark.parametrize(
    "labels",
    [
        ("Mira: ", "Jon P.: ", "Mira: "),
        ("**Mira** (10:32): ", "**Jon** (10:33): ", "**Mira** (10:35): "),
        ("[12/03/2024, 10:32:15] Mira: ", "[12/03/2024, 10:33:01] Jon: ", "[12/03/2024, 10:33:40] Mira: "),
        ("10:32 - Mira: ", "10:33 - Jon: ", "10:34 - Mira: "),
        ("Mira [00:01:12]: ", "Jon [00:01:20]: ", "Mira [00:01:31]: "),
        ("Q: ", "A: ", "Q: "),
        ("Q1. ", "A1. ", "Q2. "),
        ("**Question:** ", "**Answer:** ", "**Question:** "),
    ],
)
def test_lines_that_follow_each_other_are_cut_at_their_labels(labels: tuple[str, ...]):
    text = "\n".join(label + said for label, said in zip(labels * 3, SPOKEN * 3, strict=True))
    for name in ("talk.md", "talk.txt", "talk.rst", "talk.adoc", "talk.org"):
        assert read(name, text) == SPOKEN * 3, name


@pytest.mark.parametrize(
    "labels",
    [
        ("○霧島委員　", "○礁部長　", "○霧島委員　"),
        ("**霧島：**", "**礁：**", "**霧島：**"),
        ("問　", "答　", "問　"),
        ("船頭　　", "水夫　　", "船頭　　"),
        ("Ｑ１．", "Ａ１．", "Ｑ２．"),
        ("【質問】", "【回答】", "【質問】"),
        ("10:32 霧島：", "10:33 礁：", "10:40 霧島："),
        ("10:32\t霧島\t", "10:33\t礁\t", "10:40\t霧島\t"),
    ],
)
def test_lines_of_japanese_speech_are_cut_at_their_labels(labels: tuple[str, ...]):
    said = ["鐘楼とは、鐘を吊る塔である。", "鐘楼はどこにあるか。", "楔とは、木を割る道具である。"]
    text = "\n".join(label + each for label, each in zip(labels * 3, said * 3, strict=True))
    for name in ("talk.md", "talk.txt"):
        assert read(name, text) == said * 3, name


def test_wrapped_lines_that_begin_with_a_word_and_a_colon_stay_one_sentence():
    text = "The harbour has two lamps and both belong to the\nBoard: the old one is a relic of the war."
    assert len(proses(text)) == 1


def test_names_of_a_chat_are_labels():
    labels = ("[10:32] <mira> ", "[10:33] <jon> ", "[10:34] <mira> ")
    text = "\n".join(label + said for label, said in zip(labels * 3, SPOKEN * 3, strict=True))
    assert read("talk.txt", text) == SPOKEN * 3


def test_a_line_that_says_nothing_but_who_speaks_and_when_is_left_out():
    names = ("Mira Quill  0:03", "Jon Perrin  0:12", "Mira Quill  1:02:31")
    text = "\n\n".join(f"{name}\n{said}" for name, said in zip(names * 3, SPOKEN * 3, strict=True))
    assert read("talk.txt", text) == SPOKEN * 3


def test_two_people_who_speak_twice_each_are_told_from_a_list_of_words():
    text = "Mira: A fid is a cone.\nJon: Who has it?\nMira: You.\nJon: A quoin is a wedge."
    assert read("talk.md", text) == ["A fid is a cone.", "Who has it?", "You.", "A quoin is a wedge."]
