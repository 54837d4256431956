"""The words of formats and tables in the language of a page: the rooms that have them know one language."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext, gettext_noop, ngettext, ngettext_lazy, pgettext

from genglossary.formats.left_out import Loss
from genglossary.formats.registry import Aspect
from genglossary.reports.wording import closed_up

SAID = (
    # purposes and names of formats (formats.registry)
    gettext_noop("To read"),
    gettext_noop("Spreadsheets and programs"),
    gettext_noop("Terminology"),
    gettext_noop("Translation tools"),
    gettext_noop("Documentation"),
    gettext_noop("Writing"),
    gettext_noop("Learning"),
    gettext_noop("Web page"),
    gettext_noop("Word document"),
    gettext_noop("Tab-separated"),
    gettext_noop("Excel workbook"),
    gettext_noop("Version 2, for OmegaT, Weblate and other older tools"),
    gettext_noop("Sphinx glossary"),
    gettext_noop("MkDocs, Docusaurus, Hugo page"),
    gettext_noop("MkDocs abbreviations"),
    gettext_noop("AsciiDoc glossary"),
    gettext_noop("LaTeX glossaries"),
    gettext_noop("prh rules (textlint)"),
    gettext_noop("Vale vocabulary and rules"),
    gettext_noop("Japanese input dictionary"),
    gettext_noop("Anki cards"),
    # what a column can be (formats.columns), and what stands between cells (formats.sheets)
    gettext_noop("term"),
    gettext_noop("language of the term"),
    gettext_noop("reading"),
    gettext_noop("definition"),
    gettext_noop("source of the definition"),
    gettext_noop("other spellings"),
    gettext_noop("synonyms"),
    gettext_noop("abbreviations"),
    gettext_noop("long forms"),
    gettext_noop("deprecated spellings"),
    gettext_noop("forbidden, or forbidden spellings"),
    gettext_noop("usage"),
    gettext_noop("part of speech"),
    gettext_noop("category"),
    gettext_noop("status"),
    gettext_noop("required"),
    gettext_noop("case counts"),
    gettext_noop("may be translated"),
    gettext_noop("not translated"),
    gettext_noop("exact form"),
    gettext_noop("notes"),
    gettext_noop("id"),
    gettext_noop("term in another language"),
    gettext_noop("language of the other term"),
    gettext_noop("notes on the other term"),
    gettext_noop("unsure translation"),
    gettext_noop("comma"),
    gettext_noop("semicolon"),
    gettext_noop("tab"),
    gettext_noop("vertical bar"),
    # why rows cannot be imported
    gettext_noop("No column is known to have the terms. Choose one."),
    gettext_noop("The table is empty."),
    gettext_noop("It has no term."),
)
"""Everything of those rooms that pages say; `gettext` finds it."""

LOST: dict[Aspect, Any] = {
    "definitions": ngettext_lazy("%(n)d definition", "%(n)d definitions", "n"),
    "contexts": ngettext_lazy("%(n)d context", "%(n)d contexts", "n"),
    "readings": ngettext_lazy("%(n)d reading", "%(n)d readings", "n"),
    "variants": ngettext_lazy("%(n)d variant", "%(n)d variants", "n"),
    "avoided": ngettext_lazy("%(n)d deprecated or forbidden spelling", "%(n)d deprecated or forbidden spellings", "n"),
    "switches": ngettext_lazy("%(n)d switch", "%(n)d switches", "n"),
    "exact": ngettext_lazy("%(n)d switch for no inflection", "%(n)d switches for no inflection", "n"),
    "translations": ngettext_lazy("%(n)d translation", "%(n)d translations", "n"),
    "proposals": ngettext_lazy("%(n)d proposed translation", "%(n)d proposed translations", "n"),
    "sources": ngettext_lazy("%(n)d source", "%(n)d sources", "n"),
    "passages": ngettext_lazy("%(n)d passage", "%(n)d passages", "n"),
    "notes": ngettext_lazy("%(n)d note", "%(n)d notes", "n"),
    "categories": ngettext_lazy("%(n)d category", "%(n)d categories", "n"),
    "links": ngettext_lazy("%(n)d link to another entry", "%(n)d links to other entries", "n"),
    "rejections": ngettext_lazy("%(n)d rejected translation", "%(n)d rejected translations", "n"),
    "definitions_there": ngettext_lazy("%(n)d definition of a translation", "%(n)d definitions of translations", "n"),
    "readings_there": ngettext_lazy("%(n)d reading of a translation", "%(n)d readings of translations", "n"),
    "notes_there": ngettext_lazy("%(n)d note on a translation", "%(n)d notes on translations", "n"),
    "parts_of_speech": ngettext_lazy("%(n)d part of speech", "%(n)d parts of speech", "n"),
}
_SHOWN = 5


def lost_in_words(loss: Loss) -> str:
    """The sentences of `formats.left_out` in the language of the reader."""
    return closed_up(" ".join(_sentences(loss)))


def _sentences(loss: Loss) -> Iterator[str]:
    if loss.counts:
        things = _listed([str(LOST[aspect] % {"n": count}) for aspect, count in loss.counts.items()])
        yield gettext("Left out: %(things)s.") % {"things": things}
    if terms := loss.skipped:
        said = ngettext(
            "%(n)d entry has no place in it: %(terms)s", "%(n)d entries have no place in it: %(terms)s", len(terms)
        )
        yield said % {"n": len(terms), "terms": _first(terms)}
    if terms := loss.shortened:
        said = ngettext("%(n)d entry is cut: %(terms)s", "%(n)d entries are cut: %(terms)s", len(terms))
        yield said % {"n": len(terms), "terms": _first(terms)}


def _first(terms: Sequence[str]) -> str:
    if len(terms) > _SHOWN:
        return _listed([*terms[:_SHOWN], "…"])
    return _listed(terms) + pgettext("end of a sentence", ". ").rstrip()


def _listed(words: Iterable[str]) -> str:
    return pgettext("between words of a list", ", ").join(words)
