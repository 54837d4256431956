"""Markdown: a heading for each kind, a list of its terms, with what was struck out and what is new in bold."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from genglossary.comparing.output.wording import HEADINGS, in_words
from genglossary.comparing.rewording import pieces
from genglossary.comparing.types import Difference
from genglossary.formats.as_markdown import escaped
from genglossary.formats.plainly import one_line
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, gettext_noop

_TITLE = gettext_noop("Changes of the glossary")


def write(differences: Sequence[Difference], words: MessageCatalog = IN_ENGLISH) -> str:
    """Wrap it all in plain Markdown, in which nothing of a glossary is markup, in the language of `words`."""
    title = f"# {words.gettext(_TITLE)}"
    if not differences:
        return f"{title}\n\n{words.gettext('Nothing differs.')}\n"
    return "\n".join([title, *_parts(differences, words)]) + "\n"


def _parts(differences: Sequence[Difference], words: MessageCatalog) -> Iterator[str]:
    for _, several in groupby(differences, key=lambda each: each.kind):
        rows = list(several)
        yield f"\n## {words.gettext(HEADINGS[rows[0].kind])} ({len(rows)})\n"
        yield from (f"- {_line(in_words(each, words))}" for each in rows)


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
