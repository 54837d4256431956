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
    passages = align(analysed(english, 1), analysed(japanese, 2))
    proofs = tuple(PairProof(each, each.source_span, each.target_span) for each in passages)
    kept = replace(_pair("burn log", "burn-log", 5, first=False), evidence=("same", "together"), proofs=proofs)
    assert len(proofs) == 3
    assert _told(_pair("burn log", "燃焼記録", 9), kept) == []


def test_things_told_apart_by_a_letter_are_no_other_translation() -> None:
    assert _told(_pair("kiln B", "窯 A", 5), _pair("kiln B", "窯 B", 5, first=False)) == []


def test_slips_and_doubtful_pairs_are_not_told() -> None:
    assert _told(_pair("lid", "蓋", 9), _pair("lid", "覆い", 1, first=False)) == []
    assert _told(_pair("lid", "蓋", 9), _pair("lid", "覆い", 2, first=False)) == []
    assert len(_told(_pair("lid", "蓋", 9), _pair("lid", "覆い", 3, first=False))) == 1
    assert _told(_pair("lid", "蓋", 9), _pair("lid", "覆い", 4, first=False, confidence=0.4)) == []
