"""The promise behind every link: an offset that is stored is a place in the stored text, for every kind of text."""

from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from genglossary import readers
from genglossary.engines.extractive import ExtractiveEngine
from genglossary.engines.protocol import Defined, DefineTask, EngineTerm
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.matcher import find, pack, unpack
from genglossary.pipeline.terms.extraction import analyses_of, select
from genglossary.pipeline.types import Source
from genglossary.readers.structure import blocks_from_json, blocks_to_json

PIECES = st.sampled_from(
    [
        "# Relief valve\n\n",
        "A relief valve is a **device** that opens. ",
        "Relief valves (RV) are tested. ",
        "安全弁とは、圧力が高いときに開く装置である。",
        "「主塔」とＡＰＩサーバー。",
        "ｱﾝﾃﾅを調整する。",
        "<ruby>舵<rt>かじ</rt></ruby>を取る。",
        "[feed pump](https://example.org/a)",
        "`feed_pump`",
        "\n\n",
        "\n- ",
        "| valve | part |\n|---|---|\n| a | b |\n",
        "> quoted relief valve.\n",
        "---\ntitle: Valve\n---\n",
        "👩‍🔧 ",
        "e\u0301tat ",
        "\u200b",
        "\r\n",
        "\u3000",
        "&amp; ",
        "caf&eacute; bar, caf&eacute;",
        "&Eacute;tat &hellip;",
        "relief<br>valve ",
        "$p_0$ ",
        "%% unseen %%",
        "導鐘（どうしょう）",
        "*[RV]: Relief Valve\n",
        "İstanbul ",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1, max_size=25).map("".join)


def source_of(name: str, text: str) -> Source | None:
    """Stored and read back, as the database does it."""
    try:
        reading = readers.read(name, text.encode("utf-8", "surrogatepass"))
    except readers.Unreadable:
        return None
    blocks = blocks_from_json(blocks_to_json(reading.blocks))
    assert blocks == reading.blocks
    return Source(key=1, name=name, text=reading.text, blocks=blocks)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, name=st.sampled_from(["a.md", "a.txt"]))
def test_every_place_of_a_term_and_every_piece_of_evidence_is_in_the_stored_text(text, name):
    if not (source := source_of(name, text)):
        return
    corpus = Corpus([source])
    candidates, found, *_ = select(corpus, analyses_of(corpus))
    for at, (candidate, places) in enumerate(
        zip(candidates, found.places([each.spellings for each in candidates]), strict=True)
    ):
        for flat in places.values():
            assert list(unpack(pack(flat))) == list(flat)
            assert all(0 <= start < end <= len(source.text) for start, end in zip(flat[::2], flat[1::2], strict=True))
        mention = Mention(key=at, text=candidate.text, language=candidate.language, occurrences=places)
        passages = passages_for(corpus, [mention])[at]
        term = EngineTerm(key=at, text=candidate.text, language=candidate.language)
        for result in ExtractiveEngine().define([DefineTask(term=term, passages=passages)]):
            assert isinstance(result, Defined)
            evidence = result.definition.evidence if result.definition else ()
            for passage in (*passages, *evidence):
                assert source.text[passage.start : passage.end] == passage.text


@given(word=st.sampled_from(["caf&eacute;", "&Eacute;tat", "a&ccedil;a&iacute;", "&#30707;&#26448;", "石&#26448;"]))
def test_a_term_that_is_written_with_entities_stands_where_they_begin_and_end(word):
    source = source_of("a.md", f"**{word}** and {word}, the (&quot;{word}&quot;)")
    assert source is not None
    ((surface, places),) = find(Corpus([source]), [unescape(word)]).items()
    flat = places[1]
    assert surface == unescape(word)
    assert [source.text[start:end] for start, end in zip(flat[::2], flat[1::2], strict=True)] == [word] * 3
