"""JSON-LD (https://www.w3.org/TR/json-ld11/), as far as SKOS files use it.

Read: contexts that stand in the file, with prefixes, names, languages and containers; graphs and things inside of
things. That of schema.org is known; any other context that would have to be fetched is refused by name: nothing is
ever loaded from elsewhere.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast
from urllib.parse import urljoin

from genglossary.formats.skos import schema_org
from genglossary.formats.skos.statements import DEEPEST, PREFIXES, TYPE, Graph, Literal, Name, Thing
from genglossary.formats.types import Unusable
from genglossary.pipeline.text.stated import stated

Json = dict[str, Any]


def written(things: Iterable[Thing]) -> Iterator[str]:
    """The file in pieces: the context, then one thing a line-broken block."""
    yield f'{{\n"@context": {json.dumps(PREFIXES)},\n"@graph": ['
    separator = "\n"
    for thing in things:
        yield separator + "{\n " + ",\n ".join(_lines(_object(thing))) + "\n}"
        separator = ",\n"
    yield "\n]\n}\n"


def _lines(members: Json) -> Iterator[str]:
    """Each member on a line, so that versions of a file are easily compared."""
    return (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in members.items())


def _object(thing: Thing) -> Json:
    said: Json = {"@id": thing.iri}
    for name, value in thing.said:
        if name == TYPE and isinstance(value, Name):
            said["@type"] = _short(value.iri)
        else:
            said.setdefault(_short(name), []).append(_value(value))
    return said


def _short(iri: str) -> str:
    prefix = next((each for each, full in PREFIXES.items() if iri.startswith(full)), None)
    return iri if prefix is None else f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _value(value: Name | Literal) -> Json:
    if isinstance(value, Name):
        return {"@id": value.iri}
    return {"@value": value.text, "@language": value.language} if value.language else {"@value": value.text}


def parsed(data: bytes) -> Graph:
    """The statements of a file. Raises `Unusable` where it is no JSON, or would need something from elsewhere."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unusable(stated("This is not JSON: %(error)s.", error=error)) from None
    if not isinstance(content, dict | list):
        raise Unusable(stated("JSON-LD is an object or a list."))
    graph = Graph()
    _Reader(graph).read(cast("Json | list[Any]", content), _Context())
    return graph


def is_jsonld(data: bytes) -> bool:
    """Whether JSON names its context, as other programs' JSON does not."""
    if b'"@context"' not in data:
        return False
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return False
    things = cast("list[Any]", content) if isinstance(content, list) else [content]
    return any(isinstance(each, dict) and "@context" in each for each in things)


class _Context:
    """The meaning of the names in a part of a file."""

    def __init__(self) -> None:
        self.terms: dict[str, Json] = {}
        self.base = self.vocabulary = self.language = ""

    def extended(self, context: Any) -> "_Context":
        """The context with what one in the file adds to it; None forgets all."""
        if context is None:
            return _Context()
        result = _Context()
        result.terms = dict(self.terms)
        result.base, result.vocabulary, result.language = self.base, self.vocabulary, self.language
        for each in cast("list[Any]", context) if isinstance(context, list) else [context]:
            if isinstance(each, str) and each in schema_org.CONTEXTS:
                result._add(schema_org.CONTEXT)
            elif isinstance(each, str):
                raise Unusable(
                    stated(
                        "The file needs a context from elsewhere, %(each)s; only contexts inside of it are read.",
                        each=each,
                    )
                )
            if isinstance(each, dict):
                result._add(cast("Json", each))
        return result

    def _add(self, context: Json) -> None:
        self.base = str(context.get("@base") or self.base)
        self.vocabulary = str(context.get("@vocab", self.vocabulary) or "")
        self.language = str(context.get("@language", self.language) or "")
        if "@import" in context:
            raise Unusable(stated("The file imports a context; only contexts inside of it are read."))
        for name, meaning in context.items():
            if not name.startswith("@"):
                self.terms[name] = cast("Json", meaning) if isinstance(meaning, dict) else {"@id": meaning}

    def name(self, word: str, seen: int = 0) -> str:
        """The full name of a property or type, or a keyword; "" for one that means nothing."""
        if word.startswith("@") or seen > DEEPEST:
            return word
        if word in self.terms:
            meaning = self.terms[word].get("@id", "")
            return self.name(meaning, seen + 1) if isinstance(meaning, str) and meaning != word else ""
        prefix, colon, rest = word.partition(":")
        if colon:
            known = prefix in self.terms and not rest.startswith("//")
            return self.name(prefix, seen + 1) + rest if known else word
        return self.vocabulary + word if self.vocabulary else ""

    def address(self, written: str) -> str:
        """The full address of a thing."""
        prefix, colon, rest = written.partition(":")
        if colon and prefix in self.terms and not rest.startswith("//"):
            return self.name(prefix) + rest
        try:
            return urljoin(self.base, written) if self.base and prefix != "_" else written
        except ValueError:
            raise Unusable(stated('"%(written)s" is no address.', written=written)) from None

    def of(self, word: str) -> Mapping[str, Any]:
        """The definition of a property, which says how its values are written; empty where the context has none."""
        return self.terms.get(word, {})


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def read(self, content: Any, context: _Context, depth: int = 0) -> str:
        """Take what an object or a list of them says; the name of the thing that an object is."""
        if depth > DEEPEST:
            raise Unusable(stated("The objects of this file are too deep."))
        if isinstance(content, list):
            for each in cast("list[Any]", content):
                self.read(each, context, depth + 1)
            return ""
        if not isinstance(content, dict):
            return ""
        members = cast("Json", content)
        context = context.extended(members["@context"]) if "@context" in members else context
        keys = {context.name(key): key for key in members}
        written = members.get(keys.get("@id", "@id"))
        subject = context.address(written) if isinstance(written, str) else self._graph.blank()
        for key, value in members.items():
            self._member(subject, key, value, context, depth)
        return subject

    def _member(self, subject: str, key: str, value: Any, context: _Context, depth: int) -> None:
        name = context.name(key)
        if name in ("@graph", "@included"):
            self.read(value, context, depth + 1)
        elif name == "@type":
            for each in _list(value):
                self._graph.say(subject, TYPE, Name(context.name(str(each)) or str(each)))
        elif name and not name.startswith("@"):
            for said in self._values(key, value, context, depth):
                self._graph.say(subject, name, said)

    def _values(self, key: str, value: Any, context: _Context, depth: int) -> Iterator[Name | Literal]:
        how = context.of(key)
        if isinstance(value, dict) and "@language" in _list(how.get("@container")):
            for language, texts in cast("Json", value).items():
                tag = "" if language.startswith("@") else language
                yield from (Literal(each, tag) for each in _list(texts) if isinstance(each, str))
            return
        for each in _list(value):
            yield from self._value(each, how, context, depth)

    def _value(self, value: Any, how: Mapping[str, Any], context: _Context, depth: int) -> Iterator[Name | Literal]:
        if isinstance(value, dict):
            members = {context.name(name): inner for name, inner in cast("Json", value).items()}
            if "@value" in members:
                yield Literal(_text(members["@value"]), str(members.get("@language") or ""))
            elif "@list" in members or "@set" in members:
                for each in _list(members.get("@list", members.get("@set"))):
                    yield from self._value(each, how, context, depth + 1)
            else:
                yield Name(self.read(cast("Json", value), context, depth + 1))
        elif isinstance(value, str) and how.get("@type") in ("@id", "@vocab"):
            yield Name(context.address(value))
        elif isinstance(value, str):
            language = how.get("@language", context.language)
            yield Literal(value, str(language or ""))
        elif value is not None and not isinstance(value, list):
            yield Literal(_text(value))


def _list(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
