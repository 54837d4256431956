"""JSON of other tools, a list of objects or an object of words, as a table."""

import json
from typing import Any, cast

from genglossary.formats.column_names import FIELD_OF, key_of
from genglossary.formats.columns import language_tag
from genglossary.formats.sheets import MOST_ROWS, Sheet
from genglossary.formats.types import Unusable
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import stated
from genglossary.readers import own_output
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable

_LISTS = ("terms", "entries", "glossary", "items", "words")
_OURS = "text"
_MOST_NAMES = 100


def rows_of_json(data: bytes) -> Sheet | None:
    """The objects of a list as rows below the names of their fields; None for our own files, and for what is neither.

    Raises `Unusable` for more rows than a table may have.
    """
    try:
        text = decode(data, of_data=True).text
        loaded = None if own_output.is_own(text) else json.loads(text)
    except (Unreadable, ValueError, RecursionError):
        return None
    objects = _objects(loaded)
    names = list(dict.fromkeys(name for each in objects for name in each))
    if not objects or _OURS in names or len(names) > _MOST_NAMES:
        return None
    if len(objects) > MOST_ROWS:
        raise Unusable(stated("The table has more than %(n)s rows: import it in parts.", n=f"{MOST_ROWS:,}"))
    rows = ((at, tuple(shown(_cell(each.get(name))) for name in names)) for at, each in enumerate(objects, 1))
    return Sheet(rows=((0, tuple(map(shown, names))), *rows))


def _objects(loaded: Any) -> list[dict[str, Any]]:
    if isinstance(loaded, dict):
        said = cast("dict[str, Any]", loaded)
        named = next((said[name] for name in _LISTS if isinstance(said.get(name), (list, dict))), None)
        return _objects(named) if named is not None else _by_term(said)
    found = cast("list[Any]", loaded) if isinstance(loaded, list) else []
    if not all(isinstance(each, dict) for each in found):
        return []
    return [_without_languages(each) for each in cast("list[dict[str, Any]]", found)]


def _by_term(said: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects of terms that are names themselves, with their definitions or with more that is said of them."""
    known = (value for value in said.values() if not isinstance(value, str))
    if not all(isinstance(each, dict) and _is_said_of_a_term(cast("dict[str, Any]", each)) for each in known):
        return []
    return [
        {"term": name, "definition": value} if isinstance(value, str) else {**_without_languages(value), "term": name}
        for name, value in said.items()
    ]


def _is_said_of_a_term(said: dict[str, Any]) -> bool:
    return any(key_of(name) in FIELD_OF for name in said)


def _without_languages(said: dict[str, Any]) -> dict[str, Any]:
    """The same with a field for each language where a field has several: “translations [ja]”."""
    found: dict[str, Any] = {}
    for name, value in said.items():
        inner = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
        if inner and all(map(language_tag, inner)):
            found |= {f"{name} [{language}]": each for language, each in inner.items()}
        elif inner and language_tag(name) and _is_said_of_a_term(inner):
            found |= {f"{field} [{name}]": each for field, each in inner.items()}
        else:
            found[name] = value
    return found


def _cell(value: Any) -> str:
    """Lists of words are one a line; what is deeper stays as it is written."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, (str, int, float)) for each in cast("list[Any]", value)):
        return "\n".join(map(str, cast("list[Any]", value)))
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
