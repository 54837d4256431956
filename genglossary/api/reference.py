"""The schema as the page of the API shows it: operations by resource, and the types that they take and answer."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from genglossary.api import examples

_PREFIX = "#/components/schemas/"
_NOT_SAID = "^[^\\x00]*$"
_LIMITS = (("minimum", "≥"), ("maximum", "≤"), ("minLength", "≥"), ("maxLength", "≤"), ("maxItems", "≤"))
_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Field:
    """Something that is sent or answered; `where` is path, query, header or nothing."""

    name: str
    where: str
    kind: SafeString
    required: bool
    limits: str
    description: SafeString


@dataclass(frozen=True)
class Shown:
    """An operation. `body` are the fields of what is sent, `answers` the statuses with what they mean."""

    name: str
    method: str
    path: str
    scope: str
    description: SafeString
    deprecated: bool
    fields: list[Field]
    body: list[Field]
    answer: SafeString
    success: int
    refusals: list[tuple[int, SafeString]]
    curl: str
    python: str


@dataclass(frozen=True)
class Resource:
    name: str
    operations: list[Shown]


@dataclass(frozen=True)
class ShownType:
    """A type: an object with its fields, or one of some values."""

    name: str
    description: SafeString
    fields: list[Field]
    values: list[str]


def resources_of(schema: Mapping[str, Any], prefix: str) -> list[Resource]:
    """All operations by their first tag, in the order of the schema; their paths without `prefix`."""
    found: dict[str, list[Shown]] = {}
    for path, operations in schema["paths"].items():
        for method, told in operations.items():
            shown = _shown(schema, path.removeprefix(prefix), method, told)
            found.setdefault(told["tags"][0], []).append(shown)
    return [Resource(name, operations) for name, operations in found.items()]


def types_of(schema: Mapping[str, Any]) -> list[ShownType]:
    """The types that an operation or another type names, by name; pages of a list are told by what is in them."""
    whole, named = json.dumps(schema), schema["components"]["schemas"]
    kinds = {name: told for name, told in named.items() if f'{_PREFIX}{name}"' in whole and not _is_page(name)}
    return [
        ShownType(
            name,
            words_of(told.get("description", "")),
            list(_fields(told)),
            [str(each) for each in told.get("enum", ())],
        )
        for name, told in sorted(kinds.items())
    ]


def _is_page(name: str) -> bool:
    return name.startswith("ListPage_")


def words_of(text: str) -> SafeString:
    """A text of the schema; what it has between backticks is code."""
    parts = re.split(r"`([^`]+)`", text)
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", p) if at % 2 else p,) for at, p in enumerate(parts))
    )


def _shown(schema: Mapping[str, Any], path: str, method: str, told: Mapping[str, Any]) -> Shown:
    answers = {int(status): each for status, each in told["responses"].items()}
    success = min(answers)
    return Shown(
        name=told["operationId"],
        method=method.upper(),
        path=path,
        scope=told["security"][0]["Bearer"][0],
        description=words_of(told["description"]),
        deprecated=told.get("deprecated", False),
        fields=[_field(each["name"], each["in"], each, each["required"]) for each in told["parameters"]],
        body=list(_fields(examples.body_of(schema, told))),
        answer=_answer(answers[success]),
        success=success,
        refusals=[
            (status, words_of(each["description"])) for status, each in sorted(answers.items()) if status != success
        ],
        curl=examples.curl(schema, path, method, told),
        python=examples.python(schema, path, told),
    )


def _fields(told: Mapping[str, Any]) -> Iterator[Field]:
    required = told.get("required", ())
    for name, each in told.get("properties", {}).items():
        yield _field(name, "", {"schema": each, "description": each.get("description", "")}, name in required)


def _field(name: str, where: str, told: Mapping[str, Any], required: bool) -> Field:
    schema = told["schema"]
    description = told.get("description") or schema.get("description", "")
    return Field(name, where, kind_of(schema), required, ", ".join(_limits(schema)), words_of(description))


def _limits(schema: Mapping[str, Any]) -> Iterator[str]:
    for each in (schema, *schema.get("anyOf", ())):
        for name, sign in _LIMITS:
            if (limit := each.get(name)) is not None and limit != _LARGEST:
                yield f"{sign} {limit:,}" + (" characters" if "Length" in name else "")
        if each.get("pattern") not in (None, _NOT_SAID):
            yield each["pattern"]
    if schema.get("default") not in (None, "", [], {}):
        yield f"default {schema['default']}"


def kind_of(told: Mapping[str, Any]) -> SafeString:
    """A type in words; the name of one with fields of its own links to it."""
    if reference := told.get("$ref"):
        name = reference.removeprefix(_PREFIX)
        link = format_html('<a href="#type-{0}">{0}</a>', name.removeprefix("ListPage_").removesuffix("_"))
        return format_html("page of {}", link) if _is_page(name) else link
    if "anyOf" in told:
        return _either([kind_of(each) for each in told["anyOf"]])
    if values := told.get("enum") or ([told["const"]] if "const" in told else None):
        return format_html_join(" | ", "<code>{}</code>", ((f'"{value}"',) for value in values))
    if told.get("type") == "array":
        return format_html("list of {}", kind_of(told["items"]))
    if several := told.get("additionalProperties"):
        return format_html("object of {}", kind_of(several)) if isinstance(several, dict) else SafeString("object")
    return format_html("{}", told.get("format") or told.get("type") or "anything")


def _either(kinds: list[SafeString]) -> SafeString:
    return format_html_join(" | ", "{}", ((each,) for each in dict.fromkeys(kinds)))


def _answer(told: Mapping[str, Any]) -> SafeString:
    content = told.get("content", {})
    if "*/*" in content:
        return SafeString("file")
    return kind_of(content["application/json"]["schema"]) if content else SafeString("–")
