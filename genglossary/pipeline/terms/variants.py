"""Spellings of one term brought together: plural, case, hyphen, space, long vowel mark, okurigana, abbreviation."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from genglossary.pipeline.languages import ASSUMED, LANGUAGES, OTHER
from genglossary.pipeline.languages.capitals import designation_key
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.terms.ranking import RankedCandidate, Ranking
from genglossary.pipeline.text.folding import fold_key, without_accents
from genglossary.pipeline.types import VariantKind

_OTHER_WORD = re.compile(r"(?<=\w)(?:[à-öø-ÿ](?=s?\b)|[âêô])")  # accents that make one: passage, passagé; votre, vôtre
_WRITTEN_SO = 4  # one in so many
_SLIP = 50  # a name that is a plural is rarely written without its end, and then by mistake: the United State
_SPACES = re.compile(r"[\s・ー\-]+")


@dataclass(kw_only=True, slots=True)
class Concept:
    """One term with all its spellings: `text` is the one shown, `variants` are the others and of which kind each is.

    `score` and `evidence` are those by which terms are put in order (see `learnt`).
    """

    text: str
    best: RankedCandidate
    variants: dict[str, VariantKind] = field(default_factory=dict[str, VariantKind])
    score: float = 0.0
    evidence: Mapping[str, float] = field(default_factory=dict[str, float])


def concepts_of(combined: Ranking, limit: int) -> list[Concept]:
    """The best `limit` terms and all that documents name, spellings brought together, in order of score."""
    by_key: dict[str, Concept | None] = {}  # None: beyond the limit
    introduced = combined.introduced
    long_forms = _long_forms(combined.abbreviations, introduced)
    shorts = {short for short, _ in combined.abbreviations}
    concepts: list[Concept] = []
    for candidate in combined.candidates:
        spellings = _ordered(candidate)
        key = _key_of_candidate(candidate, spellings[0], introduced)
        owner, kind = _owner_of(candidate, key, by_key, long_forms, shorts)
        if owner in by_key:
            concept = by_key[key] = by_key[owner]
            if concept is not None:
                _join(concept, _concept(candidate, spellings), kind)
        elif len(concepts) < limit or candidate.is_named:
            concepts.append(_concept(candidate, spellings))
            by_key[key] = concepts[-1]
        else:
            by_key[key] = None
    _add_other_forms(combined.abbreviations, by_key, introduced)
    return sorted(concepts, key=lambda concept: (-concept.best.score, concept.best.key, concept.best.language))


def _owner_of(
    candidate: RankedCandidate,
    key: str,
    by_key: Mapping[str, Concept | None],
    long_forms: Mapping[str, tuple[str, VariantKind]],
    shorts: Container[str],
) -> tuple[str, VariantKind]:
    """The key by which the concept of a candidate may be known already, and what the candidate is to that concept.

    It is its own, or that of its long form or abbreviation where the short one of both is written like one.
    """
    own: tuple[str, VariantKind] = (key, "spelling")
    if key in by_key or key not in long_forms:
        return own
    owner, kind = long_forms[key]
    known = by_key.get(owner)
    short = candidate if kind == "abbreviation" else known and known.best
    return own if short and not _is_written_so(short, shorts) else (owner, kind)


def _add_other_forms(
    pairs: Counter[tuple[str, str]], by_key: Mapping[str, Concept | None], introduced: Container[str]
) -> None:
    """The usual long form of an abbreviation also where grammar would not make a candidate of it ("Aid to …"), and
    the abbreviation where it looks like a word that is none (WHO)."""
    usual: dict[str, tuple[int, str, str]] = {}
    shorts = {short for short, _ in pairs}
    for (short, long), count in sorted(pairs.items()):
        key = _key(short, introduced)
        if count > usual.get(key, (0, "", ""))[0]:
            usual[key] = (count, short, long)
    for key, (_, short, long) in usual.items():
        long_key = _key(long, introduced)
        known = by_key.get(key)
        if known is not None and long_key not in by_key and _is_written_so(known.best, shorts):
            known.variants.setdefault(long, "long_form")
        elif (known := by_key.get(long_key)) is not None and key in introduced and key not in by_key:
            known.variants.setdefault(short, "abbreviation")


def _long_forms(pairs: Counter[tuple[str, str]], introduced: Container[str]) -> dict[str, tuple[str, VariantKind]]:
    """Key of a spelling → key of the spelling that it belongs to, and of which kind it is to that one."""
    best: dict[str, tuple[int, str]] = {}
    for (short, long), count in sorted(pairs.items()):
        key = _key(short, introduced)
        if count > best.get(key, (0, ""))[0]:
            best[key] = (count, _key(long, introduced))
    links: dict[str, tuple[str, VariantKind]] = {}
    for short, (_, long) in best.items():
        links[short] = (long, "abbreviation")
        links.setdefault(long, (short, "long_form"))
    return links


def _is_written_so(candidate: RankedCandidate, shorts: Container[str]) -> bool:
    """Whether a candidate that folds like an abbreviation is often written like one: a Mac is no MAC."""
    counted = candidate.evidence.spellings
    written = sum(count for spelling, count in counted if spelling in shorts or spelling.removesuffix("s") in shorts)
    return written * _WRITTEN_SO >= candidate.evidence.total


def _key_of_candidate(candidate: RankedCandidate, spelling: str, introduced: Container[str]) -> str:
    """The key of a candidate; `spelling` is the one that is shown of it."""
    if candidate.key in introduced:
        return candidate.key
    language = LANGUAGES.get(candidate.language, OTHER)
    if language.joins_plurals:
        return _SPACES.sub("", fold_key(candidate.key))
    if language is OTHER:
        spelling = _OTHER_WORD.sub("\\g<0>\x01", spelling)
    return _key(language.standard_spelling(spelling) if language.standard_spelling else spelling)


def _key(text: str, introduced: Container[str] = frozenset()) -> str:
    """The key that all spellings of one term share, whatever their language: abbreviations are of none."""
    if text in introduced:
        return text
    return _SPACES.sub("", fold_key(ASSUMED.grammar.key_of(unicodedata.normalize("NFKC", text))))


def _ordered(candidate: RankedCandidate) -> list[str]:
    """The spellings of a candidate, the one to show first: the most frequent, in the singular if that is a quarter."""
    counted = candidate.evidence.spellings
    if len(counted) == 1:
        return [counted[0][0]]
    language = LANGUAGES.get(candidate.language, OTHER)
    # Of two that are as frequent, the one with an accent is written with more care.
    counted = sorted(counted, key=lambda item: (-item[1], language.joins_plurals and item[0].isascii(), item[0]))
    if language.joins_plurals:
        singulars = [each for each in counted if _is_singular(each[0], language)]
        if sum([count for _, count in singulars]) * 4 >= candidate.evidence.total:
            counted = singulars + [each for each in counted if each not in singulars]
    return [spelling for spelling, _ in counted]


def _concept(candidate: RankedCandidate, spellings: Sequence[str]) -> Concept:
    """A term of one candidate, whose `spellings` come with the one to show first."""
    concept = Concept(text=spellings[0], best=candidate)
    joins_plurals = LANGUAGES.get(candidate.language, OTHER).joins_plurals
    shown = fold_key(spellings[0])
    seen = {designation_key(spellings[0])}
    counts = dict(candidate.evidence.spellings)
    for spelling in spellings[1:]:
        folded = fold_key(spelling)
        if folded not in seen and not _is_slip(spelling, counts[spelling], spellings[0], candidate):
            seen.add(folded)
            is_other = _bare(folded) != _bare(shown)
            concept.variants[spelling] = "plural" if joins_plurals and is_other else "spelling"
    return concept


def _is_slip(spelling: str, count: int, shown: str, candidate: RankedCandidate) -> bool:
    """Whether `spelling` is the name `shown`, which is a plural, without its end, and hardly ever written so."""
    is_name = shown == spelling + "s" and all(word[0].isupper() for word in spelling.split())
    return is_name and count * _SLIP < candidate.evidence.total


def _bare(folded: str) -> str:
    """A folded spelling without what only makes another spelling of the same number: hyphens and accents."""
    return (folded if folded.isascii() else without_accents(folded)).replace("-", " ")


def _is_singular(spelling: str, language: Language) -> bool:
    last = spelling.rpartition(" ")[2]
    return language.singular(last).lower() == last.lower()


def _join(known: Concept, other: Concept, kind: VariantKind) -> None:
    """Take in the spellings of `other`. A long form that is used as often as its abbreviation is the one shown."""
    shown = {designation_key(text) for text in (known.text, *known.variants)}
    offered: list[tuple[str, VariantKind]] = [(other.text, kind), *other.variants.items()]
    if kind == "long_form" and other.best.evidence.total >= known.best.evidence.total:
        offered[0] = (known.text, "abbreviation")
        known.text = other.text
        shown = {designation_key(text) for text in (known.text, *known.variants)}
    elif kind == "spelling" and other.best.entries > known.best.entries:  # as the documents explain it
        offered[0] = (known.text, kind)
        known.text, known.best = other.text, known.best.with_entries(other.best.entries)
        shown = {designation_key(text) for text in (known.text, *known.variants)}
    for spelling, its_kind in offered:
        if designation_key(spelling) not in shown:
            shown.add(designation_key(spelling))
            known.variants[spelling] = its_kind
