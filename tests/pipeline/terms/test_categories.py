import pytest

from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.types import TermCandidate
from tests.pipeline.sources import corpus


def found(text: str, term: str) -> TermCandidate:
    (candidate,) = [c for c in extract(corpus(text)) if c.text == term]
    return candidate


@pytest.mark.parametrize(
    ("text", "term", "category"),
    [
        ("The keeper met Dr. Halvey there. The plan of Dr. Halvey failed.", "Halvey", "person"),
        ("The keeper met Marrowin. “Go,” Marrowin said. Then Marrowin smiled.", "Marrowin", "person"),
        ("They spoke of Ysmay. Ysmay wept. It was Ysmay’s tears that Ysmay’s aunt saw.", "Ysmay", "person"),
        ("The rope is old.\n\n[Enter YSMAY.]\n\nThe rope is wet.\n\n[Exit YSMAY.]", "YSMAY", "person"),
        ("Enter Ysmay and press the key. Enter Ysmay again.", "Ysmay", "technical_term"),
        ("The coach left Quern Cottage. The rain came over Quern Cottage.", "Quern Cottage", "place"),
        ("They live in Ostrand. She came from Ostrand. Boats leave to Ostrand.", "Ostrand", "place"),
        ("The Tidal Council meets. The Tidal Council decides.", "Tidal Council", "organisation"),
        ("A tide engine turns the float wheel. Each tide engine has one.", "tide engine", "technical_term"),
        ("昨日、玲子さんが来た。玲子さんは帰った。", "玲子", "person"),
        ("船は大阪に着いた。大阪は広い。", "大阪", "place"),
        ("船はミルナ港に着いた。ミルナ港は広い。", "ミルナ港", "place"),
        ("兵は鷹目城に着いた。鷹目城は古い。", "鷹目城", "place"),
        ("原動駅は綱を回す。原動駅には滑車がある。", "原動駅", "technical_term"),
        ("潮汐研究所は海辺にある。潮汐研究所は古い。", "潮汐研究所", "organisation"),
        ("赤道儀とは、星の動きを追う架台である。赤道儀は二台ある。", "赤道儀", "technical_term"),
        ("潮汐炉は海の力を使う。潮汐炉を点検した。", "潮汐炉", "technical_term"),
    ],
)
def test_what_a_term_names_is_told_by_what_stands_beside_it_and_by_its_parts(
    text: str, term: str, category: str
) -> None:
    assert found(text, term).category == category


def test_an_everyday_word_is_proposed_as_excluded_with_the_reason() -> None:
    filler = " ".join(f"The tide engine number {i} turns the zorbic wheel of the old mill again." for i in range(200))
    candidate = found(f"{filler} The country was told.", "country")
    assert (candidate.category, candidate.accepted) == ("common_noun", False)
    assert candidate.reason == "everyday"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The tower has a light. The light turns. Keepers clean the light and watch the light.", "light"),
        ("画像を撮る。画像を消す。古い画像と新しい画像がある。", "画像"),
    ],
)
def test_a_word_that_everybody_knows_is_excluded_however_often_a_short_text_uses_it(text: str, term: str) -> None:
    assert found(text, term).category == "common_noun"


def test_a_common_word_that_the_documents_explain_is_a_term() -> None:
    text = "A light is a lamp in a tower by which ships find their way. The light turns. Keepers watch the light."
    assert found(text, "light").category == "technical_term"


def test_a_heading_alone_makes_no_term_of_a_word_that_everybody_knows() -> None:
    filler = " ".join(f"The tide engine number {i} turns the zorbic wheel of the old mill again." for i in range(200))
    told = "The crew spoke of music. They hear music."
    assert found(f"{filler}\n\n# Music\n\n{told}", "music").category == "common_noun"
    defined = f"{filler}\n\n# Music\n\nMusic is a row of signals by which ships are told of fog. {told}"
    assert found(defined, "Music").category == "technical_term"


def test_a_japanese_term_has_its_reading() -> None:
    assert found("海底トンネルは海の下を通る。海底トンネルは長い。", "海底トンネル").reading == "カイテイトンネル"


def test_names_and_nouns_are_told_apart() -> None:
    text = "They live in Ostrand. She came from Ostrand. Boats leave to Ostrand. The boat is old."
    assert found(text, "Ostrand").part_of_speech == "proper noun"
    assert found(text, "boat").part_of_speech == "noun"


def test_a_word_that_is_a_name_only_out_of_its_sentence_is_not_read_as_one() -> None:
    text = "赤道儀は、地球の自転軸と平行な軸を持つ架台である。赤道儀のギアに油を差す。"
    assert (found(text, "赤道儀").category, found(text, "赤道儀").reading) == ("technical_term", "")


def test_a_word_of_the_dictionary_that_is_only_mentioned_once_is_an_everyday_word() -> None:
    text = "霧板は水車を止める板である。回覧板で霧板を知らせる。報告書と報告書の写しを出す。"
    assert found(text, "回覧板").reason == "everyday"
    assert found(text, "報告書").reason == "everyday"
    assert found(text, "霧板").accepted


def test_a_term_in_full_width_letters_is_read_as_it_is_written() -> None:
    assert found("ＫＷＪ灯は霧灯である。ＫＷＪ灯を点ける。ＫＷＪ灯を消す。", "ＫＷＪ灯").reading == "KWJトウ"
