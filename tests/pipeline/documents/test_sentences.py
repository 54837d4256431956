import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.documents.sentences import sentences_of, split
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, Source, Span
from genglossary.readers import read

ABBREVIATIONS = combined().abbreviations


def paragraphs(text: str) -> Source:
    """One paragraph block for each part between blank lines."""
    blocks: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(kind="paragraph", start=at, end=at + len(part)))
        at += len(part) + 2
    return Source(key=1, name="a.txt", text=text, blocks=tuple(blocks))


def proses(source: Source) -> list[str]:
    return [sentence.prose for sentence in sentences_of(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A tide rises. It falls.", ["A tide rises.", "It falls."]),
        ("Use tools, e.g. Vim, or others.", ["Use tools, e.g. Vim, or others."]),
        ("See Fig. 3 for J. Doe. Then stop.", ["See Fig. 3 for J. Doe.", "Then stop."]),
        ("It costs 3.5 units. Fine!", ["It costs 3.5 units.", "Fine!"]),
        ('He said "No." She left.', ['He said "No."', "She left."]),
        ("潮が満ちる。潮が引く。", ["潮が満ちる。", "潮が引く。"]),
        ("「潮が満ちる。」と彼は言った。引く。", ["「潮が満ちる。」と彼は言った。", "引く。"]),
        ("本当？はい！", ["本当？", "はい！"]),
        ("値は３．５である．次へ．", ["値は３．５である．", "次へ．"]),
        ("潮汐炉（注：旧式。新式は別）を使う。", ["潮汐炉（注：旧式。新式は別）を使う。"]),
        ("", []),
    ],
)
def test_text_splits_where_a_reader_sees_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, ABBREVIATIONS)] == expected


def test_a_bracket_that_nobody_closed_does_not_swallow_the_document() -> None:
    assert len(split("「" + "潮が満ちる。" * 200, ABBREVIATIONS)) > 100


def test_a_text_without_any_stop_is_cut_into_bounded_pieces() -> None:
    spans = split("tide " * 5000, ABBREVIATIONS)
    assert max(end - start for start, end in spans) <= 4000
    assert sum(end - start for start, end in spans) > 24_000


@given(st.text(alphabet="aB .!?。」「\n漢。3", max_size=200))
def test_sentences_are_in_order_trimmed_and_lose_no_character(text: str) -> None:
    spans = split(text, ABBREVIATIONS)
    assert all(start < end for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
    assert spans == sorted(spans)


def test_wrapped_lines_are_one_sentence_and_its_offsets_point_into_the_stored_text() -> None:
    source = paragraphs("The tide engine turns\n   the wheel.")
    (sentence,) = sentences_of(source)
    assert sentence.prose == "The tide engine turns the wheel."
    start = sentence.prose.index("the wheel")
    assert source.text[slice(*sentence.span(start, start + 9))] == "the wheel"


def test_wrapped_japanese_lines_join_without_a_space() -> None:
    assert proses(paragraphs("潮汐炉は海の力を使う装\n置である。")) == ["潮汐炉は海の力を使う装置である。"]


def test_a_short_line_before_a_new_start_is_a_sentence_of_its_own() -> None:
    text = "Tide engines\nA tide engine is a machine that turns the rise of the sea into work for mills."
    assert proses(paragraphs(text))[0] == "Tide engines"


def test_markup_is_not_read_but_belongs_to_the_quoted_sentence() -> None:
    text = "The **tide engine** turns [wheels](http://x.example). **Done.**"
    skips = (Span(4, 6), Span(17, 19), Span(26, 27), Span(33, 52), Span(54, 56), Span(61, 63))
    source = Source(
        key=1, name="a.md", text=text, blocks=(Block(kind="paragraph", start=0, end=len(text), skips=skips),)
    )
    first, second = sentences_of(source)
    assert first.prose == "The tide engine turns wheels."
    assert source.text[slice(*first.span(4, 15))] == "tide engine"
    assert source.text[second.start : second.end] == "**Done.**"


def test_inline_code_is_not_read_and_keeps_its_neighbours_apart() -> None:
    text = "Run `make` twice."
    block = Block(kind="paragraph", start=0, end=len(text), skips=(Span(4, 10),))
    (sentence,) = sentences_of(Source(key=1, name="a.md", text=text, blocks=(block,)))
    assert sentence.prose == "Run \ufffc twice."


@pytest.mark.parametrize(("opening", "closing"), [("`", "`"), ("``", "``"), (":term:`", "`"), ("<code>", "</code>")])
def test_signs_around_a_name_in_code_style_are_not_there(opening: str, closing: str) -> None:
    text = f"A {opening}Fid{closing} is a cone."
    after = 2 + len(opening) + 3
    skips = (Span(2, 2 + len(opening)), Span(after, after + len(closing)))
    block = Block(kind="paragraph", start=0, end=len(text), skips=skips)
    (sentence,) = sentences_of(Source(key=1, name="a.md", text=text, blocks=(block,)))
    assert sentence.prose == "A Fid is a cone."


def test_code_and_front_matter_have_no_sentences() -> None:
    blocks = (Block(kind="front_matter", start=0, end=4), Block(kind="code", start=4, end=8))
    assert sentences_of(Source(key=1, name="a.md", text="a: 1x=12", blocks=blocks)) == []


def test_sentences_know_the_heading_above_them() -> None:
    text = "Tides\nThey rise.\nMoons\nThey pull."
    blocks = (
        Block(kind="heading", level=1, start=0, end=5),
        Block(kind="paragraph", start=6, end=16),
        Block(kind="heading", level=1, start=17, end=22),
        Block(kind="paragraph", start=23, end=33),
    )
    found = sentences_of(Source(key=1, name="a.md", text=text, blocks=blocks))
    assert [(s.prose, s.heading, s.headline) for s in found] == [
        ("Tides", "", True),
        ("They rise.", "Tides", False),
        ("Moons", "Tides", True),
        ("They pull.", "Moons", False),
    ]


def test_a_line_of_its_own_is_a_heading_in_a_text_that_has_no_headings() -> None:
    found = sentences_of(paragraphs("Tide engines\n\nThey turn wheels."))
    assert (found[0].headline, found[1].heading) == (True, "Tide engines")


def test_languages_are_told_apart_inside_one_document() -> None:
    text = "潮汐炉は海の力を使う。\n\nThe tide engine is a machine that turns the rise of the sea into work."
    assert [sentence.language for sentence in sentences_of(paragraphs(text))] == ["ja", "en"]


def test_each_term_of_a_law_has_a_sentence_of_its_own() -> None:
    text = "In this Act— “toll” means a charge; “ferry” means a boat; and (c) ‘quay’ includes a jetty; it holds."
    assert [sentence.prose for sentence in sentences_of(paragraphs(text))] == [
        "In this Act— “toll” means a charge;",
        "“ferry” means a boat; and",
        "(c) ‘quay’ includes a jetty; it holds.",
    ]


def test_two_documents_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="key 1"):
        Corpus([paragraphs("a"), paragraphs("b")])


def test_a_corpus_gives_the_same_sentences_each_time() -> None:
    corpus = Corpus([paragraphs("A tide rises. It falls.")])
    assert corpus.sentences(1) is corpus.sentences(1)
    with pytest.raises(KeyError):
        corpus.sentences(2)


@given(st.lists(st.sampled_from(["潮", "a", " ", "\n", "。", "B. ", "`x`", "*"]), max_size=60))
def test_prose_points_at_the_characters_that_it_shows(parts: list[str]) -> None:
    text = "".join(parts)
    skips = tuple(Span(i, i + 1) for i, char in enumerate(text) if char == "*")
    blocks = (Block(kind="paragraph", start=0, end=len(text), skips=skips),) if text else ()
    source = Source(key=1, name="a.md", text=text, blocks=blocks)
    for sentence in sentences_of(source):
        _assert_points_home(source.text, sentence)


def _assert_points_home(text: str, sentence: Sentence) -> None:
    for index, char in enumerate(sentence.prose):
        start, end = sentence.span(index, index + 1)
        assert text[start:end] == char or (char in " \n" and text[start].isspace())
        assert sentence.start <= start < end <= sentence.end


def test_code_in_a_page_is_a_gap_that_no_phrase_crosses_and_a_variable_is_code() -> None:
    page = b"<p>The horn <var>h</var> is a tube, and <code>blow(<var>h</var>)</code> the fog <code>sleep 1</code> lamp."
    reading = read("a.html", page)
    source = Source(key=1, name="a.html", text=reading.text, blocks=reading.blocks)
    (sentence,) = sentences_of(source)
    assert sentence.prose == "The horn \ufffc is a tube, and \ufffc the fog \ufffc lamp."
