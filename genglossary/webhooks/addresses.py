"""Addresses that may be called: HTTPS in the public net, and what the operator names (`GENGLOSSARY_WEBHOOK_HOSTS`).

A name is resolved once, all that it stands for is looked at, and the connection goes to exactly that: a name that
means something else a moment later reaches nothing inside.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from genglossary.models import DeliveryProblem

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# Ranges of IPv6 that carry an IPv4 address in the last 32 bits (RFC 6052, RFC 4291).
_CARRYING = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
# The same for translators of one's own network (RFC 8215): not all versions of Python know it.
_OWN_TRANSLATOR = ipaddress.IPv6Network("64:ff9b:1::/48")
_PORTS = {"http": 80, "https": 443}


class NotAllowed(Exception):
    """The error that an address is not called; says why, and `problem` is that for the log."""

    def __init__(self, why: str, problem: str = DeliveryProblem.NOT_ALLOWED) -> None:
        super().__init__(why)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Target:
    """The parts of an address: `host` as it is resolved (ASCII, without brackets), `path` with its query."""

    is_secure: bool
    host: str
    port: int
    path: str


def target_of(address: str) -> Target:
    """The parts of `address`. Raises NotAllowed for what is never called, whatever its name stands for."""
    try:
        parts = urlsplit(address)
        host = _ascii(parts.hostname or "")
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        host, parts, port = "", urlsplit(""), 0
    if parts.scheme not in _PORTS or not host or not _is_plain(address):
        raise NotAllowed(_("This is no address of the web: it begins with https:// and a host."))
    if parts.username is not None or parts.fragment:
        raise NotAllowed(_("An address has no user, password or fragment here."))
    if (literal := _literal(host)) and not _is_allowed(host, literal):
        raise NotAllowed(_inside(host))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    target = Target(parts.scheme == "https", host, port, path)
    if not target.is_secure and not _may_be_plain(target):
        raise NotAllowed(_("It must begin with https://, except for hosts that the operator allows."))
    return target


def resolved(target: Target) -> list[Address]:
    """The addresses to connect to, in order. Raises NotAllowed where one of them is not to be called."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        why = _("The name %(host)s is not known.") % {"host": target.host}
        raise NotAllowed(why, DeliveryProblem.UNKNOWN) from None
    addresses = list(dict.fromkeys(ipaddress.ip_address(str(each[4][0])) for each in found))
    for address in addresses:
        if not _is_allowed(target.host, address):
            raise NotAllowed(_inside(target.host))
    if not target.is_secure and not all(_is_named(target.host, address) for address in addresses):
        raise NotAllowed(_("It must begin with https://, except for hosts that the operator allows."))
    return addresses


def is_public(address: Address) -> bool:
    """Whether it is a machine of the public net: neither here, nor beside here, nor nobody."""
    address = _carried(address)
    inside = (
        address.is_private, address.is_loopback, address.is_link_local, address.is_multicast, address.is_reserved,
        address.is_unspecified, not address.is_global, getattr(address, "is_site_local", False),
        address in _OWN_TRANSLATOR,
    )  # fmt: skip
    return not any(inside)


def _carried(address: Address) -> Address:
    """The IPv4 address inside of an IPv6 one that stands for it, wherever the network would bring us to that."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
    if inner is None and int(address) > 1 and any(address in network for network in _CARRYING):
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def _is_allowed(host: str, address: Address) -> bool:
    return is_public(address) or _is_named(host, address)


def _is_named(host: str, address: Address) -> bool:
    """Whether the operator allows that host, by its name or by a network that it is in."""
    plain = _carried(address)
    return host in _names() or any(plain in network for network in _networks() if network.version == plain.version)


def _may_be_plain(target: Target) -> bool:
    """Whether HTTP can be right; with a name that is known when it is resolved."""
    literal = _literal(target.host)
    return _is_named(target.host, literal) if literal else target.host in _names() or bool(_networks())


def _names() -> set[str]:
    return {each.lower() for each in settings.WEBHOOK_HOSTS}


def _networks() -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    found: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
    for each in settings.WEBHOOK_HOSTS:
        try:
            found.append(ipaddress.ip_network(each.strip("[]"), strict=False))
        except ValueError:
            continue  # a name
    return found


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _ascii(host: str) -> str:
    return host.lower() if host.isascii() else host.encode("idna").decode()


def _is_plain(address: str) -> bool:
    """Without spaces and signs that end a line of a request."""
    return address.isprintable() and address.isascii() and not any(each.isspace() or each == "\\" for each in address)


def _inside(host: str) -> str:
    return _("%(host)s is inside of this network: the operator would have to allow it.") % {"host": host}
