"""The server: the tools by the official SDK, over standard streams or HTTP."""

from collections.abc import Sequence
from socket import socket
from typing import Any

import anyio
import uvicorn
from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from genglossary.actions.tokens import token_of
from genglossary.agents.asking import WITHOUT
from genglossary.agents.marking import INSTRUCTIONS
from genglossary.agents.tools import Tools, secret_in
from genglossary.api.access import known
from genglossary.api.problems import Refused

PATH = "/mcp"


class WrongHosts(Exception):
    """The names under which it is served do not name hosts one by one; the message says so."""


def server_with(tools: Tools) -> MCPServer[Any]:
    """The server that has these tools and nothing else."""
    server: MCPServer[Any] = MCPServer("GenGlossary", instructions=INSTRUCTIONS, log_level="WARNING")
    for tool, annotations in tools.all():
        server.add_tool(tool, annotations=annotations, structured_output=False)
    return server


def is_good(secret: str) -> bool:
    """Whether `secret` is that of a token in force."""
    return token_of(secret) is not None


def serve_streams(secret: str) -> None:
    """Answer at standard input and output, for the token with this secret, until the input ends."""
    anyio.run(server_with(Tools(secret)).run_stdio_async)


def serve_http(listener: socket, app: ASGIApp) -> None:
    """Answer on the socket until told to stop."""
    config = uvicorn.Config(app, log_level=settings.LOG_LEVEL.lower(), access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listener])


def http_app() -> ASGIApp:
    """The application: without sessions, so that each request is judged by its own token. Raises WrongHosts."""
    app = server_with(Tools()).streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=_hosts()
    )
    return WithToken(app)


def _hosts() -> TransportSecuritySettings:
    """Requests for other hosts, and from pages of other sites, are refused: a page whose name was bound to this machine
    (DNS rebinding) reaches nothing."""
    hosts: Sequence[str] = settings.ALLOWED_HOSTS
    if any(host.startswith((".", "*")) for host in hosts):
        raise WrongHosts("ALLOWED_HOSTS has to name hosts one by one for this: no * and no leading dot.")
    hosts = [each for host in hosts for each in (host, f"{host}:*")]
    ours = [f"{scheme}://{host}" for host in hosts for scheme in ("http", "https")]
    return TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=[*ours, *settings.CORS_ALLOWED_ORIGINS])


class WithToken:
    """Lets requests with a good token through, whatever they ask; others are told 401, or 429 after many of them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = await anyio.to_thread.run_sync(_refusal, scope) if scope["type"] == "http" else None
        await (refused or self._app)(scope, receive, send)


def _refusal(scope: Scope) -> JSONResponse | None:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = (scope.get("client") or ("",))[0]
    request.META["HTTP_X_FORWARDED_FOR"] = headers.get("x-forwarded-for", "")
    try:
        if known(request, secret_in(headers.get("authorization", ""))):
            return None
    except Refused as error:
        return JSONResponse({"error": error.detail}, error.status, dict(error.headers))
    finally:
        connections.close_all()
    return JSONResponse({"error": WITHOUT}, 401, {"WWW-Authenticate": "Bearer"})
