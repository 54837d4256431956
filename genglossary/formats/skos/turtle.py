"""Turtle (https://www.w3.org/TR/turtle/), as far as SKOS files use it.

Read: prefixes and bases, names, texts in all four kinds of quotation marks, languages and datatypes, numbers, things
without a name ("_:a", "[ … ]"), lists. The reader is our own because rdflib, the library for it, is ten times the
size of what a glossary needs, and is slow with large files; in the tests rdflib reads what we write.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urljoin

from genglossary.formats.skos.statements import DEEPEST, PREFIXES, TYPE, Graph, Literal, Name, Thing
from genglossary.formats.types import Unusable
from genglossary.pipeline.text.stated import stated

_TOKEN = re.compile(
    r"""(?P<blank>(?:[ \t\r\n\ufeff]|\#[^\r\n]*)++)
    |(?P<long>\"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"|\'\'\'(?:[^'\\]|\\.|'(?!''))*+\'\'\')
    |(?P<text>"(?:[^"\\\r\n]|\\.)*+"|'(?:[^'\\\r\n]|\\.)*+')
    |<(?P<iri>[^\x00-\x20<>"{}|^`]*+)>
    |(?P<directive>@prefix\b|@base\b|(?i:prefix|base)(?=[ \t\r\n]))
    |@(?P<language>[A-Za-z]+(?:-[A-Za-z0-9]+)*+)
    |(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\w:])(?<!\.))
    |(?P<sign>\^\^|[.;,\[\]()])
    |(?P<name>(?:_|[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\[^\w\s]|\.+(?=[\w:%\\-])))*+)
    |(?P<bare>a|true|false)(?![\w:])""",
    re.X | re.S,
)
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.S)
_LAST = 0x10FFFF
_SIGNS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_UNSAFE = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
_WRITTEN = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def written(things: Iterable[Thing]) -> Iterator[str]:
    """The file in pieces: the prefixes, then one thing after the other."""
    yield "".join(f"@prefix {short}: <{full}> .\n" for short, full in PREFIXES.items())
    for thing in things:
        lines = [
            f"{_short(name)} {', '.join(_value(value) for _, value in group)}"
            for name, group in groupby(thing.said, key=lambda pair: pair[0])
        ]
        yield f"\n<{thing.iri}>\n    " + " ;\n    ".join(lines) + " .\n"


def _short(iri: str) -> str:
    if iri == TYPE:
        return "a"
    prefix = next((each for each, full in PREFIXES.items() if iri.startswith(full)), None)
    return f"<{iri}>" if prefix is None else f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _value(value: Name | Literal) -> str:
    if isinstance(value, Name):
        return _short(value.iri)
    text = _UNSAFE.sub(lambda found: _WRITTEN.get(found[0], f"\\u{ord(found[0]):04X}"), value.text)
    return f'"{text}"@{value.language}' if value.language else f'"{text}"'


def parsed(text: str) -> Graph:
    """The statements of a file. Raises `Unusable` with the line where they cannot be understood."""
    return _Parser(text).graph()


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise _wrong(text, at, stated("this is not Turtle: %(text)s", text=text[at : at + 30].split(chr(10))[0]))
        kind = found.lastgroup or ""
        if kind != "blank":
            yield _Token(kind, found[kind], at)
        at = found.end()
    yield _Token("end", "", at)


def _wrong(text: str, at: int, reason: str) -> Unusable:
    line = text.count("\n", 0, at) + 1
    return Unusable(stated("Line %(line)s: %(reason)s.", line=line, reason=reason))


class _Parser:
    """Reads statements; `_token` is the one that comes next."""

    def __init__(self, text: str) -> None:
        self._text, self._tokens = text, _tokens(text)
        self._token = next(self._tokens)
        self._graph = Graph()
        self._prefixes: dict[str, str] = {}
        self._base = ""
        self._depth = 0

    def graph(self) -> Graph:
        """Everything that is said in the file."""
        while self._token.kind != "end":
            if self._token.kind == "directive":
                self._directive()
            else:
                self._statements()
        return self._graph

    def _take(self) -> _Token:
        taken = self._token
        self._token = next(self._tokens, taken)
        return taken

    def _took(self, sign: str) -> bool:
        found = self._token.kind == "sign" and self._token.text == sign
        if found:
            self._take()
        return found

    def _need(self, sign: str) -> None:
        if not self._took(sign):
            raise self._fail(f'"{sign}" is missing')

    def _fail(self, reason: str) -> Unusable:
        return _wrong(self._text, self._token.at, reason)

    def _directive(self) -> None:
        word = self._take().text
        prefix = self._take().text.removesuffix(":") if "prefix" in word.lower() else None
        if self._token.kind != "iri":
            raise self._fail("an address in <> is missing")
        address = self._address(self._take().text)
        if prefix is None:
            self._base = address
        else:
            self._prefixes[prefix] = address
        if word.startswith("@"):
            self._need(".")

    def _statements(self) -> None:
        nameless = self._token.text == "["
        subject = self._value()
        if not isinstance(subject, Name):
            raise self._fail("statements are about things, not about a text")
        if not (nameless and self._took(".")):
            self._said_of(subject.iri)
            self._need(".")

    def _said_of(self, subject: str) -> None:
        while True:
            name = self._value()
            if not isinstance(name, Name):
                raise self._fail("a property is missing")
            self._graph.say(subject, name.iri, self._value())
            while self._took(","):
                self._graph.say(subject, name.iri, self._value())
            if not self._took(";"):
                return
            while self._took(";"):
                pass
            if self._token.text in (".", "]") and self._token.kind == "sign":
                return

    def _value(self) -> Name | Literal:
        token = self._take()
        match token.kind:
            case "iri":
                return Name(self._address(token.text))
            case "name":
                return self._name(token)
            case "bare":
                return Name(TYPE) if token.text == "a" else Literal(token.text)
            case "text" | "long":
                return self._literal(token)
            case "number":
                return Literal(token.text)
            case "sign" if token.text in "[(":
                return self._inside(token.text)
            case _:
                reason = f'"{token.text}" is not expected here' if token.text else "the file ends too early"
                raise _wrong(self._text, token.at, reason)

    def _inside(self, bracket: str) -> Name:
        """A thing without a name; a list says nothing of its own."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fail("brackets are too deep")
        subject = self._graph.blank()
        if bracket == "(":
            while not self._took(")"):
                self._value()
        elif not self._took("]"):
            self._said_of(subject)
            self._need("]")
        self._depth -= 1
        return Name(subject)

    def _literal(self, token: _Token) -> Literal:
        marks = 3 if token.kind == "long" else 1
        text = _ESCAPED.sub(_character, token.text[marks:-marks])
        if self._token.kind == "language":
            return Literal(text, self._take().text)
        if self._took("^^"):
            self._value()
        return Literal(text)

    def _name(self, token: _Token) -> Name:
        prefix, _, local = token.text.partition(":")
        if prefix == "_":
            return Name(token.text)
        if prefix not in self._prefixes:
            raise _wrong(self._text, token.at, stated('the prefix "%(prefix)s:" is not declared', prefix=prefix))
        return Name(self._prefixes[prefix] + re.sub(r"\\(.)", r"\1", local))

    def _address(self, written: str) -> str:
        address = _ESCAPED.sub(_character, written)
        try:
            return urljoin(self._base, address) if self._base else address
        except ValueError:
            raise self._fail(f"<{address}> is no address") from None


def _character(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number <= _LAST and not 0xD800 <= number < 0xE000 else "\ufffd"
    return _SIGNS.get(code, code)
