"""Spellings of one term brought together: plural, case, hyphen, space, long vowel mark, okurigana, abbreviation."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from genglossary.pipeline.languages.english.chunking import singular
from genglossary.pipeline.languages.japanese.chunking import standard_spelling
from genglossary.pipeline.terms.ranking import RankedCandidate, Ranking
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import VariantKind

_SPACES = re.compile(r"[\s・ー\-]+")


@dataclass(kw_only=True, slots=True)
class Concept:
    """One term with all its spellings: `text` is the one shown, `variants` the others with what they are."""

    text: str
    best: RankedCandidate
    variants: dict[str, VariantKind] = field(default_factory=dict[str, VariantKind])


def concepts_of(combined: Ranking, limit: int) -> list[Concept]:
    """The best `limit` terms, spellings brought together, in order of score."""
    by_key: dict[str, Concept | None] = {}  # None: beyond the limit
    long_of = _long_forms(combined.abbreviations)
    concepts: list[Concept] = []
    for scored in combined.candidates:
        forms = _ordered(scored)
        key = _key(standard_spelling(forms[0]) if scored.language == "ja" else scored.key)
        other, kind = long_of.get(key, (key, "spelling"))
        if key in by_key:
            other, kind = key, "spelling"
        if other in by_key:
            known = by_key.setdefault(key, by_key[other])
            if known is not None:
                _join(known, _concept(scored, forms), kind)
        elif len(concepts) < limit:
            concepts.append(_concept(scored, forms))
            by_key[key] = concepts[-1]
        else:
            by_key[key] = None
    _add_long_forms(combined.abbreviations, by_key)
    return sorted(concepts, key=lambda concept: (-concept.best.score, concept.best.key, concept.best.language))


def _add_long_forms(pairs: Counter[tuple[str, str]], by_key: Mapping[str, Concept | None]) -> None:
    """The usual long form of an abbreviation also where grammar would not make a candidate of it ("Aid to …")."""
    usual: dict[str, tuple[int, str]] = {}
    for (short, long), count in sorted(pairs.items()):
        key = _key(short)
        if count > usual.get(key, (0, ""))[0]:
            usual[key] = (count, long)
    for key, (_, long) in usual.items():
        known = by_key.get(key)
        if known is not None and _key(long) not in by_key:
            known.variants.setdefault(long, "long_form")


def _long_forms(pairs: Counter[tuple[str, str]]) -> dict[str, tuple[str, VariantKind]]:
    """Key of a spelling → key of the spelling that it belongs to, and what it is to that one."""
    best: dict[str, tuple[int, str]] = {}
    for (short, long), count in sorted(pairs.items()):
        key = _key(short)
        if count > best.get(key, (0, ""))[0]:
            best[key] = (count, _key(long))
    links: dict[str, tuple[str, VariantKind]] = {}
    for short, (_, long) in best.items():
        links[short] = (long, "abbreviation")
        links.setdefault(long, (short, "long_form"))
    return links


def _key(text: str) -> str:
    first, _, last = fold_key(text).replace("-", " ").rpartition(" ")
    return _SPACES.sub("", first + singular(last))


def _ordered(scored: RankedCandidate) -> list[str]:
    """The spellings of a candidate, the one to show first."""
    forms = scored.row.forms
    if len(forms) == 1:
        return [forms[0][0]]
    forms = sorted(forms, key=lambda item: (-item[1], item[0]))
    if scored.language == "en":
        singulars = [form for form in forms if _is_singular(form[0])]
        if sum(count for _, count in singulars) * 4 >= sum(count for _, count in forms):
            forms = singulars + [form for form in forms if form not in singulars]
    return [form for form, _ in forms]


def _concept(scored: RankedCandidate, forms: Sequence[str]) -> Concept:
    concept = Concept(text=forms[0], best=scored)
    shown = fold_key(forms[0])
    seen = {shown}
    for form in forms[1:]:
        folded = fold_key(form)
        if folded not in seen:
            seen.add(folded)
            concept.variants[form] = _kind(shown, folded, scored.language)
    return concept


def _is_singular(form: str) -> bool:
    last = form.rpartition(" ")[2].lower()
    return singular(last) == last


def _kind(text: str, form: str, language: str) -> VariantKind:
    return "plural" if language == "en" and form.replace("-", " ") != text.replace("-", " ") else "spelling"


def _join(known: Concept, other: Concept, kind: VariantKind) -> None:
    """Take in the spellings of `other`. A long form that is used as often as its abbreviation is the one shown."""
    shown = {fold_key(text) for text in (known.text, *known.variants)}
    forms: list[tuple[str, VariantKind]] = [(other.text, kind), *other.variants.items()]
    if kind == "long_form" and other.best.row.total >= known.best.row.total:
        forms[0] = (known.text, "abbreviation")
        known.text = other.text
        shown = {fold_key(text) for text in (known.text, *known.variants)}
    elif kind == "spelling" and other.best.entries > known.best.entries:  # as the documents explain it
        forms[0] = (known.text, kind)
        known.text, known.best = other.text, known.best.with_entries(other.best.entries)
        shown = {fold_key(text) for text in (known.text, *known.variants)}
    for form, its_kind in forms:
        if fold_key(form) not in shown:
            shown.add(fold_key(form))
            known.variants[form] = its_kind
