"""Tables that are lists of words: "Term | Description", 「用語｜説明」.

Only the heads of the columns can say so: most tables name options, numbers or fields beside each other, and what
stands right of a word there need not be about it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from genglossary.pipeline.languages.combined import CombinedLanguages, combined
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import BlockKind, Source

# A line without words: the next row is of another table. In AsciiDoc, whose rows begin with a bar and end with none, a
# line of its own ends the table.
_END = re.compile(r"\|[ \t]*\n[ \t>]*\n|\n[ \t>]*\n(?!\|)|\n\|={3}")
_MARKUP = " \t*_`"


def glossary_cells(source: Source) -> Mapping[int, BlockKind]:
    """The kinds of cells of tables whose heads call them lists of words, by the index of their block."""
    kinds: dict[int, BlockKind] = {}
    languages = combined()
    numbered = enumerate(source.blocks)
    for is_cell, group in groupby(numbered, lambda pair: pair[1].kind == "table_cell"):
        if is_cell:
            cells = [number for number, _ in group]
            for term, text in _entries(source, cells, languages):
                kinds[term], kinds[text] = "definition_term", "definition_text"
    return kinds


def _entries(source: Source, cells: Sequence[int], languages: CombinedLanguages) -> Iterator[tuple[int, int]]:
    """The cells of each term and of what explains it, below a row of heads that says so, up to the end of the table."""
    width = column = 0
    end = 0  # of the row before
    for row in rows_of(source, cells, languages):
        heads = [folded_cell(source, cell) for cell in row]
        found = next((at for at, head in enumerate(heads) if head in languages.text_heads), 0)
        found = found if heads[0] in languages.term_heads else 0
        if found:
            width, column = len(row), found
        elif len(row) != width or _END.search(source.text[end : source.blocks[row[0]].start]):
            width = 0
        if width and not found:
            yield row[0], row[column]
        end = source.blocks[row[-1]].end


def rows_of(source: Source, cells: Sequence[int], languages: CombinedLanguages) -> list[Sequence[int]]:
    """The rows of the `cells` of a table: lines, or as many cells as the heads tell where each has its own line."""
    rows: list[list[int]] = []
    for cell in cells:
        if not rows or "\n" in source.text[source.blocks[rows[-1][-1]].end : source.blocks[cell].start]:
            rows.append([])
        rows[-1].append(cell)
    if any(len(row) > 1 for row in rows):
        return list(rows)
    heads = languages.term_heads | languages.text_heads | languages.other_heads
    width = next((at for at, cell in enumerate(cells) if folded_cell(source, cell) not in heads), len(cells)) or 1
    return [cells[at : at + width] for at in range(0, len(cells), width)]


def folded_cell(source: Source, number: int) -> str:
    """Give what the cell with the index `number` says, folded, without its markup."""
    block = source.blocks[number]
    return fold_key(source.text[block.start : block.end].strip(_MARKUP))
