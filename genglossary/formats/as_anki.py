"""Anki: a card for each entry that says something, as a text file with tabs. An import updates the cards of an earlier
one, which it knows by the id of the entry.

https://docs.ankiweb.net/importing/text-files.html
"""

from html import escape

from genglossary.formats.order import place
from genglossary.formats.plainly import explanation_of
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import context_in, words_of
from genglossary.readers.own_output import MARK

_HEAD = f"#separator:tab\n#html:true\n#columns:GUID\tFront\tBack\tTags\n#guid column:1\n#tags column:4\n# {MARK}\n"


def write(glossary: Glossary) -> bytes:
    """Write cards in UTF-8: the term and its reading in front, what is said of it and where on the back."""
    context = context_in(words_of(glossary))
    rows = (_row(entry, context) for entry in sorted(glossary.entries, key=place))
    return (_HEAD + "".join(filter(None, rows))).encode()


def skipped(glossary: Glossary) -> list[str]:
    """The entries without a card: nothing is said of them."""
    return [entry.text for entry in glossary.entries if explanation_of(entry) is None]


def _row(entry: Entry, context: str) -> str:
    said = explanation_of(entry)
    if said is None:
        return ""
    reading = f"<br>{_field(entry.reading)}" if entry.reading and entry.reading != entry.text else ""
    text = _field(said.text) if said.is_definition else f"<i>{context}</i> <q>{_field(said.text)}</q>"
    also = f"<br><i>{_field(', '.join(entry.variants))}</i>" if entry.variants else ""
    source = f"<br><small>{_field(said.source)}</small>" if said.source else ""
    tags = " ".join(filter(None, ("GenGlossary", entry.category, entry.language)))
    return f"{entry.id or _field(entry.text)}\t{_field(entry.text)}{reading}\t{text}{also}{source}\t{tags}\n"


def _field(text: str) -> str:
    return escape(" ".join(text.split()))
