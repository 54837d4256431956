"""The entries as schema.org's DefinedTermSet, in a script element that no text ends."""

import json
from collections.abc import Iterator
from typing import Any

from genglossary.formats.as_html.anchors import PageAnchors
from genglossary.formats.plainly import explanation_of
from genglossary.formats.types import Entry


def defined_term_set(title: str, language: str, entries: list[Entry], anchors: PageAnchors) -> Iterator[bytes]:
    """Write the script element in UTF-8, entry by entry. Ids are the anchors on the page."""
    start = {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": "#",
        "name": title,
        "inLanguage": language,
    }
    yield f'<script type="application/ld+json">{_json(start)[:-1]},"hasDefinedTerm":['.encode()
    for number, entry in enumerate(entries):
        yield (("," if number else "") + _json(_defined_term(entry, anchors.entries[number]))).encode()
    yield b"]}</script>\n"


def _defined_term(entry: Entry, anchor: str) -> dict[str, Any]:
    """A passage is no description: it does not say what the term is."""
    said = explanation_of(entry)
    return {
        "@type": "DefinedTerm",
        "@id": f"#{anchor}",
        "name": entry.text,
        **({"alternateName": list(dict.fromkeys(entry.variants))} if entry.variants else {}),
        **({"description": said.text} if said and said.is_definition else {}),
        "inDefinedTermSet": "#",
    }


def _json(value: dict[str, Any]) -> str:
    """JSON that ends no script and begins no comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
