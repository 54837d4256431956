"""The web server: gunicorn over the socket that the supervisor has opened.

Run as `python -m genglossary.serving.web_server FD` by the supervisor, which holds the other end of standard input.
"""

import os
import signal
import sys
from typing import Any

from gunicorn.app.base import BaseApplication

import genglossary.throttle  # noqa: F401 - its memory is there before the processes are forked that share it
from genglossary import environment, logs
from genglossary.serving.orphans import end_with_parent, when_supervisor_is_gone

# Two processes, so that one busy with a large page does not hold up the other.
PROCESSES = 2
# Threads of a process share one processor: more pages that are made at once are all there later, and not sooner. A few,
# so that one who sends or receives slowly does not hold up the others; those who listen for events take none.
THREADS = 3

# A request may take this long after the end was asked for; the supervisor's patience is longer.
FINISH_SECONDS = 5


def _end_me() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def _logs_as_json(level: str) -> dict[str, Any]:
    """Gunicorn's own lines like all others."""
    ours = logs.configured(level, "json")
    return {**ours, "loggers": {"gunicorn.error": {"handlers": ["console"], "level": level, "propagate": False}}}


class WebServer(BaseApplication):
    """Gunicorn, configured here alone: no file or variable of the machine changes it."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"fd://{self._fd}",
            "workers": PROCESSES,
            "threads": THREADS,
            "worker_class": "gthread",
            "graceful_timeout": FINISH_SECONDS,
            "loglevel": environment.log_level("LOG_LEVEL", "WARNING").lower(),
            "control_socket_disable": True,
            # Gunicorn would believe these from this machine; whom to believe is for the settings to say (web/proxy.py).
            "secure_scheme_headers": {},
            "forwarder_headers": "",
            "when_ready": lambda server: when_supervisor_is_gone(_end_me),
            "post_fork": lambda server, process: end_with_parent(),
        }
        if environment.choice("LOG_FORMAT", logs.FORMATS) == "json":
            options["logconfig_dict"] = _logs_as_json(options["loglevel"].upper())
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from genglossary.wsgi import application

        return application


if __name__ == "__main__":
    end_with_parent()
    WebServer(int(sys.argv[1])).run()
