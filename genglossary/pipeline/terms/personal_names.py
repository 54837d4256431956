"""Persons who are called by several names: "Brandoch Daha", "Daha" and "Lord Brandoch Daha" are one entry.

A name of several words and a part of it mean the same person where the words beside one of them say that it is a
person, and no other name has that part: of "Anna Berg" and "Karl Berg" neither is "Berg". Nor is one who is called so
where several are ("the Bergs"). A title before a name, or after a Japanese one, says that it is a person and does not
make another one of it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.capitals import suits
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import TermCandidate, Variant

_NAMED = 0.75  # share of occurrences that are written like a name
_MOST_WORDS = 4
_USED = 0.05  # of the mentions of a person have the whole name, or it is no name that the entry could have
_PARTS = re.compile(r"[ ・=＝]")
_CAPITAL = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*[ ]?(?:(?:de|du|la|von|van|der|di|da) ){0,2})+")

IsPerson = Callable[[TermCandidate], bool]
"""Whether the words beside a candidate say that it is a person."""


def join_names(
    candidates: Sequence[TermCandidate],
    is_person: IsPerson,
    describe: Callable[[TermCandidate], TermCandidate],
    count: Callable[[TermCandidate], TermCandidate],
) -> list[TermCandidate]:
    """`candidates`, those that are names of one person as one of them, which stands where the best of them stood.

    `count` sets how often the joined one occurs.
    """
    by_key: dict[str, TermCandidate] = {}
    names = [(fold_key(each.text), each) for each in candidates if _may_be_name(each)]
    for key, each in names:
        by_key.setdefault(key, each)
    owners = _owners(by_key, is_person)
    groups: defaultdict[str, list[TermCandidate]] = defaultdict(list)
    for key, each in names:
        if suits(by_key[key].text, each.text):  # KRAMES in a heading is Krames
            groups[owners.get(key, key)].append(each)
    joined = {
        id(group[0]): count(_one(describe(_usual(by_key[key], group)), group))
        for key, group in groups.items()
        if len(group) > 1
    }
    gone = {id(each) for group in groups.values() for each in group[1:]}
    return [joined.get(id(each), each) for each in candidates if id(each) not in gone]


def _may_be_name(candidate: TermCandidate) -> bool:
    if not LANGUAGES.get(candidate.language, OTHER).capitals_name:
        return len(candidate.text) > 1
    is_written_so = candidate.parts.get("name", 0.0) >= _NAMED or has_title(candidate) or _has_rank(candidate)
    return is_written_so and candidate.reason != "nested" and _CAPITAL.fullmatch(candidate.text) is not None


def _owners(by_key: Mapping[str, TermCandidate], is_person: IsPerson) -> dict[str, str]:
    """The key of a name → that of the one it is joined to, which is joined to no other."""
    full = _untitled(by_key, is_person)
    owners = {key: name for key, name in full.items() if name != key}
    for part, wholes in _parts(by_key, full).items():
        if len(wholes) == 1 and not _is_family(by_key[part]):
            (whole,) = wholes
            told = _is_titled(by_key[whole].text) and not combined().is_word(part)
            if part != whole and (told or is_person(by_key[part]) or is_person(by_key[whole])):
                owners[part] = whole
    owners |= _shortened(by_key, full, is_person)
    return {key: owners.get(owner, owner) for key, owner in owners.items()}


def _shortened(by_key: Mapping[str, TermCandidate], full: Mapping[str, str], is_person: IsPerson) -> dict[str, str]:
    """The key of a name of the first and last word of one other → that one: Reeve Crane, Reeve Aldous Crane."""
    wholes: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in full.items():
        words = by_key[key].text.split(" ")
        short = fold_key(f"{words[0]} {words[-1]}")
        if name == key and len(words) == _MOST_WORDS - 1 and short in by_key:
            wholes[short].add(key)
    return {
        short: next(iter(keys))
        for short, keys in wholes.items()
        if len(keys) == 1 and full[short] == short and is_person(by_key[short])
    }


def _is_family(candidate: TermCandidate) -> bool:
    """Whether there are several of a name: the Krails are not one of them."""
    return any(each.kind == "plural" and each.frequency > 1 for each in candidate.variants)


def _is_titled(name: str) -> bool:
    """Whether a title stands beside a name of several words: Lady Ismene Varr."""
    bare = without_title(name)
    return bare != name and _PARTS.search(bare) is not None


def _untitled(by_key: Mapping[str, TermCandidate], is_person: IsPerson) -> dict[str, str]:
    """The key of each name → that of the same name without its title, where that is a candidate too."""
    found: dict[str, str] = {}
    for key, candidate in by_key.items():
        bare = fold_key(combined().names.rank.sub("", without_title(candidate.text)))
        is_other = bare != key and bare in by_key
        found[key] = bare if is_other and (has_title(candidate) or is_person(by_key[bare])) else key
    return found


def has_title(candidate: TermCandidate) -> bool:
    """Whether a candidate begins with the title of a person. At the end of a Japanese one it may be a rank alone."""
    first, space, _ = candidate.text.partition(" ")
    return bool(space) and combined().names.person_before.search(first + space) is not None


def _has_rank(candidate: TermCandidate) -> bool:
    """Whether a candidate begins with what may be a title, of a person if the rest of it is one."""
    return combined().names.rank.search(candidate.text) is not None


def without_title(name: str) -> str:
    """`name` without titles before it ("Lord", "Captain"), or after a Japanese one; itself where nothing is left."""
    names = combined().names
    first, space, rest = name.partition(" ")
    if space and names.person_before.search(first + space):
        return without_title(rest)
    title = names.honorific.search(name)
    return name[: title.start()] if title and title.start() > 1 else name


def _parts(by_key: Mapping[str, TermCandidate], full: Mapping[str, str]) -> dict[str, set[str]]:
    """The keys of names of one word → those of the names of several words in which they are."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in full.items():
        if name != key:
            continue
        words = _PARTS.split(fold_key(without_title(by_key[key].text)))
        if 1 < len(words) <= _MOST_WORDS or without_title(by_key[key].text) != by_key[key].text:
            for word in words:
                if word in by_key:
                    found[word].add(key)
    return found


def _usual(whole: TermCandidate, group: Sequence[TermCandidate]) -> TermCandidate:
    """The whole name of a person, or where that is seldom used, as for "lank Bildad", the one that is used most."""
    usual = max(group, key=lambda each: (each.frequency, -len(each.text), each.text))
    return whole if whole.frequency >= _USED * usual.frequency else usual


def _one(shown: TermCandidate, group: Sequence[TermCandidate]) -> TermCandidate:
    """The best of `group` under the name of `shown`, with all other names as its variants."""
    best = group[0]
    is_other = any(fold_key(each.text) != fold_key(best.text) for each in group)
    seen = {fold_key(shown.text)}
    variants: list[Variant] = []
    for each in (shown, *group):
        own = Variant(text=each.text, kind="spelling", frequency=each.frequency, documents=each.documents)
        for variant in (own, *each.variants):
            if fold_key(variant.text) not in seen:
                seen.add(fold_key(variant.text))
                variants.append(variant)
    return replace(
        shown, variants=tuple(variants), score=best.score, parts=best.parts, reason="", part_of_speech="proper noun",
        category="person" if is_other else shown.category,
    )  # fmt: skip
