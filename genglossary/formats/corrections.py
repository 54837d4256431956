"""The spellings that writers should replace, and by which: rules for linters are made of them."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from genglossary.formats.headings import under_allowed
from genglossary.formats.types import AVOIDED, Entry, Glossary

# Hiragana without を, which always ends a word.
_KATAKANA, _HIRAGANA, _WORD = "ァ-ヴー", "ぁ-ゑん", "A-Za-z0-9_"


class Correction(NamedTuple):
    """`wrong` is to become `right`; `why` is a sentence or empty. `forbidden` tells an error from a warning."""

    wrong: str
    right: str
    forbidden: bool
    why: str


def corrections_of(glossary: Glossary) -> Iterator[Correction]:
    """Every deprecated or forbidden spelling or translation of an entry with another to write, in the order of the
    entries.

    One that another entry may be written as, or translated by, is none: nobody could tell which is meant.
    """
    allowed = {text for entry in glossary.entries for text in _allowed(entry)}
    found: set[tuple[str, str]] = set()
    for entry in glossary.entries:
        why = entry.notes.strip().split("\n")[0]
        for wrong, right, usage in (*_spellings(entry), *_translations(entry)):
            if wrong != right and wrong not in allowed and (wrong, right) not in found:
                found.add((wrong, right))
                yield Correction(wrong, right, usage == "forbidden", why)


def _allowed(entry: Entry) -> Iterator[str]:
    """All that may be written for the entry, in any language."""
    yield from (entry.text, *entry.variants) if entry.usage not in AVOIDED else entry.variants
    yield from (each.text for each in entry.equivalents if each.status == "accepted" and each.usage not in AVOIDED)


def _spellings(entry: Entry) -> Iterator[tuple[str, str, str]]:
    entry = under_allowed(entry)
    if entry.usage not in AVOIDED:
        yield from ((each.text, entry.text, each.usage) for each in entry.spellings if each.usage in AVOIDED)


def _translations(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """List what is to be avoided where another translation is known, with that: the preferred one, if there is one."""
    accepted = [each for each in entry.equivalents if each.status == "accepted"]
    right: dict[str, str] = {}
    for each in sorted(accepted, key=lambda each: each.usage != "preferred"):
        if each.usage not in AVOIDED:
            right.setdefault(each.language, each.text)
    for each in accepted:
        if each.usage in AVOIDED and each.language in right:
            yield each.text, right[each.language], each.usage


def avoided_of(glossary: Glossary) -> list[str]:
    """Every spelling that people deprecated or forbade, with or without another to write."""
    found = [each for entry in glossary.entries for each in entry.avoided]
    found += [entry.text for entry in glossary.entries if entry.usage in AVOIDED]
    equivalents = (each for entry in glossary.entries for each in entry.equivalents if each.status == "accepted")
    found += [each.text for each in equivalents if each.usage in AVOIDED]
    return list(dict.fromkeys(found))


def pattern_of(correction: Correction) -> str:
    """A regular expression (of JavaScript) that finds `wrong` as a word of its own.

    It never matches inside of `right`, and where `wrong` begins or ends with letters or katakana, or begins with
    hiragana, it does not go on with more of them: ユーザ does not stand in ユーザビリティ, なげる not in つなげる.
    After hiragana there may be more: particles.
    """
    wrong, right = correction.wrong, correction.right
    at = right.find(wrong)
    inside = (right[:at], right[at + len(wrong) :]) if at >= 0 else ("", "")
    before = f"(?<!{_same(wrong[0])})" if _same(wrong[0]) else ""
    last = _same(wrong[-1])
    after = f"(?!{last})" if last and _HIRAGANA not in last else ""
    if inside[0] and not inside[1]:
        before += f"(?<!{_quoted(inside[0])})"
    if inside[1]:
        after += f"(?!{_quoted(inside[1])})"
    return before + _quoted(wrong) + after


def yaml_text(text: str) -> str:
    """`text` as a JSON string, which YAML reads as it is."""
    return json.dumps(text, ensure_ascii=False)


def _same(char: str) -> str:
    """The set of characters that a word goes on with beside `char`, or nothing where that does not tell."""
    return next((f"[{each}]" for each in (_KATAKANA, _HIRAGANA, _WORD) if re.match(f"[{each}]", char)), "")


def _quoted(text: str) -> str:
    return re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", text)
