"""Readings that authors give, from their documents to the terms."""

from genglossary import readers
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.terms.extraction import extract
from genglossary.pipeline.terms.readings import chosen, readings_in
from genglossary.pipeline.types import Source


def source(text: str, name: str = "a.md") -> Source:
    reading = readers.read(name, text.encode())
    return Source(key=1, name=name, text=reading.text, blocks=reading.blocks)


def reading_of(term: str, text: str, name: str = "a.md") -> str:
    (found,) = [each for each in extract(Corpus([source(text, name)])) if each.text == term]
    return found.reading


def test_ruby_of_a_novel_is_the_reading_of_its_term():
    text = "石工は｜鋼刃《はがねば》の鑿を取った。鋼刃は青い。鋼刃とは、谷で鍛えた刃である。"
    assert reading_of("鋼刃", text) == "はがねば"
    assert reading_of("鋼刃", text, "a.txt") == "はがねば"


def test_ruby_of_a_page_joins_the_readings_of_its_characters():
    page = "<p><ruby>鋼<rt>はがね</rt>刃<rt>ば</rt></ruby>とは、谷で鍛えた刃である。鋼刃は青い。</p>"
    assert reading_of("鋼刃", page, "a.html") == "はがねば"


def test_kana_in_brackets_are_the_reading_of_a_term_and_no_term():
    text = "# 規程\n\n導標（どうひょう）とは、航路を示す標である。導標は白い。導標を塗る。"
    assert reading_of("導標", text) == "どうひょう"
    assert not [each.text for each in extract(Corpus([source(text)])) if "ひょう" in each.text]


def test_the_reading_of_its_end_is_not_that_of_a_longer_term():
    text = "大型船舶（せんぱく）とは、大きな船である。大型船舶が来た。大型船舶を待つ。"
    assert reading_of("大型船舶", text) == "オオガタセンパク"


def test_words_of_several_pieces_are_read_piece_by_piece():
    found = set(readings_in(source("石《いし》切《き》り場《ば》で、鋼《はがね》。")))
    assert ("石切り場", "いしきりば") in found
    assert ("場", "ば") in found
    assert not any("鋼" in word and word != "鋼" for word, _ in found)


def test_the_reading_that_is_given_most_often_counts():
    assert chosen({("市場", "いちば"): 2, ("市場", "しじょう"): 3, ("鑿", "のみ"): 1}) == {
        "市場": "しじょう",
        "鑿": "のみ",
    }
