"""The name of what the numbers of rows count in a file, for people."""

from django.utils.translation import gettext, pgettext

from genglossary.formats.receiving import Place, place_in
from genglossary.readers import suffix_of


def place_name(name: str) -> str:
    """The name, in the language of the reader, of the places in a file called `name`."""
    words: dict[Place, str] = {
        "row": gettext("row"),
        "line": pgettext("of a file", "line"),
        "page": pgettext("of a file", "page"),
        "paragraph": pgettext("of a file", "paragraph"),
        "entry": pgettext("of a file", "entry"),
    }
    return words[place_in(suffix_of(name))]
