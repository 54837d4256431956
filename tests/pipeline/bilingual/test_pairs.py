import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary.pipeline.bilingual.alignment import align
from genglossary.pipeline.bilingual.confidence import LinkEvidence, confidence_of
from genglossary.pipeline.bilingual.marks import Unit, weigh
from genglossary.pipeline.bilingual.pairs import find_pairs
from genglossary.pipeline.bilingual.types import PROPOSED, AlignedPassage, TermPair, TermSpellings
from genglossary.pipeline.text.folding import fold_key
from tests.pipeline.bilingual.handbook import KAMA, KILN, analysed

_TERMS = [TermSpellings(text) for text in ("kiln", "feeder", "anchor ring", "ash drawer", "burn log", "lid")]
_YOUGO = [TermSpellings(text) for text in ("窯", "フィーダー", "アンカーリング", "灰受け", "燃焼記録", "蓋")]


def _handbook() -> list[AlignedPassage]:
    return align(analysed(KILN, 1), analysed(KAMA, 2))


def _aligned(*pairs: tuple[str, str]) -> list[AlignedPassage]:
    """Passages of one sentence each."""
    here, there = (analysed("\n\n".join(each), key) for key, each in enumerate(zip(*pairs, strict=True), start=1))
    both = zip(here.sentences, there.sentences, strict=True)
    return [AlignedPassage((one,), (other,), 0.9) for one, other in both]


def _best(pairs: list[TermPair]) -> dict[str, str]:
    return {pair.source: pair.target for pair in pairs if pair.first and pair.confidence >= PROPOSED}


def test_terms_are_paired_with_what_stands_in_the_same_sentences() -> None:
    assert _best(find_pairs(_handbook(), _TERMS, [])) == {
        "kiln": "窯",
        "feeder": "フィーダー",
        "anchor ring": "アンカーリング",
        "ash drawer": "灰受け",
        "burn log": "燃焼記録",
        "lid": "蓋",
    }


def test_terms_of_the_translation_find_their_originals() -> None:
    found = {pair.target: pair.source.lower() for pair in find_pairs(_handbook(), [], _YOUGO) if pair.confidence > 0.6}
    assert found == {
        "窯": "kiln",
        "フィーダー": "feeder",
        "アンカーリング": "anchor ring",
        "灰受け": "ash drawer",
        "燃焼記録": "burn log",
        "蓋": "lid",
    }


def test_a_pair_says_which_of_its_terms_were_given() -> None:
    pairs = {pair.source: pair for pair in find_pairs(_handbook(), _TERMS, [TermSpellings("窯")]) if pair.first}
    assert (pairs["kiln"].source_given, pairs["kiln"].target_given) == (True, True)
    assert (pairs["lid"].source_given, pairs["lid"].target_given) == (True, False)


def test_katakana_and_brackets_are_evidence_of_their_own() -> None:
    pairs = {pair.source: pair for pair in find_pairs(_handbook(), _TERMS, []) if pair.first}
    assert {"together", "transliteration", "brackets"} <= set(pairs["anchor ring"].evidence)


def test_one_place_is_enough_where_the_sound_tells() -> None:
    aligned = _aligned(("Close the shutter at night.", "夜はシャッターを閉めます。"), ("It rains.", "雨が降ります。"))
    assert _best(find_pairs(aligned, [TermSpellings("shutter")], [])) == {"shutter": "シャッター"}


def test_one_place_is_enough_where_a_bracket_tells() -> None:
    aligned = _aligned(("A damper sits on top.", "上には調整板（damper）があります。"), ("It rains.", "雨が降ります。"))
    assert _best(find_pairs(aligned, [TermSpellings("damper")], [])) == {"damper": "調整板"}


def test_a_term_does_not_take_what_stands_for_the_one_that_is_always_beside_it() -> None:
    ways = ("加熱", "火入れ", "焚き", "昇温") * 2
    aligned = _aligned(
        *(
            (f"Note a heating and its cooling in book {n}.", f"帳面{n}に{way}と冷却を記します。")
            for n, way in enumerate(ways)
        ),
        ("Every cooling takes a night.", "冷却には一晩かかります。"),
        ("The cooling is slow.", "冷却はゆっくりです。"),
        *((f"Open lid {number}.", f"蓋{number}を開けます。") for number in range(9)),
    )
    found = {pair.source for pair in find_pairs(aligned, [TermSpellings("heating")], []) if pair.target == "冷却"}
    assert found == set()


def test_a_piece_that_was_kept_of_a_term_does_not_translate_it() -> None:
    aligned = _aligned(
        ("The USB rod is hot.", "USBロッドは熱いです。"),
        ("Hold the USB kiln rod.", "USBロッドを持ちます。"),
        ("Take the USB.", "USBロッドを取ります。"),
        ("Clean the USB.", "USBロッドを磨きます。"),
    )
    assert "USB" not in {pair.source for pair in find_pairs(aligned, [], [TermSpellings("USBロッド")])}


def test_what_the_original_says_beside_a_term_is_no_translation_of_it() -> None:
    aligned = _aligned(
        ("Load the kiln with `ash-sieve` twice.", "`ash-sieve` で二度入れます。"),
        ("Ask the kiln by `ash-sieve` on Monday.", "月曜に `ash-sieve` で尋ねます。"),
        ("The kiln stops when `ash-sieve` runs.", "`ash-sieve` が動くと止まります。"),
        ("A bird sings.", "鳥が歌います。"),
    )
    found = find_pairs(aligned, [TermSpellings("kiln")], [])
    assert not [pair for pair in found if "sieve" in pair.target]


def test_a_short_form_in_brackets_may_stand_for_the_term() -> None:
    many = [
        (f"Use the Draft Gauge Meter (DGM) of kiln {number}.", f"窯{number}のDGMを使います。") for number in range(8)
    ]
    aligned = _aligned(*many, ("It rains.", "雨が降ります。"))
    term = TermSpellings("Draft Gauge Meter (DGM)", ("Draft Gauge Meter", "DGM"))
    assert _best(find_pairs(aligned, [term], [])) == {"Draft Gauge Meter (DGM)": "DGM"}


def test_what_is_kept_in_one_place_of_many_is_a_name_there() -> None:
    many = [(f"The lid of kiln {number} is hot.", f"窯{number}の蓋は熱いです。") for number in range(30)]
    aligned = _aligned(*many, ("Type lid.", "lidと入力します。"), ("Type lid now.", "すぐlidと入力します。"))
    found = {pair.target for pair in find_pairs(aligned, [TermSpellings("lid")], [])}
    assert ("蓋" in found, "lid" in found) == (True, False)


def test_one_place_alone_is_not_enough() -> None:
    aligned = _aligned(("A damper sits on top of it.", "上には調整板があります。"), ("It rains.", "雨が降ります。"))
    assert _best(find_pairs(aligned, [TermSpellings("damper")], [])) == {}


def test_one_and_the_same_abbreviation_after_both_is_evidence() -> None:
    aligned = _aligned(
        ("The upper draft gate (UDG) is shut.", "上部通風門（UDG）は閉まっています。"),
        ("Nobody opens the door of the old shed.", "古い小屋の扉は誰も開けません。"),
    )
    pairs = find_pairs(aligned, [TermSpellings("upper draft gate")], [])
    assert [(each.target, "abbreviation" in each.evidence) for each in pairs if each.first] == [("上部通風門", True)]


_FLAP = [
    ("The draft flap is made of clay.", "通風弁は粘土でできています。"),
    ("Oil the draft flap weekly.", "毎週通風弁に油を差します。"),
    ("The draft comes from the north.", "通風は北から来ます。"),
    ("Without draft the fire dies.", "通風がないと火は消えます。"),
    ("A strong draft cools the pot.", "強い通風は器を冷やします。"),
    ("The flap of the tent is open.", "天幕の垂れ布は開いています。"),
]


def test_a_term_is_not_paired_with_the_compound_that_it_heads() -> None:
    found = _best(find_pairs(_aligned(*_FLAP), [TermSpellings("draft"), TermSpellings("draft flap")], []))
    assert found == {"draft": "通風", "draft flap": "通風弁"}


def test_words_that_are_kept_as_they_are_are_pairs() -> None:
    aligned = _aligned(
        ("KilnOS starts at once.", "KilnOSはすぐに起動します。"),
        ("Update KilnOS in spring.", "春にKilnOSを更新します。"),
        ("The cat sleeps.", "猫が寝ています。"),
    )
    (pair,) = [each for each in find_pairs(aligned, [TermSpellings("KilnOS")], []) if each.first]
    assert (pair.target, pair.evidence.count("same")) == ("KilnOS", 1)


def test_a_translation_that_no_grammar_proposes_is_found() -> None:
    aligned = _aligned(
        ("The test of heat takes a day.", "熱への耐性の検査には一日かかります。"),
        ("Start the test of heat early.", "熱への耐性の検査は早く始めます。"),
        ("Each test of heat is written down.", "熱への耐性の検査はすべて書き留めます。"),
        ("Heat is good.", "熱は良いものです。"),
    )
    pairs = find_pairs(aligned, [TermSpellings("test of heat")], [])
    assert any("の" in pair.target or "への" in pair.target for pair in pairs)


def test_spellings_of_a_term_count_together_and_give_its_text() -> None:
    aligned = _aligned(
        ("The ash drawer is full.", "灰受けがいっぱいです。"),
        ("Wash two ash drawers.", "二つの灰受けを洗います。"),
        ("AD means nothing here.", "ここでは何の意味もありません。"),
    )
    (pair,) = [each for each in find_pairs(aligned, [TermSpellings("ash drawer", ("ash drawers",))], []) if each.first]
    assert (pair.source, pair.target, pair.places, pair.source_places) == ("ash drawer", "灰受け", 2, 2)


def test_proofs_show_both_terms_where_they_stand() -> None:
    for pair in find_pairs(_handbook(), _TERMS, _YOUGO):
        assert len(pair.proofs) <= 3
        for proof in pair.proofs:
            assert fold_key(KILN[slice(*proof.source)]) == fold_key(pair.source)
            assert KAMA[slice(*proof.target)] == pair.target


def test_proofs_show_different_originals_first() -> None:
    english = "Close the flue. Close the flue. Close the flue. Paint the flue black. Never open the flue by hand."
    japanese = "煙突を閉めます。煙突を閉めます。煙突を閉めます。煙突を黒く塗ります。煙突を手で開けてはいけません。"
    (pair,) = find_pairs(align(analysed(english, 1), analysed(japanese, 2)), [TermSpellings("flue")], [])
    assert sorted(english[slice(*proof.passage.source_span)] for proof in pair.proofs) == [
        "Close the flue.", "Never open the flue by hand.", "Paint the flue black."
    ]  # fmt: skip


def test_a_proof_shows_the_term_and_not_a_word_that_it_is_a_piece_of() -> None:
    aligned = _aligned(
        ("The string holds the ring.", "紐が環を支えます。"),
        ("Grease the ring in spring.", "春に環に油を差します。"),
        ("The string is long.", "紐は長いです。"),
        ("Spring is short.", "春は短いです。"),
    )
    (pair,) = [each for each in find_pairs(aligned, [TermSpellings("ring")], []) if each.first]
    assert pair.target == "環"
    assert [proof.source.start - proof.passage.source[0].start for proof in pair.proofs] == [21, 11]


def test_numbers_tell_more_than_words() -> None:
    units = [Unit(10.0, "paragraph", frozenset(("1987", "kiln")), (0,)), Unit(10.0, "paragraph", frozenset(), (1,))]
    weigh(units, units)
    assert units[0].weights["1987"] == 2 * units[0].weights["kiln"] > 0


def test_what_stands_in_one_place_alone_is_never_proposed() -> None:
    evidence = LinkEvidence(strength=1.0, share=1.0, better=1.0, mutual=1.1, parts=0.7, once=1.0)
    assert confidence_of(evidence) < PROPOSED <= confidence_of(evidence._replace(once=0.0))
    assert confidence_of(evidence._replace(sound=1.0)) >= PROPOSED


def test_nothing_in_gives_nothing_out() -> None:
    assert find_pairs([], _TERMS, _YOUGO) == [] == find_pairs(_handbook(), [], [])


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_passages_and_terms_makes_no_difference(chance: random.Random) -> None:
    aligned, terms, others = _handbook(), [*_TERMS], [*_YOUGO]
    expected = find_pairs(aligned, terms, others)
    for each in (aligned, terms, others):
        chance.shuffle(each)
    assert find_pairs(aligned, terms, others) == expected


_LINE = st.text(alphabet="ab (）（CDシャ灰受け。. 1", min_size=1, max_size=25).filter(str.strip)


@settings(deadline=None)
@given(st.lists(st.tuples(_LINE, _LINE), min_size=1, max_size=6), st.lists(_LINE, max_size=4))
def test_whatever_the_texts_are_counts_and_spans_hold(lines: list[tuple[str, str]], terms: list[str]) -> None:
    here, there = ("\n\n".join(each) for each in zip(*lines, strict=True))
    documents = analysed(here, 1), analysed(there, 2)
    aligned = [AlignedPassage((a,), (b,), 0.9) for a, b in zip(documents[0].sentences, documents[1].sentences)]  # noqa: B905
    for pair in find_pairs(aligned, [TermSpellings(term) for term in terms], []):
        assert 0.0 <= pair.confidence <= 1.0
        assert 1 <= pair.places <= min(pair.source_places, pair.target_places)
        for proof in pair.proofs:
            assert 0 <= proof.source.start < proof.source.end <= len(here)
            assert 0 <= proof.target.start < proof.target.end <= len(there)


@pytest.mark.parametrize("confidence", [pair.confidence for pair in find_pairs(_handbook(), _TERMS, _YOUGO)][:3])
def test_the_surest_come_first(confidence: float) -> None:
    assert confidence >= PROPOSED


def test_a_piece_of_a_translation_that_stands_nowhere_else_is_no_second_one() -> None:
    english = "A display tank is seen by all. The display tank is full. Clean the display tank. Close the display tank."
    japanese = "展示水槽は誰もが見ます。展示水槽は一杯です。展示水槽を洗います。展示水槽を閉じます。"
    aligned = align(analysed(english, 1), analysed(japanese, 2))
    found = find_pairs(aligned, [TermSpellings("display tank")], [TermSpellings("展示水槽"), TermSpellings("水槽")])
    assert [each.target for each in found if each.source == "display tank"] == ["展示水槽"]
