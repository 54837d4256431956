from dataclasses import replace

from genglossary.pipeline.bilingual.alignment import align
from genglossary.pipeline.bilingual.doubts import is_half, is_of_original, is_remark, says_neighbour
from genglossary.pipeline.bilingual.types import PairProof, TermPair
from tests.pipeline.bilingual.handbook import analysed


def _pair(source: str, target: str, english: str, japanese: str) -> TermPair:
    """A pair with proofs of three sentences each side."""
    passages = align(analysed(english, 1), analysed(japanese, 2))
    assert len(passages) == 3
    return TermPair(
        source=source, target=target, places=3, source_places=3, target_places=3, confidence=0.9,
        evidence=("together",), proofs=tuple(PairProof(each, each.source_span, each.target_span) for each in passages),
    )  # fmt: skip


def test_half_of_a_word_with_a_hyphen_is_not_the_term() -> None:
    english = "Turn the damper draw-wise first. Then turn it draw-wise again. Never turn it draw-wise alone."
    japanese = "まず絞り板を引き方向に回します。もう一度、引き方向に回します。引き方向だけに回しません。"
    assert is_half(_pair("draw", "引き方向", english, japanese))
    assert not is_half(_pair("draw", "引き方向", english.replace("draw-wise", "to the draw"), japanese))
    assert not is_half(_pair("draw-wise", "引き方向", english, japanese))
    joined = english.replace("draw-wise", "by whole-kiln draws")
    assert is_half(_pair("kiln draw", "引き方向", joined, japanese))


def test_a_remark_in_brackets_of_the_original_is_no_name() -> None:
    english = "Buy Kamado (fire edition) today. Then sell Kamado (fire edition). Never keep Kamado (fire edition)."
    japanese = "今日Kamado（火版）を買います。次にKamado（火版）を売ります。Kamado（火版）は要りません。"
    assert is_remark(_pair("Kamado", "火版", english, japanese))
    assert not is_remark(_pair("Kamado", "火版", english.replace(" (fire edition)", ""), japanese))
    assert not is_remark(_pair("Kamado", "火版", english, japanese.replace("Kamado（火版）", "火版")))


def test_a_longer_phrase_that_was_kept_from_the_original_is_no_translation() -> None:
    english = "Burn in stages (see kiln stages). Two stages follow (see kiln stages). All is told in kiln stages."
    japanese = "段階的に焼きます（kiln stages参照）。次は二段階です（kiln stages参照）。全てはkiln stagesにあります。"
    longer = _pair("stage", "kiln stages", english, japanese)
    assert is_of_original(longer)
    assert is_of_original(replace(longer, source="kiln"))
    assert not is_of_original(replace(longer, source="kiln stage"))
    assert not is_of_original(replace(longer, target="kiln steps"))


def test_a_translation_with_the_sound_of_the_word_before_the_term_is_that_of_both() -> None:
    english = "Light the pilot flame first. Then watch the pilot flame. Never blow at the pilot flame."
    japanese = "まずパイロット炎をつけます。次にパイロット炎を見ます。パイロット炎を吹いてはいけません。"
    assert says_neighbour(_pair("flame", "パイロット炎", english, japanese))
    assert not says_neighbour(_pair("flame", "炎", english, japanese))
    assert not says_neighbour(_pair("flame", "パイロット炎", english.replace("watch the pilot", "watch the"), japanese))
