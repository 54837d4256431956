"""Spellings of terms: avoided spellings (GG101), others than the preferred one (GG102), capitals (GG104)."""

import re
from collections.abc import Iterator, Sequence

from genglossary.checking.grammar import may_be_verb
from genglossary.checking.hits import Hit
from genglossary.checking.inflection import is_phrasal, with_capitals
from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import finding
from genglossary.checking.rules import is_on
from genglossary.checking.types import Finding, Level, Options
from genglossary.formats import Entry
from genglossary.pipeline.text.stated import Stated, followed, gettext_noop, stated

_ARTICLE = re.compile(r"(?:^|[^\w])an? $", re.I)
_INITIALS = re.compile("[A-Z]{2}[a-z]")
_VOWEL = re.compile(r"[aeiou]", re.I)

# By usage: alone, and with what to write instead.
_AVOIDED = {
    "forbidden": (
        gettext_noop("“%(written)s” is forbidden."),
        gettext_noop("“%(written)s” is forbidden: write “%(right)s”."),
    ),
    "deprecated": (
        gettext_noop("“%(written)s” is deprecated."),
        gettext_noop("“%(written)s” is deprecated: write “%(right)s”."),
    ),
}
_NOT_PREFERRED = (
    gettext_noop("“%(written)s” is not the preferred spelling."),
    gettext_noop("“%(written)s” is not the preferred spelling: write “%(right)s”."),
)
_NO_EQUIVALENT = (
    gettext_noop("“%(written)s” is not the accepted translation of “%(term)s”."),
    gettext_noop("“%(written)s” is not the accepted translation of “%(term)s”: write “%(right)s”."),
)


def spelling_findings(
    document: Manuscript, hits: Sequence[Hit], entries: Sequence[Entry], options: Options
) -> Iterator[Finding]:
    """Findings of single mentions, in order."""
    for hit in hits:
        if hit.form.rule and is_on(hit.form.rule, options):
            yield _avoided(document, hit, entries[hit.form.entry], options)
        elif hit.form.named and is_on("GG104", options) and _has_other_capitals(hit):
            yield _named(document, hit, entries[hit.form.entry], options)


def _avoided(document: Manuscript, hit: Hit, entry: Entry, options: Options) -> Finding:
    form = hit.form
    right = form.right and with_capitals(form.right, hit.written, form.text)
    level: Level | None = "warning" if form.usage == "deprecated" else None
    return finding(
        document, form.rule, (hit.start, hit.end), _said(hit, entry, right), options, entry=entry,
        stretch=hit.stretch, fix=None if form.rule == "GG103" else _fix(document, hit, right), level=level,
    )  # fmt: skip


def _said(hit: Hit, entry: Entry, right: str | None) -> Stated:
    """Say what is wrong and what to write; the first line of the notes tells why."""
    form, written = hit.form, hit.written
    if form.is_stem:
        written, right = form.spelling, entry.text if right is None else right + form.spelling[-1]
    if form.rule == "GG103":
        return stated(
            "“%(written)s” is not in the glossary, which has “%(right)s”: is that meant?", written=written, right=right
        )
    gaps = {"term": entry.text, "written": written, "right": right}
    if form.rule == "GG301":
        return stated(_NO_EQUIVALENT[bool(right)], **gaps)
    message = stated(_AVOIDED.get(form.usage, _NOT_PREFERRED)[bool(right)], **gaps)
    note = entry.notes.strip().split("\n")[0].strip() if form.rule == "GG101" else ""
    return followed(message, note)


def _fix(document: Manuscript, hit: Hit, right: str | None) -> str | None:
    """Give what replaces the mention; None where a person must look: markup inside of it, an article before it, a noun
    where a verb may be meant."""
    if right is None or _may_be_other(hit, right) or document.is_kept(hit.start, hit.end):
        return None
    raw = document.text[hit.start : hit.end]
    if "".join(raw.split()) != "".join(hit.written.split()):
        return None
    if _ARTICLE.search(hit.stretch.prose.text[max(0, hit.first - 4) : hit.first]) and _sounds_other(hit.written, right):
        return None
    return right


def _may_be_other(hit: Hit, right: str) -> bool:
    """Whether one of the two may be a verb with a particle and the other its noun. A hyphen alone tells nouns (plug-in,
    plugin), unless a verb may follow."""
    if not (is_phrasal(right) or is_phrasal(hit.written)):
        return False
    is_noun = "-" in hit.written + right and " " not in hit.written + right
    return not is_noun or may_be_verb(hit.stretch.prose.text, hit.first)


def _sounds_other(written: str, right: str) -> bool:
    return bool(_VOWEL.match(written)) != bool(_VOWEL.match(right))


def _has_other_capitals(hit: Hit) -> bool:
    """Whether a name is written with other capitals than its own, and not all of its block is in capitals."""
    written, text = " ".join(hit.written.split()), hit.form.text
    if written == text or written.casefold() != text.casefold():
        return False
    if _INITIALS.match(written) and not _INITIALS.match(text):
        return False  # APache eXtension, which tells where the letters of a name are from
    prose = hit.stretch.prose.text
    if written == written.upper() and (prose == prose.upper() or len(prose) == len(written)):
        return False
    return not (text[:1].islower() and written == text[0].upper() + text[1:])


def _named(document: Manuscript, hit: Hit, entry: Entry, options: Options) -> Finding:
    message = stated(
        "“%(written)s” has other capitals than the name: write “%(right)s”.", written=hit.written, right=hit.form.text
    )
    return finding(
        document, "GG104", (hit.start, hit.end), message, options,
        entry=entry, stretch=hit.stretch, fix=_fix(document, hit, hit.form.text),
    )  # fmt: skip
