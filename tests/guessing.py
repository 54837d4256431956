"""Somebody who guesses passwords, on the pages or in the admin."""

from django.test import Client
from django.urls import reverse

LIMIT = 5


def sign_in(
    password: str, *, name: str = "mina", address: str = "192.0.2.1", where: str = "web:sign_in", **headers: str
):
    form = {"username": name, "password": password}
    return Client().post(reverse(where), form, REMOTE_ADDR=address, headers=headers)


def guess(times: int = LIMIT, **where: str):
    return [sign_in(f"guess {number}", **where) for number in range(times)][-1]


def got_in(**how: str) -> bool:
    return sign_in("secret", **how).status_code == 302
