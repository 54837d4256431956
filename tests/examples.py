"""The number of examples of properties: all of them in `uv run poe thorough`, a quarter in the quick suite."""

import os

THOROUGH = os.environ.get("GENGLOSSARY_TEST_EXAMPLES") == "all"
"""Set by `uv run poe thorough`, which `.ci/run` calls; everything else tries a quarter."""


def examples(number: int) -> int:
    """The examples to try of a property of which `number` are enough."""
    return number if THOROUGH else max(2, number // 4)
