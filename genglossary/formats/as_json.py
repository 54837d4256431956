"""JSON: `{"title": …, "terms": [{"text", "variants", "definition", "confidence", "category", "evidence", …}]}`.

`variants` are the texts of those `spellings` that may be written, for programs that want no more.
"""

import json
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError

from genglossary.formats.types import Entry, Glossary, Unusable


def write(glossary: Glossary) -> bytes:
    """UTF-8, the best term first; keys are the fields of `Entry`."""
    best_first = sorted(glossary.entries, key=lambda entry: -entry.score)
    content = {"generator": "GenGlossary", "title": glossary.title, "terms": [_keys(entry) for entry in best_first]}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _keys(entry: Entry) -> dict[str, Any]:
    text, *others = asdict(entry).items()
    return dict([text, ("variants", entry.variants), *others])


def read(data: bytes) -> Glossary:
    """A file that `write` made, or a hand-made one: only "text" is needed in a term, unknown keys are left out."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"This is not JSON: {error}.") from None
    if not isinstance(content, dict) or "terms" not in content:
        raise Unusable('A glossary in JSON is an object with a list called "terms".')
    title = content.get("title") or ""  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    terms: Any = content["terms"]  # pyright: ignore[reportUnknownVariableType]
    terms = [_spelled(term) for term in terms] if isinstance(terms, list) else terms  # pyright: ignore[reportUnknownVariableType]
    try:
        return Glossary(
            title=TypeAdapter(str).validate_python(title), entries=TypeAdapter(tuple[Entry, ...]).validate_python(terms)
        )
    except ValidationError as error:
        raise Unusable(_first(error)) from None


def _spelled(term: Any) -> Any:
    """A term whose spellings are only named, as in files made by hand, has them as variants."""
    if not isinstance(term, dict) or "spellings" in term or not isinstance(term.get("variants"), list):
        return term  # pyright: ignore[reportUnknownVariableType]
    return term | {"spellings": [{"text": text} for text in term["variants"]]}  # pyright: ignore[reportUnknownVariableType]


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, as "terms[3].confidence: Input should be a valid number"."""
    problem = error.errors()[0]
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in problem["loc"])
    others = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"terms{place}: {problem['msg']}{others}."
