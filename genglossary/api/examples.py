"""Examples of every operation, made from its schema: a call by curl, and one with the Python client."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

# What stands for a name or a text, where a type alone says nothing.
_TYPICAL: dict[str, Any] = {
    "name": "Handbook",
    "user": "ken",
    "role": "reader",
    "language": "de",
    "format_name": "csv",
    "address": "fog-horn",
    "text": "fog horn",
    "max_terms": 200,
    "ids": [1, 2],
    "groups": {"conflict": "theirs"},
    "encoding": "utf-8",
}
_UUID = "6f1c7a52-0f9e-4d3b-9a57-3f0b5d1e8c24"
# Of those that can be left out, the first that says something by itself; others are for special cases.
_TELLING = ("decision", "ids", "usage", "groups", "text", "encoding", "max_terms")


def curl(schema: Mapping[str, Any], path: str, method: str, told: Mapping[str, Any]) -> str:
    """A line for a shell in which $API and $AUTH are set."""
    where = path.format(**_path_values(told)) + _query(told)
    address = f'"$API{where}"' if "?" in where else f"$API{where}"
    parts = ['curl -H "$AUTH"', *_how(method, told), address]
    if files := list(_files(schema, told)):
        parts += [f"-F {name}=@{file}" for name, _, file in files]
    elif body := _body(schema, told):
        parts.append(f"--json '{json.dumps(body, ensure_ascii=False)}'")
    elif "requestBody" in told:
        parts.append("--json '{}'")
    return " ".join(parts)


def _how(method: str, told: Mapping[str, Any]) -> Iterator[str]:
    """The method, where curl does not guess it."""
    if method not in ("get", "post") or (method == "post" and "requestBody" not in told):
        yield f"-X {method.upper()}"
    if _takes_key(told):
        yield '-H "Idempotency-Key: nightly-1"'
    if "*/*" in told["responses"].get(200, {}).get("content", {}):
        yield "-OJ"


def _takes_key(told: Mapping[str, Any]) -> bool:
    return any(each["name"] == "Idempotency-Key" for each in told["parameters"])


def python(schema: Mapping[str, Any], path: str, told: Mapping[str, Any]) -> str:
    """A line of Python with `client` of genglossary_client.py."""
    values = [repr(value) for value in _path_values(told).values()]
    values += [repr([file] if many else file) for _, many, file in _files(schema, told)]
    if not list(_files(schema, told)):
        values += [f"{name}={value!r}" for name, value in _body(schema, told).items()]
    values += [f"{name}={value!r}" for name, value in _required_query(told).items()]
    return f"client.{told['operationId']}({', '.join(values)})"


def body_of(schema: Mapping[str, Any], told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of what is sent, whichever way; empty where nothing is."""
    content = told.get("requestBody", {}).get("content", {})
    return resolved(schema, next(iter(content.values()))["schema"]) if content else {}


def resolved(schema: Mapping[str, Any], told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The type itself where `told` only names it."""
    reference = told.get("$ref")
    return schema["components"]["schemas"][reference.rpartition("/")[2]] if reference else told


def _files(schema: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[tuple[str, bool, str]]:
    """Fields that are files: the name, whether there may be several, and that of a file."""
    for name, each in body_of(schema, told).get("properties", {}).items():
        if (each.get("items") or each).get("format") == "binary":
            many = "items" in each
            yield name, many, "handbook.md" if many else "words.csv"


def _path_values(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        each["name"]: _value({}, each["name"], each["schema"]) for each in told["parameters"] if each["in"] == "path"
    }


def _required_query(told: Mapping[str, Any]) -> dict[str, Any]:
    asked = [each for each in told["parameters"] if each["in"] == "query" and each["required"]]
    return {each["name"]: _value({}, each["name"], each["schema"]) for each in asked}


def _query(told: Mapping[str, Any]) -> str:
    asked = "&".join(f"{name}={value}" for name, value in _required_query(told).items())
    return f"?{asked}" if asked else ""


def _body(schema: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have to be there, and one that says something."""
    body = body_of(schema, told)
    required = body.get("required", ())
    telling = [name for name in _TELLING if name in body.get("properties", {}) and name not in required]
    names = [*required, *telling[:1]] if not required or "do" in required else required
    return {name: _value(schema, name, body["properties"][name]) for name in names}


def _value(schema: Mapping[str, Any], name: str, told: Mapping[str, Any]) -> Any:
    """A value that fits."""
    told = resolved(schema, told)
    if "anyOf" in told:
        return _value(schema, name, told["anyOf"][0])
    if told.get("examples"):
        return told["examples"][0]
    if name in _TYPICAL:
        return _TYPICAL[name]
    if "enum" in told:
        return told["enum"][0]
    if told.get("format") == "uuid" or name == "uid":
        return _UUID
    return {"integer": 1, "array": [], "object": {}, "boolean": True}.get(told.get("type", ""), "text")
