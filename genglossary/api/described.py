"""The part of the OpenAPI schema that is the same for all operations, and that types do not say."""

from typing import Any

from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from genglossary.api.access import Bearer
from genglossary.api.problems import CONTENT_TYPE

A_FILE = {"x-file": True}
"""For the schema: operations whose answer is a file."""

_PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence for people."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
_ALWAYS = {
    "400": "It cannot be read.",
    "401": "No token, or one that is not good.",
    "403": "The token, or the role of its user, is not enough.",
    "404": "There is no such thing, or you are not a member of its project.",
    "422": "Values are wrong; `errors` names them.",
    "429": "Too often; Retry-After says how many seconds to wait.",
}
_CHANGING = {
    "409": "Something else is in the way; the sentence says what.",
    "412": "It is not as If-Match says any more.",
    "413": "It is larger than this server takes at once.",
}
_IF_NONE_MATCH = "The ETag of an earlier answer: the same again is 304 without content."
_IF_MATCH = "The ETag with which you read it: whoever comes too late gets 412."
_KEY = "A name of this call of your own: sent again with the same content, it does nothing twice."


class Described(OpenAPISchema):
    """The schema of all operations, with the scope that a token needs and what each of them answers and takes."""

    def operation_security(self, operation: Operation) -> list[dict[str, Any]]:
        bearers: list[Any] = [each for each in operation.auth_callbacks if isinstance(each, Bearer)]
        for each in bearers:
            self.securitySchemes["Bearer"] = each.openapi_security_schema
        return [{"Bearer": [each.scope]} for each in bearers]

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        self.schemas.setdefault("Problem", _PROBLEM)
        told = super().operation_details(operation)
        self._tell_of_fields()
        _describe(next(iter(operation.methods)).lower(), told)
        return told

    def _tell_of_fields(self) -> None:
        """Say of pages of lists that their rows may have some of the fields alone."""
        for name, told in self.schemas.items():
            if name.startswith("ListPage_") and "$ref" in (rows := told["properties"]["items"])["items"]:
                whole = rows["items"]
                fields = self.schemas[whole["$ref"].rpartition("/")[2]]["properties"]
                some = {"type": "object", "title": "With `fields`", "properties": fields, "additionalProperties": False}
                rows["items"] = {"anyOf": [whole, some]}


def _describe(method: str, told: dict[str, Any]) -> None:
    reads, responses = method == "get", told["responses"]
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, sentence in (_ALWAYS if reads else {**_ALWAYS, **_CHANGING}).items():
        responses.setdefault(status, {"description": sentence, "content": content})
    responses["429"]["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    if told.pop("x-file", False):
        responses[200]["content"] = {"*/*": {}}
    elif reads:
        responses[200]["headers"] = {"ETag": {"schema": {"type": "string"}}}
        responses["304"] = {"description": "It is as you have it."}
        told["parameters"].append(_header("If-None-Match", _IF_NONE_MATCH))
    for name, sentence in (("If-Match", _IF_MATCH), ("Idempotency-Key", _KEY)):
        if told.pop(f"x-{name.lower()}", False):
            told["parameters"].append(_header(name, sentence))


def _header(name: str, description: str) -> dict[str, Any]:
    return {"in": "header", "name": name, "required": False, "description": description, "schema": {"type": "string"}}
