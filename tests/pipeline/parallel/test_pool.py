"""Several processes come to what one comes to, and leave nothing behind."""

from collections.abc import Iterable, Iterator

import pytest

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import LookFor, OccurrenceIndex, search
from genglossary.pipeline.parallel import pool as pool_module
from genglossary.pipeline.parallel.pool import WorkerPool
from genglossary.pipeline.terms.adding import add, nothing
from genglossary.pipeline.terms.document_counts import DocumentCounts
from genglossary.pipeline.terms.extraction import analyses_of, extract, select
from genglossary.pipeline.types import Block, Check, Source

TEXTS = (
    "A relief valve is a device that opens when the pressure is too high.\nThe relief valve stands on the boiler.",
    "安全弁とは、圧力が高くなりすぎたときに開く装置である。\n安全弁は毎日点検する。",
    "The feed pump moves water into the boiler.\nStop the feed pump before the relief valve is taken off.",
    "給水ポンプは、ボイラーへ水を送る。\n給水ポンプを止めてから安全弁を外す。",
)


@pytest.fixture
def corpus(monkeypatch) -> Corpus:
    monkeypatch.setattr(pool_module, "LEAST_CHARACTERS", 1)
    return Corpus(source(key, text) for key, text in enumerate(TEXTS, start=1))


def source(key: int, text: str) -> Source:
    cut = text.index("\n")
    blocks = (Block(kind="paragraph", start=0, end=cut), Block(kind="paragraph", start=cut + 1, end=len(text)))
    return Source(key=key, name=f"{key}.md", text=text, blocks=blocks)


def forget(key: int, data: bytes, sentences: bytes) -> None: ...


def found_by(pool: WorkerPool, corpus: Corpus):
    selection = select(corpus, pool.analyses(Check(), forget), look_for=pool.search)
    return selection.described(selection.candidates)


def added(analyses: Iterable[DocumentCounts]) -> DocumentCounts:
    total = nothing()
    for analysis in analyses:
        add(total, analysis)
    return total


def looked_up(look_for: LookFor, corpus: Corpus, surfaces: list[str]):
    """The pieces of all documents, and how often and in how many of them each spelling occurs."""
    found = OccurrenceIndex(surfaces)
    for some in look_for(corpus, corpus.sources.keys(), surfaces, Check()):
        found.add(some)
    return found.pieces, [(found.frequency([each]), found.documents([each])) for each in surfaces]


def test_two_processes_find_what_one_finds(corpus):
    with WorkerPool(corpus, corpus.sources, jobs=2) as pool:
        assert len(pool._workers) == 1
        assert found_by(pool, corpus) == extract(corpus)


def test_small_collections_start_no_process(corpus, monkeypatch):
    monkeypatch.setattr(pool_module, "LEAST_CHARACTERS", 100_000)
    with WorkerPool(corpus, corpus.sources, jobs=8) as pool:
        assert not pool._workers


def test_what_a_worker_leaves_undone_is_done_without_it(corpus, caplog):
    with WorkerPool(corpus, corpus.sources, jobs=2) as pool:
        pool._workers[0]._process.kill()
        assert found_by(pool, corpus) == extract(corpus)
    assert "ended too early" in caplog.text


def test_a_worker_that_dies_between_analysis_and_search_is_replaced_too(corpus, caplog):
    def analyses(pool: WorkerPool) -> Iterator:
        yield from pool.analyses(Check(), forget)
        pool._workers[0]._process.kill()

    with WorkerPool(corpus, corpus.sources, jobs=2) as pool:
        selection = select(corpus, analyses(pool), look_for=pool.search)
        assert selection.described(selection.candidates) == extract(corpus)
    assert "ended too early" in caplog.text


@pytest.mark.parametrize("jobs", [2, 3])
def test_what_a_worker_had_not_added_up_when_it_died_is_counted_once_and_stored_once(corpus, jobs, caplog):
    stored = []

    def keep(key: int, data: bytes, sentences: bytes) -> None:
        stored.append(key)
        if len(stored) == len(TEXTS):
            assert pool._workers[0].uncounted
            pool._workers[0]._process.kill()

    with WorkerPool(corpus, corpus.sources, jobs=jobs) as pool:
        selection = select(corpus, pool.analyses(Check(), keep), look_for=pool.search)
        assert selection.described(selection.candidates) == extract(corpus)
    assert sorted(stored) == sorted(corpus.sources)
    assert "ended too early" in caplog.text


@pytest.mark.usefixtures("corpus")
def test_what_a_worker_sent_before_it_died_is_not_counted_twice():
    corpus = Corpus(source(key, TEXTS[0]) for key in range(6))
    stored = []

    def keep(key: int, data: bytes, sentences: bytes) -> None:
        stored.append(key)
        if len(stored) == len(corpus.sources):
            first._process.kill()

    several = nothing()
    with WorkerPool(corpus, corpus.sources, jobs=3) as pool:
        first, second = pool._workers
        for analysis in pool.analyses(Check(), keep):
            add(several, analysis)
            if first.is_lost and second.keys and not second.uncounted:
                second._process.kill()
    assert second.is_lost
    assert several == added(analyses_of(corpus))


def test_what_several_processes_say_adds_up_to_what_all_documents_say(corpus):
    with WorkerPool(corpus, corpus.sources, jobs=3) as pool:
        several = added(pool.analyses(Check(), forget))
    assert several == added(analyses_of(corpus))


def test_workers_are_gone_when_the_pool_is_left_in_the_middle(corpus):
    def lost() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError), WorkerPool(corpus, corpus.sources, jobs=2) as pool:
        list(pool.analyses(Check(alive=lost), forget))
    assert pool._workers[0]._process.returncode is not None


def test_a_worker_ends_with_its_parents_end_of_the_pipe(corpus):
    with WorkerPool(corpus, corpus.sources, jobs=2) as pool:
        process = pool._workers[0]._process
        list(pool.analyses(Check(), forget))
        assert process.stdin
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_every_document_is_analysed_once_whoever_does_it(corpus):
    with WorkerPool(corpus, [1, 2, 3], jobs=3) as pool:
        pool.want(4)
        keys = []
        list(pool.analyses(Check(), lambda key, data, sentences: keys.append(key)))
    assert sorted(keys) == [1, 2, 3, 4]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(("documents", "ahead"), [(6, 2), (60, 6), (600, 50)])
def test_a_worker_has_more_before_it_while_many_documents_are_left(monkeypatch, documents, ahead):
    monkeypatch.setattr(pool_module, "_AHEAD", 50 * len(TEXTS[0]))
    corpus = Corpus(source(key, TEXTS[0]) for key in range(documents))
    with WorkerPool(corpus, corpus.sources, jobs=2) as pool:
        pool._hand_out()
        assert ahead <= len(pool._workers[0].busy_with) <= ahead + 1


def test_documents_are_searched_that_no_process_has_analysed(corpus):
    with WorkerPool(corpus, [1, 2], jobs=2) as pool:
        list(pool.analyses(Check(), forget))
        found = looked_up(pool.search, corpus, ["relief valve", "安全弁"])
    assert found == looked_up(search, corpus, ["relief valve", "安全弁"])
