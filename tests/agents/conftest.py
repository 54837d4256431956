"""A project with an entry, and requests with the tokens of its people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from genglossary.actions import definitions, tokens
from genglossary.agents.asking import answer
from genglossary.api.access import READ, WRITE, failures_from, requests_of
from genglossary.models import Project, Term, TokenScope
from tests.factories import make_team, make_term, make_user

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    requests_of.forget()
    failures_from.forget()


@pytest.fixture
def project(db: None) -> Project:
    return make_team("Boilers")


@pytest.fixture
def boiler(project: Project) -> Term:
    boiler = make_term(project, "boiler", status_by_person=True, language="en")
    make_term(project, "steam kettle", preferred=boiler, variant_kind="synonym", usage="forbidden")
    definitions.write(boiler, "A vessel that heats water.", source="ISO 1", by=User.objects.get(username="editor"))
    return boiler


@pytest.fixture
def ask(project: Project) -> Ask:
    """Does `work(request, …)` as somebody with a token of theirs; `only` is the project it is good for."""

    def asked(who: str, work: Any, *args: Any, scopes: Any = tuple(TokenScope.values), only: Any = None) -> Any:
        user = User.objects.filter(username=who).first() or make_user(who)
        _, secret = tokens.make(user, "agent", scopes=scopes, days=1, project=only)
        scope = WRITE if work.__name__ == "proposed" else READ
        return answer(secret, scope, lambda request: work(request, *args))

    return asked
