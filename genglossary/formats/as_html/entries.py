"""An entry as a `<dt>` with its `<dd>`s. Everything that comes from documents is escaped."""

from collections.abc import Iterator
from html import escape

from genglossary.formats.as_html.anchors import PageAnchors
from genglossary.formats.as_html.escaping import language_of, with_lines, with_ruby
from genglossary.formats.plainly import one_line
from genglossary.formats.types import AVOIDED, Entry, Equivalent, SourceReference
from genglossary.formats.wording import FrameWords, category_in, marks_of, source_of


def entry_in_html(number: int, entries: list[Entry], anchors: PageAnchors, words: FrameWords) -> str:
    """The entry with that number; it links to others of `entries`."""
    entry = entries[number]
    parts = [_term(entry, anchors.entries[number], words), *_explanation(entry, words)]
    for name, found in _said(number, entries, anchors, words):
        if found:
            kind = "more avoid" if name == words.avoid else "more"
            parts.append(f'<dd class="{kind}"><b>{name}</b>{words.colon}{words.comma.join(found)}</dd>')
    parts += _passages(entry, words)
    return f'<div class="entry" id="{escape(anchors.entries[number])}">{"".join(parts)}</div>\n'


def _term(entry: Entry, anchor: str, words: FrameWords) -> str:
    category = category_in(words, entry.category)
    badge = f' <span class="category">{escape(category)}</span>' if category else ""
    return (
        f'<dt{language_of(entry.language)}><a href="#{escape(anchor)}">'
        f"<dfn>{with_ruby(entry.text, entry.reading)}</dfn></a>{badge}</dt>"
    )


def _explanation(entry: Entry, words: FrameWords) -> Iterator[str]:
    """The definition with its source; without one the best passage, or that there is none."""
    language = language_of(entry.language)
    if entry.definition is not None:
        yield f'<dd class="said"{language}>{_definition(entry)}</dd>'
        yield from _source(source_of(entry, words))
        return
    yield f'<dd class="none">{words.none}</dd>'
    if entry.evidence:
        quoted = f"<blockquote{language}>{escape(one_line(entry.evidence[0].shown))}</blockquote>"
        yield f'<dd class="context"><b>{words.context}</b>{words.colon}{quoted}</dd>'
        yield from _source(entry.evidence[0].document)


def _definition(entry: Entry) -> str:
    """A quotation, whose lines mean nothing, where the documents say it; not where people or models do."""
    text = entry.definition or ""
    return f"<blockquote>{escape(one_line(text))}</blockquote>" if entry.origin == "extracted" else with_lines(text)


def _source(text: str) -> Iterator[str]:
    if text:
        yield f'<dd class="source">— <cite>{escape(text)}</cite></dd>'


def _said(
    number: int, entries: list[Entry], anchors: PageAnchors, words: FrameWords
) -> Iterator[tuple[str, list[str]]]:
    """List the rest of what is said of an entry: a name, and the things."""
    entry = entries[number]
    avoid = (each for each in entry.equivalents if each.status != "rejected" and each.usage in AVOIDED)
    yield words.also, _spellings(number, entry.variants, anchors)
    unwanted = [_equivalent(each, words) for each in avoid]
    avoided = tuple(text for text in entry.avoided if text not in entry.variants)
    yield words.avoid, [*_spellings(number, avoided, anchors), *unwanted]
    yield words.translations, _listed([each for each in entry.equivalents if each.is_usable], words)
    yield words.see, _see_also(entry, entries, anchors)
    yield words.notes, [with_lines(entry.notes)] if entry.notes.strip() else []


def _spellings(number: int, texts: tuple[str, ...], anchors: PageAnchors) -> list[str]:
    """Each with an anchor of its own, for links that name it."""
    return [
        f'<span id="{escape(anchors.spellings[number, text])}">{escape(text)}</span>' for text in dict.fromkeys(texts)
    ]


def _listed(equivalents: list[Equivalent], words: FrameWords) -> list[str]:
    """In one line, or one below the other where more than their words is said of them."""
    found = [_equivalent(each, words) for each in equivalents]
    if any(each.definition or each.notes.strip() for each in equivalents):
        return [f"<ul>{''.join(f'<li>{each}</li>' for each in found)}</ul>"]
    return found


def _equivalent(each: Equivalent, words: FrameWords) -> str:
    """With its language, whether it is only proposed, and what is said of it there."""
    marks = words.comma.join(map(escape, marks_of(each, words)))
    said = [with_lines(text) for text in (each.definition or "", each.notes) if text.strip()]
    more = f"{words.colon}<span{language_of(each.language)}>{' — '.join(said)}</span>" if said else ""
    return f"<span{language_of(each.language)}>{with_ruby(each.text, each.reading)}</span> ({marks}){more}"


def _see_also(entry: Entry, entries: list[Entry], anchors: PageAnchors) -> list[str]:
    numbers = (anchors.by_id[each] for each in entry.see_also if each in anchors.by_id)
    return [f'<a href="#{escape(anchors.entries[at])}">{escape(entries[at].text)}</a>' for at in numbers]


def _passages(entry: Entry, words: FrameWords) -> Iterator[str]:
    """Folded: what is not to be seen already."""
    rest = entry.evidence if entry.definition is not None else entry.evidence[1:]
    found = [_passage(each, entry.language) for each in rest if each.shown != entry.definition]
    if found:
        summary = f"<summary>{words.passages} ({len(found)})</summary>"
        yield f"<dd><details>{summary}<ul>{''.join(found)}</ul></details></dd>"


def _passage(passage: SourceReference, language: str) -> str:
    quoted = f"<q{language_of(language)}>{escape(one_line(passage.shown))}</q>"
    return f"<li>{quoted} — <cite>{escape(passage.document)}</cite></li>"
