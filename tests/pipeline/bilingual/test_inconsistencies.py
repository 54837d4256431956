from dataclasses import replace

from genglossary.pipeline.bilingual.alignment import align
from genglossary.pipeline.bilingual.inconsistencies import inconsistencies
from genglossary.pipeline.bilingual.pairs import find_pairs
from genglossary.pipeline.bilingual.types import PairProof, TermPair, TermSpellings
from tests.pipeline.bilingual.handbook import KAMA, KILN, analysed


def _pair(source: str, target: str, places: int, *, first: bool = True, confidence: float = 0.9) -> TermPair:
    return TermPair(
        source=source, target=target, places=places, source_places=places, target_places=places, first=first,
        confidence=confidence, evidence=("together",), proofs=(),
    )  # fmt: skip


def _proved(pair: TermPair, english: str, japanese: str) -> TermPair:
    """The pair with proofs of three sentences each side."""
    passages = align(analysed(english, 1), analysed(japanese, 2))
    assert len(passages) == 3
    return replace(pair, proofs=tuple(PairProof(each, each.source_span, each.target_span) for each in passages))


def _told(*pairs: TermPair) -> list[tuple[str, list[tuple[str, int]]]]:
    return [(each.text, [(one.text, one.places) for one in each.renderings]) for each in inconsistencies(pairs)]


def test_a_term_with_two_translations_is_told_with_counts_and_proofs() -> None:
    aligned = align(analysed(KILN, 1), analysed(KAMA, 2))
    terms = [TermSpellings(text) for text in ("ash drawer", "feeder", "kiln", "anchor ring")]
    (found,) = inconsistencies(find_pairs(aligned, terms, []))
    assert (found.kind, found.text) == ("translations", "ash drawer")
    assert [(each.text, each.places) for each in found.renderings] == [("灰受け", 4), ("灰箱", 2)]
    assert all("ash drawer" in KILN[slice(*one.source)].lower() for each in found.renderings for one in each.proofs)


def test_a_passage_with_both_translations_is_no_proof_of_two() -> None:
    both = KAMA.replace("灰箱", "灰受け").replace("灰受け", "灰受け、つまり灰箱")
    assert both.count("灰箱") > 2
    aligned = align(analysed(KILN, 1), analysed(both, 2))
    assert inconsistencies(find_pairs(aligned, [TermSpellings("ash drawer")], [])) == []


def test_one_translation_for_two_terms_is_told() -> None:
    (found,) = inconsistencies([_pair("grate", "火格子", 5), _pair("fire bars", "火格子", 3)])
    assert (found.kind, found.text) == ("originals", "火格子")


def test_forms_of_one_word_are_one_term() -> None:
    assert _told(_pair("transparent", "透明性", 5), _pair("transparency", "透明性", 3)) == []


def test_spellings_and_extensions_are_no_other_translation() -> None:
    assert _told(_pair("server", "サーバー", 9), _pair("server", "サーバ", 3, first=False)) == []
    assert _told(_pair("data quality", "データ品質", 9), _pair("data quality", "データの品質", 3, first=False)) == []
    assert _told(_pair("ring", "リング", 9), _pair("ring", "リング台", 3, first=False)) == []


def test_an_abbreviation_is_no_other_translation() -> None:
    assert _told(_pair("burn log", "燃焼記録", 9), _pair("burn log", "BL", 5, first=False)) == []


def test_only_latin_letters_make_an_abbreviation() -> None:
    assert len(_told(_pair("ACE blocker", "ACE遮断薬", 9), _pair("ACE blocker", "ACE遮断剤", 5, first=False))) == 1
    assert _told(_pair("QoS", "QoS", 9), _pair("QoS", "Quality of Service", 5, first=False)) == []


def test_a_word_more_between_small_words_is_no_other_translation() -> None:
    both = _pair("kiln ash", "窯の灰", 9), _pair("kiln ash", "窯の古い灰", 5, first=False)
    assert len(_told(*both)) == 1
    assert _told(both[0], _pair("kiln ash", "窯のすべての灰", 5, first=False)) == []


def test_a_name_for_machines_that_the_original_has_too_is_no_other_translation() -> None:
    english = "Open the burn-log folder now. Copy burn-log to the tape. Delete burn-log from the disk."
    japanese = "burn-logフォルダーを開きます。burn-logをテープに写します。burn-logをディスクから消します。"
    kept = replace(_pair("burn log", "burn-log", 5, first=False), evidence=("same", "together"))
    assert _told(_pair("burn log", "燃焼記録", 9), _proved(kept, english, japanese)) == []


def test_things_told_apart_by_a_letter_are_no_other_translation() -> None:
    assert _told(_pair("kiln B", "窯 A", 5), _pair("kiln B", "窯 B", 5, first=False)) == []


def test_slips_and_doubtful_pairs_are_not_told() -> None:
    assert _told(_pair("lid", "上蓋", 9), _pair("lid", "木蓋", 1, first=False)) == []
    assert _told(_pair("lid", "上蓋", 9), _pair("lid", "木蓋", 2, first=False)) == []
    assert len(_told(_pair("lid", "上蓋", 9), _pair("lid", "木蓋", 3, first=False))) == 1
    assert _told(_pair("lid", "上蓋", 9), _pair("lid", "木蓋", 4, first=False, confidence=0.4)) == []
    assert _told(_pair("grate", "火格子", 5), _pair("fire bars", "火格子", 3, confidence=0.7)) == []


def test_two_words_that_have_nothing_in_common_are_two_senses() -> None:
    assert _told(_pair("draft", "通風", 9), _pair("draft", "下書き", 5, first=False)) == []


def test_a_borrowed_word_beside_a_translated_one_is_told() -> None:
    borrowed = replace(_pair("draft", "ドラフト", 5, first=False), evidence=("together", "transliteration"))
    assert len(_told(_pair("draft", "通風", 9), borrowed)) == 1


def test_two_words_that_longer_terms_exchange_are_told() -> None:
    word = _pair("setting", "調整", 9), _pair("setting", "配置", 5, first=False)
    longer = _pair("setting plate", "調整板", 4), _pair("setting plate", "配置板", 3, first=False)
    assert {text for text, _ in _told(*word, *longer)} == {"setting", "setting plate"}


def test_what_says_more_than_a_name_or_one_word_of_it_is_no_other_translation() -> None:
    assert _told(_pair("kiln log", "窯の記録", 9), _pair("kiln log", "窯に記録", 5, first=False)) == []
    assert _told(_pair("kiln log", "窯記録", 9), _pair("kiln log", "窯と棚", 5, first=False)) == []
    piece = replace(_pair("burner plate", "プレート", 5, first=False), evidence=("transliteration",))
    assert _told(_pair("burner plate", "火口板", 9), piece) == []


def test_a_name_in_a_longer_name_is_no_other_translation() -> None:
    english = "Read the Kiln Rules Handbook today. The Kiln Rules Handbook says more. Buy the Kiln Rules Handbook now."
    japanese = "Kiln Rules Handbookを読みます。Kiln Rules Handbookに詳しくあります。Kiln Rules Handbookを買います。"
    kept = replace(_pair("kiln rules", "Kiln Rules", 5, first=False), evidence=("same",))
    assert _told(_pair("kiln rules", "窯の規則", 9), _proved(kept, english, japanese)) == []
    alone = _proved(kept, english.replace(" Handbook", ""), japanese.replace(" Handbook", ""))
    assert len(_told(_pair("kiln rules", "窯の規則", 9), alone)) == 1


def test_a_name_for_machines_beside_the_thing_is_no_other_translation() -> None:
    named = "Start fire-door first. Then stop fire-door again. Never delete fire-door by hand."
    thing = "Open the fire door first. Then close the fire door again. Never paint the fire door red."
    kept = replace(_pair("fire-door", "fire-door", 9), evidence=("same",))
    kept = _proved(kept, named, "まずfire-doorを始めます。次にfire-doorを止めます。fire-doorは消しません。")
    japanese = "まず焚き口を開けます。次に焚き口を閉めます。焚き口は赤く塗りません。"
    door = _pair("fire-door", "焚き口", 5, first=False)
    assert _told(kept, _proved(door, thing, japanese)) == []
    assert len(_told(kept, _proved(door, thing.replace("fire door", "fire-door"), japanese))) == 1


def test_what_stands_beside_a_term_is_no_other_translation() -> None:
    first = replace(_pair("kiln", "キルン", 9), evidence=("together", "transliteration"))
    assert len(_told(first, _pair("kiln", "窯", 5, first=False))) == 1
    for beside in ("窯 hatch", "カマド", "窯_log", "キルン(炉)"):
        assert _told(first, _pair("kiln", beside, 5, first=False)) == [], beside
    assert _told(_pair("kiln log", "窯記録", 9), _pair("draft log", "窯記録", 5)) != []
    assert _told(_pair("KLN", "KLN", 9), _pair("DRF", "KLN", 5)) == []


def test_two_places_tell_a_translation_that_exchanges_a_word() -> None:
    best = _pair("ripening room", "熟成庫", 10)
    assert len(_told(best, _pair("ripening room", "熟成室", 2, first=False))) == 1
    assert _told(best, _pair("ripening room", "熟成室", 1, first=False)) == []
    assert _told(best, _pair("ripening room", "暗い熟成棚", 2, first=False)) == []
    assert _told(best, _pair("ripening room", "熟成室", 2, first=False, confidence=0.7)) == []


def test_a_word_of_a_longer_term_with_the_same_translation_is_no_term_for_it() -> None:
    word, other = _pair("unit", "灰量", 5), _pair("dust", "灰量", 4)
    longer = replace(_pair("ash units", "灰量", 9, first=False), evidence=("parts",))
    assert len(_told(word, other)) == 1
    assert _told(word, other, longer) == []


def test_small_words_and_each_are_no_other_translation() -> None:
    assert _told(_pair("degrees of fire", "火力", 9), _pair("DegreesFire", "火力", 5)) == []
    assert _told(_pair("shift", "番数", 9), _pair("shift", "各番", 5, first=False)) == []
    for more in ("窯または炉の戸", "閉じられた窯の戸"):
        assert _told(_pair("kiln door", "窯戸", 9), _pair("kiln door", more, 5, first=False)) == [], more


def test_a_translation_that_says_the_neighbour_too_is_no_other_translation() -> None:
    joined = "Write load and draw down. Sum up the draw and the load each week. Print load/draw on paper."
    alone = "Write the load down. Sum up the load each week. Print every load on paper."
    japanese = "積出量を書きます。毎週、積出量を足します。積出量を紙に刷ります。"
    best, other = _pair("load", "積量", 9), _pair("load", "積出量", 5, first=False)
    assert _told(best, _proved(other, joined, japanese)) == []
    assert len(_told(best, _proved(other, alone, japanese))) == 1


def test_the_translation_of_a_longer_term_is_none_of_a_word_of_it() -> None:
    best, other = _pair("mark", "焼印", 9), _pair("mark", "ストーブ印", 5, first=False)
    assert len(_told(best, other, _pair("stone mark", "ストーブ印", 5))) == 1
    assert _told(best, other, _pair("stove mark", "ストーブ印", 5)) == []


def test_a_variable_beside_the_thing_is_no_other_translation() -> None:
    english = "Set the DRAFT first. Then read DRAFT again. Never delete DRAFT by hand."
    japanese = "まずDRAFTを定めます。次にDRAFTを読みます。DRAFTは消しません。"
    kept, other = replace(_pair("draft", "draft", 9), evidence=("same",)), _pair("draft", "通風", 5, first=False)
    small = english.replace("DRAFT", "draft"), japanese.replace("DRAFT", "draft")
    assert _told(_proved(kept, english, japanese), other) == []
    assert len(_told(_proved(kept, *small), other)) == 1


def test_a_word_that_is_now_and_then_kept_in_small_letters_is_a_name_there() -> None:
    often, seldom = _pair("draft", "通風", 9), replace(_pair("draft", "draft", 5, first=False), evidence=("same",))
    assert _told(often, seldom) == []
    assert len(_told(often, replace(seldom, target="Draft"))) == 1
    assert len(_told(replace(often, first=False, places=5), replace(seldom, first=True, places=9))) == 1


def test_two_translations_one_of_which_is_in_brackets_after_the_other_are_none() -> None:
    english = "Heat the kiln first. Then cool the kiln. Never open the kiln."
    japanese = "まず窯（キルン）を熱します。次に窯（キルン）を冷まします。窯（キルン）を開けてはいけません。"
    best, other = (
        _pair("kiln", "窯", 9),
        replace(_pair("kiln", "キルン", 5, first=False), evidence=("transliteration",)),
    )
    assert _told(best, _proved(other, english, japanese)) == []
    assert len(_told(best, _proved(other, english, japanese.replace("窯（キルン）", "キルン")))) == 1


def test_two_translations_of_what_is_no_term_are_none() -> None:
    word = _pair("search", "前探索", 9), _pair("search", "後探索", 5, first=False)
    assert len(_told(*word)) == 1
    assert _told(*(replace(each, source_given=False) for each in word)) == []


def test_two_terms_that_stand_beside_each_other_share_no_translation() -> None:
    both = "A day kiln is cheaper than a night kiln. The night kiln and the day kiln are new. Close the night kiln."
    night = "A night kiln is cheaper. The night kiln is new. Close the night kiln."
    japanese = "昼窯の方が安くなります。昼窯は新しいものです。昼窯を閉めます。"
    best, other = _pair("day kiln", "昼窯", 9), _pair("night kiln", "昼窯", 5)
    assert _told(best, _proved(other, both, japanese)) == []
    assert len(_told(best, _proved(other, night, japanese))) == 1


def test_one_sentence_that_is_repeated_tells_one_decision() -> None:
    several = "Close the flue now. Paint the flue black. Never open the flue by hand."
    japanese = "煙突を閉めます。煙突を黒く塗ります。煙突を開けてはいけません。"
    best, other = _pair("flue", "煙道", 9), _proved(_pair("flue", "煙突", 5, first=False), several, japanese)
    assert len(_told(best, other)) == 1
    assert _told(best, replace(other, proofs=other.proofs[:1] * 3)) == []


def test_a_piece_of_another_translation_is_none() -> None:
    english = "Mix the claypaste first. Then dry the claypaste. Never eat claypaste raw."
    japanese = "まずクレイペーストを混ぜます。次にクレイペーストを乾かします。クレイペーストは食べません。"
    best = _pair("claypaste", "粘土", 9)
    piece = replace(_pair("claypaste", "クレイ", 5, first=False), evidence=("transliteration",))
    whole = replace(piece, target="クレイペースト", places=4)
    assert _told(best, _proved(piece, english, japanese), whole) == [
        ("claypaste", [("粘土", 9), ("クレイペースト", 4)])
    ]
