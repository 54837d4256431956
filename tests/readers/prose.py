"""What a block says without its markup, for tests of every reader."""

from itertools import pairwise

from genglossary.pipeline.types import Block
from genglossary.readers import Reading


def prose(reading: Reading, block: Block) -> str:
    said = {at: "" for skip in block.skips for at in range(skip.start, skip.end)}
    for span, words in block.replacements:
        said.update({span.start: words, **dict.fromkeys(range(span.start + 1, span.end), "")})
    return "".join(said.get(at, reading.text[at]) for at in range(block.start, block.end))


def structure(reading: Reading) -> list[tuple[str, str]]:
    """(kind, prose) of every block, with the level of headings."""
    return [(b.kind + (str(b.level) if b.level else ""), prose(reading, b)) for b in reading.blocks]


def readings(reading: Reading) -> list[tuple[str, str]]:
    return [(reading.text[span.start : span.end], said) for b in reading.blocks for span, said in b.readings]


def check(reading: Reading) -> None:
    """What holds for every reading: blocks in order without overlap, skips and readings inside them."""
    position = 0
    for block in reading.blocks:
        assert position <= block.start < block.end <= len(reading.text)
        position = block.end
        inside = block.start
        for skip in block.skips:
            assert inside <= skip.start < skip.end <= block.end
            inside = skip.end
        taken = sorted([*block.skips, *(span for span, _ in block.replacements)])
        assert all(before.end <= after.start for before, after in pairwise(taken))
        for span, said in (*block.readings, *block.replacements):
            assert block.start <= span.start < span.end <= block.end
            assert said
