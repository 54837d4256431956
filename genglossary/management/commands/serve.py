"""Everything in one command: database, web pages, workers, and the watch over them."""

import logging
import os
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import OutputWrapper
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import embedded
from genglossary.actions.owner import LINK_MINUTES, local_owner, sign_in_token
from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput, Error
from genglossary.models.stated import translated
from genglossary.pipeline.text.stated import Stated, stated
from genglossary.serving import address
from genglossary.serving.child import Child

log = logging.getLogger(__name__)

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8000


class Command(BaseCommand):
    help = _lazy("Serve the pages and work on runs, until Ctrl-C. `worker` is the same without the pages.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary serve", "genglossary serve --host 0.0.0.0 --port 8080")
        parser.add_argument("--host", default=DEFAULT_HOST, help=_("Address to serve; only this machine by default."))
        parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=_("Port to serve (default 8000)."))

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_windows()
        try:
            with embedded.held(), address.opened(options["host"], options["port"]) as listener:
                url = address.url(options["host"], listener.getsockname()[1])
                announce = partial(self._print_address, url)
                code = supervise([_web_server(listener)], announce=announce, stderr=self.stderr)
        except (embedded.DatabaseNotReady, address.AddressRefused) as error:
            raise BadInput(error.args[0]) from error
        if code:
            raise Error(_("Stopped after repeated crashes; the lines above say why."), returncode=code)

    def _print_address(self, url: str) -> None:
        start = url.rstrip("/") + reverse("web:start")
        self.stdout.write(_("GenGlossary is at %(url)s (Ctrl-C stops it)") % {"url": start})
        if settings.EMBEDDED:
            address.remember(settings.DATA_DIR, url)
            self.stdout.write(
                _("Sign in, once, within %(minutes)s minutes: %(link)s")
                % {"minutes": LINK_MINUTES, "link": sign_in_link(url)}
            )
        self.stdout.flush()


def sign_in_link(url: str) -> str:
    """For the local owner only: whoever reads this output owns the data folder."""
    return url.rstrip("/") + reverse("web:sign_in_by_link", args=[sign_in_token(local_owner())])


def refuse_windows() -> None:
    if sys.platform == "win32":
        raise BadInput(_("`serve` and `worker` need Linux or macOS: on Windows use WSL. `generate` works everywhere."))


def supervise(web: list[Child], *, announce: Callable[[], None], stderr: OutputWrapper) -> int:
    """Run the cluster, and `web` beside it, until told to stop; returns the exit code. `announce` says it starts.

    What else is to be said goes to `stderr`, in the language of the locale; a log for machines stays in English.
    """
    from genglossary.serving.supervisor import Supervisor
    from genglossary.serving.watch import Watch

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE)

    def say(message: Stated) -> None:
        log.warning(message) if settings.LOG_FORMAT == "json" else stderr.write(translated(message))

    def announce_once() -> None:
        announce()
        connection.close()  # The watch opens its own; the supervisor itself needs none.

    cluster = Child(stated("cluster of workers"), "genglossary.serving.cluster")
    return Supervisor([cluster, *web], Watch(cluster), say=say).run(announce=announce_once)


def _web_server(listener: socket.socket) -> Child:
    number = listener.fileno()
    return Child(stated("web server"), "genglossary.serving.web_server", str(number), fds=[number])
