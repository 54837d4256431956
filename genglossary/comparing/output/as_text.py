"""Text: a line for each difference, and, where a definition changed, a line for what it was and one for what it is."""

from collections.abc import Iterator, Mapping, Sequence

from genglossary.comparing.output.wording import in_words
from genglossary.comparing.types import Difference, Kind
from genglossary.formats.plainly import one_line
from genglossary.pipeline.text.controls import shown_on_one_line
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, gettext_noop

_LINES: Mapping[Kind, str] = {
    "new": gettext_noop("new: %(what)s"),
    "gone": gettext_noop("gone: %(what)s"),
    "renamed": gettext_noop("renamed: %(what)s"),
    "merged": gettext_noop("merged: %(what)s"),
    "split": gettext_noop("split: %(what)s"),
    "redefined": gettext_noop("redefined: %(what)s"),
    "reworded": gettext_noop("reworded: %(what)s"),
    "spellings": gettext_noop("spellings: %(what)s"),
    "usage": gettext_noop("usage: %(what)s"),
    "category": gettext_noop("category: %(what)s"),
    "equivalents": gettext_noop("equivalents: %(what)s"),
    "details": gettext_noop("details: %(what)s"),
}


def write(differences: Sequence[Difference], words: MessageCatalog = IN_ENGLISH) -> str:
    """Write the lines in the language of `words`."""
    return "".join(f"{shown_on_one_line(line)}\n" for each in differences for line in _lines(each, words))


def _lines(each: Difference, words: MessageCatalog) -> Iterator[str]:
    what, *below = _told(in_words(each, words), words)
    yield words.gettext(_LINES[each.kind]) % {"what": what}
    yield from below


def _told(each: Difference, words: MessageCatalog) -> Iterator[str]:
    _ = words.gettext
    before, after = one_line(each.before), one_line(each.after)
    if each.kind in ("new", "gone"):
        said = after or before
        yield each.term + (f": {said}" if said else "")
    elif each.kind in ("redefined", "reworded"):
        yield each.term
        yield f"  - {before or _('(no definition)')}"
        yield f"  + {after or _('(no definition)')}"
    elif each.kind in ("renamed", "merged", "split"):
        yield f"{before} → {after}"
    else:
        field = f" {each.field}" if each.field else ""
        yield f"{each.term}{field}: {before or _('(none)')} → {after or _('(none)')}"
