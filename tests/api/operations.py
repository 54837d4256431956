"""Every operation that the schema tells, with a request for each that fits it."""

from functools import cache
from typing import Any, NamedTuple

from genglossary.api.urls import api


class Operation(NamedTuple):
    """One line of the schema: its method and address, and the parts of a request that it asks for."""

    method: str
    path: str
    told: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@cache
def schema() -> dict[str, Any]:
    return api.get_openapi_schema()


def operations() -> list[Operation]:
    found = schema()["paths"].items()
    return [
        Operation(method, path.removeprefix("/api/v1"), told)
        for path, several in found
        for method, told in several.items()
    ]


def address(operation: Operation, project: int) -> str:
    """The address with 1 for all ids but that of the project, and the values that have to be in its query."""
    values = {each["name"]: sample(each["schema"]) for each in operation.told["parameters"] if each["in"] == "path"}
    query = [each for each in operation.told["parameters"] if each["in"] == "query" and each["required"]]
    asked = "&".join(f"{each['name']}={sample(each['schema'])}" for each in query)
    return operation.path.format(**{**values, "project_id": project}) + (f"?{asked}" if asked else "")


def body(operation: Operation) -> Any:
    """The least that the operation takes as JSON, or None where it takes no JSON."""
    content = operation.told.get("requestBody", {}).get("content", {})
    return sample(content["application/json"]["schema"]) if "application/json" in content else None


def files(operation: Operation) -> Any:
    """The names of the fields that files are sent in."""
    content = operation.told.get("requestBody", {}).get("content", {}).get("multipart/form-data")
    return resolved(content["schema"])["required"] if content else []


def resolved(told: dict[str, Any]) -> dict[str, Any]:
    reference = told.get("$ref")
    return schema()["components"]["schemas"][reference.rpartition("/")[2]] if reference else told


def sample(told: dict[str, Any]) -> Any:
    """A value that fits, as small as it may be."""
    told = resolved(told)
    if "enum" in told:
        return told["enum"][0]
    if told.get("format") == "uuid":
        return "00000000-0000-4000-8000-000000000000"
    match told["type"]:
        case "object":
            return {name: sample(told["properties"][name]) for name in told.get("required", ())}
        case "array":
            return []
        case "integer":
            return 1
        case "boolean":
            return False
        case kind:
            assert kind == "string"
            return "en"
