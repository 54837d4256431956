"""Source files of every format: the prose in them, and what nobody looks at or mends.

Of text formats the text is that of the file, so that offsets lead into it; of others what their reader makes of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from genglossary import readers
from genglossary.checking import alternatives
from genglossary.checking.directives import unknown_content
from genglossary.checking.line_ends import as_editors_count
from genglossary.linking import html
from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import Block, Span
from genglossary.readers.addresses import addresses
from genglossary.readers.encoding import decode
from genglossary.readers.subtitles import CUE, TAG
from genglossary.readers.types import Reading

_HTML_CLOSED = frozenset(
    """code pre kbd samp var tt script style textarea template svg math iframe object noscript canvas audio video map
    q blockquote cite del s strike""".split()  # noqa: SIM905
)
# Of DocBook, Sphinx, Texinfo and Doxygen: code, what programs show, books, and how functions are called.
_CLASSES_CLOSED = frozenset(
    """biblioentry bibliography citetitle code command computeroutput def-code-arguments def-name def-type descclassname
    descname envar filename guibutton guiicon guilabel guimenu guimenuitem guisubmenu highlight keycap literal
    memItemLeft memItemRight memname memproto menuselection option paramname paramtype property
    replaceable sig sig-object sig-param systemitem userinput varname
    """.split()  # noqa: SIM905
)
_ELEMENTS = re.compile(
    r"<(?P<name>code|pre|kbd|samp|var|tt|q|blockquote|cite|svg|math|textarea|del|s|strike)\b[^>]*>.*?</(?P=name)\s*>",
    re.I | re.S,
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)\1(?!`)", re.S)
_ROLE = re.compile(r":(?P<name>[A-Za-z][\w:+.-]*):`[^`]+`")
_SHOWN_ROLES = frozenset(
    "term abbr dfn strong emphasis sub sup ref doc numref title title-reference".split()  # noqa: SIM905
)
_LITERAL = re.compile(r"(?<!`)``(?=\S)(?:(?!\n[ \t]*\n).)+?(?<!\s)``(?!`)", re.S)  # one that is not closed ends nothing
_INTERPRETED = re.compile(r"(?<![\w:`])`(?!`)[^`<>]+`(?![`\w])(?P<link>__?)?")
_REPLY = re.compile(r"^[ \t]*>.*$", re.M)
_VERBATIM = re.compile(r"(?<!')''(?=[^'\s])[^'\n]{1,200}''(?!')")  # of zim and other wikis
_TARGET = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\||[^\[\]|\s]{1,200}\]\])")
_FIELD = re.compile(  # of the documentation of a function: names, and what is a type as a whole
    r"^[ \t]*:(?:(?:type|rtype|vartype)\b[^:\n]*:.*"
    r"|(?:raises?|exception|param(?:eter)?|arg(?:ument)?|key(?:word)?|i?var|cvar)\b[^:\n]*:)",
    re.M,
)
_PASSED = re.compile(r"(?<![\w+])\+{1,2}(?=[^\s+])[^+\n]{1,300}\+{1,2}(?![\w+])")  # of AsciiDoc, as it is written
_LINKED = re.compile(r"\[\[[^\[\]\n]{1,500}\]\]")  # of Org
_ATTRIBUTE = re.compile(r"^:(?P<name>\w[\w-]*):[ \t]+(?P<value>\S.*?)[ \t]*$", re.M)
_NAMED = ("term", "ref", "doc", "numref")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceText:
    """The text of a file, its blocks, spans to which rules are blind, and spans that are looked at but not mended."""

    text: str
    blocks: tuple[Block, ...]
    closed: tuple[Span, ...] = ()
    kept: tuple[Span, ...] = ()
    is_source: bool = True
    encoding: str = ""


def opened(name: str, data: bytes, skim: Callable[[str], str] | None = None) -> SourceText:
    """The file called `name`. Raises `Unreadable` for what gives no text. `skim` blanks what nobody needs to read in
    Markdown, and keeps its length, or gives "" where that is all."""
    module = readers.SUFFIXES.get(readers.suffix_of(name))
    if module is None or not data.strip():
        raise readers.Unreadable(stated("The file is empty.") if module else stated("Files of this kind are not read."))
    if module == "markdown" and skim is not None:
        return _markdown(as_editors_count(data), skim)
    if open_source := _OPENERS.get(module):
        return open_source(as_editors_count(data))
    reading = readers.read(name, data)
    closed = (*addresses(reading.text), *reading.code)
    return SourceText(text=reading.text, blocks=reading.blocks, closed=closed, is_source=False)


def stored(name: str, text: str, blocks: tuple[Block, ...]) -> SourceText:
    """A document as its reader made it: of text formats that is the file, of others what a reader of it sees."""
    closes = _CLOSED_OF_TEXT.get(readers.SUFFIXES.get(readers.suffix_of(name), ""))
    closed = closes(text, blocks) if closes else [*addresses(text)]
    return SourceText(text=text, blocks=blocks, closed=tuple(closed), is_source=closes is not None)


def _markdown(data: bytes, skim: Callable[[str], str] = lambda text: text) -> SourceText:
    text, encoding, _ = decode(data)
    blanked = skim(text)
    if not blanked:
        return SourceText(text=text, blocks=(), encoding=encoding)
    blocks = readers.reader("markdown")(data if blanked is text else blanked.encode("utf-8", "surrogatepass")).blocks
    closed, kept = tuple(_markdown_closed(text, blocks)), tuple(_labels(text, blocks))
    blocks = alternatives.of_tags(blanked, blocks)
    return SourceText(text=text, blocks=blocks, closed=closed, kept=kept, encoding=encoding)


def _markdown_closed(text: str, blocks: Iterable[Block]) -> list[Span]:
    return [*_code_spans(text, blocks), *_every(_ELEMENTS, text), *addresses(text)]


def _code_spans(text: str, blocks: Iterable[Block], signs: str = "`") -> Iterator[Span]:
    """Code: skipped as a whole, or, where its words are kept as prose, between two runs of as many `signs`."""
    for block in blocks:
        opening: Span | None = None
        for skip in block.skips:
            if text[skip.start] not in signs:
                continue
            if text[skip.start : skip.end].strip(text[skip.start]):
                yield skip
                continue
            if opening is not None and skip.end - skip.start == opening.end - opening.start:
                yield Span(opening.start, skip.end)
                opening = None
            else:
                opening = skip


def _labels(text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """Words in brackets that name a target elsewhere: to mend them would break the link."""
    for block in blocks:
        opening: Span | None = None
        for skip in block.skips:
            if text[skip.start] == "[":
                opening = skip
            elif text[skip.start] == "]" and opening is not None:
                if skip.end - skip.start <= 2 or text.startswith("][]", skip.start):
                    yield Span(opening.start, skip.end)
                opening = None


def _rst(data: bytes) -> SourceText:
    reading = readers.reader("rst")(data)
    text = reading.text
    roles = [*_ROLE.finditer(text)]
    kept = [Span(*role.span()) for role in roles if role["name"].rpartition(":")[2] in _NAMED and "<" not in role[0]]
    kept += [Span(*found.span()) for found in _INTERPRETED.finditer(text) if found["link"]]
    closed, blocks = tuple(_rst_closed(text, reading.blocks)), alternatives.of_options(text, reading.blocks)
    return SourceText(text=text, blocks=blocks, closed=closed, kept=tuple(kept), encoding=reading.encoding)


def _rst_closed(text: str, blocks: Iterable[Block]) -> list[Span]:
    roles = [*_ROLE.finditer(text)]
    shown = [Span(*role.span()) for role in roles if role["name"].rpartition(":")[2] in _SHOWN_ROLES]
    closed = [Span(*role.span()) for role in roles if role["name"].rpartition(":")[2] not in _SHOWN_ROLES]
    closed += [Span(*found.span()) for found in _INTERPRETED.finditer(text) if not found["link"]]
    closed = [each for each in closed if not any(role.start <= each.start < role.end for role in shown)]
    closed += unknown_content(text, blocks)
    return [*closed, *_every(_LITERAL, text), *_every(_FIELD, text), *addresses(text)]


def _asciidoc(data: bytes) -> SourceText:
    source = _source(readers.reader("asciidoc")(data), _asciidoc_closed)
    return replace(
        source, blocks=tuple(sorted([*source.blocks, *_said_by_attributes(source)], key=lambda it: it.start))
    )


def _said_by_attributes(source: SourceText) -> Iterator[Block]:
    """Find the texts of attributes where they are set; of those that the document uses, for others are settings."""
    for found in _ATTRIBUTE.finditer(source.text):
        is_within = any(block.start <= found.start() < block.end for block in source.blocks)
        if not is_within and f"{{{found['name']}}}" in source.text:
            yield Block(kind="paragraph", start=found.start("value"), end=found.end("value"))


def _asciidoc_closed(text: str, blocks: Iterable[Block]) -> list[Span]:
    """Code, and what attributes stand for: that is written where they are set."""
    made = [*blocks]
    spans = (span for block in made for span, _ in block.replacements if text[span.start] == "{")
    return [*_code_spans(text, made), *spans, *_every(_PASSED, text), *addresses(text)]


def _org(data: bytes) -> SourceText:
    """A link without other words names its target."""
    source = _source(readers.reader("org")(data), _org_closed)
    return replace(source, kept=tuple(_every(_LINKED, source.text)))


def _org_closed(text: str, blocks: Iterable[Block]) -> list[Span]:
    return [*_code_spans(text, blocks, "=~"), *addresses(text)]


def _html(data: bytes) -> SourceText:
    text, encoding, _ = decode(data)
    blocks, closed = html.walked(text, _HTML_CLOSED, _CLASSES_CLOSED)
    blocks = alternatives.of_tags(text, blocks)
    return SourceText(text=text, blocks=blocks, closed=tuple(closed), encoding=encoding)


def _plain(data: bytes) -> SourceText:
    """Mail quotes with `>`; programs' words stand in backticks here, too, and pages of wikis are plain text."""
    return _source(readers.reader("plain")(data), _plain_closed)


def _source(reading: Reading, closed_in: Callable[[str, Iterable[Block]], list[Span]]) -> SourceText:
    closed = tuple(closed_in(reading.text, reading.blocks))
    return SourceText(text=reading.text, blocks=reading.blocks, closed=closed, encoding=reading.encoding)


def _plain_closed(text: str, blocks: Iterable[Block]) -> list[Span]:
    marks = (_CODE_SPAN, _REPLY, _VERBATIM, _TARGET)
    return [*(span for each in marks for span in _every(each, text)), *addresses(text)]


def _subtitles(data: bytes) -> SourceText:
    """Each cue is a block: what is said between one line of times and the next."""
    text, encoding, _ = decode(data)
    times = [*CUE.finditer(text)]
    blocks: list[Block] = []
    for found, following in zip_longest(times, times[1:]):
        start = found.end() + 1
        gap = re.compile(r"\n[ \t]*\n").search(text, found.end(), following.start() if following else len(text))
        end = gap.start() if gap else (following.start() if following else len(text.rstrip()))
        if text[start:end].strip():
            tags = tuple(Span(*tag.span()) for tag in TAG.finditer(text, start, end))
            blocks.append(Block(kind="paragraph", start=start, end=end, skips=tags))
    return SourceText(text=text, blocks=tuple(blocks), closed=tuple(addresses(text)), encoding=encoding)


def _every(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield Span(*found.span())


_OPENERS: dict[str, Callable[[bytes], SourceText]] = {
    "markdown": _markdown, "rst": _rst, "asciidoc": _asciidoc, "org": _org, "html": _html, "plain": _plain,
    "subtitles": _subtitles,
}  # fmt: skip
# Of these the text that is stored is the file.
_CLOSED_OF_TEXT: dict[str, Callable[[str, Iterable[Block]], list[Span]]] = {
    "markdown": _markdown_closed, "rst": _rst_closed, "asciidoc": _asciidoc_closed, "org": _org_closed,
    "plain": _plain_closed,
}  # fmt: skip
