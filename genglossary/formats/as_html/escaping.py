"""Texts as HTML that shows just their characters."""

from html import escape


def with_lines(text: str) -> str:
    """Escape `text`; its line ends become `<br>`."""
    return escape(text.strip()).replace("\n", "<br>")


def with_ruby(text: str, reading: str) -> str:
    """Escape `text`, with its reading above as ruby where that says anything."""
    if not reading or reading == text:
        return escape(text)
    return f"<ruby>{escape(text)}<rp>（</rp><rt>{escape(reading)}</rt><rp>）</rp></ruby>"


def language_of(language: str) -> str:
    """The attribute that names a language, with a space before it; "" where it is not known."""
    return f' lang="{escape(language)}"' if language and language != "und" else ""
