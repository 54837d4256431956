"""Definition lists that are lists of words: authors also put options, keys, fields and chapters into such lists.

The texts of a list tell which it is: those of a list of words say what something is, and its terms are no placeholders.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.languages.definition_score import says_what
from genglossary.pipeline.types import Block, BlockKind

PLACEHOLDER = re.compile(r"^\s*[-+/%]|[<>\[\]{}=|$\\…]|\.\.\.")
"""Matches in what is typed, or stands for something to be filled in."""

_VALUED = re.compile(r"\w\s?[:：]\s+\S")  # "color: a name", "state, values: open"
_ENOUGH = 1 / 3  # of the texts of a list
_FIRST = re.compile(r".*?(?:[。！？]|[.!?](?=\s|$))|.*", re.DOTALL)
_KINDS = ("definition_term", "definition_text")


def other_lists(
    text: str, blocks: Sequence[Block], proses: Mapping[int, str], language_of: Callable[[str], str]
) -> Mapping[int, BlockKind]:
    """The kind of the terms and texts that belong to no list of words, "list_item", by the index of their block.

    `proses` are those of `blocks`, all those of a document that is stored as `text`, by the same index; `language_of`
    guesses the language of one text, an ISO 639-1 code or "und". A term in backticks is an option or argument.
    """
    kinds: dict[int, BlockKind] = {}
    for several in _lists(blocks):
        entries = [
            each for each in _entries(blocks, proses, several) if not text.startswith("`", blocks[each[0]].start)
        ]
        terms = (
            {term for term, _ in entries}
            if _are_words([proses[said] for _, said in entries], language_of)
            else set[int]()
        )
        within = False  # a text may go on in more blocks than one
        for number in several:
            if blocks[number].kind == "definition_term":
                within = number in terms
            if not within:
                kinds[number] = "list_item"
    return kinds


def _lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    for is_list, group in groupby(range(len(blocks)), lambda number: blocks[number].kind in _KINDS):
        if is_list:
            yield list(group)


def _entries(blocks: Sequence[Block], proses: Mapping[int, str], several: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each term with the text that comes next; terms one below the other share it."""
    text, never = -1, (PLACEHOLDER, _VALUED, combined().optional)
    for number in reversed(several):
        if blocks[number].kind == "definition_text":
            text = number
        elif text >= 0 and not any(each.search(proses[number]) for each in never):
            yield number, text


def _are_words(texts: Sequence[str], language_of: Callable[[str], str]) -> bool:
    """Whether enough of the texts say what something is."""
    first = [match[0] for match in map(_FIRST.match, map(str.strip, texts)) if match]
    said = sum(says_what(text, language_of(text)) for text in first)
    return said >= _ENOUGH * len(texts)
