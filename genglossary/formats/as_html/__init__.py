"""One HTML page that needs nothing else: no request leaves it, and its policy (CSP) allows none.

Search without a server, letters and 五十音, dark and print styles, an anchor for every entry and spelling, and
schema.org's DefinedTermSet for machines (https://schema.org/DefinedTermSet). Without scripts all of it is there but
the search.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby

from genglossary.formats.as_html.anchors import anchors_of, letter_anchor
from genglossary.formats.as_html.entries import entry_in_html
from genglossary.formats.as_html.for_machines import defined_term_set
from genglossary.formats.order import place
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import FrameWords, words_of
from genglossary.readers.own_output import MARK


def write(glossary: Glossary) -> Iterator[bytes]:
    """Write the page in UTF-8, entry by entry. Its own words are in the language of the glossary, else in that of most
    terms.
    """
    entries = sorted(glossary.entries, key=place)
    words, anchors = words_of(glossary), anchors_of(entries)
    title = glossary.title.strip() or words.title
    yield _head(title, words).encode()
    yield _top(title, entries, words).encode()
    for letter, numbers in groupby(range(len(entries)), key=lambda number: place(entries[number]).letter):
        yield f'<section id="{letter_anchor(letter)}"><h2>{letter or words.others}</h2>\n<dl>\n'.encode()
        for number in numbers:
            yield entry_in_html(number, entries, anchors, words).encode()
        yield b"</dl></section>\n"
    yield f'</main>\n<footer><p lang="en">{escape(MARK)}</p></footer>\n'.encode()
    yield from defined_term_set(title, words.language, entries, anchors)
    yield f"<script>{_file('page.js')}</script>\n</body></html>\n".encode()


def _head(title: str, words: FrameWords) -> str:
    style = _file("page.css")
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(_file('page.js'))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="{words.language}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="GenGlossary">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style></head>\n"
    )


def _top(title: str, entries: list[Entry], words: FrameWords) -> str:
    defined = sum(entry.definition is not None for entry in entries)
    summary = words.summary.format(terms=f"{len(entries):,}", defined=f"{defined:,}")
    return (
        f"<body><header><h1>{escape(title)}</h1><p>{summary}</p></header>\n"
        f'<div class="find"><form role="search" hidden><label>{words.search} '
        f'<input type="search" autocomplete="off" spellcheck="false"></label>'
        f'<output data-found="{words.found}" data-nothing="{words.nothing_found}"></output></form>\n'
        f'<nav class="letters" aria-label="{words.letters}">{_letters(entries, words)}</nav></div>\n<main>\n'
    )


def _letters(entries: list[Entry], words: FrameWords) -> str:
    """A row of links for the alphabet, one for 五十音 and the rest."""
    places = dict.fromkeys((found.group, found.letter) for found in map(place, entries))
    rows = (
        "".join(f'<a href="#{letter_anchor(letter)}">{letter or words.others}</a>' for _, letter in row)
        for _, row in groupby(places, key=lambda found: found[0] > 0)
    )
    return "".join(f"<div>{row}</div>" for row in rows)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _file(name: str) -> str:
    return (files(__package__ or __name__) / name).read_text(encoding="utf-8")
