"""Passages that prove a pair and speak against it: something beside the term is meant, or a name for machines."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from genglossary.pipeline.bilingual.composition import sounds_alike, words_of
from genglossary.pipeline.bilingual.forms import key_of
from genglossary.pipeline.bilingual.proofs import original_of
from genglossary.pipeline.bilingual.types import TermPair

BORROWED = re.compile("[ァ-ヺー・]+")
KANJI = re.compile("[一-鿿々]")
_CODED = re.compile(r"[A-Z\d_.-]")
_AND = r"(?:\s*[/&]\s*|\s+(?:and|or)\s+)"  # input/output, date and time


def is_name(pair: TermPair) -> bool:
    """Whether a term was kept as a name for machines: one of several words in one where the original has it in one too
    ("test-network": a package, a type, a folder), or a word that is written in capitals there (the variable PATH)."""
    if "same" not in pair.evidence:
        return False
    if " " in pair.source and " " not in pair.target:
        return _in_most(re.compile(re.escape(pair.target)), _proses(pair, "source"))
    capitals = re.compile(rf"(?<![A-Z]){re.escape(pair.target.upper())}(?![A-Z])")
    return pair.source.islower() and _in_most(capitals, _proses(pair, "target"))


def is_common_word(pair: TermPair) -> bool:
    """Whether a term that was kept is one word in small letters: where it is mostly translated that is the name of a
    command, an argument or a value there (`filename`, `merge`)."""
    return pair.target.islower() and len(words_of(pair.target)) == 1


def is_of_original(pair: TermPair) -> bool:
    """Whether a translation is something else that was kept from the original ("help phases" of "phase", from "see
    `help phases`"; keys to press beside the name of what they do)."""
    if not pair.target.isascii() or key_of(pair.source) == key_of(pair.target):
        return False
    return _in_most(re.compile(re.escape(pair.target), re.IGNORECASE), _proses(pair, "source"))


def stands_alone(pair: TermPair) -> bool:
    """Whether a term that was kept as it is stands there by itself, not as a piece of a name for machines or of a
    longer name ("Kiln Handbook" in "Kiln Handbook Team")."""
    text = re.escape(pair.target)
    alone = re.compile(rf"(?<![\w./-])(?<![a-z] ){text}(?![\w/-]|\.\w|['’]s| [a-z])", re.ASCII | re.IGNORECASE)
    proses = _proses(pair, "target")
    return not proses or _in_most(alone, proses)


def is_of_one_form(kept: TermPair, translated: TermPair) -> bool:
    """Whether the original has a word that was kept written alike where it was translated: "fire-door" is a name for
    machines, "fire door" a thing."""
    form = re.compile(re.escape(kept.target))
    proses = _proses(translated, "source")
    is_coded = _CODED.search(kept.target) and _in_most(form, _proses(kept, "source"))
    return not (is_coded and proses) or _in_most(form, proses)


def says_two(pair: TermPair, best: TermPair) -> bool:
    """Whether a translation that has a kanji of the best one stands mostly where the term, a word, is joined to another
    word: it may well say both (入出力 of "input and output", where "input" is 入力)."""
    if pair is best or len(words_of(pair.source)) > 1 or set(KANJI.findall(pair.target)).isdisjoint(best.target):
        return False
    term = _mention(pair.source)
    return _in_most(re.compile(rf"{term}{_AND}\w|\w{_AND}{term}", re.IGNORECASE), _proses(pair, "source"))


def is_gloss(pair: TermPair, best: TermPair) -> bool:
    """Whether two translations of a term mostly stand together, one in brackets after the other: 窯（キルン）."""
    one, other = re.escape(pair.target), re.escape(best.target)
    both = re.compile(rf"{one}\s*[(（]\s*{other}\s*[)）]|{other}\s*[(（]\s*{one}\s*[)）]")
    return pair is not best and _in_most(both, _proses(pair, "target"))


def says_neighbour(pair: TermPair) -> bool:
    """Whether one and the same word stands right before the term wherever it is translated so, and the translation has
    its sound in it (ビット列 of "string", from "bit string")."""
    before = re.compile(rf"([^\W\d_]+)[ -]{_mention(pair.source)}", re.IGNORECASE)
    found = [before.search(prose) for prose in _proses(pair, "source")]
    words = {match[1].lower() if match else "" for match in found}
    return len(words) == 1 and any(sounds_alike(*words, run) for run in BORROWED.findall(pair.target))


def is_of_longer(pair: TermPair, longer: TermPair) -> bool:
    """Whether the translation is the best one of a longer term, and has the sound of another word of that in it
    (ファイル名 of "name", which "file name" has)."""
    words = list(map(key_of, words_of(longer.source)))
    if pair.target != longer.target or len(words) < 2 or key_of(pair.source) not in words:
        return False
    others = [word for word in words if word != key_of(pair.source)]
    return any(sounds_alike(word, run) for word in others for run in BORROWED.findall(pair.target))


def is_inside(pair: TermPair, longer: TermPair) -> bool:
    """Whether the translation stands mostly as a piece of that of `longer`, which is a pair of the same term (プレーン
    in プレーンテキスト, of "plaintext")."""
    if pair.source != longer.source or pair.target == longer.target or pair.target not in longer.target:
        return False
    proses = _proses(pair, "target")
    return 2 * sum(pair.target not in prose.replace(longer.target, "") for prose in proses) > len(proses)


def is_repeated(pair: TermPair) -> bool:
    """Whether all that proves `pair` is one sentence again and again: somebody decided once."""
    return len(pair.proofs) > 1 and len({original_of(proof.passage) for proof in pair.proofs}) == 1


def is_half(pair: TermPair) -> bool:
    """Whether a term mostly stands as a piece of a word with a hyphen alone (反時計回り of "counter", which is one half
    of "counter-clockwise")."""
    term = re.escape(pair.source)
    half, whole = (
        re.compile(each, re.IGNORECASE) for each in (rf"\b{term}-\w|\w-{term}s?\b", _mention(pair.source, "-"))
    )
    return _most(half.search(prose) and not whole.search(prose) for prose in _proses(pair, "source"))


def is_remark(pair: TermPair) -> bool:
    """Whether a translation mostly stands in brackets where the original has brackets after the term as well: they say
    something about it, no other name (標準版 of "Kiln (standard edition)")."""
    after = re.compile(rf"{_mention(pair.source)}\s*[(（]", re.IGNORECASE)
    inside = re.compile(rf"[(（]\s*{re.escape(pair.target)}\s*[)）]", re.IGNORECASE)
    return _in_most(inside, _proses(pair, "target")) and _in_most(after, _proses(pair, "source"))


def mentions_mostly(pair: TermPair, other: str) -> bool:
    """Whether the original of most passages that prove `pair` has the term `other` as well."""
    return _in_most(re.compile(_mention(other), re.IGNORECASE), _proses(pair, "source"))


def _mention(term: str, beside: str = "") -> str:
    """A pattern of the term by itself, without a letter or a sign of `beside` before or after it."""
    return rf"(?<![\w{beside}]){re.escape(term)}s?(?![\w{beside}])"


def _proses(pair: TermPair, side: Literal["source", "target"]) -> list[str]:
    passages = [proof.passage for proof in pair.proofs]
    return ["\n".join(sentence.prose for sentence in getattr(passage, side)) for passage in passages]


def _in_most(pattern: re.Pattern[str], proses: Sequence[str]) -> bool:
    return _most(pattern.search(prose) for prose in proses)


def _most(found: Iterable[object]) -> bool:
    told = [bool(each) for each in found]
    return 2 * sum(told) > len(told)
