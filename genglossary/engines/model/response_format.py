"""JSON schemas as servers want them, from the shapes of replies."""

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from typing import cast

from pydantic import BaseModel

JsonSchema = dict[str, object]

# What some servers refuse in a schema although it is JSON Schema; a reply is checked against it in any case.
_LIMITS = frozenset({"maxLength", "minLength", "maxItems", "minItems", "minimum", "maximum"})
_NOISE = frozenset({"title", "default", "description"})


@cache
def schema_of(shape: type[BaseModel]) -> JsonSchema:
    """The shape as a schema of the strict kind: every property required, nothing else allowed."""
    return cast("JsonSchema", _strict(shape.model_json_schema()))


@cache
def schema_of_many(shape: type[BaseModel], numbers: tuple[str, ...]) -> JsonSchema:
    """An object with one `shape` under each number, so that a server that enforces it can leave none out."""
    one = schema_of(shape)
    inner = cast("JsonSchema", one.get("$defs", {}))
    name = shape.__name__
    return {
        "$defs": {**inner, name: {key: value for key, value in one.items() if key != "$defs"}},
        "type": "object",
        "properties": {number: {"$ref": f"#/$defs/{name}"} for number in numbers},
        "required": list(numbers),
        "additionalProperties": False,
    }


def _strict(node: object, names: bool = False) -> object:
    """`names` says that the keys of `node` are names of properties or definitions, not keywords."""
    if isinstance(node, list):
        return [_strict(part) for part in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    known = cast("dict[str, object]", node)
    result = {
        key: _strict(value, names=not names and key in ("properties", "$defs"))
        for key, value in known.items()
        if names or key not in _NOISE
    }
    if not names and "properties" in result:
        result |= {
            "required": list(cast("dict[str, object]", result["properties"])),
            "additionalProperties": False,
        }
    return result


def with_passages(schema: JsonSchema, count: int) -> JsonSchema:
    """The schema with citations limited to the passages 1 to `count`."""
    definitions = cast("dict[str, JsonSchema]", schema.get("$defs", {}))
    if "Citation" not in definitions or not count:
        return schema
    citation = definitions["Citation"]
    properties = cast("dict[str, object]", citation["properties"])
    numbered = {**properties, "passage": {"type": "integer", "enum": list(range(1, count + 1))}}
    return {**schema, "$defs": {**definitions, "Citation": {**citation, "properties": numbered}}}


def without_limits(node: object) -> object:
    """The same schema without lengths and ranges."""
    if isinstance(node, list):
        return [without_limits(part) for part in cast("list[object]", node)]
    if isinstance(node, dict):
        parts = cast("Mapping[str, object]", node).items()
        return {key: without_limits(value) for key, value in parts if key not in _LIMITS}
    return node


class StructureFormat(IntEnum):
    """The ways to ask for structure, best first: a server makes us fall back to the next."""

    SCHEMA = 0
    SCHEMA_WITHOUT_LIMITS = 1
    JSON = 2
    PLAIN_TEXT = 3

    @property
    def in_words(self) -> str:
        """As in "it is asked for …"."""
        return ("a JSON schema", "a JSON schema without lengths", "JSON without a schema", "plain text")[self]


def response_format(schema: JsonSchema, format_: StructureFormat) -> JsonSchema | None:
    """The `response_format` of a call, or None for plain text."""
    if format_ == StructureFormat.PLAIN_TEXT:
        return None
    if format_ == StructureFormat.JSON:
        return {"type": "json_object"}
    asked = schema if format_ == StructureFormat.SCHEMA else without_limits(schema)
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": asked, "strict": True}}
