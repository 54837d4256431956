"""From what a server wrote to a checked reply: JSON that is fenced, wrapped in words or thought aloud before."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError

R = TypeVar("R", bound=BaseModel)

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"```[\w-]*\s*\n?(.*?)```", re.DOTALL)
_MOST_STARTS = 50  # of places where JSON could begin; a reply full of brackets is not worth more


class InvalidReplyError(ValueError):
    """The reply cannot be used; the message tells the model (and an operator) why."""


def read_json(text: str) -> object:
    """The first JSON object or array in `text`, else InvalidReplyError. The whole text is tried first, then
    what stands in code fences, then every bracket that could begin one."""
    body = _THOUGHTS.sub("", text).strip()
    if not body:
        raise InvalidReplyError("the answer was empty")
    for part in (body, *_FENCE.findall(body)):
        found = _whole(part)
        if found is not None:
            return found
    found = next(_inside(body), None)
    if found is None:
        raise InvalidReplyError("the answer was not JSON")
    return found


def _whole(text: str) -> object | None:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if _is_structure(value) else None


def _is_structure(value: object) -> bool:
    return isinstance(value, dict | list)


def _inside(text: str) -> Iterator[object]:
    decoder = json.JSONDecoder()
    for count, match in enumerate(re.finditer(r"[{\[]", text)):
        if count == _MOST_STARTS:
            return
        try:
            value: object = decoder.raw_decode(text, match.start())[0]
        except (ValueError, RecursionError):
            continue
        if value:
            yield value


def read_one(text: str, shape: type[R]) -> R:
    """The reply as `shape`. A list of one and an object wrapped in another are unpacked."""
    return check(_unwrapped(read_json(text), set(shape.model_fields)), shape)


def read_many(text: str, shape: type[R], names: Mapping[str, str]) -> dict[str, R | InvalidReplyError]:
    """The replies for numbered items (`names` maps each number to the name of its item): what was written for
    each, or why that part cannot be used. What the model left out is not in the result. A list is understood by
    the numbers or the names that its parts give, else by their places."""
    value = _unwrapped(read_json(text), set(names))
    parts: object = _numbered(cast("list[object]", value), names) if isinstance(value, list) else value
    if not isinstance(parts, dict):
        raise InvalidReplyError("the answer was not an object with one entry for each number")
    known = {str(key): part for key, part in cast("dict[object, object]", parts).items()}
    if len(names) == 1 and not known.keys() & names.keys():
        known = dict.fromkeys(names, cast("object", parts))
    return {key: _checked(known[key], shape) for key in names if key in known}


def _checked(part: object, shape: type[R]) -> R | InvalidReplyError:
    try:
        return check(part, shape)
    except InvalidReplyError as error:
        return error


def check(value: object, shape: type[R]) -> R:
    """`value` as `shape`, or InvalidReplyError with what is wrong and where."""
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        raise InvalidReplyError(_in_words(error)) from None


def _in_words(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False, include_context=False)[:5]
    where = (".".join(str(step) for step in problem["loc"]) or "the answer" for problem in problems)
    return "; ".join(f"{place}: {problem['msg']}" for place, problem in zip(where, problems, strict=True))


def _unwrapped(value: object, names: set[str]) -> object:
    """Looks through lists of one and objects that hold nothing but one other ({"result": {…}})."""
    for _ in range(3):
        inner = _only_member(value)
        if inner is None or (isinstance(value, dict) and names & set(cast("dict[str, object]", value))):
            break
        value = inner
    return cast("object", value)


def _only_member(value: object) -> object | None:
    members = list(cast("dict[str, object]", value).values()) if isinstance(value, dict) else value
    if not isinstance(members, list) or len(cast("list[object]", members)) != 1:
        return None
    only = cast("list[object]", members)[0]
    return only if _is_structure(only) else None


def _numbered(parts: list[object], names: Mapping[str, str]) -> dict[str, object]:
    numbers = {same(name): number for number, name in names.items()}
    named: dict[str, object] = {}
    for part in parts:
        fields = cast("dict[str, object]", part) if isinstance(part, dict) else {}
        number = fields.get("id") or numbers.get(same(str(fields.get("term"))))
        if number:
            named[str(number)] = part
    if named.keys() & names.keys():
        return named
    return dict(zip(names, parts, strict=True)) if len(parts) == len(names) else {}


def same(name: str) -> str:
    """A name as it is compared: without case, width, quotes around it and extra space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split()).strip("\"'`“”‘’「」『』. ")
