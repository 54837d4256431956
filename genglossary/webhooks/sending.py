"""One message over the wire: to an address that was looked at before, no redirects, no proxy, an end in any case."""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from genglossary.models import DeliveryProblem
from genglossary.webhooks.addresses import Address, Target

CONNECT_SECONDS = 5.0
# From the first packet to the end of the head of the answer; what comes after that is not read.
WHOLE_SECONDS = 10.0

# The narrower kinds first.
_PROBLEMS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, DeliveryProblem.LATE),
    (ssl.SSLCertVerificationError, DeliveryProblem.CERTIFICATE),
    (ssl.SSLError, DeliveryProblem.NO_TLS),
    (ConnectionRefusedError, DeliveryProblem.NOBODY),
    (OSError, DeliveryProblem.LOST),
)


@dataclass(frozen=True, slots=True)
class SendingResult:
    """The outcome of an attempt: the status, None where none came, and what was wrong beside it."""

    status: int | None
    problem: str = ""
    milliseconds: int = 0

    @property
    def is_good(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class _Pinned(http.client.HTTPConnection):
    """Connects to `addresses` alone; the name of the host is for the certificate and the head of the request."""

    def __init__(self, target: Target, addresses: Sequence[Address]) -> None:
        super().__init__(target.host, target.port)
        self._target, self._addresses = target, addresses
        self.is_cut = False

    def connect(self) -> None:
        sock = self._first()
        sock.settimeout(WHOLE_SECONDS)
        self.sock = sock
        if self._target.is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(sock, server_hostname=self._target.host, do_handshake_on_connect=False)
            self.sock.do_handshake()

    def _first(self) -> socket.socket:
        """The first that answers within the time for all of them."""
        until, why = time.monotonic() + CONNECT_SECONDS, OSError("no address")
        for address in self._addresses:
            try:
                left = max(0.1, until - time.monotonic())
                return socket.create_connection((str(address), self._target.port), timeout=left)
            except OSError as error:
                why = error
        raise why

    def cut(self) -> None:
        """End it, whoever waits for it: a receiver that sends a byte now and then holds no worker."""
        self.is_cut = True
        if self.sock:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
            except OSError:
                return


def post(target: Target, addresses: Sequence[Address], headers: Mapping[str, str], body: bytes) -> SendingResult:
    """Send `body`; whatever happens becomes an answer."""
    began = time.monotonic()
    connection = _Pinned(target, addresses)
    try:
        with _ending(connection):
            connection.connect()
            connection.request("POST", target.path, body, {**headers, "Host": _host(target), "Connection": "close"})
            response = connection.getresponse()
        answer = SendingResult(response.status, _problem_of(response.status), _since(began))
    except (OSError, http.client.HTTPException, ValueError) as error:
        answer = SendingResult(None, _why(error), _since(began))
    finally:
        connection.close()
    # What was cut in the middle of its head looks like an answer.
    return SendingResult(None, DeliveryProblem.LATE, _since(began)) if connection.is_cut else answer


@contextmanager
def _ending(connection: _Pinned) -> Iterator[None]:
    timer = threading.Timer(WHOLE_SECONDS, connection.cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _host(target: Target) -> str:
    """The header; a port that goes without saying is left out."""
    host = f"[{target.host}]" if _is_v6(target.host) else target.host
    return host if target.port == (443 if target.is_secure else 80) else f"{host}:{target.port}"


def _is_v6(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).version == 6
    except ValueError:
        return False


def _problem_of(status: int) -> str:
    return DeliveryProblem.REDIRECT if 300 <= status < 400 else ""


def _why(error: Exception) -> str:
    """Of which kind it is. The texts of libraries can hold what the other side sent: they are not kept."""
    for kind, problem in _PROBLEMS:
        if isinstance(error, kind):
            return problem
    return DeliveryProblem.NO_HTTP


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
