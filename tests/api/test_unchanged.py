"""What is kept of answers is never older than the database, and never for anybody else."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from genglossary.actions import members, tokens
from genglossary.api import unchanged
from genglossary.models import ApiToken, Project, Term
from tests.factories import make_project, make_term

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="PostgreSQL keeps none."),
]


@pytest.fixture(autouse=True)
def lasting_connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in the server, where a thread keeps its connection from one request to the next."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 600)
    connection.close_at = None
    unchanged._answers().clear()
    yield
    unchanged._answers().clear()


@pytest.fixture
def term(project: Project) -> Term:
    return make_term(project, "fog horn")


def path_of(term: Term) -> str:
    return f"/projects/{term.project_id}/terms/{term.pk}"


def queries(program: Any, path: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        program.get(path, headers=headers)
    return len([each for each in asked if "PRAGMA" not in each["sql"]])


def test_the_same_again_asks_the_database_nothing(as_, term):
    program = as_("reader")
    program.get(path_of(term))
    first = program.get(path_of(term))
    assert queries(program, path_of(term)) == 0
    again = program.get(path_of(term), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    same = {**program.get(path_of(term)).headers, "X-Request-ID": first["X-Request-ID"]}
    assert same == dict(first.headers)


def test_a_change_of_this_process_is_seen_at_once(as_, term):
    program = as_("editor")
    program.get(path_of(term))
    program.get(path_of(term))
    program.patch(path_of(term), {"notes": "new"})
    assert program.get(path_of(term)).json()["notes"] == "new"


def test_a_change_of_another_process_is_seen_at_once(as_, term):
    program = as_("reader")
    for note in ("first", "second"):
        program.get(path_of(term))
        program.get(path_of(term))
        other = sqlite3.connect(connection.settings_dict["NAME"])
        with other:
            other.execute("UPDATE genglossary_term SET notes = ? WHERE id = ?", (note, term.pk))
        other.close()
        assert program.get(path_of(term)).json()["notes"] == note


def test_a_revoked_token_gets_nothing_more(as_, term):
    program = as_("reader")
    program.get(path_of(term))
    program.get(path_of(term))
    tokens.revoke(ApiToken.objects.get(user__username="reader"))
    assert program.get(path_of(term)).status_code == 401


def test_whoever_is_no_member_any_more_gets_nothing_more(as_, term):
    program = as_("reader")
    program.get(path_of(term))
    program.get(path_of(term))
    token = ApiToken.objects.get(user__username="reader")
    members.remove(term.project, token.user, by=None)
    assert program.get(path_of(term)).status_code == 404


def test_what_one_token_was_told_no_other_is(as_, term):
    elsewhere = make_project("Elsewhere")
    as_("reader").get(path_of(term))
    assert as_("").get(path_of(term)).status_code == 401
    assert as_("stranger").get(path_of(term)).status_code == 404
    assert as_("reader", only=elsewhere).get(path_of(term)).status_code == 404


def test_what_is_kept_is_counted_as_well(as_, term, settings):
    settings.API_REQUESTS = 3
    program = as_("reader")
    found = [program.get(path_of(term)).status_code for _ in range(5)]
    assert found == [200, 200, 200, 429, 429]


def test_a_token_ends_on_time(as_, term, monkeypatch):
    program = as_("reader")
    program.get(path_of(term))
    program.get(path_of(term))
    later = unchanged.time.monotonic() + unchanged.LONGEST + 1
    monkeypatch.setattr(unchanged.time, "monotonic", lambda: later)
    assert queries(program, path_of(term)) > 0


def test_refusals_and_files_are_not_kept(as_, term):
    program = as_("reader")
    for path in (f"/projects/{term.project_id}/terms/999", f"/projects/{term.project_id}/exports/json"):
        program.get(path)
        assert queries(program, path) > 0


def test_the_secret_is_not_kept(as_, term):
    program = as_("reader")
    program.get(path_of(term))
    secret = program._headers["Authorization"]
    assert unchanged._answers()
    assert secret not in repr(unchanged._answers())


def test_only_so_many_answers_are_kept(as_, term, monkeypatch):
    monkeypatch.setattr(unchanged, "MOST", 3)
    program = as_("reader")
    for limit in range(1, 8):
        program.get(f"/projects/{term.project_id}/terms?limit={limit}")
    assert len(unchanged._answers()) == 3
