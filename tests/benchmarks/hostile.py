"""Cost of texts that nobody writes: `python -m tests.benchmarks.hostile [CHARACTERS] [PATTERN…]`

Reads, extracts, finds passages and quotes definitions of monotonous texts of CHARACTERS (default 40,000) and of twice
as many. Prints for each, worst first: seconds, the exponent of growth (1.0 is linear), and the longest time in which no
other thread could run: a beat is late by so much, and so is a cancel. PATTERNs are parts of the names to try.
"""

import math
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from genglossary.engines.extractive.quoting import quote
from genglossary.engines.protocol import EngineTerm
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.terms.extraction import analyses_of, select
from genglossary.pipeline.types import Source
from genglossary.readers import read

_DEFAULT = 40_000
_TICK = 0.005

PATTERNS = {
    "katakana word": "カメラ",
    "katakana letter": "ラ",
    "long vowels": "ラー",
    "half width": "ｶﾒﾗ",
    "kanji word": "観測",
    "kanji letter": "漢",
    "kanji words": "潮汐炉心",
    "prefix": "超",
    "called": "という用語は",
    "is called": "とは",
    "of": "観測の",
    "topic": "潮は、",
    "brackets ja": "潮（シオ）",
    "quotes ja": "「潮」は",
    "open quote ja": "「",
    "middle dots": "潮・",
    "iteration marks": "々",
    "latin in ja": "APIの",
    "letter": "a",
    "word": "tide ",
    "two words": "New York ",
    "hyphens": "a-",
    "slashes": "a/",
    "dots": "a.",
    "stops": ".",
    "questions": "!?",
    "brackets": "(ABC) ",
    "open bracket": "(",
    "nested brackets": "((a) ",
    "abbreviations": "Tide Gauge Station (TGS) ",
    "is a": "tide is a ",
    "which is": "tide, which is ",
    "colon": "tide: ",
    "dash": "tide – ",
    "of the": "court of the ",
    "apostrophes": "tide's ",
    "capitals": "Tide Gauge ",
    "shouting": "TIDE GAUGE ",
    "lines": "Tide\n",
    "headings": "# Tide\n\n",
    "list": "- tide: gauge\n",
    "definition list": "Tide\n: Gauge\n\n",
    "table": "| tide | gauge |\n",
    "stars": "*a* ",
    "open stars": "*",
    "links": "[tide](",
    "open links": "[",
    "code": "`",
    "html": "<b>",
    "entities": "&amp;",
    "combining": "e\u0301",
    "many marks": "\u0301",
    "joiners": "a\u200d",
    "emoji": "🌊",
    "spaces": "a    ",
    "tabs": "tide\t",
    "numbers": "12,345 ",
    "signs": "\ufffc\x0b\x0c\x0e",
}


def main(characters: int, wanted: list[str]) -> None:
    names = [name for name in PATTERNS if not wanted or any(each in name for each in wanted)]
    _work("One tide gauge is a gauge. 検潮器とは潮を測る器械です。")  # dictionaries are loaded
    rows = [(name, *_measured(PATTERNS[name], characters)) for name in names]
    print(f"{'pattern':18} {'seconds':>8} {'growth':>7} {'stands still':>12}")
    for name, seconds, growth, still in sorted(rows, key=lambda row: -row[1]):
        print(f"{name:18} {seconds:8.2f} {growth:7.2f} {still:12.2f}", flush=True)


def _measured(pattern: str, characters: int) -> tuple[float, float, float]:
    half, _ = _timed(pattern * (characters // len(pattern)))
    whole, still = _timed(pattern * (2 * characters // len(pattern)))
    return whole, math.log2(max(whole, 0.01) / max(half, 0.01)), still


def _timed(text: str) -> tuple[float, float]:
    with _watched() as longest:
        began = time.perf_counter()
        _work(text)
        seconds = time.perf_counter() - began
    return seconds, longest[0]


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The longest time in which a thread that wants to run every few milliseconds could not."""
    longest, ended = [0.0], threading.Event()

    def watch() -> None:
        before = time.perf_counter()
        while not ended.wait(_TICK):
            now = time.perf_counter()
            longest[0] = max(longest[0], now - before - _TICK)
            before = now

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield longest
    finally:
        ended.set()
        thread.join()


def _work(text: str) -> None:
    reading = read("a.md", text.encode("utf-8"))
    corpus = Corpus([Source(key=1, name="a.md", text=reading.text, blocks=reading.blocks)])
    selection = select(corpus, analyses_of(corpus))
    candidates = selection.described(selection.candidates)
    places = selection.found.places([each.spellings for each in candidates])
    mentions = [
        Mention(key=key, text=each.text, language=each.language, occurrences=places[key])
        for key, each in enumerate(candidates)
    ]
    for key, passages in passages_for(corpus, mentions).items():
        quote(EngineTerm(key=key, text=candidates[key].text, language=candidates[key].language), passages)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    size = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else _DEFAULT
    main(size, arguments)
