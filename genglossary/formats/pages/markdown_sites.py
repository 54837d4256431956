"""Marks that programs for notes and sites put into Markdown: links in double brackets, abbreviations, front matter."""

import re
from collections.abc import Sequence

from genglossary.formats.pages.found import PageEntry
from genglossary.formats.pages.markdown_blocks import PageBlock, words_of
from genglossary.formats.plainly import one_line

_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\](?!:)")
_PICTURE = re.compile(r"!\[\[[^\]\n]*\]\]")
_LINK = re.compile(r"\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]")
_BLOCK_NAME = re.compile(r"[ \t]\^[\w-]+[ \t]*$", re.M)
_ABBREVIATION = re.compile(r"^\*\[(?P<term>[^\]\n]+)\]:[ \t]*(?P<said>\S.*)$", re.M)
_TITLE = re.compile(
    r"\A---\n(?:.*\n)*?title:[ \t]*(?P<mark>[\"']?)(?P<title>.+?)(?P=mark)[ \t]*\n(?:.*\n)*?---(?:\n|\Z)"
)


def plain_marks(text: str) -> str:
    """The text with the words of links, and without footnotes, embedded pictures and names of blocks; lines stay."""
    text = _PICTURE.sub("", _FOOTNOTE.sub("", text))
    return _BLOCK_NAME.sub("", _LINK.sub(r"\1", text))


def abbreviations_in(text: str) -> list[PageEntry]:
    """Lines such as “*[HTML]: Hyper Text Markup Language”, as MkDocs and others have them."""
    return [
        PageEntry(
            line=text.count("\n", 0, found.start()) + 1, terms=[found["term"]], paragraphs=[found["said"].strip()]
        )
        for found in _ABBREVIATION.finditer(text)
    ]


def entry_of_front(text: str, blocks: Sequence[PageBlock]) -> list[PageEntry]:
    """The one entry that a file is, as Hugo's glossaries have them: its title, and what stands below. A page with
    headings is none."""
    titled = _TITLE.match(text)
    words = [one_line(words_of(block.tokens)) for block in blocks if block.kind == "paragraph"]
    if not titled or not any(words) or any(block.kind == "heading" for block in blocks):
        return []
    definition, *notes = filter(None, words)
    return [PageEntry(line=1, terms=[titled["title"]], paragraphs=[definition], notes=notes)]
