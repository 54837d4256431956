"""Writes the Python client from the schema: `python -m tests.api.client.writing`."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

HOME = Path(__file__).parent
TARGET = HOME.parents[2] / "docs/client/genglossary_client.py"
MARK = "# Written from the schema by `uv run poe client`; change tests/api/client instead.\n"
_IMPORTS = ("TypedDict, cast", "Literal, NotRequired, TypedDict, Unpack, cast")
"""Names that the core does without."""
_TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def client() -> str:
    """The whole file."""
    from genglossary.api.urls import api

    schema: Any = api.get_openapi_schema(path_prefix="")
    operations = [(path, method, told) for path, each in schema["paths"].items() for method, told in each.items()]
    queries = [each for _, _, told in operations for each in _query(told)]
    written = [
        MARK,
        (HOME / "core.py").read_text(encoding="utf-8").replace(*_IMPORTS),
        *_types(schema["components"]["schemas"], _used(schema)),
        *queries,
        'class Client(Connection):\n    """Every operation of the API, by the name that the schema has for it."""\n',
        *(_method(path, method, told) for path, method, told in operations),
    ]
    return formatted("\n".join(written))


def formatted(source: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def _used(schema: Any) -> set[str]:
    """The names of schemas that an operation mentions, also by way of another."""
    found, seen = set[str](), [schema["paths"]]
    while seen:
        each = seen.pop()
        if isinstance(each, list):
            seen += each
        elif isinstance(each, dict):
            name = str(each.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                seen.append(schema["components"]["schemas"][name])
            seen += each.values()
    return found - {"Problem"}


def _types(schemas: dict[str, Any], used: set[str]) -> Iterator[str]:
    for name, told in schemas.items():
        if name in used and not name.startswith("ListPage_"):
            yield f"{name} = {_type(told)}\n" if "enum" in told else _typed_dict(name, told)


def _typed_dict(name: str, told: dict[str, Any]) -> str:
    required = told.get("required", ())
    fields = [
        f"    {field}: {_type(each)}" if field in required else f"    {field}: NotRequired[{_type(each)}]"
        for field, each in told["properties"].items()
    ]
    about = _docstring(told["description"], "    ") + "\n" if told.get("description") else ""
    return f"class {name}(TypedDict):\n{about}" + "\n".join(fields) + "\n"


def _type(told: dict[str, Any]) -> str:
    if "$ref" in told:
        return told["$ref"].rpartition("/")[2]
    if "const" in told or "enum" in told:
        return f"Literal[{', '.join(repr(each) for each in told.get('enum') or [told['const']])}]"
    if "anyOf" in told:
        return " | ".join(dict.fromkeys(_type(each) for each in told["anyOf"]))
    if told.get("type") == "array":
        return f"list[{_type(told['items'])}]"
    if told.get("type") == "object":
        several = told.get("additionalProperties")
        return f"dict[str, {_type(several) if isinstance(several, dict) else 'Any'}]"
    return _TYPES.get(told.get("type", ""), "Any")


def _docstring(text: str, indent: str, *more: str) -> str:
    """The paragraphs of `text`, and `more` of them, as a docstring."""
    paragraphs = [*text.split("\n\n"), *more]
    lines = "\n\n".join(textwrap.fill(" ".join(each.split()), 110 - len(indent)) for each in paragraphs)
    told = f'"""{lines}' + ('\n"""' if "\n" in lines else '"""')
    return textwrap.indent(told, indent) + "\n"


def _query_of(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in told["parameters"] if each["in"] == "query" and each["name"] != "cursor"]


def _query_name(told: dict[str, Any]) -> str:
    return "".join(word.capitalize() for word in told["operationId"].split("_")) + "Query"


def _query(told: dict[str, Any]) -> Iterator[str]:
    """The type of what an operation takes behind the question mark."""
    if asked := _query_of(told):
        fields = {each["name"]: each["schema"] for each in asked}
        required = [each["name"] for each in asked if each["required"]]
        yield _typed_dict(_query_name(told), {"properties": fields, "required": required})


def _method(path: str, method: str, told: dict[str, Any]) -> str:
    plain, named, call = _request(path, method, told)
    keys = [each for each in ("If-Match", "Idempotency-Key") if _takes(told, each)]
    keywords = [f"{_snake(key)}: str | None = None" for key in keys]
    arguments = ["self", *_path_arguments(told), *plain, *(["*", *keywords] if keywords else []), *named]
    (scope,) = told["security"][0]["Bearer"]
    return (
        f"    def {told['operationId']}({', '.join(arguments)}) -> {_answer(told)}:\n"
        + _docstring(told["description"], "        ", f"Scope: {scope}.")
        + f"        {call}\n"
    )


def _takes(told: dict[str, Any], header: str) -> bool:
    return any(each["in"] == "header" and each["name"] == header for each in told["parameters"])


def _snake(name: str) -> str:
    return name.lower().replace("-", "_")


def _path_arguments(told: dict[str, Any]) -> list[str]:
    return [f"{each['name']}: {_type(each['schema'])}" for each in told["parameters"] if each["in"] == "path"]


def _request(path: str, method: str, told: dict[str, Any]) -> tuple[list[str], list[str], str]:
    """The plain arguments, those of which all have a name, and the line that asks."""
    names = [each["name"] for each in told["parameters"] if each["in"] == "path"]
    for name in names:
        path = path.replace(f"{{{name}}}", f"{{in_path({name})}}")
    where = f'f"{path}"' if names else f'"{path}"'
    query = _query_of(told)
    named = [f"**asked: Unpack[{_query_name(told)}]"] if query else []
    content = told.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        plain, files, fields = _multipart(content["multipart/form-data"]["schema"])
        return plain, named, f"return self.send({where}, {files}, {fields}, {_headers(told)})"
    if "application/json" in content:
        body = _type(content["application/json"]["schema"])
        return [], [f"**said: Unpack[{body}]"], f'return self.ask("{method.upper()}", {where}, {_options(told, body)})'
    if _is_file(told):
        return [], named, f"return self.open({where}, asked)"
    if _row(told):
        return [], named or [], f"return self.pages({where}, {'asked' if query else '{}'})"
    options = ", ".join(each for each in ("asked" if query else "", _options(told)) if each)
    line = f'self.ask("{method.upper()}", {where}{", " + options if options else ""})'
    return [], named, line if _answer(told) == "None" else f"return {line}"


def _options(told: dict[str, Any], body: str = "") -> str:
    headers = _headers(told)
    return ", ".join(
        each for each in ("body=said" if body else "", f"headers={headers}" if headers != "{}" else "") if each
    )


def _headers(told: dict[str, Any]) -> str:
    """Without a key of your own there is a new one for each call, so that it can be asked again where it broke."""
    found = ['"If-Match": if_match'] if _takes(told, "If-Match") else []
    found += ['"Idempotency-Key": idempotency_key or uuid.uuid4().hex'] if _takes(told, "Idempotency-Key") else []
    return f"{{{', '.join(found)}}}"


def _multipart(schema: dict[str, Any]) -> tuple[list[str], str, str]:
    """The arguments of an upload, its files, and its other fields."""
    arguments, files, fields = list[str](), "[]", list[str]()
    for name, told in schema["properties"].items():
        if told.get("format") == "binary":
            arguments.append(f"{name}: Upload")
            files = f'[("{name}", {name})]'
        elif told.get("items", {}).get("format") == "binary":
            arguments.append(f"{name}: Sequence[Upload]")
            files = f'[("{name}", each) for each in {name}]'
        else:
            arguments.append(f"{name}: {_type(told)} = {told.get('default')!r}")
            fields.append(f'"{name}": {name}')
    return arguments, files, f"{{{', '.join(fields)}}}"


def _content(told: dict[str, Any]) -> dict[str, Any]:
    found: list[Any] = [each for status, each in told["responses"].items() if str(status).startswith("2")]
    return found[0].get("content", {})


def _is_file(told: dict[str, Any]) -> bool:
    return "*/*" in _content(told)


def _row(told: dict[str, Any]) -> str:
    """The type of the rows of a list in pages; empty for other answers."""
    name = _content(told).get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
    return name.removeprefix("ListPage_").removesuffix("_") if name.startswith("ListPage_") else ""


def _answer(told: dict[str, Any]) -> str:
    if _is_file(told):
        return "IO[bytes]"
    if row := _row(told):
        return f"Iterator[{row}]"
    schema = _content(told).get("application/json", {}).get("schema")
    return _type(schema) if schema else "None"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "genglossary.settings")
    django.setup()
    TARGET.write_text(client(), encoding="utf-8")
