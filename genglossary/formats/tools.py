"""The tool that made a table: known by the names of its columns, or without names by what stands in them."""

import re
from collections.abc import Sequence

from genglossary.formats.column_names import PRESETS, key_of
from genglossary.formats.columns import language_tag
from genglossary.formats.row_languages import LATIN, WIDE, is_code, script_of

_SAMPLE = 200
_FEW = 3
"""Rows that words of two languages in the same letters need, to be told from other pairs of words."""
_SENTENCE = re.compile(r".*[。．.!?！？]", re.S)
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_KANJI = re.compile("[一-鿿々]")
_LONGEST_WIDE, _LONGEST_WORDS = 15, 5


def tool_of_names(names: Sequence[str]) -> str:
    """The preset whose tool names columns so, "" where no tool is known by these."""
    keys = [key_of(name) for name in names]
    marked = ((name, preset.marks) for name, preset in PRESETS.items() if preset.marks)
    return next((name for name, marks in marked if all(_has(keys, mark) for mark in marks)), "")


def _has(keys: Sequence[str], mark: str) -> bool:
    return any(re.fullmatch(mark, key) for key in keys)


def tool_of_rows(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """The preset of a table without names: languages in its third and fourth column, or terms of two languages."""
    filled = [[cell.strip() for cell in row] for row in rows[:_SAMPLE] if not row[0].startswith("#")]
    width = max(map(len, filled), default=0)
    if width in (4, 5) and all(len(row) > 3 and all(map(language_tag, row[2:4])) for row in filled):
        return "deepl"
    pairs = [(row[0], row[1]) for row in filled if len(row) > 1 and row[0] and row[1]]
    if width not in (2, 3) or not _are_translations(pairs):
        return ""
    return "deepl" if width == 2 and delimiter == "," else "omegat"


def places_of_rows(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The fields of the columns of a table without names that no tool is known by: kana beside kanji are readings."""
    pairs = [(row[0], row[1].strip()) for row in rows[:_SAMPLE] if len(row) > 1 and row[1].strip()]
    if (
        pairs
        and all(_KANA.fullmatch(second) for _, second in pairs)
        and any(_KANJI.search(first) for first, _ in pairs)
    ):
        return ("text", "reading", "definition")
    return ("text", "definition")


def _are_translations(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether nearly all second words are terms themselves, of another language."""
    if not pairs or sum(_is_term(second) for _, second in pairs) < 0.9 * len(pairs):
        return False
    words = [pair for pair in pairs if not any(script_of(each) == LATIN and is_code(each) for each in pair)]
    scripts = [(script_of(first), script_of(second)) for first, second in words]
    if 2 * sum(first != second for first, second in scripts) > len(pairs):
        return True
    return all(WIDE not in each for each in scripts) and _are_words_of_two_languages(words)


def _are_words_of_two_languages(pairs: Sequence[tuple[str, str]]) -> bool:
    """In the same letters: as long as each other, and no second one twice, as words for kinds of things would be."""
    seconds = {second.casefold() for _, second in pairs}
    lengths = [len(text.split()) for pair in pairs for text in pair]
    return len(pairs) >= _FEW and len(seconds) == len(pairs) and sum(lengths) <= 2 * len(lengths)


def _is_term(text: str) -> bool:
    if _SENTENCE.fullmatch(text):
        return False
    return len(text) <= _LONGEST_WIDE if script_of(text) == WIDE else len(text.split()) <= _LONGEST_WORDS
