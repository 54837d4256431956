"""A project whose glossary everybody may read, and a visitor without an account."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from genglossary.actions import definitions, publishing
from genglossary.models import Project, Status
from genglossary.public.access import requests_from
from genglossary.public.terms import _told
from tests.factories import make_team, make_term


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Neither who asked, nor the terms of a glossary with the same key in the last test's database."""
    requests_from.forget()
    _told.cache_clear()


@pytest.fixture
def owner(project: Project) -> User:
    return User.objects.get(username="owner")


@pytest.fixture
def project(db: None) -> Project:
    project = make_team("Boilers")
    owner = User.objects.get(username="owner")
    boiler = make_term(project, "boiler", status_by_person=True, notes="internal remark", language="en")
    make_term(project, "kettle", status_by_person=True, preferred=boiler)
    make_term(project, "guess", status=Status.CANDIDATE)
    make_term(project, "蒸気釜", status_by_person=True, reading="じょうきがま", language="ja")
    definitions.write(boiler, "A vessel </script><b>that</b> heats water.", by=owner)
    publishing.publish(project, enabled=True, slug="boilers", by=owner)
    return project


@pytest.fixture
def visitor() -> Client:
    return Client()
