"""The columns that a text takes on a screen whose characters are all of one width."""

from unicodedata import east_asian_width


def width_of(text: str) -> int:
    """The columns of `text`: wide and full-width characters, as Japanese has them, take two (UAX 11)."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(each) in "WF") for each in text)
