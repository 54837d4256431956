"""Several processes come to what one comes to, and leave nothing behind."""

from collections.abc import Iterator

import pytest

from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.extraction import extract, select
from genglossary.pipeline.searching import search
from genglossary.pipeline.types import Block, Check, Source
from genglossary.runs import crew as crew_module
from genglossary.runs.crew import Crew

TEXTS = (
    "A relief valve is a device that opens when the pressure is too high.\nThe relief valve stands on the boiler.",
    "安全弁とは、圧力が高くなりすぎたときに開く装置である。\n安全弁は毎日点検する。",
    "The feed pump moves water into the boiler.\nStop the feed pump before the relief valve is taken off.",
    "給水ポンプは、ボイラーへ水を送る。\n給水ポンプを止めてから安全弁を外す。",
)


@pytest.fixture
def corpus(monkeypatch) -> Corpus:
    monkeypatch.setattr(crew_module, "LEAST_CHARACTERS", 1)
    return Corpus(source(key, text) for key, text in enumerate(TEXTS, start=1))


def source(key: int, text: str) -> Source:
    cut = text.index("\n")
    blocks = (Block(kind="paragraph", start=0, end=cut), Block(kind="paragraph", start=cut + 1, end=len(text)))
    return Source(key=key, name=f"{key}.md", text=text, blocks=blocks)


def found_by(crew: Crew, corpus: Corpus):
    selection = select(corpus, (each.analysis for each in crew.analyses(Check())), look_for=crew.search)
    return selection.described(selection.candidates)


def test_two_processes_find_what_one_finds(corpus):
    with Crew(corpus, corpus.sources, jobs=2) as crew:
        assert len(crew._children) == 1
        assert found_by(crew, corpus) == extract(corpus)


def test_small_collections_start_no_process(corpus, monkeypatch):
    monkeypatch.setattr(crew_module, "LEAST_CHARACTERS", 100_000)
    with Crew(corpus, corpus.sources, jobs=8) as crew:
        assert not crew._children


def test_what_a_child_leaves_undone_is_done_without_it(corpus, caplog):
    with Crew(corpus, corpus.sources, jobs=2) as crew:
        crew._children[0]._process.kill()
        assert found_by(crew, corpus) == extract(corpus)
    assert "ended too early" in caplog.text


def test_a_child_that_dies_between_analysis_and_search_is_replaced_too(corpus, caplog):
    def analyses(crew: Crew) -> Iterator:
        yield from (each.analysis for each in crew.analyses(Check()))
        crew._children[0]._process.kill()

    with Crew(corpus, corpus.sources, jobs=2) as crew:
        selection = select(corpus, analyses(crew), look_for=crew.search)
        assert selection.described(selection.candidates) == extract(corpus)
    assert "ended too early" in caplog.text


def test_children_are_gone_when_the_crew_is_left_in_the_middle(corpus):
    def lost() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError), Crew(corpus, corpus.sources, jobs=2) as crew:
        list(crew.analyses(Check(alive=lost)))
    assert crew._children[0]._process.returncode is not None


def test_a_child_ends_with_its_parents_end_of_the_pipe(corpus):
    with Crew(corpus, corpus.sources, jobs=2) as crew:
        process = crew._children[0]._process
        list(crew.analyses(Check()))
        assert process.stdin
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_every_document_is_analysed_once_whoever_does_it(corpus):
    with Crew(corpus, [1, 2, 3], jobs=3) as crew:
        crew.want(4)
        assert sorted(each.key for each in crew.analyses(Check())) == [1, 2, 3, 4]


def test_documents_are_searched_that_no_process_has_analysed(corpus):
    with Crew(corpus, [1, 2], jobs=2) as crew:
        list(crew.analyses(Check()))
        found = dict(crew.search(corpus, corpus.sources.keys(), ["relief valve", "安全弁"], Check()))
    assert found == dict(search(corpus, corpus.sources.keys(), ["relief valve", "安全弁"], Check()))
