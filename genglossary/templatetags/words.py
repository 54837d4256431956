"""What templates need to show text of people and documents rightly."""

import re
from collections.abc import Sequence

from django import template

from genglossary.web.marked import Piece

register = template.Library()

_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆〇]")


@register.filter
def language_of(text: object, known: str = "") -> str:
    """A value for `lang`, so that fonts and line breaks are right: Japanese by its kana, else what is known.

    "" (unknown) is what HTML says for a text whose language nobody knows.
    """
    if _KANA.search(str(text)):
        return "ja"
    if known and known != "und":
        return known
    return "ja" if _HAN.search(str(text)) else ""


@register.filter
def language_of_pieces(pieces: Sequence[Piece]) -> str:
    """As `language_of`, of a block that is cut into pieces."""
    return language_of("".join(piece.text for piece in pieces[:20]))
