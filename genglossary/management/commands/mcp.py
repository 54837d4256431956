"""The glossary for agents, by the Model Context Protocol."""

from argparse import ArgumentParser
from typing import Any

from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import environment
from genglossary.management.arguments import add_example, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.serving import address

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8001


class Command(BaseCommand):
    help = _lazy(
        "Let agents look terms up, read passages and propose definitions, by the Model Context Protocol: at standard "
        "input and output, for the API token in GENGLOSSARY_TOKEN, or over HTTP, for the token of each request."
    )
    requires_system_checks: Any = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary mcp", "genglossary mcp --http --port 8001")
        parser.add_argument("--http", action="store_true", help=_("Serve streamable HTTP, at /mcp."))
        parser.add_argument("--host", default=DEFAULT_HOST, help=_("Address for --http; only this machine by default."))
        parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=_("Port for --http (default 8001)."))

    def handle(self, *args: Any, **options: Any) -> None:
        server = _server()
        require_database()
        connections.close_all()
        if options["http"]:
            self._serve_http(server, options["host"], options["port"])
        else:
            self._serve_streams(server)

    def _serve_http(self, server: Any, host: str, port: int) -> None:
        try:
            app = server.http_app()
            with address.opened(host, port) as listener:
                url = address.url(host, listener.getsockname()[1]) + server.PATH.lstrip("/")
                self.stderr.write(_("Agents are answered at %(url)s (Ctrl-C stops it)") % {"url": url})
                server.serve_http(listener, app)
        except (server.WrongHosts, address.AddressRefused) as error:
            raise BadInput(str(error)) from error

    def _serve_streams(self, server: Any) -> None:
        token = environment.agent_token()
        if not server.is_good(token):
            raise BadInput(_("GENGLOSSARY_TOKEN (or …_FILE) holds no good token: make one on the page API."))
        connections.close_all()
        server.serve_streams(token)


def _server() -> Any:
    """The room of the server, which needs the SDK of the extra."""
    try:
        from genglossary.agents import server
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("genglossary"):
            raise
        raise BadInput(_("This needs the extra: pip install 'genglossary[mcp]'.")) from error
    return server
