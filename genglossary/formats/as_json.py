"""JSON: `{"title": …, "terms": [{"text", "variants", "definition", "context", "confidence", "evidence", …}]}`.

`variants` are the texts of those `spellings` that may be written, for programs that want no more; `context` is the best
passage of an entry without a definition (the first of its `evidence`), null for one that has a definition.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from genglossary.formats.order import best_first
from genglossary.formats.statuses import status_of
from genglossary.formats.types import Entry, Glossary, Unusable
from genglossary.pipeline.text.stated import stated

_GENERATOR = '"generator": "GenGlossary"'


def write(glossary: Glossary) -> Iterator[bytes]:
    """Write in UTF-8, the best term first, entry by entry; keys are the fields of `Entry`."""
    title = json.dumps(glossary.title, ensure_ascii=False)
    yield f'{{\n  {_GENERATOR},\n  "title": {title},\n  "terms": ['.encode()
    for number, entry in enumerate(best_first(glossary)):
        written = json.dumps(_keys(entry), ensure_ascii=False, indent=2).replace("\n", "\n    ")
        yield f"{',' if number else ''}\n    {written}".encode()
    yield b"\n  ]\n}\n" if glossary.entries else b"]\n}\n"


def is_own(data: bytes) -> bool:
    """Whether `write` made this file."""
    return _GENERATOR.encode() in data[:200]


def _keys(entry: Entry) -> dict[str, Any]:
    fields = asdict(entry)
    evidence = cast("tuple[dict[str, Any], ...]", fields["evidence"])
    context = evidence[0] if evidence and entry.definition is None else None
    derived = {"text": entry.text, "variants": entry.variants, "spellings": fields["spellings"]}
    return {**derived, "definition": entry.definition, "context": context, **fields}


def read(data: bytes) -> Glossary:
    """A file that `write` made, or a hand-made one: only "text" is needed in a term, unknown keys are left out."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unusable(stated("This is not JSON: %(error)s.", error=error)) from None
    if not isinstance(content, dict) or "terms" not in content:
        raise Unusable(stated('A glossary in JSON is an object with a list called "terms".'))
    found = cast("dict[str, Any]", content)
    title, terms = found.get("title") or "", found["terms"]
    if isinstance(terms, list):
        terms = [_spelled(term) for term in cast("list[Any]", terms)]
    try:
        return Glossary(
            title=TypeAdapter(str).validate_python(title), entries=TypeAdapter(tuple[Entry, ...]).validate_python(terms)
        )
    except ValidationError as error:
        raise Unusable(_first(error)) from None


def _spelled(term: Any) -> Any:
    """A term whose spellings are only named, as in files made by hand, has them as variants; "proposed" is what people
    call the status of a candidate."""
    if not isinstance(term, dict) or "spellings" in term:
        return cast("Any", term)
    given = cast("dict[str, Any]", term)
    variants = given.get("variants")
    named = [{"text": text} for text in cast("list[Any]", variants)] if isinstance(variants, list) else []
    status = {"status": status_of(status)} if isinstance(status := given.get("status"), str) else {}
    return {**given, "spellings": named, **status}


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, as "terms[3].confidence: Input should be a valid number"."""
    problem = error.errors()[0]
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in problem["loc"])
    others = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"terms{place}: {problem['msg']}{others}."
