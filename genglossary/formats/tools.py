"""The tool that made a table: known by the names of its columns, or without names by what stands in them."""

import re
from collections.abc import Sequence

from genglossary.formats.column_names import OTHERS, PRESETS, key_of
from genglossary.formats.columns import Meaning, language_tag
from genglossary.formats.input_dictionaries import is_dictionary
from genglossary.formats.row_languages import LATIN, WIDE, is_code, script_of
from genglossary.formats.statuses import usage_of_memoq

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


def terms_of_memoq(names: Sequence[str], found: Sequence[Meaning], rows: Sequence[Sequence[str]]) -> list[Meaning]:
    """The meanings of memoQ's columns: it repeats that of a language for each of its terms, and that of what holds for
    a term behind each. What holds is read where all `rows` say what is known."""
    meanings: list[Meaning] = []
    term: Meaning | None = None
    for at, (name, meaning) in enumerate(zip(names, found, strict=True)):
        if meaning.field in ("text", "equivalent"):
            term = Meaning("synonyms") if meaning.field == "text" and meaning in meanings else meaning
            meanings.append(term)
        elif key_of(name) == "terminfo" and term and _has_usages(at, rows):
            said = Meaning("usage", term.language if term.field == "equivalent" else "")
            meanings.append(Meaning(OTHERS) if said in meanings or term.field == "synonyms" else said)
        else:
            meanings.append(meaning)
    return meanings


def _has_usages(at: int, rows: Sequence[Sequence[str]]) -> bool:
    return all(usage_of_memoq(row[at]) is not None for row in rows if at < len(row))


def names_languages(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows, the first one too, have two languages in their third and fourth column, as DeepL's have: some
    may end before."""
    filled = [[cell.strip() for cell in row] for row in rows[:_SAMPLE] if not row[0].startswith("#")]
    is_wide = max(map(len, filled), default=0) in (4, 5)
    whole = sum(len(row) > 3 for row in filled)
    return is_wide and 2 * whole > len(filled) and all(all(map(language_tag, row[2:4])) for row in filled)


def tool_of_rows(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """The preset of a table without names that is a dictionary for Japanese input, or has terms of two languages."""
    if is_dictionary(rows[:_SAMPLE]):
        return "ime"
    filled = [[cell.strip() for cell in row] for row in rows[:_SAMPLE] if not row[0].startswith("#")]
    width = max(map(len, filled), default=0)
    pairs = [(row[0], row[1]) for row in filled if len(row) > 1 and row[0] and row[1]]
    if width not in (2, 3) or not _are_translations(pairs):
        return ""
    return "deepl" if width == 2 and delimiter == "," else "omegat"


def places_of_rows(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The fields of the columns of a table without names that no tool is known by: kana beside kanji are readings."""
    pairs = [(row[0].strip(), row[1].strip()) for row in rows[:_SAMPLE] if len(row) > 1 and row[1].strip()]
    if _are_readings([second for _, second in pairs], [first for first, _ in pairs]):
        return ("text", "reading", "definition")
    if _are_readings([first for first, _ in pairs], [second for _, second in pairs]):
        return ("reading", "text", "definition")
    return ("text", "definition")


def _are_readings(texts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all texts are kana, of terms of which some have kanji and none is a sentence."""
    are_kana = bool(texts) and all(map(_KANA.fullmatch, texts))
    return are_kana and any(map(_KANJI.search, words)) and all(map(_is_term, words))


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
