"""What a proxy says about a visitor, and who may say it."""

from ipaddress import ip_network

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from genglossary.web.proxy import FromProxy, inside, is_from_proxy

SAID = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "192.0.2.7"}


def seen(address: str):
    """The request as the rest of the program sees it."""
    request = RequestFactory().get("/", headers=SAID, REMOTE_ADDR=address)
    FromProxy(lambda request: HttpResponse())(request)
    return request


def test_without_a_proxy_nobody_says_anything(settings):
    settings.BEHIND_PROXY = False
    assert not [name for name in seen("127.0.0.1").META if name.startswith("HTTP_X_FORWARDED")]


@pytest.mark.parametrize(
    ("address", "believed"),
    [("10.1.2.3", True), ("::ffff:10.1.2.3", True), ("fd00::5", True), ("192.0.2.1", False), ("", False)],
)
def test_only_proxies_that_are_named_are_believed(settings, address, believed):
    settings.BEHIND_PROXY, settings.PROXIES = True, [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]
    request = seen(address)
    assert is_from_proxy(request) is believed
    assert ("HTTP_X_FORWARDED_PROTO" in request.META) is believed


def test_where_none_is_named_whoever_reaches_us_is_the_proxy(settings):
    settings.BEHIND_PROXY, settings.PROXIES = True, []
    assert seen("192.0.2.1").META["HTTP_X_FORWARDED_FOR"] == "192.0.2.7"


def test_a_forged_protocol_does_not_pass_for_https(settings, client, db):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.BEHIND_PROXY, settings.PROXIES = True, [ip_network("10.0.0.0/8")]
    url = reverse("web:sign_in")
    assert client.get(url, headers=SAID, REMOTE_ADDR="192.0.2.1").headers["Location"] == f"https://testserver{url}"
    assert client.get(url, headers=SAID, REMOTE_ADDR="10.0.0.1").status_code == 200


def test_health_needs_no_https_also_below_a_path(settings, client, db):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(reverse("web:health")).status_code == 200
    settings.SUB_PATH = settings.FORCE_SCRIPT_NAME = "/glossary"
    assert type(client)().get("/glossary/healthz").status_code == 200


def test_a_page_of_another_program_on_the_host_is_none_of_ours(settings):
    assert inside("/projects/") == "/projects/"
