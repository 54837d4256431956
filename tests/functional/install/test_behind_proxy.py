"""A real server below a path behind a real proxy: sign in, make a project, and follow every link."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.functional.install.proxies import HOST, PATH, nginx, small

ROOT = Path(__file__).parents[3]
LINKS = re.compile(r'(?:href|src|hx-get)="(/[^"]*)"')
SETTINGS = {
    "GENGLOSSARY_PATH": PATH,
    "GENGLOSSARY_HTTPS": "yes",
    "GENGLOSSARY_BEHIND_PROXY": "yes",
    "GENGLOSSARY_PROXIES": "127.0.0.0/8",
    "ALLOWED_HOSTS": HOST,
    "LOG_FORMAT": "json",
    "LOG_LEVEL": "INFO",
}


class Browser:
    """What a browser does with cookies, forms and redirects, at https://tools.example."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.cookies: dict[str, str] = {}
        self.set: list[str] = []

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, the address that it leads to, and the content."""
        headers = {"Host": HOST, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode({**fields, "csrfmiddlewaretoken": self.cookies.get("genglossary_csrf", "")})
            headers |= {"Origin": f"https://{HOST}", "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        content = answer.read().decode("utf-8", "replace")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.set.append(cookie)
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, answer.headers.get("Location", ""), content


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[int, str]]:
    """The port of `serve`, and its data folder."""
    data = tmp_path_factory.mktemp("data")
    environment = {**os.environ, **SETTINGS, "GENGLOSSARY_DATA_DIR": str(data)}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    command = [sys.executable, "manage.py", "serve", "--port", "0"]
    log = data / "log"
    with log.open("w") as lines:
        serving = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=lines, text=True)
    assert serving.stdout
    try:
        said = serving.stdout.readline() + serving.stdout.readline()
        links = re.findall(r"http://\S+", said)
        assert links[0].endswith(f"{PATH}/")
        yield urlsplit(links[0]).port or 0, str(data)
    finally:
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(timeout=20) == 0
        serving.stdout.close()
    logged = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert {"gunicorn.error", "genglossary.management.commands.serve"} <= {each["logger"] for each in logged}


def fresh_link(data: str) -> str:
    environment = {**os.environ, **SETTINGS, "GENGLOSSARY_DATA_DIR": data}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    command = [sys.executable, "manage.py", "sign-in-link"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return urlsplit(done.stdout.strip()).path


@pytest.fixture(params=["leaves the path", "takes it away", "nginx"])
def browser(request, served, tmp_path) -> Iterator[Browser]:
    port, data = served
    if request.param == "nginx" and not shutil.which("nginx"):
        pytest.skip("Needs nginx: apt install nginx-light")
    kinds = {"leaves the path": small(port, strips=False), "takes it away": small(port, strips=True)}
    with kinds[request.param] if request.param in kinds else nginx(port, tmp_path) as proxy:
        signed_in = Browser(proxy)
        assert signed_in.ask(f"{PATH}/")[1].startswith(f"{PATH}/sign-in/")
        status, location, _ = signed_in.ask(fresh_link(data), {})
        assert (status, location) == (302, f"{PATH}/")
        yield signed_in


def test_somebody_makes_a_project_and_every_link_below_the_path_answers(browser):
    browser.ask(f"{PATH}/")
    status, project, _ = browser.ask(
        f"{PATH}/projects/new/", {"name": f"Boilers {time.monotonic_ns()}", "language": "en"}
    )
    assert status == 302
    assert project.startswith(f"{PATH}/projects/")
    browser.ask(
        f"{project}documents/paste/", {"name": "boiler.md", "text": "A **lamp** is a device.", "language": "en"}
    )
    waiting, seen, broken = deque([f"{PATH}/", project]), set(), {}
    while waiting and len(seen) < 100:
        page = waiting.popleft()
        if page in seen:
            continue
        seen.add(page)
        status, location, content = browser.ask(page)
        if status not in (200, 301, 302, 405) or (location and not location.startswith(f"{PATH}/")):
            broken[page] = (status, location)
        found = [unescape(each).partition("#")[0] for each in [*LINKS.findall(content), location] if each]
        broken |= {each: (page, "outside") for each in found if not f"{each}/".startswith(f"{PATH}/")}
        waiting.extend(each for each in found if "sign-out" not in each)
    assert broken == {}
    assert len(seen) > 40


def test_cookies_are_safe_and_for_the_path_alone(browser):
    assert len(browser.set) >= 2
    assert all(f"Path={PATH};" in f"{cookie};" and "Secure" in cookie for cookie in browser.set)


def test_without_the_word_of_the_proxy_the_pages_lead_to_https(served):
    port, _ = served
    status, location, _ = Browser(port).ask(f"{PATH}/sign-in/")
    assert (status, location) == (301, f"https://{HOST}{PATH}/sign-in/")
    assert Browser(port).ask(f"{PATH}/healthz")[0] == 200
    assert Browser(port).ask("/healthz")[0] == 200
