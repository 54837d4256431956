"""Logs: sentences for people, or one JSON object a line for programs."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

FORMATS = ("text", "json")
REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
"""Of the request that is being answered; it is in its answer too, so that both are found together."""


class AsJson(logging.Formatter):
    """One object a line: time (UTC), level, logger, message, and where there is one request_id and exception.

    Nothing else of a record is written: not the request with its cookies, nor the variables of a failed call.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": REQUEST_ID.get(),
            "exception": self.formatException(record.exc_info) if record.exc_info else "",
        }
        return json.dumps({name: value for name, value in line.items() if value}, ensure_ascii=False)


def configured(level: str, form: str) -> dict[str, Any]:
    """The configuration of `logging`, for Django and for gunicorn."""
    console = {"class": "logging.StreamHandler", **({"formatter": "json"} if form == "json" else {})}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": AsJson}},
        "handlers": {"console": console},
        "root": {"handlers": ["console"], "level": level},
        # It writes several lines for each wrong password; ours is one (web/holding_off.py).
        "loggers": {"axes": {"level": "ERROR"}},
    }
