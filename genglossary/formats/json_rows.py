"""JSON of other tools, a list of objects or an object of words, as a table."""

import json
from typing import Any, cast

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
        text = decode(data).text
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
        if named is not None:
            return _objects(named)
        if said and all(isinstance(value, str) for value in said.values()):
            return [{"term": name, "definition": value} for name, value in said.items()]
        return []
    found = cast("list[Any]", loaded) if isinstance(loaded, list) else []
    return cast("list[dict[str, Any]]", found) if all(isinstance(each, dict) for each in found) else []


def _cell(value: Any) -> str:
    """Lists of words are one a line; what is deeper stays as it is written."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, (str, int, float)) for each in cast("list[Any]", value)):
        return "\n".join(map(str, cast("list[Any]", value)))
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
