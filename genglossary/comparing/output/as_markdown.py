"""Markdown: a heading for each kind, a list of its terms, with what was struck out and what is new in bold."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from genglossary.comparing.rewording import pieces
from genglossary.comparing.types import Difference
from genglossary.formats.as_markdown import escaped
from genglossary.formats.plainly import one_line

ENGLISH: Mapping[str, str] = {
    "changes": "Changes of the glossary", "nothing": "Nothing differs.",
    "new": "New", "gone": "Gone", "renamed": "Renamed", "merged": "Became a spelling of another entry",
    "split": "Became an entry", "redefined": "Redefined", "reworded": "Reworded", "spellings": "Spellings",
    "usage": "Usage", "category": "Category", "equivalents": "Translations", "details": "Other details",
}  # fmt: skip


def write(differences: Sequence[Difference], words: Mapping[str, str] = ENGLISH) -> str:
    """Wrap it all in plain Markdown, in which nothing of a glossary is markup.

    `words` are those around it, by their keys in `ENGLISH`: kinds of differences, `changes`, the title, and `nothing`.
    """
    title = f"# {words['changes']}"
    if not differences:
        return f"{title}\n\n{words['nothing']}\n"
    return "\n".join([title, *_parts(differences, words)]) + "\n"


def _parts(differences: Sequence[Difference], words: Mapping[str, str]) -> Iterator[str]:
    for kind, several in groupby(differences, key=lambda each: each.kind):
        rows = list(several)
        yield f"\n## {words[kind]} ({len(rows)})\n"
        yield from (f"- {_line(each)}" for each in rows)


def _line(each: Difference) -> str:
    term, before, after = (escaped(one_line(text)) for text in (each.term, each.before, each.after))
    if each.kind in ("new", "gone"):
        return f"**{term}**" + (f": {after or before}" if after or before else "")
    if each.kind == "reworded":
        return f"**{term}**: {_marked(each)}"
    if each.kind in ("renamed", "merged", "split"):
        return f"{before} → **{after}**"
    field = f", {escaped(each.field)}" if each.field else ""
    return f"**{term}**{field}: {before and f'~~{before}~~'} {after and f'**{after}**'}".replace(":  ", ": ").rstrip()


def _marked(each: Difference) -> str:
    """The definition with what went struck out, and what came in bold."""
    return "".join(
        _between("", old) if old == new else _between("~~", old) + _between("**", new)
        for old, new in pieces(one_line(each.before), one_line(each.after))
    )


def _between(mark: str, text: str) -> str:
    """Text in marks, which stand at its words and not at the spaces around them."""
    words = text.strip()
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if words else ""
    return f"{lead}{mark}{escaped(words)}{mark}{tail}" if words else text
