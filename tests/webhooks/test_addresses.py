"""The addresses that are called, and those that are not, whatever they are called."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genglossary.webhooks.addresses import NotAllowed, is_public, resolved, target_of

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1",
    "fec0::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe", "::7f00:1",
]  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_inside(settings):
    settings.WEBHOOK_HOSTS = []


@pytest.fixture
def names(monkeypatch):
    """What names stand for, without asking anybody."""
    known: dict[str, list[str]] = {}

    def look_up(host, port, **_):
        if host not in known:
            raise socket.gaierror
        family = {4: socket.AF_INET, 6: socket.AF_INET6}
        return [(family[ipaddress.ip_address(each).version], 1, 6, "", (each, port)) for each in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_called_by_number_or_by_name(address, names):
    assert not is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(NotAllowed):
        target_of(f"https://{host}/")
    names["looks.example"] = ["93.184.215.14", address]
    with pytest.raises(NotAllowed):
        resolved(target_of("https://looks.example/"))


@pytest.mark.parametrize("address", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_odd_ways_to_write_this_machine_do_not_help(address):
    with pytest.raises(NotAllowed):
        resolved(target_of(f"https://{address}/"))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_ipv6_is_public_only_if_it_is_itself(address):
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        assert is_public(ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) + int(address))) == is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "words", "ftp://hooks.example/", "file:///etc/passwd", "https://", "https:///a", "http://hooks.example/",
        "https://me:secret@hooks.example/", "https://hooks.example/#part", "https://hooks.example:99999/",
        "https://hooks.example/a b", "https://hooks.example/\r\nX: 1", "https://hooks.example\\@10.0.0.1/",
        "https://[::1", "https://" + "a" * 70 + "é.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_for_messages_is_refused_with_a_sentence(address):
    with pytest.raises(NotAllowed, match=r"\w"):
        target_of(address)


def test_a_public_host_is_called_at_what_its_name_stood_for(names):
    names["hooks.example"] = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]
    target = target_of("https://Hooks.example:8443/in?key=1")
    assert (target.is_secure, target.host, target.port, target.path) == (True, "hooks.example", 8443, "/in?key=1")
    assert [str(each) for each in resolved(target)] == names["hooks.example"]


def test_what_the_operator_allows_is_called_without_https_too(names, settings):
    settings.WEBHOOK_HOSTS = ["ci.internal", "10.2.0.0/16", "[fd00::7]"]
    names |= {"ci.internal": ["192.168.0.9"], "build.internal": ["10.2.3.4"], "other.internal": ["10.3.0.1"]}
    for address in ("http://ci.internal/", "http://build.internal/", "http://10.2.9.9/", "http://[fd00::7]:80/"):
        if "internal" in address:
            assert resolved(target_of(address))
        else:
            assert target_of(address)
    names["public.example"] = ["93.184.215.14"]
    for address in ("http://other.internal/", "https://other.internal/", "http://public.example/"):
        with pytest.raises(NotAllowed):
            resolved(target_of(address))


def test_a_name_that_nobody_knows_is_told_apart(names):
    with pytest.raises(NotAllowed) as found:
        resolved(target_of("https://nowhere.example/"))
    assert found.value.problem == "unknown"
