"""What templates need to show text of people and documents rightly."""

import re

from django import template

register = template.Library()

_KANA_OR_HAN = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff々〆〇]")


@register.filter
def language_of(text: object, known: str = "") -> str:
    """A value for `lang`, so that fonts and line breaks are right: what is known, else Japanese by its script.

    "" (unknown) is what HTML says for a text whose language nobody knows.
    """
    if known and known != "und":
        return known
    return "ja" if _KANA_OR_HAN.search(str(text)) else ""
