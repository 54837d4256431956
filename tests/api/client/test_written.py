"""The Python client that is in the house is the one that the schema makes."""

from tests.api import operations
from tests.api.client import writing


def test_the_client_is_what_the_schema_makes_it():
    assert writing.TARGET.read_text(encoding="utf-8") == writing.client(), "run `uv run poe client`"


def test_each_operation_has_its_function():
    written = writing.TARGET.read_text(encoding="utf-8")
    missing = [str(each) for each in operations.operations() if f"    def {each.told['operationId']}(" not in written]
    assert missing == []
