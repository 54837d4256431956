"""Addresses of the web and of mail in a text: no words of its prose."""

import re
from collections.abc import Iterator

from genglossary.pipeline.types import Span

_PATH = r"[A-Za-z0-9\-._~:/?\#@!$&'()*+,;=%]*[A-Za-z0-9/_=\#&+\-]"
URL = rf"(?:https?|ftp)://{_PATH}"
_DOMAIN = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?<![-.])"
MAIL = rf"(?:mailto:)?[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}@{_DOMAIN}"

_REST = re.compile(_PATH)
_LOCAL = re.compile(r"(?<![A-Za-z0-9._%+-])(?:mailto:)?[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\Z")
_AT_DOMAIN = re.compile("@" + _DOMAIN)
_SCHEMES = ("https://", "http://", "ftp://")


def addresses(text: str) -> Iterator[Span]:
    """The spans of addresses in `text`; each kind in order, and one kind after the other."""
    for sign, found_at in (("://", _page), ("@", _mailbox), ("www.", _site)):
        end = 0
        for at in places(text, sign):
            if at >= end and (found := found_at(text, at)):
                yield found
                end = found.end  # what is inside of one is no other


def _page(text: str, at: int) -> Span | None:
    scheme = next((each for each in _SCHEMES if text.startswith(each, at + 3 - len(each))), "")
    rest = _REST.match(text, at + 3) if scheme else None
    return Span(at + 3 - len(scheme), rest.end()) if rest else None


def _mailbox(text: str, at: int) -> Span | None:
    local, domain = _LOCAL.search(text[max(0, at - 72) : at]), _AT_DOMAIN.match(text, at)
    return Span(at - len(local[0]), domain.end()) if local and domain else None


def _site(text: str, at: int) -> Span | None:
    before = text[at - 1 : at] if at else ""
    rest = None if before.isalnum() or before == "." else _REST.match(text, at + 4)
    return Span(at, rest.end()) if rest else None


def places(text: str, sign: str) -> Iterator[int]:
    """The offsets of `sign` in `text`, in order."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + len(sign))
