"""A real server, a real worker and a real browser, on a database of the test's own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By

ROOT = Path(__file__).parents[3]
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"),
    *("--hide-scrollbars", "--window-size=1200,1000"),
)
PEOPLE = """
from django.contrib.auth.models import User
for name in ("mina", "ken"):
    User.objects.create_user(name, password="secret")
"""


class Site:
    """The processes of one installation: the web server, and a worker that can be stopped and killed."""

    def __init__(self, data: Path) -> None:
        self.environment = {**os.environ, "GENGLOSSARY_DATA_DIR": str(data), "GENGLOSSARY_WORKERS": "1"}
        for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
            self.environment.pop(name, None)
        self._log = (data.parent / "processes.log").open("wb")
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._web: subprocess.Popen[bytes] | None = None
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Site":
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def start(self) -> None:
        self.run("migrate", "-v0")
        self.run("shell", "-v0", "-c", PEOPLE)
        self.start_web()

    def run(self, *arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=self._log, stderr=self._log)

    def start_web(self) -> None:
        self._web = self._start("runserver", "--noreload", f"127.0.0.1:{self._port}")
        wait_for(self._answers, seconds=30)

    def stop_web(self) -> None:
        """At once: browsers find nobody there."""
        _end(self._web, signal.SIGKILL)

    def start_worker(self) -> None:
        self._worker = self._start("qcluster")

    def start_supervised_worker(self) -> None:
        """As on a machine of its own: whoever dies of it is replaced, and its run goes on."""
        self._worker = self._start("worker")

    def stop_worker(self) -> None:
        """As Ctrl-C does."""
        _end(self._worker, signal.SIGTERM)

    def kill_worker(self) -> None:
        """At once and without a word, as a power cut would."""
        _end(self._worker, signal.SIGKILL)

    def stop(self) -> None:
        _end(self._web, signal.SIGKILL)
        _end(self._worker, signal.SIGKILL)
        self._log.close()

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=self._log, stderr=self._log, start_new_session=True
        )

    def _answers(self) -> bool:
        try:
            return urllib.request.urlopen(f"{self.url}/sign-in/", timeout=5).status == 200
        except OSError:
            return False


def _end(process: "subprocess.Popen[bytes] | None", how: signal.Signals) -> None:
    if process and process.poll() is None:
        os.killpg(process.pid, how)
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(condition: Callable[[], Any], *, seconds: float = 40) -> Any:
    """What `condition` returns once it is true; AssertionError when it is not in time.

    Fragments are replaced while one looks at them: then it looks again.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := condition():
                return found
        except WebDriverException as error:
            if not _is_stale(error):
                raise
        time.sleep(0.1)
    raise AssertionError(f"Not in {seconds} s: {condition}")


def _is_stale(error: WebDriverException) -> bool:
    """Whether an element was replaced: the driver also says so of one that went while it was asked about."""
    gone = "does not belong to the document" in (error.msg or "")
    return gone or isinstance(error, StaleElementReferenceException)


def new_driver(*, script: bool, logs: tuple[str, ...] = ("browser",)) -> WebDriver:
    """A browser with a profile of its own, that keeps those logs; without `script` it has no JavaScript."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in FLAGS:
        options.add_argument(flag)
    if not script:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", dict.fromkeys(logs, "ALL"))
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))


class Browser:
    """What a person does with a browser, in few words."""

    def __init__(self, driver: WebDriver, site: Site) -> None:
        self.driver, self.site = driver, site

    def sign_in(self, name: str) -> None:
        self.open("/sign-in/")
        self.sign_in_here(name)

    def sign_in_here(self, name: str) -> None:
        """On the page that asks for it."""
        self.type("username", name)
        self.type("password", "secret")
        self.find("main button").click()
        wait_for(lambda: "/sign-in/" not in self.driver.current_url)
        self._in_english()

    def _in_english(self) -> None:
        """A language is kept for whoever signs in next: a test that failed before it changed back spoils no other."""
        if self.driver.execute_script("return document.documentElement.lang") != "en":
            self.click("footer button[value=en]")
            self.find("footer button[value=en][aria-current]")

    def open(self, path: str) -> None:
        self.driver.get(self.site.url + path)

    def find(self, selector: str) -> Any:
        return wait_for(lambda: next(iter(self.all(selector)), None))

    def all(self, selector: str) -> list[Any]:
        return [e for e in self.driver.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]

    def type(self, name: str, text: str) -> None:
        field = self.find(f"[name={name}]")
        field.clear()
        field.send_keys(text)

    def press(self, label: str) -> None:
        """Click the button or link of that name."""
        wait_for(lambda: self._clicked(lambda: (e for e in self.all("button, a, summary") if e.text.strip() == label)))

    def click(self, selector: str) -> None:
        wait_for(lambda: self._clicked(lambda: iter(self.all(selector))))

    def _clicked(self, find: Callable[[], Iterator[Any]]) -> bool:
        found = next(find(), None)
        if found:
            # In the middle, where no answer at the foot of the window covers it.
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
            found.click()
        return bool(found)

    def text(self, selector: str = "body") -> str:
        """Fragments are replaced while one looks at them: read in one go, as one sees it at that moment."""
        read = "return Array.from(document.querySelectorAll(arguments[0]), (each) => each.innerText).join(' ')"
        return self.driver.execute_script(read, selector)

    def wait_for_text(self, text: str, selector: str = "body", *, seconds: float = 40) -> None:
        try:
            wait_for(lambda: text in self.text(selector), seconds=seconds)
        except AssertionError:
            raise AssertionError(f"{text!r} did not come; there is: {self.text(selector)[:1000]}") from None

    def complaints(self) -> list[str]:
        """Errors in the browser's console: scripts that failed, what the policy blocked, requests in vain."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(tmp_path_factory.mktemp("site") / "data") as site:
        yield site


@pytest.fixture
def new_browser(site: Site) -> Iterator[Callable[..., Browser]]:
    """Makes browsers with nothing in common; `script=False` is one without JavaScript."""
    if not CHROMIUM or not DRIVER:
        pytest.skip("Needs Chromium and its driver: apt-get install chromium chromium-driver")
    drivers: list[WebDriver] = []

    def make(*, script: bool = True) -> Browser:
        drivers.append(new_driver(script=script))
        return Browser(drivers[-1], site)

    yield make
    for driver in drivers:
        driver.quit()


@pytest.fixture
def browser(new_browser: Callable[..., Browser]) -> Browser:
    browser = new_browser()
    browser.sign_in("mina")
    return browser
