import pytest

from genglossary.pipeline.bilingual.catalogs import blocks_of
from genglossary.pipeline.bilingual.comparison import catalog_passages, compare
from genglossary.pipeline.bilingual.types import PROPOSED, DocumentPair, TermSpellings
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.types import Check, Source
from tests.pipeline.bilingual.handbook import KAMA, KILN
from tests.pipeline.bilingual.test_catalogs import CATALOG
from tests.pipeline.sources import corpus

_TERMS = [TermSpellings(text) for text in ("feeder", "anchor ring", "ash drawer")]


def test_documents_go_in_and_pairs_passages_and_inconsistencies_come_out() -> None:
    found = compare(corpus(KILN, KAMA), [DocumentPair(1, 2)], _TERMS, [TermSpellings("灰箱")])
    assert found.documents == [DocumentPair(1, 2)]
    assert len(found.passages) > 20
    sure = {(pair.source, pair.target) for pair in found.pairs if pair.confidence >= PROPOSED}
    assert sure >= {("feeder", "フィーダー"), ("anchor ring", "アンカーリング"), ("ash drawer", "灰受け")}
    assert [each.text for each in found.inconsistencies] == ["ash drawer"]


def test_without_documents_there_is_nothing() -> None:
    assert compare(corpus(KILN, KAMA), [], _TERMS, []).pairs == []


def test_whoever_waits_can_stop_it() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare(corpus(KILN, KAMA), [DocumentPair(1, 2)], _TERMS, [], check=Check(alive=stop))


def test_catalogs_are_passages_in_the_direction_that_is_asked_for() -> None:
    document = Source(key=7, name="kiln.po", text=CATALOG, blocks=tuple(blocks_of(CATALOG)))
    forth = [*catalog_passages(Corpus([document]), "en", "ja")]
    back = [*catalog_passages(Corpus([document]), "ja", "en")]
    assert "Clean the feeder once a week." in [each.source[0].prose for each in forth]
    assert [each.turned for each in back] == forth
    found = compare(Corpus([document]), [], [TermSpellings("feeder")], [], catalogs=forth)
    assert [pair.target for pair in found.pairs if pair.first] == ["フィーダー"]


def test_pieces_of_a_term_with_two_names_contradict_no_passage_together() -> None:
    english = "Oil the drip line every {0} days.\n\nThe drip line is {0} m long.\n\n"
    japanese = "ドリップラインには{0}日ごとに油をさします。\n\nドリップラインの長さは{0} mです。\n\n"
    here = "".join(english.format(number) for number in (14, 27, 35)) + "Hang up the drip line for 90 days."
    there = "".join(japanese.format(number) for number in (14, 27, 35)) + "点滴ホースを90日間吊るします。"
    terms = [TermSpellings(text) for text in ("drip", "line", "drip line")]
    found = compare(corpus(here, there), [DocumentPair(1, 2)], terms, [])
    assert "点滴ホースを90日間吊るします。" in [each.target[0].prose for each in found.passages]
