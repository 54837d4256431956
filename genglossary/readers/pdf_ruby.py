"""Ruby in a PDF: small kana beside a line, which say how its kanji are pronounced."""

import re
from collections.abc import Iterator
from dataclasses import replace

from genglossary.readers.pdf_page import Line, Page, continues, with_more

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_KANJI = re.compile(r"[々〆ヶ㐀-鿿豈-﫿𠀀-𯿿]")
_SMALL = 0.65  # of the size of the text below


def with_ruby(page: Page, lines: list[Line]) -> list[Line]:
    """The lines without those of ruby, whose words become readings of the line that they stand at."""
    small = [line for line in lines if _KANA.fullmatch(line.text) and any(_is_beside(line, base) for base in lines)]
    if not small:
        return lines
    rest = list(_rejoined([line for line in lines if line not in small]))
    for ruby in small:
        for at, base in enumerate(rest):
            if _is_beside(ruby, base) and (span := _covered(page, ruby, base)):
                said = "".join(ruby.text.split())
                rest[at] = replace(base, readings=tuple(sorted((*base.readings, (*span, said)))))
                break
    return rest


def _is_beside(ruby: Line, base: Line) -> bool:
    distance = base.across - ruby.across
    overlap = min(ruby.end, base.end) - max(ruby.start, base.start)
    return ruby.size <= _SMALL * base.size and 0 < distance < 1.5 * base.size and overlap > 0


def _rejoined(lines: list[Line]) -> Iterator[Line]:
    """Lines that a ruby in their middle had cut."""
    before = None
    for line in lines:
        if before and continues(before, line):
            line = with_more(before, line)
        elif before:
            yield before
        before = line
    if before:
        yield before


def _covered(page: Page, ruby: Line, base: Line) -> tuple[int, int] | None:
    """The kanji of `base` that stand at `ruby`."""
    middles = page.middles(base)
    if len(middles) != len(base.text):
        return None  # halves of characters outside of the basic plane
    reach = base.size / 4
    at = [
        index
        for index, middle in enumerate(middles)
        if ruby.start - reach < middle < ruby.end + reach and _KANJI.match(base.text[index])
    ]
    return (at[0], at[-1] + 1) if at else None
