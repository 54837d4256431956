"""How fast terms are found, and how the time grows: `python -m tests.benchmarks.extraction_speed FOLDER…`

One line a folder of documents: KB of text, seconds of CPU (reading, sentences, analysing, selecting; after start-up),
KB/s of all but reading, how many times what Sudachi alone needs for the Japanese sentences (bare, and with the
surface and part of speech of each word), and the peak of memory. With several folders the exponent of growth from the
first to the last. Each folder is measured in a process of its own.
"""

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from sudachipy import Dictionary, SplitMode

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.terms.extraction import analyses_of, extract, select
from genglossary.pipeline.types import Block, Source
from genglossary.readers import Unreadable, read
from genglossary.readers.entrance import FoundFile, load, walk

T = TypeVar("T")

_WARM = "The tide engine turns the wheel of the mill. 潮汐炉は海の力を使う装置である。トンネルを掘る。"


def main(folders: list[str]) -> None:
    lines: list[dict[str, float]] = []
    for folder in folders:
        child = [sys.executable, "-m", "tests.benchmarks.extraction_speed", "--one", folder]
        lines.append(json.loads(subprocess.run(child, check=True, capture_output=True, text=True).stdout))
        print(folder, json.dumps(lines[-1]))
    if len(lines) > 1:
        size, spent = (math.log(lines[-1][name] / lines[0][name]) for name in ("kb", "extract_s"))
        print(f"growth: bytes^{spent / size:.2f}")


def measure(folder: Path) -> dict[str, float]:
    extract(Corpus([Source(key=0, name="", text=_WARM, blocks=(Block(kind="paragraph", start=0, end=len(_WARM)),))]))
    sources, reading = _timed(lambda: sources_in(folder))
    corpus = Corpus(sources)
    kilobytes = sum(len(source.text.encode()) for source in sources) / 1024
    _, splitting = _timed(lambda: [corpus.sentences(key) for key in corpus.sources])
    analyses, analysing = _timed(lambda: list(analyses_of(corpus)))
    _, selecting = _timed(lambda: select(corpus, analyses))
    total = splitting + analysing + selecting
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare, full = _sudachi(corpus)
    return {
        "kb": round(kilobytes),
        "read_s": round(reading, 2),
        "sentences_s": round(splitting, 2),
        "analyse_s": round(analysing, 2),
        "select_s": round(selecting, 2),
        "extract_s": round(total, 2),
        "kb_per_s": round(kilobytes / total),
        "times_sudachi_bare": round(total / bare, 2) if bare else 0.0,
        "times_sudachi_with_words": round(total / full, 2) if full else 0.0,
        "peak_mb": round(peak),
    }


def sources_in(folder: Path) -> list[Source]:
    """The documents of a folder; what cannot be read is left out."""
    sources: list[Source] = []
    for each in walk([folder]):
        with suppress(Unreadable):
            if isinstance(each, FoundFile):
                reading = read(each.name, load(each.path))
                sources.append(Source(key=len(sources), name=each.name, text=reading.text, blocks=reading.blocks))
    return sources


def _sudachi(corpus: Corpus) -> tuple[float, float]:
    tokenize = Dictionary().tokenizer(mode=SplitMode.C).tokenize
    japanese = [
        sentence.prose for key in corpus.sources for sentence in corpus.sentences(key) if sentence.language == "ja"
    ]
    _, bare = _timed(lambda: [tokenize(prose) for prose in japanese])
    _, full = _timed(lambda: [[(m.surface(), m.part_of_speech()) for m in tokenize(prose)] for prose in japanese])
    return (bare, full) if japanese else (0.0, 0.0)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    else:
        main(sys.argv[1:])
