"""What each part of the extraction takes, in units of Sudachi alone: `python -m tests.benchmarks.japanese_speed FOLDER`

The unit is what a user of Sudachi writes: the surface and the part of speech of each word of every Japanese sentence.
Prints a table of seconds of CPU (the least of three, after start-up) and of units.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sudachipy import Dictionary, SplitMode

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.languages.japanese import chunking
from genglossary.pipeline.occurrences.matcher import find
from genglossary.pipeline.terms.document_counts import count_document
from genglossary.pipeline.terms.extraction import extract, select
from genglossary.pipeline.terms.headwords import headwords
from genglossary.pipeline.terms.phrase_counts import count_phrases
from genglossary.pipeline.terms.ranking import rank
from genglossary.pipeline.types import Source
from tests.benchmarks.extraction_speed import sources_in

ROUNDS = 3


def main(folder: Path) -> None:
    sources = sources_in(folder)
    extract(Corpus(sources))  # dictionaries
    gc.disable()  # as extract does
    print("| | seconds | times Sudachi |\n|---|---|---|")
    unit = 0.0
    for name, part in (*of_sudachi(sources), *of_extraction(sources)):
        spent = min(seconds(part) for _ in range(ROUNDS))
        unit = unit or spent
        print(f"| {name} | {spent:.2f} | {spent / unit:.2f} |", flush=True)


def of_sudachi(sources: list[Source]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What Sudachi alone takes for the Japanese sentences; the first is the unit."""
    proses = [each.prose for source in sources for each in sentences_of(source) if each.language == "ja"]
    as_it_comes = Dictionary().tokenizer(mode=SplitMode.C).tokenize
    as_used = Dictionary().tokenizer(mode=SplitMode.C, fields={"pos"}).tokenize
    yield "Sudachi, surface and part of speech read", lambda: [read(as_it_comes(prose)) for prose in proses]
    yield "Sudachi, nothing read", lambda: [as_it_comes(prose) for prose in proses]
    yield "Sudachi as used here (parts of speech only), nothing read", lambda: [as_used(prose) for prose in proses]


def read(morphemes: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(morpheme.surface(), morpheme.part_of_speech()) for morpheme in morphemes]


def of_extraction(sources: list[Source]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The parts of the extraction in their order, then the whole."""
    corpus = Corpus(sources)
    documents = [corpus.sentences(source.key) for source in sources]
    japanese_ones = [[each for each in document if each.language == "ja"] for document in documents]
    tokens = [chunking.tokens_of(each) for each in japanese_ones]
    analyses = [count_document(source, corpus.sentences(source.key)) for source in sources]
    surfaces = sorted({text for each in extract(corpus) for text in (each.text, *(v.text for v in each.variants))})
    yield "sentences", lambda: [sentences_of(source) for source in sources]
    yield "words, letters and runs (`chunking.tokens_of`)", lambda: [chunking.tokens_of(each) for each in japanese_ones]
    yield "evidence counted (`count_phrases`)", lambda: [count_phrases(each) for each in tokens]
    yield "headwords", lambda: [list(headwords(document)) for document in documents]
    yield "added up and weighed (`rank`)", lambda: rank(analyses)
    yield "every spelling found (`find`)", lambda: find(corpus, surfaces)
    yield "everything after the analyses (`select`)", lambda: select(corpus, analyses)
    yield "the whole extraction", lambda: extract(Corpus(sources))


def seconds(part: Callable[[], Any]) -> float:
    began = time.process_time()
    part()
    return time.process_time() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]))
