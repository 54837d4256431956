"""How fast documents are read: a table of seconds of CPU and megabytes, and how they grow with the size.

    uv run python -m tests.benchmarks.reading [--kb 50 500 2000 8000] [--repeat 3]

Prose is made here, the same each time, in English and Japanese. Sizes are of the text as UTF-8, whatever the format
makes of it, so that the rows compare. CPU is that of the reading process and of the child that it may use.
"""

import argparse
import io
import math
import random
import resource
import statistics
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence

from genglossary import readers
from genglossary.readers import Limits, isolation
from tests.readers.archives import docx, epub, p
from tests.readers.pdfs import pdf, shown

_ENGLISH = ["the", "keeper", "writes", "hours", "of the fog horn", "into", "a logbook", "before", "lamp", "is lit"]
_JAPANESE = ["灯台守は", "霧笛を鳴らし", "当直日誌に", "時刻を書き込む", "観測野帳の", "値を写して", "提灯を持ち"]
_LIMITS = Limits(seconds=600, memory=8 * 1024**3)


def paragraphs(kilobytes: int, seed: int = 7) -> list[str]:
    """So much prose, one paragraph an item, every second one Japanese."""
    chance, made, size = random.Random(seed), list[str](), 0
    while size < kilobytes * 1024:
        english = " ".join(chance.choices(_ENGLISH, k=60)) + "."
        made += [english, "。".join("".join(chance.choices(_JAPANESE, k=4)) for _ in range(5)) + "。"]
        size += sum(len(text.encode()) for text in made[-2:])
    return made


def _pages(texts: Sequence[str]) -> Iterator[bytes]:
    """Pages of fifty lines each."""
    lines = [line for text in texts for line in _wrapped(text)]
    for at in range(0, len(lines), 50):
        yield b"".join(
            shown(line, 50, 800 - 15 * n, 10, "/L" if line.isascii() else "/H")
            for n, line in enumerate(lines[at : at + 50])
        )


def _wrapped(text: str) -> list[str]:
    width = 90 if text.isascii() else 48
    return [text[at : at + width] for at in range(0, len(text), width)]


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    ".md": lambda texts: "\n\n".join(f"## Part {n}\n\n{t}" for n, t in enumerate(texts)).encode(),
    ".txt": lambda texts: "\n\n".join(texts).encode(),
    ".rst": lambda texts: "\n\n".join(texts).encode(),
    ".org": lambda texts: "\n\n".join(f"* Part {n}\n\n{t}" for n, t in enumerate(texts)).encode(),
    ".srt": lambda texts: "".join(f"{n}\n00:00:01,000 --> 00:00:02,000\n{t}\n\n" for n, t in enumerate(texts)).encode(),
    ".html": lambda texts: "".join(f"<h2>Part {n}</h2><p>{t}</p>\n" for n, t in enumerate(texts)).encode(),
    ".docx": lambda texts: docx("".join(map(p, texts))),
    ".epub": lambda texts: epub(
        *("".join(f"<p>{t}</p>" for t in texts[at : at + 200]) for at in range(0, len(texts), 200))
    ),
    ".pdf": lambda texts: pdf(*_pages(texts)),
}


def seconds(suffix: str, data: bytes) -> float:
    """CPU seconds of reading one document in a child of its own, as large ones are read; its start included."""
    isolation.stop_all()
    before = _cpu()
    isolation.read(readers.SUFFIXES[suffix], data, _LIMITS)
    isolation.stop_all()  # a child counts when it has ended
    return _cpu() - before


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def started(suffix: str) -> float:
    """CPU seconds of the start of a child with what this format needs, which its first document pays."""
    tiny = WRITERS[suffix](["lamp"])
    return statistics.median(seconds(suffix, tiny) for _ in range(5))


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """The slope of the logarithms: 1 is linear."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(took, 1e-4)) for took in times]
    x, y = statistics.mean(xs), statistics.mean(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def bomb() -> bytes:
    """A small archive that unpacks to one gigabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file, file.open("word/document.xml", "w") as part:
        for _ in range(1024):
            part.write(b" " * 1024 * 1024)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kb", type=int, nargs="+", default=[50, 500, 2000, 8000])
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    texts = {size: paragraphs(size) for size in options.kb}
    print("| format | start | " + " | ".join(f"{size} KB" for size in options.kb) + " | exponent |")
    print("|---|---|" + "---|" * (len(options.kb) + 1))
    for suffix, write in WRITERS.items():
        start = started(suffix)
        files = {size: write(texts[size]) for size in options.kb}
        times = [
            statistics.median(seconds(suffix, files[s]) for _ in range(options.repeat)) - start for s in options.kb
        ]
        growth = f"{exponent(options.kb[1:], times[1:]):.2f}" if len(options.kb) > 2 else ""
        shown_times = " | ".join(f"{took:.2f} s" for took in times)
        print(f"| {suffix} | {start:.2f} s | {shown_times} | {growth} |", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nMost memory that a child took: {peak:.0f} MB.")
    began = time.monotonic()
    try:
        readers.read("bomb.docx", bomb())
    except readers.Unreadable as error:
        print(f"A bomb of 1 GB, made and refused in {time.monotonic() - began:.1f} s: {error.reason}")


if __name__ == "__main__":
    main()
