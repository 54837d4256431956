"""Faults of servers, in words that a person can act on. No message ever holds a key."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from genglossary.engines.model.connection import Connection
from genglossary.engines.protocol import EngineError
from genglossary.pipeline.text.stated import stated

if TYPE_CHECKING:
    import openai

RETRIED_STATUSES = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})


class CallError(Exception):
    """One call failed for good; the message says why."""


class PassingError(CallError):
    """One call failed in a way that may pass. `wait` is how many seconds the server asked us to stay away,
    `silent` that it was waited for until it counted as dead."""

    def __init__(self, message: str, *, wait: float | None = None, silent: bool = False) -> None:
        super().__init__(message)
        self.wait = wait
        self.silent = silent


class RefusedParameterError(CallError):
    """The server does not understand how it was asked (HTTP 400 or 422); asked otherwise it may answer."""


def from_status(error: "openai.APIStatusError", connection: Connection) -> Exception:
    """An HTTP error as an EngineError (nothing will work), or as one of the errors above."""
    status = error.status_code
    gaps = {"name": connection.name, "status": status, "base_url": connection.base_url, "model": connection.model}
    if status in (401, 403):
        hint = _key_hint(connection)
        return EngineError(
            stated("The server of %(name)s rejects the key (HTTP %(status)s). %(hint)s", hint=hint, **gaps)
        )
    gaps["said"] = _said(error).replace(connection.key.read(), "(key)")
    if status == 404:
        return EngineError(
            stated(
                "The server at %(base_url)s does not know the model %(model)s or this address (HTTP 404): %(said)s",
                **gaps,
            )
        )
    if status == 402 or error.code == "insufficient_quota":
        return EngineError(stated("The account behind %(name)s has no credit left (HTTP %(status)s): %(said)s", **gaps))
    if status in RETRIED_STATUSES or status > 500:
        return PassingError(stated("the server answered HTTP %(status)s: %(said)s", **gaps), wait=_retry_after(error))
    refused = stated("the server refused the request (HTTP %(status)s): %(said)s", **gaps)
    return (RefusedParameterError if status in (400, 413, 422) and not _is_too_long(error) else CallError)(refused)


def from_connection(error: "openai.APIConnectionError", connection: Connection) -> PassingError:
    """A server that could not be reached, broke off, or was silent for too long."""
    cause, address = error.__cause__ or error.__context__, connection.base_url
    kind = type(cause).__name__ if cause else ""
    if kind in ("ConnectTimeout", "PoolTimeout"):
        return PassingError(
            stated("no connection to %(address)s within %(n)s s", address=address, n=f"{connection.connect:g}")
        )
    if kind in ("ReadTimeout", "WriteTimeout"):
        return silence(connection)
    if kind == "ConnectError":
        return PassingError(
            stated("nothing answers at %(address)s (connection refused or name unknown)", address=address)
        )
    return PassingError(stated("the connection to %(address)s broke off", address=address))


def silence(connection: Connection) -> PassingError:
    minutes = connection.silence / 60
    if minutes >= 1:
        return PassingError(stated("the server sent nothing for %(n)s minutes", n=f"{minutes:g}"), silent=True)
    return PassingError(stated("the server sent nothing for %(n)s seconds", n=f"{connection.silence:g}"), silent=True)


def _key_hint(connection: Connection) -> str:
    if connection.key.variable:
        return stated("Look at the variable %(variable)s.", variable=connection.key.variable)
    return (
        stated("Look at the file %(file)s.", file=connection.key.file)
        if connection.key.file
        else stated("No key is configured.")
    )


def _is_too_long(error: "openai.APIStatusError") -> bool:
    text = _said(error).casefold()
    return "context" in text and any(word in text for word in ("length", "exceed", "size", "window"))


def _said(error: "openai.APIStatusError") -> str:
    """Shorten what the server said. Answers about keys never come here: some repeat the key."""
    body = error.body
    message = body.get("message") if isinstance(body, dict) else body  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    text = " ".join(str(message or error.message).split())  # pyright: ignore[reportUnknownArgumentType]
    return text[:200] + ("…" if len(text) > 200 else "")


def _retry_after(error: "openai.APIStatusError") -> float | None:
    """Seconds from the headers Retry-After-Ms or Retry-After (a number, or a date as HTTP writes it)."""
    headers = error.response.headers
    try:
        if "retry-after-ms" in headers:
            return max(0.0, float(headers["retry-after-ms"]) / 1000)
        return max(0.0, float(headers["retry-after"])) if "retry-after" in headers else None
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(headers["retry-after"]) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
