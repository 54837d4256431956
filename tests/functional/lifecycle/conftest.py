"""What these tests begin with: projects in a database that the process trees share."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection

from genglossary.models import Project
from tests.factories import make_document, make_project

# Several machines need a database that they can share; the embedded one has troubles of its own.
collect_ignore = ["embedded"] if os.environ.get("DATABASE_URL") else ["several"]

TEXT = """# The engine room

A relief valve is a device that opens when the pressure in the boiler is too high. The relief valve is tested daily.
The feed pump (FP) is a machine that moves water into the boiler. The feed pump is driven by steam.
A gauge glass is a tube that shows the water level. Look at the gauge glass before the feed pump is started.
The steam drum is the vessel in which steam and water part. The steam drum stands above the gauge glass.
"""


@pytest.fixture(autouse=True)
def _shared_database(transactional_db) -> Iterator[None]:
    yield
    connection.close()


@pytest.fixture
def project() -> Project:
    return a_project()


def a_project(name: str = "") -> Project:
    project = make_project(name)
    make_document(project, "engine.md", TEXT)
    return project
