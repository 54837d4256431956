"""The health URL answers machines, and tells strangers nothing else."""

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db


def test_all_is_well(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_database_that_is_away_is_said_with_503(client, monkeypatch):
    def away():
        raise OperationalError("connection to 10.0.0.1 refused")

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "the database does not answer"})


def test_it_needs_no_https_because_load_balancers_ask_from_inside(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200


def test_it_only_answers_questions(client):
    assert client.post("/healthz").status_code == 405
