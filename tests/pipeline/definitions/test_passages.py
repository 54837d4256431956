import re
from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.definitions.passages import Mention, commonness, passages_for
from genglossary.pipeline.definitions.score_cache import ScoreCache
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, BlockKind, Passage, Source, Span


def document(key: int, *parts: str | tuple[BlockKind, str]) -> Source:
    """A document with one block for each part, paragraphs unless said otherwise."""
    blocks: list[Block] = []
    text = ""
    for part in parts:
        kind, words = ("paragraph", part) if isinstance(part, str) else part
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words), level=kind == "heading"))
        text += words + "\n\n"
    return Source(key=key, name=f"{key}.md", text=text, blocks=tuple(blocks))


def mention(corpus: Corpus, *names: str, key: int = 1, language: str = "en") -> Mention:
    pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    places = {
        source.key: array("I", [at for match in pattern.finditer(source.text) for at in match.span()])
        for source in corpus.sources.values()
    }
    return Mention(
        key=key, text=names[0], language=language, occurrences={k: flat for k, flat in places.items() if flat}
    )


def passages(corpus: Corpus, *names: str, limit: int = 8, language: str = "en") -> tuple[Passage, ...]:
    return passages_for(corpus, [mention(corpus, *names, language=language)], limit=limit)[1]


def test_the_defining_sentence_comes_before_an_earlier_mention() -> None:
    corpus = Corpus([document(1, "We repaired the drogue. A drogue is a sea anchor that slows a ship.")])
    first, second = passages(corpus, "drogue")
    assert first.text == "A drogue is a sea anchor that slows a ship."
    assert first.score > 0.5 > second.score


def test_a_passage_is_a_part_of_its_document_with_its_heading() -> None:
    source = document(7, ("heading", "Anchors"), "A drogue is a sea anchor that slows a ship.")
    (passage,) = passages(Corpus([source]), "drogue")
    assert source.text[passage.start : passage.end] == passage.text
    assert (passage.source, passage.heading, passage.kind) == (7, "Anchors", "paragraph")


@pytest.mark.parametrize("line", ["Drogue: A bag that slows a ship.", "“Drogue” (a string) - A bag that slows a ship."])
def test_a_line_that_explains_an_argument_defines_nothing(line: str) -> None:
    below = [passages(Corpus([document(1, ("heading", head), line)]), "drogue") for head in ("Parameters", "Gear")]
    assert below[0][0].score < 0.3
    assert below[1][0].score > 0.5


def test_a_label_of_arguments_is_not_what_one_function_takes_or_gives() -> None:
    corpus = Corpus([document(1, ("heading", "戻り値"), "港で記録に使われる装置。")])
    assert passages(corpus, "戻り値", language="ja")[0].score < 0.3
    assert commonness("戻り値", "ja") == "everyday"


def test_the_sentence_under_a_heading_that_is_the_term_need_not_repeat_it() -> None:
    corpus = Corpus([document(1, ("heading", "Drogue"), "A sea anchor that slows a ship.", "The drogue was lost.")])
    assert passages(corpus, "drogue")[0].text == "A sea anchor that slows a ship."


def test_what_follows_a_cry_does_not_say_what_was_cried() -> None:
    corpus = Corpus([document(1, "Drogue! These were thrilling words, and wound up the crew.")])
    assert all(each.score < 0.3 for each in passages(corpus, "drogue"))


def test_a_sentence_is_a_definition_where_the_next_one_only_gives_the_name() -> None:
    corpus = Corpus([document(1, "A cone of canvas is dragged behind the ship. This is called a drogue. It is grey.")])
    first = passages(corpus, "drogue")[0]
    assert first.text == "A cone of canvas is dragged behind the ship."
    assert first.follow and first.follow.text == "This is called a drogue."
    assert first.score >= 0.5


def test_an_answer_or_a_name_in_passing_is_not_what_the_name_stands_for() -> None:
    answer = Corpus([document(1, "はい。この網はスクリーンと呼ばれます。")])
    assert all(each.follow is None for each in passages(answer, "スクリーン", language="ja"))
    passing = Corpus([document(1, "流木が水に混じることがあります。これはスクリーンと呼ばれる格子で除きます。")])
    assert all(each.score < 0.59 for each in passages(passing, "スクリーン", language="ja"))


def test_code_before_a_term_says_which_one_is_meant() -> None:
    shown = document(1, "The pump is a machine that lifts the water of the lock.")
    hidden = document(1, "The `lock-2` pump is a machine that lifts the water of the lock.")
    assert passages(Corpus([hidden]), "pump")[0].score < passages(Corpus([shown]), "pump")[0].score


def test_so_it_is_in_japanese_but_not_where_the_name_only_ends_in_the_term() -> None:
    corpus = Corpus([document(1, "冷えていない素子は電荷をため込む。この余分な電荷を暗電流と呼ぶ。")])
    first = passages(corpus, "暗電流", language="ja")[0]
    assert (first.text, first.follow and first.follow.text) == (
        "冷えていない素子は電荷をため込む。",
        "この余分な電荷を暗電流と呼ぶ。",
    )
    assert passages(corpus, "電流", language="ja")[0].score < 0.3


def test_a_definition_list_defines_its_terms() -> None:
    corpus = Corpus(
        [document(1, ("definition_term", "Drogue"), ("definition_text", "Any sea anchor that slows a ship."))]
    )
    (passage,) = passages(corpus, "drogue")
    assert passage.text == "Any sea anchor that slows a ship."
    assert passage.score >= 0.7


def test_the_caption_of_a_picture_below_a_heading_defines_nothing() -> None:
    corpus = Corpus([document(1, ("heading", "Drogue"), "Figure 3. A bag that slows a ship.")])
    assert passages(corpus, "drogue") == ()
    corpus = Corpus([document(1, ("heading", "検潮器"), "図3 海面の高さを記録する装置")])
    assert passages(corpus, "検潮器", language="ja") == ()


def test_an_item_of_a_list_does_not_define_the_one_before_it() -> None:
    corpus = Corpus([document(1, ("list_item", "Drogue"), ("list_item", "A bag that slows a ship."))])
    assert passages(corpus, "drogue") == ()


def test_a_placeholder_is_not_the_word_in_it() -> None:
    corpus = Corpus([document(1, ("definition_term", "<drogue>..."), ("definition_text", "A bag that slows a ship."))])
    assert [passage.score for passage in passages(corpus, "drogue")] == [0.0]


def test_what_defines_a_longer_term_does_not_define_its_last_word() -> None:
    corpus = Corpus([document(1, "A sea anchor is a device that slows a ship.")])
    found = passages_for(corpus, [mention(corpus, "sea anchor"), mention(corpus, "anchor", key=2)])
    assert found[1][0].score > 0.5
    assert found[2][0].score == 0.0


def test_the_sentence_that_spells_an_abbreviation_out_comes_before_other_mentions() -> None:
    corpus = Corpus([document(1, "We lost the LTB. They lit the light-tight buoy (LTB) at dusk. We sold the LTB.")])
    subject = replace(mention(corpus, "LTB", "light-tight buoy"), variants=("light-tight buoy",))
    first, *others = passages_for(corpus, [subject])[1]
    assert first.text == "They lit the light-tight buoy (LTB) at dusk."
    assert first.score > 0.0
    assert [other.score for other in others] == [0.0, 0.0]


def test_dull_passages_are_spread_over_the_documents() -> None:
    corpus = Corpus(
        [document(key, f"They lost drogue {key}. It took drogue {key}. Then drogue {key}.") for key in (1, 2)]
    )
    assert [passage.source for passage in passages(corpus, "drogue", limit=2)] == [1, 2]


def test_no_more_passages_than_asked_for_and_none_twice() -> None:
    corpus = Corpus([document(key, "They lost a drogue.") for key in range(5)])
    assert len(passages(corpus, "drogue")) == 1
    corpus = Corpus([document(key, f"They lost drogue {key}.") for key in range(5)])
    assert len(passages(corpus, "drogue", limit=3)) == 3


def test_a_term_that_occurs_nowhere_has_no_passages() -> None:
    corpus = Corpus([document(1, "They lost a rope.")])
    assert passages(corpus, "drogue") == ()


class Looked(Corpus):
    """A corpus that notes whose sentences were looked at."""

    def __init__(self, *sources: Source) -> None:
        super().__init__(sources)
        self.looked_at: list[int] = []

    def sentences(self, key: int) -> Sequence[Sentence]:
        self.looked_at.append(key)
        return super().sentences(key)


def again(documents: Corpus, names: dict[str, int], kept: dict[int, bytes]) -> dict[int, tuple[Passage, ...]]:
    """The passages of all `names`, by what is `kept` of earlier times, which is renewed."""
    mentions = [mention(documents, name, key=key) for name, key in names.items()]
    found = passages_for(documents, mentions, limit=1, known=ScoreCache(kept, "1", kept.__setitem__))
    assert found == passages_for(Corpus(documents.sources.values()), mentions, limit=1)
    return found


DROGUE = document(1, "A drogue is a sea anchor that slows a ship.")
LOST = document(2, "They lost the drogue and the anchor.")


def test_what_was_judged_before_is_not_judged_again() -> None:
    kept: dict[int, bytes] = {}
    first = again(Looked(DROGUE, LOST), {"drogue": 1}, kept)
    assert set(kept) == {1, 2}
    documents = Looked(DROGUE, LOST)
    assert again(documents, {"drogue": 1}, kept) == first
    assert documents.looked_at == [1]  # the passage that is shown


def test_where_other_terms_cover_a_term_now_it_is_judged_again() -> None:
    kept: dict[int, bytes] = {}
    defined = document(1, "A sea anchor is a device that slows a ship.")
    assert again(Looked(defined), {"anchor": 2}, kept)[2][0].score > 0.5
    assert again(Looked(defined), {"anchor": 2, "sea anchor": 1}, kept)[2][0].score == 0.0


def test_a_document_that_says_something_new_is_judged_alone() -> None:
    kept: dict[int, bytes] = {}
    again(Looked(DROGUE, LOST), {"drogue": 1}, kept)
    documents = Looked(DROGUE, document(3, "The drogue was lost. A drogue is a bag."))
    again(documents, {"drogue": 1}, kept)
    assert documents.looked_at == [3, 1]


def marked_up(text: str, *skips: str) -> Passage:
    """The first passage about a drogue in a paragraph of `text`, in which `skips`, in order, are not prose."""
    spans: list[Span] = []
    for skip in skips:
        start = text.index(skip, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(skip)))
    block = Block(kind="paragraph", start=0, end=len(text), skips=tuple(spans))
    return passages(Corpus([Source(key=1, name="a.md", text=text, blocks=(block,))]), "drogue")[0]


def test_plain_text_drops_markup_and_keeps_the_words_of_inline_code() -> None:
    text = "A **drogue** is a `sea anchor` that <b>slows</b> a ship."
    passage = marked_up(text, "**", "**", "`sea anchor`", "<b>", "</b>")
    assert passage.text == text
    assert passage.plain == "A drogue is a sea anchor that slows a ship."


def test_plain_text_keeps_addresses_and_what_only_looks_like_a_tag() -> None:
    passage = marked_up(
        "A drogue <your size> is sold at <https://example.org/a>.", "<your size>", "<https://example.org/a>"
    )
    assert passage.plain == "A drogue <your size> is sold at https://example.org/a."


def test_markup_around_a_whole_sentence_leaves_the_sentence() -> None:
    assert marked_up("**A drogue is a rope.**", "**", "**").plain == "A drogue is a rope."


def test_japanese_definitions_are_found() -> None:
    corpus = Corpus([document(1, "検潮器を直した。検潮器とは、海面の高さを記録する装置です。検潮器は赤い。")])
    assert passages(corpus, "検潮器", language="ja")[0].text == "検潮器とは、海面の高さを記録する装置です。"


@given(
    st.lists(st.sampled_from(["drogue", "A drogue is a rope.", "\n", "ropes ", "錨は道具です。", "- "]), max_size=12)
)
def test_every_passage_is_an_exact_part_of_its_document(parts: list[str]) -> None:
    text = "".join(parts) + "."
    source = Source(key=1, name="a", text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),))
    for passage in passages(Corpus([source]), "drogue", "錨"):
        assert source.text[passage.start : passage.end] == passage.text
        assert 0 <= passage.score <= 1


def test_a_heading_may_give_another_name_after_the_term() -> None:
    corpus = Corpus([document(1, ("heading", "集配所 (Depot)"), "荷物を集めて送り出す拠点です。", "集配所は遠い。")])
    assert passages(corpus, "集配所", language="ja")[0].text == "荷物を集めて送り出す拠点です。"


def test_a_sentence_that_goes_on_describing_the_same_term_is_taken_in() -> None:
    text = "杼は緯糸を運ぶ舟形の道具です。杼は布の端から端まで糸を通すために使われます。"
    follow = passages(Corpus([document(1, text)]), "杼", language="ja")[0].follow
    assert follow is not None and follow.text == "杼は布の端から端まで糸を通すために使われます。"
    english = "A drogue is a sea anchor. A drogue allows a ship to ride out a storm."
    follow = passages(Corpus([document(1, english)]), "drogue")[0].follow
    assert follow is not None and follow.text == "A drogue allows a ship to ride out a storm."


def test_the_first_words_of_somebody_below_a_heading_do_not_define_what_it_names() -> None:
    def said(kind: BlockKind) -> float:
        blocks: list[tuple[BlockKind, str]] = [("heading", "Drogue"), (kind, "A rope for those who were away.")]
        found = passages(Corpus([document(1, *blocks, "The drogue!")]), "drogue")
        return max((each.score for each in found), default=0.0)

    assert said("paragraph") > 0.5 > said("quote")


def test_a_heading_that_stands_for_what_is_typed_is_not_the_word_in_it() -> None:
    def below(heading: str) -> bool:
        return bool(passages(Corpus([document(1, ("heading", heading), "A rope that slows a ship.")]), "drogue"))

    assert below("The drogue")
    assert not below("<drogue>…")
    assert not below("{drogue}")


def test_a_remark_of_two_words_is_not_taken_in() -> None:
    corpus = Corpus([document(1, "A drogue is a sea anchor. It rains. The drogue is wet.")])
    assert passages(corpus, "drogue")[0].follow is None


@pytest.mark.parametrize(
    "following",
    [
        "杼は高いので注意してください。",
        "この章では、手入れの仕方を説明します。",
        "いくつかの使い方を示します。",
        "糸を替えるには杼の蓋を外します。",
        "【筬】緯糸を打ち込む道具。",
    ],
)
def test_warnings_steps_and_what_the_text_itself_does_are_not(following: str) -> None:
    corpus = Corpus([document(1, f"杼は緯糸を運ぶ舟形の道具です。{following}")])
    assert passages(corpus, "杼", language="ja")[0].follow is None


def test_terms_one_below_the_other_share_the_text_that_follows() -> None:
    entry: list[tuple[BlockKind, str]] = [
        ("definition_term", "drogue"),
        ("definition_term", "sea parachute"),
        ("definition_text", "A sea anchor that slows a ship."),
    ]
    corpus = Corpus([document(1, *entry, "The drogue was lost.")])
    for term in ("drogue", "sea parachute"):
        assert passages(corpus, term)[0].text == "A sea anchor that slows a ship."


def test_what_goes_on_about_a_shouted_name_in_s_is_about_another_thing() -> None:
    corpus = Corpus([document(1, "A QRT is a set of calls that pilots make. QRTS is a list of pilots.")])
    places = {1: array("I", [2, 5])}
    found = passages_for(corpus, [Mention(key=1, text="QRT", language="en", variants=("QRTs",), occurrences=places)])
    assert found[1][0].follow is None


def test_a_name_with_a_figure_is_no_everyday_word() -> None:
    assert commonness("3D", "en") == ""
    assert commonness("money", "en") == "everyday"


def test_an_abbreviation_is_no_everyday_word_however_often_it_is_said() -> None:
    assert commonness("HTTP", "en") == commonness("IT", "en") == ""
    assert commonness("I", "en") == "everyday"


@pytest.mark.parametrize(
    ("text", "language"),
    [("path String", "en"), ("戻り値 Promise", "ja"), ("戻り値 Item | null", "ja"), ("umask=", "ja"), ("mode", "ja")],
)
def test_what_labels_a_value_is_told_from_words(text: str, language: str) -> None:
    assert commonness(text, language) == "label"


@pytest.mark.parametrize(("text", "language"), [("kubelet", "ja"), ("Job", "ja"), ("値", "ja"), ("git LFS", "en")])
def test_names_of_programs_and_words_of_the_language_label_no_value(text: str, language: str) -> None:
    assert commonness(text, language) != "label"


@pytest.mark.parametrize(
    ("dull", "telling", "language"),
    [
        ("Have you seen the drogue?", "Sailors who fear a following sea pay out the drogue from the stern.", "en"),
        ("See the chapter on the drogue.", "Sailors who fear a following sea pay out the drogue from the stern.", "en"),
        ("drogue and other gear", "Sailors who fear a following sea pay out the drogue from the stern.", "en"),
        ("It is behind the drogue.", "Sailors who fear a following sea pay out the drogue from the stern.", "en"),
        ("海錨を見ましたか？", "追い波を恐れる船乗りは船尾から海錨を流して船の向きを保つ。", "ja"),
        ("海錨の章を参照してください。", "追い波を恐れる船乗りは船尾から海錨を流して船の向きを保つ。", "ja"),
    ],
)
def test_where_nothing_defines_a_term_the_sentence_that_tells_most_comes_first(dull, telling, language) -> None:
    name = "drogue" if language == "en" else "海錨"
    corpus = Corpus([document(1, dull, dull.replace("?", "??"), telling)])
    best = passages(corpus, name, language=language)[0]
    assert (best.text, best.score) == (telling, 0.0)
    corpus = Corpus([document(1, dull), document(2, telling)])
    assert passages(corpus, name, language=language)[0].text == telling


def test_a_mention_inside_of_a_longer_term_tells_less() -> None:
    inside = "The crew of the harbour keeps the storm drogue in a box that stands on the pier."
    own = "The crew of the harbour keeps the drogue in a large box that stands on the pier."
    corpus = Corpus([document(1, inside, own)])
    longer = mention(corpus, "storm drogue", key=2)
    assert passages_for(corpus, [mention(corpus, "drogue"), longer])[1][0].text == own
