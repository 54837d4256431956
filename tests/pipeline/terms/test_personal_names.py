import pytest

from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.types import DecidedTerm, TermCandidate
from tests.pipeline.sources import corpus

STORY = (
    "“Wait,” said Odmar Krail. The door fell. Odmar laughed. They rode with Lord Odmar Krail to the pass. "
    "Krail was tired. “Sleep,” Krail said. Odmar Krail slept. Captain Brannoc woke. Later Brannoc saw the fire. "
    "“Run!” whispered Brannoc."
)
SISTERS = (
    "The night was long. “No, we must not go,” said Ilse Vantor. “Yes, we must,” said Marte Vantor. For the first time "
    "in the story Vantor was at the door. “Then I will go,” said Ilse. “And so will I,” said Marte to her sister."
)


def names(text: str) -> dict[str, TermCandidate]:
    return {each.text: each for each in extract(corpus(text)) if each.accepted}


def test_a_name_and_its_parts_are_one_entry_and_titles_join_it() -> None:
    found = names(STORY)
    assert {each.text for each in found["Odmar Krail"].variants} == {"Odmar", "Krail", "Lord Odmar Krail"}
    assert {each.text for each in found["Brannoc"].variants} == {"Captain Brannoc"}
    assert found.keys().isdisjoint({"Odmar", "Krail", "Lord Odmar Krail", "Captain Brannoc", "said Odmar"})
    assert (found["Odmar Krail"].category, found["Odmar Krail"].part_of_speech) == ("person", "proper noun")


def test_a_person_is_counted_once_where_the_whole_name_stands() -> None:
    assert names(STORY)["Odmar Krail"].frequency == 6
    wanted = extract(corpus(STORY), known=[DecidedTerm(text="Odmar Krail", language="en", required=True)])
    assert [each.frequency for each in wanted if each.text == "Odmar Krail"] == [6]


def test_a_part_that_two_names_have_is_neither_of_them() -> None:
    found = names(SISTERS)
    assert {each.text for each in found["Ilse Vantor"].variants} == {"Ilse"}
    assert {each.text for each in found["Marte Vantor"].variants} == {"Marte"}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Install Dorvik first. Dorvik Hub keeps images. Open Dorvik Hub and start Dorvik.", {"Dorvik", "Dorvik Hub"}),
        ("霧鐘を鳴らす。霧鐘隊長が霧鐘を点検する。霧鐘隊長は若い。", {"霧鐘", "霧鐘隊長"}),
    ],
)
def test_things_whose_names_are_parts_of_each_other_stay_apart(text: str, apart: set[str]) -> None:
    assert apart <= {each.text for each in extract(corpus(text))}


def test_a_title_after_a_japanese_name_joins_it() -> None:
    text = "オルマダは笑った。「行こう」とオルマダが言った。オルマダ卿の城は遠い。オルマダ卿は老いた。"
    found = names(text)
    assert {each.text for each in found["オルマダ"].variants} == {"オルマダ卿"}
    assert (found["オルマダ"].category, found["オルマダ"].frequency) == ("person", 4)


def test_parts_of_a_japanese_name_are_one_entry() -> None:
    text = "レナ・ハルトは歌った。「聞け」とレナが言った。レナは笑った。レナ・ハルトの声が響いた。"
    assert {each.text for each in names(text)["レナ・ハルト"].variants} == {"レナ"}


def test_a_person_is_called_by_the_name_that_is_used_not_by_what_a_sentence_begins_with_once() -> None:
    often = " ".join("Then Orvald said nothing." for _ in range(30))
    found = names(f"Lank Orvald went home. {often} Captain Orvald smiled. Captain Orvald slept.")
    assert {each.text for each in found["Orvald"].variants} >= {"Captain Orvald"}


def test_a_title_of_villages_joins_a_name_too() -> None:
    text = "Widow Orbeck kept the inn. “Sit,” said Widow Orbeck. Orbeck poured the ale. “Orbeck,” cried she, “run!”"
    assert "Widow Orbeck" not in names(text)


def test_japanese_ranks_join_names_too() -> None:
    text = "オドゥラ軍曹は立った。「霧だ」とオドゥラが囁いた。オドゥラは去った。"
    assert {each.text for each in names(text)["オドゥラ"].variants} == {"オドゥラ軍曹"}


def test_a_title_says_of_all_parts_of_a_name_that_they_are_a_person() -> None:
    text = "イスメラ・ヴァルド姫は馬に乗った。ヴァルドは誓った。イスメラは短剣を抜いた。「閉めよ」とヴァルドが叫んだ。"
    assert {each.text for each in names(text)["イスメラ・ヴァルド姫"].variants} == {"イスメラ", "ヴァルド"}


def test_a_rank_that_things_have_too_joins_the_name_of_a_person() -> None:
    text = (
        "Master Vorn had no wish to speak. “We are late,” Vorn said. The ropes were wet, and Ilse feared Master Vorn. "
        "Vorn laughed. General Orsk wrote to Vorn. Orsk laughed when the letter came. "
        "General Orsk was tired of Vorn, said Orsk."
    )
    found = names(text)
    assert {each.text for each in found["Vorn"].variants} == {"Master Vorn"}
    assert {each.text for each in found["Orsk"].variants} == {"General Orsk"}


def test_a_thing_that_begins_with_a_rank_stays_apart() -> None:
    text = (
        "The Master Ledger lists dues. A Ledger is a book. Each Ledger is red. The Master Ledger and the Ledger differ."
    )
    assert not any("Ledger" in {each.text for each in one.variants} for one in extract(corpus(text)))


def test_a_family_is_none_of_its_members() -> None:
    text = (
        "“Wait,” said Odmar Krail. “Go,” said Odmar. The Krails were many. General Krail slept. Miss Krail woke. The "
        "Krails saw the fire. “Run,” said General Krail to Miss Krail. Odmar Krail smiled at the Krails. Odmar laughed."
    )
    found = names(text)
    assert {each.text for each in found["Odmar Krail"].variants} == {"Odmar"}
    assert {"Krails", "General Krail"} <= {each.text for each in found["Krail"].variants}


def test_a_name_with_a_small_word_in_it_is_joined_with_its_parts() -> None:
    text = (
        "The sun set and it was dark in the town. They met Lady Ismene de Varr. The guests saw Lady Ismene de Varr at "
        "the door. “Go,” said Lady Ismene. The others looked at Lady Ismene. “That is it,” said Ismene to the guests."
    )
    found = names(text)
    assert {"Lady Ismene", "Ismene"} <= {each.text for each in found["Lady Ismene de Varr"].variants}


def test_a_name_in_capitals_is_no_other_though_it_ends_in_s() -> None:
    text = (
        "The sun set in the town and it was dark. “Wait,” said Brannes. The guests saw Brannes at the door. Then "
        "BRANNES went to the lake. They looked at BRANNES, and Brannes smiled at the guests of the town."
    )
    assert [each for each in names(text) if each.lower() == "brannes"] == ["Brannes"]


def test_a_name_without_its_middle_word_is_the_whole_name() -> None:
    text = "“Go,” said Reeve Aldous Crane. Reeve Aldous Crane laughed. “No,” said Reeve Crane. Reeve Crane smiled."
    found = names(text)
    assert "Reeve Crane" not in found
    assert "Reeve Crane" in {each.text for each in found["Reeve Aldous Crane"].variants}
