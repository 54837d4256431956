"""Lists of words in plain text: on each line a term, something between, and what it means.

Which of them are lists of words, and which options or settings, is told later by what the texts say (see
`pipeline.word_lists`).
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from genglossary.pipeline.types import Span

_TERM = r"(?P<term>[^\s\t=.:：…、。,;](?:[^\t\n=。…:：;]{0,58}[^\s\t=:：…、。,;.(（])?)"
_FIRST = _TERM.replace("{0,58}", "{0,58}?")  # ends at the first gap: texts have gaps of their own
_CLASS = r"(?:n|v|vb|vt|vi|adj|adv|a|pl|sb|abbr|prep|pron|conj|int|noun|verb|adjective|adverb)\.?(?: ?pl\.?)?"
_PART = r"(?P<term>[^\W_](?:[^\t\n=。…:：;；|｜→⇒<>]{0,58}[^\s\t=:：…、。,;；|｜→⇒<>.(（-])?)"
_ARROW = r"(?:[-=]{1,2}>|[→⇒➔➜⟶])"
_NAMED = r"[「『【〔\[](?P<term>[^「」『』【】〔〕\[\]\n]{1,40})[」』】〕\]]"
_FORMS: dict[str, re.Pattern[str]] = {
    "class": re.compile(
        rf"{_TERM},? (?:[(\[]{_CLASS}[)\]]|(?<=, )(?:n|v|adj|adv)\.)[:,]?\s+(?P<text>\S.*)"
        r"|(?P<word>[^\s()（）]{1,30})\s?[（〔](?:名|動|形|副|名詞|動詞|形容詞|副詞)[）〕]\s?(?P<said>\S.*)"
    ),
    "tab": re.compile(rf"{_TERM}[ ]*\t\s*(?P<text>\S.*)"),
    "equals": re.compile(rf"{_TERM}(?:\s+[=≡]\s+|\s*＝\s*)(?P<text>\S.*)"),
    "dots": re.compile(rf"{_TERM}\s*(?:\.{{3,}}|(?:\. ){{3,}}\.?|…+|‥+|・{{3,}}|·{{3,}})\s*(?P<text>[^\s.].*)"),
    "named": re.compile(rf"{_NAMED}[\s　:：＝=…—–-]*(?P<text>[^\s　はがをにでとのも、。].*)"),
    "arrow": re.compile(rf"{_PART}\s*{_ARROW}\s*(?P<text>(?:(?!{_ARROW}).)+)"),
    "bar": re.compile(rf"{_PART}\s*[|｜]\s*(?P<text>\w[^|｜]*)"),
    "dash": re.compile(rf"{_TERM}\s+(?:--|::|[—–―-])\s+(?P<text>\S.*)"),
    "spaces": re.compile(rf"{_FIRST}(?:[ ]{{2,}}|[ ]*　[ 　]*)(?P<text>\S.*)"),
    "semicolon": re.compile(rf"{_PART}\s*[;；]\s*(?P<text>(?!(?:and|or)\b)\w[^;；]{{3,}}[^\s;；,、])"),
}
_ALL = frozenset({"semicolon"})  # forms that running text has too: each line but a heading has to be an entry
_SIGN = re.compile(r"[\t　＝≡…‥—–―」』】〕\]）)|｜→⇒➔➜⟶;；]")
_CLUES = ("  ", "->", "=>", " = ", "...", ". . ", "・・・", "···", " -- ", " :: ", ", n. ", ", v. ", ", adj", ", adv")
_LABEL = re.compile(
    r"[ \t　]*(?:(?:[(（]?[\d０-９]{1,3}[.)．）]|[①-⑳]|[一二三四五六七八九十]{1,3}(?=[ 　])|[-*•・●■◆○])[ \t　]*)?"
)
_NUMBER = re.compile(r"第[\d０-９一二三四五六七八九十百〇]{1,5}[条章節項号編款]|[\d０-９一二三四五六七八九十百〇]{1,5}")
_FAR = 80  # characters of a line in which the end of its term can be
_WORDS = re.compile(r"\w")
_COLUMNS = re.compile(r"\s*\S(?:[^\n]*?\S)? {3,}\S[^\n]*?\S {3,}\S[^\n]*")
_FILLED = re.compile(r"[^\s.!?:] {2,}\S.*?[^\s.!?:] {2,}\S")  # two gaps within a line that no sentence ends before
_PERSON = re.compile(
    r"[\u3400-\u9fff々ヶ]{1,3}[ 　]+[\u3041-\u9fff々ヶ]{1,4}[ 　]*[（(][^（）()]*[\u3400-\u9fff][^（）()]*[)）]"
)
_LEAST = 2  # entries
_SHARE = 0.6  # of the lines that begin at the margin
_DISTINCT = 0.75  # of the terms of a list at most, or they are labels


class ListEntry(NamedTuple):
    """A term, and the text beside it with the lines below that go on with it."""

    term: Span
    text: tuple[Span, ...]


def entries(text: str, lines: Sequence[Span]) -> list[ListEntry | Span]:
    """The entries among `lines`, and the other lines as they are. Without a list of words there are only lines."""
    if len(lines) < _LEAST or not any(_has_clue(text, line) for line in lines) or _has_columns(text, lines):
        return list(lines)
    margin = min(indent(text, line) for line in lines)
    outer = [line for line in lines if indent(text, line) <= margin]
    found = _found(text, outer)
    return list(_collected(text, lines, found)) if found else list(lines)


def _has_columns(text: str, lines: Sequence[Span]) -> bool:
    """Whether there are rows of three columns or more, which spaces set apart: a table, not a list."""
    return sum(1 for line in lines if _COLUMNS.fullmatch(text, *line)) >= _LEAST


def parted_entries(
    text: str,
    chunks: Iterable[list[Span]],
    headings: Container[int] = (),
    known: "Mapping[int, Sequence[ListEntry]]" = MappingProxyType({}),
) -> Iterator[list[ListEntry | Span]]:
    """The same for lines that come in chunks with empty lines between: each entry of a list may be one of them.

    No entries are the `headings`, given by where they start; `known` are the entries of chunks, by the same.
    """
    waiting: list[list[Span]] = []
    for chunk in chunks:
        start = chunk[0].start
        if start not in headings and start not in known and _may_begin(text, chunk):
            waiting.append(chunk)
            continue
        yield from _parted(text, waiting)
        waiting = []
        if start in known:
            yield [*known[start]]
        else:
            yield [chunk[0], *entries(text, chunk[1:])] if start in headings else entries(text, chunk)
    yield from _parted(text, waiting)


def _may_begin(text: str, chunk: Sequence[Span]) -> bool:
    """Whether the first line of a chunk looks like an entry, and no other one does."""
    return _has_clue(text, chunk[0]) and not any(_has_clue(text, line) for line in chunk[1:2])


def _has_clue(text: str, line: Span) -> bool:
    beginning = text[line.start : min(line.end, line.start + _FAR)].lstrip()
    return _SIGN.search(beginning) is not None or any(clue in beginning for clue in _CLUES)


def _parted(text: str, chunks: Sequence[list[Span]]) -> Iterator[list[ListEntry | Span]]:
    found = _found(text, [chunk[0] for chunk in chunks]) if len(chunks) > 1 else {}
    for chunk in chunks:
        match = found.get(chunk[0])
        yield [_entry(match, _column(found), chunk[1:])] if match else entries(text, chunk)


def _found(text: str, lines: Sequence[Span]) -> "dict[Span, re.Match[str]]":
    """The lines that are entries, of one form, where enough of `lines` are."""
    for name, form in _FORMS.items():
        found = {line: match for line in lines if (match := _matched(form, text, line))}
        if (name == "spaces" and (_is_justified(found) or _are_people(found))) or _names_again(found):
            continue
        enough = all(line in found for line in lines[1:]) if name in _ALL else len(found) >= _SHARE * len(lines)
        if len(found) >= _LEAST and enough:
            return found
    return {}


def _names_again(found: "dict[Span, re.Match[str]]") -> bool:
    """Whether what would be terms comes again and again, as those who speak in minutes do."""
    terms = {match["term"] for match in found.values() if match["term"]}
    return 0 < len(terms) <= _DISTINCT * len(found)


def _are_people(found: "dict[Span, re.Match[str]]") -> bool:
    """Whether each line is a family name and a given name with an office in brackets: 「岸田　澄江（書記）」."""
    return all(_PERSON.fullmatch(match[0]) for match in found.values())


def _is_justified(found: "dict[Span, re.Match[str]]") -> bool:
    """Whether the spaces fill the lines of running text, as in old manuals: there are more, at no column."""
    columns = {match.start("text") - line.start for line, match in found.items()}
    return len(columns) > 1 and any(_FILLED.search(match[0].lstrip(" ")) for match in found.values())


def indent(text: str, line: Span) -> int:
    """Count the characters before the words of a line."""
    return len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())


def usual_indent(text: str, chunks: Sequence[Sequence[Span]]) -> int:
    """The characters before the words of most lines: old manuals are printed with a margin."""
    indents = Counter(indent(text, line) for chunk in chunks for line in chunk)
    return max(indents, key=indents.__getitem__, default=0)


def _matched(form: re.Pattern[str], text: str, line: Span) -> re.Match[str] | None:
    label = _LABEL.match(text, *line)
    found = form.fullmatch(text, label.end() if label else line.start, line.end)
    return None if found and found["term"] and _NUMBER.fullmatch(found["term"]) else found


def _collected(text: str, lines: Sequence[Span], found: "dict[Span, re.Match[str]]") -> Iterator[ListEntry | Span]:
    column = _column(found)
    entry: ListEntry | None = None
    for line in lines:
        if match := found.get(line):
            if entry:
                yield _with_words(text, entry)
            entry = _entry(match, column, ())
        elif entry and text[line.start].isspace():
            entry = entry._replace(text=(*entry.text, line))
        else:
            if entry:
                yield _with_words(text, entry)
            entry = None
            yield line
    if entry:
        yield _with_words(text, entry)


def _with_words(text: str, entry: ListEntry) -> ListEntry | Span:
    """An entry whose text has words; else its line: a brace ("NAME |") joins it to others and says nothing."""
    if any(_WORDS.search(text, *span) for span in entry.text):
        return entry
    return Span(entry.term.start, entry.text[-1].end)


def _entry(match: re.Match[str], column: int, more: Sequence[Span]) -> ListEntry:
    term, said = ("term", "text") if match["term"] is not None else ("word", "said")
    cells = _cells(match, said)
    return ListEntry(Span(*match.span(term)), (cells[min(column, len(cells) - 1)], *more))


def _cells(match: re.Match[str], group: str) -> list[Span]:
    """The columns behind the term, which tabs part."""
    start, end = match.span(group)
    return [Span(*cell.span()) for cell in re.compile(r"[^\t\s][^\t]*").finditer(match.string, start, end)]


def _column(found: "dict[Span, re.Match[str]]") -> int:
    """The column that says most: others hold readings or words of another language."""
    sizes: Counter[int] = Counter()
    for match in found.values():
        for at, cell in enumerate(_cells(match, "text" if match["term"] is not None else "said")):
            sizes[at] += cell.end - cell.start
    return max(sizes, key=sizes.__getitem__)
