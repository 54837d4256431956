"""Addresses are opened, or refused in one line."""

import socket

import pytest

from genglossary.serving import address
from genglossary.serving.address import AddressRefused, opened, url


def test_a_free_port_is_opened():
    with opened("127.0.0.1", 0) as listener:
        host, port = listener.getsockname()
        socket.create_connection((host, port)).close()


def test_a_port_in_use_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(address, "RETRY_SECONDS", 0.0)
    with opened("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(AddressRefused, match=f"Port {port} on 127.0.0.1 is in use by another program.*--port"):
            opened("127.0.0.1", port)


def test_a_host_that_is_not_of_this_machine_is_refused():
    with pytest.raises(AddressRefused, match=r"192\.0\.2\.1, port 8000, cannot be served"):
        opened("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("glossary.example", "http://glossary.example:8000/"),
    ],
)
def test_the_url_is_what_to_type_into_a_browser(host, shown):
    assert url(host, 8000) == shown


def test_a_port_that_cannot_exist_is_refused():
    with pytest.raises(AddressRefused, match="99999 is no port"):
        opened("127.0.0.1", 99999)
