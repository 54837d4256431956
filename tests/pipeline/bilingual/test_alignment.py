from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.bilingual.alignment import Anchors, align, improved
from genglossary.pipeline.bilingual.types import AlignedPassage
from tests.pipeline.bilingual.handbook import KAMA, KILN, analysed


def _texts(passages: list[AlignedPassage]) -> list[tuple[str, str]]:
    return [(" ".join(s.prose for s in each.source), "".join(s.prose for s in each.target)) for each in passages]


def _handbook() -> list[AlignedPassage]:
    return align(analysed(KILN, 1), analysed(KAMA, 2))


def test_sentences_that_say_the_same_are_aligned() -> None:
    found = _texts(_handbook())
    assert ("Anchor ring", "アンカーリング") in found
    assert ("Clean the feeder once a week.", "フィーダーは週に一度掃除してください。") in found
    assert ("Take the ash drawer out with both hands.", "灰箱は両手で取り出します。") in found


def test_one_sentence_may_stand_for_two() -> None:
    expected = "湿った薪をフィーダーに入れないでください。3時間煙が出ます。"
    assert ("Never put wet wood into the feeder: it smokes for 3 hours.", expected) in _texts(_handbook())


def test_a_paragraph_that_is_missing_is_left_out() -> None:
    assert not any("1987" in source for source, _ in _texts(_handbook()))


def test_what_nobody_translated_but_a_number_before_it_is_left_out() -> None:
    source = analysed("Wipe the valves with oil, and the lids.\n\n## Notable valve related workshop drawings", 1)
    target = analysed("弁と蓋は油で拭いて棚に戻します。\n\n## 表8 Notable valve related workshop drawings", 2)
    assert _texts(align(source, target)) == [
        ("Wipe the valves with oil, and the lids.", "弁と蓋は油で拭いて棚に戻します。")
    ]


def test_names_that_stay_as_they_are_make_nothing_untranslated() -> None:
    source = analysed("Valves come from Ada Bell, Tom Reed, Ann Marsh and Ian Stone of the first workshop.", 1)
    target = analysed("弁は第一工房の Ada Bell、Tom Reed、Ann Marsh、Ian Stone の各氏が作ったものです。", 2)
    assert len(align(source, target)) == 1


def test_a_section_that_was_moved_is_not_forced_on_another() -> None:
    assert not any("glaze" in source.lower() or "釉薬" in target for source, target in _texts(_handbook()))


_SECTIONS = [
    ("## Pump\n\nThe Hartfell 90 pump lifts 340 litres an hour. Grease it every 12 days with XK-7 grease.",
     "## ポンプ\n\nHartfell 90ポンプは毎時340リットルを揚げます。12日ごとにXK-7グリースを差します。"),
    ("## Valve\n\nThe RV-22 valve opens at 8 bar. Check it with the M4 gauge every 30 days.",
     "## バルブ\n\nRV-22バルブは8 barで開きます。30日ごとにM4ゲージで点検します。"),
    ("## Tank\n\nThe tank of 1967 holds 55 cubic metres. Its float is a TF-3 by Brennan.",
     "## タンク\n\n1967年のタンクには55立方メートルが入ります。フロートはBrennanのTF-3です。"),
    ("## Filter\n\nThe FQ-11 filter lasts 77 weeks. It is washed in 15 % Solvex.",
     "## フィルター\n\nFQ-11フィルターは77週間持ちます。15 %のSolvexで洗います。"),
]  # fmt: skip


def test_a_section_that_stands_elsewhere_in_the_translation_is_found_there() -> None:
    source = "\n\n".join(here for here, _ in _SECTIONS)
    target = "\n\n".join(there for _, there in (*_SECTIONS[1:], _SECTIONS[0]))
    found = align(analysed(source, 1), analysed(target, 2))
    texts = _texts(found)
    assert ("The Hartfell 90 pump lifts 340 litres an hour.", "Hartfell 90ポンプは毎時340リットルを揚げます。") in texts
    assert len(texts) == 12
    assert [each.source_span for each in found] == sorted(each.source_span for each in found)


def test_a_paragraph_beside_a_moved_section_is_not_put_into_the_gap() -> None:
    source = """# The bakery of 1967

Written for everybody who comes early, for those who want to, and for the people who stand at the counter, of whom
most have never seen the inside of a bakery at night.

# Bread

The RV-22 oven is heated to 240 degrees at 4:30.

The dough is never left to itself at night by anybody.

# Cakes

Cakes are made while the bread is in the oven.

The M4 mixer runs 12 minutes. Cream comes from Brennan in cans of 9 litres."""
    target = """# 1967年のパン屋

早く来る人も、早く来たい人も、すべての人のために書かれています。

# ケーキ

ケーキはパンを焼くあいだに作ります。

M4ミキサーは12分回します。クリームはBrennanの9リットル缶です。

# パン

RV-22オーブンは4:30に240度まで熱します。

生地を夜のあいだ放っておくことはありません。"""
    found = dict(_texts(align(analysed(source, 1), analysed(target, 2))))
    night = "The dough is never left to itself at night by anybody."
    assert found[night] == "生地を夜のあいだ放っておくことはありません。"
    assert found["The M4 mixer runs 12 minutes."] == "M4ミキサーは12分回します。"


def test_a_section_about_the_same_that_says_something_else_is_left_out() -> None:
    source = "\n\n".join(here for here, _ in _SECTIONS)
    shelves = "\n\n".join(f"{n}番の棚には空き瓶があり、鍵は事務所で借ります。" for n in range(500, 512))
    other = f"## ポンプ\n\n340番の棚にHartfell 90の部品XK-7が12個あります。\n\n{shelves}"
    target = "\n\n".join([*(there for _, there in _SECTIONS[1:]), other])
    assert not any("Hartfell" in here for here, _ in _texts(align(analysed(source, 1), analysed(target, 2))))


def test_one_letter_stands_beside_nothing() -> None:
    passages = align(analysed("Winter\n\nd\n\nThe kiln is hot.", 1), analysed("冬\n\nに\n\n窯は熱いです。", 2))
    assert [each.source[0].prose for each in passages] == ["Winter", "The kiln is hot."]


def test_what_nobody_has_translated_is_left_out() -> None:
    assert not any("by the maker" in source for source, _ in _texts(_handbook()))


def test_a_whole_document_in_the_original_language_gives_nothing() -> None:
    assert align(analysed(KILN, 1), analysed(KILN, 2)) == []


def test_documents_about_other_things_give_little() -> None:
    tides = "\n\n".join(["# Tides", "The mill of 1930 turns 12 times a day.", "Its wheel has 88 teeth."] * 3)
    assert len(align(analysed(tides, 1), analysed(KAMA, 2))) <= 4


def test_an_empty_document_gives_nothing() -> None:
    assert align(analysed("", 1), analysed(KAMA, 2)) == [] == align(analysed(KILN, 1), analysed("", 2))


def test_numbers_and_names_find_their_sentence_behind_a_long_gap() -> None:
    more = "\n\n".join(f"The bell rings when watch number {n * 7 + 100} begins on deck {n + 40}." for n in range(80))
    fewer = "\n\n".join(f"甲板{n + 40}で当直{n * 7 + 100}が始まると鐘が鳴ります。" for n in range(50, 80))
    found = align(analysed(more, 1), analysed(fewer, 2))
    assert len(found) == 30
    assert all(str(n * 7 + 100) in each.source[0].prose for n, each in zip(range(50, 80), found, strict=True))


def test_spans_are_those_of_the_stored_texts() -> None:
    for passage in _handbook():
        start, end = passage.target_span
        assert KAMA[start:end].startswith(passage.target[0].prose)
        assert KAMA[start:end].endswith(passage.target[-1].prose)


_FIRE = """# One

The feeder is full. The lid is shut. The grate is hot. The bolts are tight. The log is read.

The kiln is lit. The glaze is set."""
_HI = """# 一

フィーダーは満杯です。蓋は閉まっています。火格子は熱いです。ボルトは締まっています。

窯に火が入ります。釉薬が固まります。"""


def test_known_terms_take_out_passages_that_they_contradict() -> None:
    source, target = analysed(_FIRE, 1), analysed(_HI, 2)
    wrong = AlignedPassage(
        tuple(source.sentences[1:3]), tuple(target.sentences[3:5]), 0.9
    )  # feeder and lid for grate and bolts
    known = Anchors([("feeder", "フィーダー"), ("lid", "蓋"), ("grate", "火格子"), ("kiln", "窯"), ("glaze", "釉薬")])
    found = _texts(improved([wrong] * 3, source, target, known))
    assert ("The grate is hot.", "火格子は熱いです。") in found
    assert ("The feeder is full. The lid is shut.", "火格子は熱いです。ボルトは締まっています。") not in found


def test_a_single_passage_that_terms_contradict_is_left_out_alone() -> None:
    source, target = analysed(_FIRE, 1), analysed(_HI, 2)
    known = Anchors([("feeder", "フィーダー"), ("lid", "蓋"), ("grate", "火格子"), ("kiln", "窯"), ("glaze", "釉薬")])
    right = AlignedPassage(tuple(source.sentences[1:2]), tuple(target.sentences[1:2]), 0.9)
    wrong = AlignedPassage(tuple(source.sentences[2:4]), tuple(target.sentences[1:2]), 0.9)
    assert improved([right, wrong], source, target, known) == [right]


_BLOCK = st.text(alphabet="ab 19.。あカ漢\n#`", max_size=40)


@given(st.lists(_BLOCK, max_size=8), st.lists(_BLOCK, max_size=8))
def test_passages_share_no_sentence_and_follow_each_other_in_the_source(here: list[str], there: list[str]) -> None:
    source, target = analysed("\n\n".join(here), 1), analysed("\n\n".join(there), 2)
    found = align(source, target)
    for spans in ([each.source_span for each in found], sorted(each.target_span for each in found)):
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for passage in found:
        assert 1 <= len(passage.source) <= 2
        assert 1 <= len(passage.target) <= 2
        assert 0.0 <= passage.confidence <= 1.0


@given(st.lists(_BLOCK, max_size=6))
def test_the_same_documents_are_aligned_the_same_way(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    assert align(analysed(KILN, 1), analysed(text, 2)) == align(analysed(KILN, 1), analysed(text, 2))
