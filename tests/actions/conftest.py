"""The glossary that tests of decisions begin with: a project with one entry."""

import pytest

from genglossary.models import Project, Term
from tests.factories import make_project, make_term


@pytest.fixture
def project() -> Project:
    return make_project()


@pytest.fixture
def gauge(project: Project) -> Term:
    return make_term(project, "tide gauge", language="en", found=True)
