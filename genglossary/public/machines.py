"""An entry, or several, as schema.org's DefinedTerm, and as what a page may show of it by oEmbed."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from genglossary.formats.plainly import one_line
from genglossary.models import PublicGlossary, Term
from genglossary.public.entries import PublicEntry

# Characters of a definition on a page that is not ours; the rest is behind the link.
LONGEST_SHOWN = 1000


def address_of_glossary(request: HttpRequest, shown: PublicGlossary) -> str:
    """The one address that the glossary has."""
    return request.build_absolute_uri(reverse("public:glossary", args=[shown.slug]))


def address_of_entry(request: HttpRequest, shown: PublicGlossary, term: Term) -> str:
    """The one address that an entry has, whatever led there."""
    return request.build_absolute_uri(reverse("public:entry", args=[shown.slug, term.slug]))


def defined_terms(request: HttpRequest, shown: PublicGlossary, entries: Iterable[PublicEntry]) -> dict[str, Any]:
    """A DefinedTermSet with these entries."""
    several = [_defined_term(request, shown, entry) for entry in entries]
    return {**_context(), **_set_of(request, shown), "hasDefinedTerm": several}


def defined_term(request: HttpRequest, shown: PublicGlossary, entry: PublicEntry) -> dict[str, Any]:
    """One entry, with the set that it is of."""
    return {
        **_context(),
        **_defined_term(request, shown, entry),
        "inDefinedTermSet": _set_of(request, shown),
    }


def _context() -> dict[str, str]:
    return {"@context": "https://schema.org"}


def _set_of(request: HttpRequest, shown: PublicGlossary) -> dict[str, Any]:
    address = address_of_glossary(request, shown)
    return {"@type": "DefinedTermSet", "@id": address, "name": shown.project.name, "url": address}


def _defined_term(request: HttpRequest, shown: PublicGlossary, entry: PublicEntry) -> dict[str, Any]:
    address = address_of_entry(request, shown, entry.term)
    found: dict[str, Any] = {"@type": "DefinedTerm", "@id": address, "url": address, "name": entry.term.text}
    if entry.spellings:
        found["alternateName"] = [each.text for each in entry.spellings]
    if entry.definition:
        found["description"] = one_line(entry.definition.text)
    return found


def shortened(text: str, longest: int) -> str:
    """`text` in one line, cut after so many characters."""
    line = one_line(text)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def as_quotation(request: HttpRequest, shown: PublicGlossary, entry: PublicEntry) -> str:
    """The entry as a piece of HTML that any page may show: no script, no frame, everything escaped."""
    said = shortened(entry.definition.text, LONGEST_SHOWN) if entry.definition else ""
    return format_html(
        '<blockquote class="genglossary" cite="{0}"><p><dfn>{1}</dfn>{2}{3}</p><footer>— <a href="{0}">{4}</a>'
        "</footer></blockquote>",
        address_of_entry(request, shown, entry.term), entry.term.text, ": " if said else "", said, shown.project.name,
    )  # fmt: skip
