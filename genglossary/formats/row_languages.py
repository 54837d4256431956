"""Languages of the terms of a table, row by row, where neither the file nor a person tells them."""

import re
from collections import Counter
from collections.abc import Sequence

from genglossary.formats.columns import Meaning
from genglossary.pipeline.text.identification import LanguageGuess

Rows = Sequence[tuple[int, tuple[str, ...]]]
"""Rows with their numbers."""

_KANA = re.compile("[ぁ-んァ-ヶ]")
# Words of Japanese tables that are none in Chinese ones.
_JAPANESE_NAME = re.compile("用語|訳語|対訳|備考|表記|品詞")
_WIDE = re.compile("[ぁ-んァ-ヶ一-鿿々〆]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_SIGNS = re.compile(r"[^\w\s]+")
"""Quotation marks and emoji tell no language."""
_SAMPLE = 200
_SAID = ("definition", "reading", "notes", "variants", "synonyms")
"""Fields that are said in the language of the term."""
_FEWEST = 2
"""Terms that stand once more, and columns of languages: a single term is written so in both."""
WIDE, LATIN, OTHER = "wide", "latin", "other"


def script_of(text: str) -> str:
    """The script that a term is written in: a third of kanji and kana among Latin letters is enough for theirs."""
    latin, wide = len(_LATIN.findall(text)), len(_WIDE.findall(text))
    if wide and wide * 3 >= latin:
        return WIDE
    return LATIN if latin else OTHER


def is_code(text: str) -> bool:
    """Whether a Latin term is of capitals and digits, as API and USB-C: such ones are words of every language."""
    return not any(char.islower() for char in text)


class RowLanguages:
    """The languages of the terms and of their equivalents in the rows of a table whose columns have these names."""

    def __init__(self, columns: Sequence[Meaning], rows: Rows, names: Sequence[str]) -> None:
        sample = [cells for _, cells in rows[:_SAMPLE]]
        has_kana = any(_KANA.search(cell) for cells in (names, *sample) for cell in cells)
        self._is_japanese = has_kana or any(map(_JAPANESE_NAME.search, names))
        self._text = _place("text", columns)
        self._equivalent = _place("equivalent", columns)
        # Else definitions may be in either language.
        is_of_one = all(each.field != "equivalent" or each.language for each in columns)
        self._definition = _place("definition", columns) if is_of_one else None
        self._said = [at for at, each in enumerate(columns) if each.field in _SAID and not each.language]
        repeated = _repeated(self._text, columns, sample)
        self._of_terms = (repeated, dict[str, str]()) if repeated else self._languages(self._text, columns, sample)
        self._of_equivalents = self._languages(self._equivalent, columns, sample)
        own = self._of_terms[0]
        if own != "und" and self._of_equivalents[0] == own and not columns[self._equivalent or 0].language:
            # Words of two languages in the same letters: which the second one is, nobody said.
            self._of_equivalents = ("und", {LATIN: "und"} if self._of_terms[1] else {})

    def of(self, cells: Sequence[str]) -> dict[str, str]:
        """The languages of the fields "text" and "equivalent" of one row."""
        term, other = _cell(cells, self._text), _cell(cells, self._equivalent)
        said = "".join(_cell(cells, at) for at in self._said)
        if script_of(term) == LATIN and script_of(said) == WIDE:
            return {"text": self._of_terms[1].get(WIDE, self._of_terms[0]), "equivalent": self._of_equivalents[0]}
        stays = is_code(term) or (bool(other) and script_of(other) != WIDE)
        return {
            "text": self._language(term, self._of_terms, stays),
            "equivalent": self._language(other, self._of_equivalents, is_code(other) or script_of(term) != WIDE),
        }

    def _language(self, text: str, languages: tuple[str, dict[str, str]], stays: bool) -> str:
        """The language of the column, unless the script of a term tells another; a Latin one may be of Japanese."""
        most, by_script = languages
        script = script_of(text)
        return most if script == LATIN and stays else by_script.get(script, most)

    def _languages(
        self, at: int | None, columns: Sequence[Meaning], sample: Sequence[Sequence[str]]
    ) -> tuple[str, dict[str, str]]:
        """The language of most terms of a column, and that of each script, where the column's name tells none."""
        if at is None or columns[at].language:
            return (columns[at].language if at is not None else "und"), {}
        by_script: dict[str, list[str]] = {}
        for cell in (text for cells in sample if (text := _cell(cells, at))):
            by_script.setdefault(script_of(cell), []).append(cell)
        said = self._said_of(at, sample) if at == self._text else dict[str, list[str]]()
        found = {script: self._guess(texts, said.get(script, [])) for script, texts in by_script.items()}
        most = Counter({script: len(texts) for script, texts in by_script.items()}).most_common(1)
        return (found[most[0][0]] if most else "und"), found

    def _said_of(self, at: int, sample: Sequence[Sequence[str]]) -> dict[str, list[str]]:
        """The definitions that are in the script of their terms, by script."""
        said: dict[str, list[str]] = {}
        for cells in sample:
            definition, script = _cell(cells, self._definition), script_of(_cell(cells, at))
            if script_of(definition) == script:
                said.setdefault(script, []).append(definition)
        return said

    def _guess(self, texts: Sequence[str], said: Sequence[str]) -> str:
        """The language of terms of one script, of which that is `said`. Japanese terms are kanji alone now and then;
        what else is in the table is not."""
        texts, said = ([_SIGNS.sub(" ", each) for each in several] for several in (texts, said))
        found = LanguageGuess([*texts, *said]).of(" ".join(texts))
        return "ja" if found == "zh" and (self._is_japanese or all(map(_may_be_japanese, texts))) else found


def _may_be_japanese(text: str) -> bool:
    """Whether all characters are of those that are written in Japan: most simplified ones are not."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def _repeated(text: int | None, columns: Sequence[Meaning], sample: Sequence[Sequence[str]]) -> str:
    """The language whose column has the terms themselves once more, as in Lokalise; "" where there is none. A column
    that alone is of a language is none: in a short table of pairs all terms may be the same in both languages."""
    of_a_language = sum(bool(each.language) for each in columns)
    if text is None or columns[text].language or of_a_language < _FEWEST:
        return ""
    for at, each in enumerate(columns):
        pairs = [(_cell(cells, text), said) for cells in sample if (said := _cell(cells, at))]
        is_most = 2 * len(pairs) >= len(sample) and all(one == other for one, other in pairs)
        if each.field == "equivalent" and each.language and len(pairs) >= _FEWEST and is_most:
            return each.language
    return ""


def _place(field: str, columns: Sequence[Meaning]) -> int | None:
    return next((at for at, each in enumerate(columns) if each.field == field), None)


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at].strip() if at is not None and at < len(cells) else ""
