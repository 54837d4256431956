"""Terms of reStructuredText, with the classifiers that stand behind them."""

import re

from genglossary.formats.other_names import PartedNames, parted_names
from genglossary.formats.pages.found import PageEntry
from genglossary.formats.pages.rst_text import plain

KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_CLASSIFIER = re.compile(r" +: +")
PARTS_OF_SPEECH = frozenset(
    ("noun", "proper noun", "noun phrase", "verb", "adjective", "adverb", "pronoun", "preposition")
) | {"名詞", "固有名詞", "動詞", "形容詞", "形容動詞", "副詞"}


def name_term(entry: PageEntry, text: str, *, is_own: bool = False) -> None:
    """Add a term with its classifiers: kana are its reading, and words for it its part of speech; a letter in the first
    place is where an index has it, and everything that stands there in a file of ours."""
    text, *classifiers = _CLASSIFIER.split(text)
    name = " ".join(plain(text).split())
    named = PartedNames(name) if is_own else parted_names(name)
    entry.terms.append(named.term)
    entry.spellings.extend(named.others)
    entry.reading = entry.reading or named.reading
    said = entry.said.setdefault(entry.terms[-1], {})
    for at, each in enumerate(map(plain, classifiers)):
        if at == 0 and (is_own or len(each) == 1):
            entry.is_japanese |= bool(KANA.fullmatch(each))
        elif KANA.fullmatch(each):
            said["reading"] = each
        elif is_own or each.casefold() in PARTS_OF_SPEECH:
            said["part_of_speech"] = each
        elif len(each) > 1:
            entry.notes.append(each)
