"""Filters and tags that show text of people and documents rightly."""

import json
import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from genglossary.actions.importing.steps import told_again
from genglossary.actions.mentions import mentions_in
from genglossary.models import RunStatus
from genglossary.models.action_names import action_name
from genglossary.models.definition import fingerprint
from genglossary.models.run_labels import engine_label, source_label
from genglossary.models.stated import translated
from genglossary.reports.wording import closed_up, reason_in_words
from genglossary.web.drawing.marked import Piece

register = template.Library()
register.filter("action_name", action_name)
register.filter("engine_label", engine_label)
register.filter("source_label", source_label)
register.filter("fingerprint", fingerprint)
register.filter("reason_in_words", reason_in_words)
register.filter("translated", translated)

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


@register.simple_tag
@lru_cache(maxsize=1000)
def options(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """The options of a select that many rows have: in a template they took a quarter of the time of a row."""
    one = '<option value="{}"{}>{}</option>'
    return format_html_join(
        "\n", one, ((v, mark_safe(" selected") if v == chosen else "", label) for v, label in choices)
    )


@register.simple_block_tag  # pyright: ignore[reportAttributeAccessIssue] - django-types knows none of Django 5.2
def joined(content: str) -> SafeString:
    """Sentences that follow each other as their language joins them."""
    return mark_safe(closed_up(content))  # noqa: S308 - what the template drew, without some spaces


@register.filter
def among(value: object, several: Container[object] | str | None) -> bool:
    """Whether it is one of them; an undefined variable has none."""
    return bool(several) and not isinstance(several, str) and value in several


@register.filter
def status_label(status: str) -> str:
    """The status of a run, as it is stored, in the reader's language."""
    return str(RunStatus(status).label) if status in RunStatus.values else status


@register.filter
def told(steps: Iterable[Sequence[Any]]) -> list[tuple[str, str, str]]:
    """The steps of a row of an import: which thing, before, after."""
    return [told_again(each) for each in steps]


@register.filter
def language_of_pieces(pieces: Sequence[Piece]) -> str:
    """As `language_of`, of a block that is cut into pieces."""
    return language_of("".join(piece.text for piece in pieces[:20]))


@register.simple_tag
def marked_text(pieces: Sequence[Piece], entries_url: str) -> SafeString:
    """The pieces as text with links, escaped each. In Python because a template is too slow for thousands."""
    return mark_safe("".join(_piece(piece, entries_url) for piece in pieces))  # noqa: S308 - of escaped pieces


@register.simple_tag
def with_mentions(text: str, names: Iterable[str]) -> SafeString:
    """The text of a comment, the members that it mentions marked."""
    shown, at = "", 0
    for each in mentions_in(text, names):
        shown += escape(text[at : each.start]) + format_html("<b>{}</b>", text[each.start : each.end])
        at = each.end
    return mark_safe(shown + escape(text[at:]))  # noqa: S308 - of escaped pieces


@register.simple_tag
def hot_text(pieces: Sequence[Piece]) -> SafeString:
    """The words of the pieces, those of the passage marked, without links and markup."""
    shown = (format_html("<mark>{}</mark>", each.text) if each.hot else escape(each.text) for each in pieces)
    return mark_safe("".join(shown))  # noqa: S308 - of escaped pieces


def _piece(piece: Piece, entries_url: str) -> str:
    shown = escape(piece.text)
    if piece.reading:
        shown = format_html("<ruby>{}<rt>{}</rt></ruby>", shown, piece.reading)
    for tag in reversed(piece.tags):
        shown = format_html("<{0}>{1}</{0}>", tag, shown)
    if mark := piece.mark:
        first = " first" if mark.first else ""
        shown = format_html(
            '<a class="t {}{}" href="{}{}/">{}</a>', mark.what.status, first, entries_url, mark.what.term, shown
        )
    elif piece.href:
        shown = format_html('<a rel="noopener noreferrer" href="{}">{}</a>', piece.href, shown)
    if piece.hot:
        shown = format_html("<mark{}>{}</mark>", mark_safe(' id="at"') if piece.begins else "", shown)
    return shown


@register.filter
def ld_json(data: object) -> SafeString:
    """The data for search engines, in a script element that no text ends."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - nothing in it ends it
