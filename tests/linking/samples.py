"""A small glossary, and what it does to a text."""

from genglossary.formats import Entry, Spelling
from genglossary.linking.markup import markup_called
from genglossary.linking.proposing import First, Linker, edited

HORN = Entry(
    text="fog horn",
    slug="fog-horn",
    spellings=(
        Spelling(text="FH"),
        Spelling(text="fog horns", kind="plural"),
        Spelling(text="hooter", usage="forbidden"),
    ),
)
LONG = Entry(text="fog horn house", slug="fog-horn-house")
KEEPER = Entry(text="灯台守", slug="灯台守")
PAGES = {
    "mkdocs": "../glossary.md",
    "sphinx": "../glossary.rst",
    "html": "../glossary.html",
    "asciidoctor": "../glossary.adoc",
}


def linked(text: str, name: str, first: First = "section") -> str:
    """`text`, a file of the kind `name`, with links to the small glossary."""
    linker = Linker(markup_called(name), (HORN, LONG, KEEPER), first)
    return edited(text, linker.edits(text, PAGES[name]))
