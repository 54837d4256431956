"""The number of examples of properties that take long, because each example is a run or a file."""

import os

THOROUGH = os.environ.get("GENGLOSSARY_TEST_EXAMPLES") == "all"
"""Set by `uv run poe thorough`, which `.ci/run` calls; everything else tries a quarter."""


def examples(number: int) -> int:
    """The examples to try of a property of which `number` are enough."""
    return number if THOROUGH else max(2, number // 4)
