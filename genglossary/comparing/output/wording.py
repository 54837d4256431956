"""Names of kinds of differences, fields and values, in the language of whoever reads."""

from collections.abc import Mapping
from dataclasses import replace

from genglossary.comparing.types import Difference, Kind
from genglossary.pipeline.text.stated import MessageCatalog, gettext_noop

HEADINGS: Mapping[Kind, str] = {
    "new": gettext_noop("New"),
    "gone": gettext_noop("Gone"),
    "renamed": gettext_noop("Renamed"),
    "merged": gettext_noop("Spelling of another entry now"),
    "split": gettext_noop("An entry of its own now"),
    "redefined": gettext_noop("Redefined"),
    "reworded": gettext_noop("Reworded"),
    "spellings": gettext_noop("Spellings"),
    "usage": gettext_noop("Usage"),
    "category": gettext_noop("Category"),
    "equivalents": gettext_noop("Translations"),
    "details": gettext_noop("Other details"),
}
# By the fields of an entry.
_FIELDS: Mapping[str, str] = {
    "language": gettext_noop("language"),
    "reading": gettext_noop("reading"),
    "part_of_speech": gettext_noop("part of speech"),
    "source": gettext_noop("source"),
    "notes": gettext_noop("notes"),
    "as_written": gettext_noop("case counts"),
    "exact": gettext_noop("exact form"),
    "do_not_translate": gettext_noop("not translated"),
    "see_also": gettext_noop("see also"),
}
# Of usages, categories and switches; what else stands there are words of the glossary.
_VALUES: Mapping[str, str] = {
    "preferred": gettext_noop("preferred"),
    "admitted": gettext_noop("admitted"),
    "deprecated": gettext_noop("deprecated"),
    "forbidden": gettext_noop("forbidden"),
    "person": gettext_noop("person"),
    "place": gettext_noop("place"),
    "organisation": gettext_noop("organisation"),
    "title": gettext_noop("title"),
    "technical_term": gettext_noop("technical term"),
    "common_noun": gettext_noop("common noun"),
    "yes": gettext_noop("yes"),
    "no": gettext_noop("no"),
}
_SWITCHES = ("as_written", "exact", "do_not_translate")


def in_words(each: Difference, words: MessageCatalog) -> Difference:
    """Put the codes of a difference into words: its field, and what this field was and is, where these are codes."""
    field = words.gettext(_FIELDS[each.field]) if each.kind == "details" and each.field in _FIELDS else each.field
    if each.kind not in ("usage", "category") and each.field not in _SWITCHES:
        return replace(each, field=field)
    return replace(each, field=field, before=_value(each.before, words), after=_value(each.after, words))


def _value(code: str, words: MessageCatalog) -> str:
    return words.gettext(_VALUES[code]) if code in _VALUES else code
