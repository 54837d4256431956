"""Quantities in words."""

from django.utils.translation import ngettext


def _forms(one: str, many: str) -> tuple[str, str]:
    """Mark both forms for translators."""
    return one, many


NOUNS = {
    "answer": _forms("%(n)s answer", "%(n)s answers"),
    "call": _forms("%(n)s call", "%(n)s calls"),
    "catalog": _forms("%(n)s catalog of messages", "%(n)s catalogs of messages"),
    "document": _forms("%(n)s document", "%(n)s documents"),
    "file": _forms("%(n)s file", "%(n)s files"),
    "inconsistent translation": _forms("%(n)s inconsistent translation", "%(n)s inconsistent translations"),
    "issue": _forms("%(n)s issue", "%(n)s issues"),
    "line": _forms("%(n)s line", "%(n)s lines"),
    "link": _forms("%(n)s link", "%(n)s links"),
    "minute": _forms("%(n)s minute", "%(n)s minutes"),
    "other term": _forms("%(n)s other term", "%(n)s other terms"),
    "pair of documents": _forms("%(n)s pair of documents", "%(n)s pairs of documents"),
    "pair of terms": _forms("%(n)s pair of terms", "%(n)s pairs of terms"),
    "row": _forms("%(n)s row", "%(n)s rows"),
    "running run": _forms("%(n)s running run", "%(n)s running runs"),
    "term": _forms("%(n)s term", "%(n)s terms"),
    "translated document": _forms("%(n)s translated document", "%(n)s translated documents"),
    "translation": _forms("%(n)s translation", "%(n)s translations"),
}


def quantity(number: int, noun: str) -> str:
    """A number with its noun, in the singular or plural, in the reader's language: "1 term", "12,000 documents".

    `noun` is one of `NOUNS`, in the singular. Raises KeyError for any other.
    """
    return ngettext(*NOUNS[noun], number) % {"n": f"{number:,}"}
