"""The schema as other programs read it."""

import json

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.operations import operations, schema


def served(client) -> dict:
    return json.loads(client.get("/api/v1/openapi.json").content)


def test_the_schema_is_valid_openapi_3_1(client, db):
    told = served(client)
    assert told["openapi"].startswith("3.1.")
    assert [error.message for error in OpenAPIV31SpecValidator(told).iter_errors()] == []


def test_a_schema_with_a_fault_would_be_found(client, db):
    told = served(client)
    del told["paths"]["/api/v1/projects/{project_id}"]["get"]["parameters"]
    assert list(OpenAPIV31SpecValidator(told).iter_errors())


@pytest.mark.parametrize("operation", [each for each in operations() if each.method in ("get", "delete")], ids=str)
def test_what_only_reads_or_removes_takes_no_body(operation):
    assert "requestBody" not in operation.told


def test_names_of_operations_are_their_own():
    names = [each.told["operationId"] for each in operations()]
    assert len(names) == len(set(names))
    assert "Problem" in schema()["components"]["schemas"]
