"""Slow tests against real things: clusters, databases, browsers, model servers.

uv run pytest tests/functional
"""

import os

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """On CI nothing is skipped in silence: what could not be tried has not passed."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
    return report
