"""What templates need to show text of people and documents rightly."""

import re

from django import template

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
