"""Parts of a Markdown page that are a glossary, and what stands there for headings."""

import re
from collections.abc import Sequence

from genglossary.formats.pages.markdown_blocks import PageBlock, children_of, words_of

_WORDS = r"glossary|terms|terminology|definitions|acronyms|abbreviations|vocabulary|jargon|glossar|glossaire|glosario"
_GLOSSARY = re.compile(
    rf"(?:[\d.]+\s+)?(?:(?:the|key|common|list of|glossary of|defined|project|important)\s+)*(?:{_WORDS})"
    rf"(?:\s*(?:and|&|/|,)\s*(?:{_WORDS}))*|(?:[\d.]+\s*)?(?:用語|略語|語彙|定義)(?:集|一覧|解説|の定義|の説明|辞典)?",
    re.I,
)
_BELOW_ALL = 7


def part_that_is_a_glossary(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks below the headings that are called a glossary, of a page that is called otherwise; else none."""
    headings = [block for block in blocks if block.kind == "heading"]
    if not headings or _is_glossary(headings[0]):
        return []
    found: list[PageBlock] = []
    within = 0
    for block in blocks:
        if block.kind == "heading" and (block.level <= within or not within):
            within = block.level if _is_glossary(block) else 0
        elif within:
            found.append(block)
    return found


def _is_glossary(block: PageBlock) -> bool:
    return bool(_GLOSSARY.fullmatch(words_of(block.tokens).strip()))


def in_bold_alone(block: PageBlock) -> PageBlock:
    """A paragraph all of which is in bold as the heading that it stands for; any other block as it is."""
    children = [child for token in block.tokens for child in children_of(token)] if block.kind == "paragraph" else []
    closing = [at for at, child in enumerate(children) if child.type == "strong_close"]
    if not children or children[0].type != "strong_open" or closing[:1] != [len(children) - 1]:
        return block
    return block._replace(kind="heading", level=_BELOW_ALL)
