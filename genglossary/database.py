"""Django's settings for the database: the embedded one, or a PostgreSQL."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from genglossary import environment
from genglossary.pipeline.text.stated import stated


def configured(url: str) -> dict[str, Any]:
    """The settings for `url`, or for the embedded database where it is empty, which is made if need be."""
    if url and not url.startswith(("postgres://", "postgresql://")):
        # The value may hold a password: it is not repeated.
        raise ImproperlyConfigured(
            stated("DATABASE_URL must begin with postgres:// (leave it out for the embedded database).")
        )
    kind = _postgresql(url) if url else _embedded()
    return {**kind, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def _embedded() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": environment.made_database(),
        "OPTIONS": {
            # Without IMMEDIATE a transaction that reads first and then writes fails under load, whatever the
            # timeout. FULL: an acknowledged cancel survives a power cut.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    found = environment.database(url)
    # A server that is gone without a word is noticed in seconds, by workers as well as by pages.
    options = {"connect_timeout": 10, "tcp_user_timeout": 10_000, **found.get("OPTIONS", {})}
    return {**found, "OPTIONS": options}
