"""SQLite under load and under lock: people wait a little, and see no error."""

import http.cookiejar
import random
import sqlite3
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from django.db import connection

from genglossary.actions import runs
from genglossary.models import Project, Run, RunStatus
from tests.functional.lifecycle.conftest import TEXT
from tests.functional.lifecycle.test_stop import held, status_of
from tests.functional.lifecycle.tree import Tree, eventually

LOCKED_SECONDS = 30
LOAD_SECONDS = 20
PEOPLE = 6


def test_a_database_that_is_locked_for_half_a_minute_loses_no_run(project):
    with Tree(SLOW_SECONDS="0.2") as tree:
        run = runs.start(project, source="test")
        eventually(lambda: held(run), saying=tree.log_text())
        with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=20, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(LOCKED_SECONDS)
            other.execute("ROLLBACK")
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=180, saying=tree.log_text())


def test_people_and_workers_at_once_meet_no_locked_database():
    with Tree(SLOW_SECONDS="0", GENGLOSSARY_WORKERS="2") as tree:
        visitor = Visitor(tree)
        with ThreadPoolExecutor(PEOPLE) as pool:
            answers = sum(pool.map(visitor.work_for_a_while, range(PEOPLE)), Counter())
        eventually(lambda: not Run.objects.filter(status__in=("pending", "running")).exists(), within=180)
        print(dict(answers))
        assert max(answers) < 500, tree.log_text()
        assert "database is locked" not in tree.log_text()
        assert "Traceback" not in tree.log_text(), tree.log_text()
        assert Run.objects.filter(status=RunStatus.COMPLETED).exists()


class Visitor:
    """A signed-in person with a browser, here several times at once."""

    def __init__(self, tree: Tree) -> None:
        self._url = tree.url.rstrip("/")
        self._cookies = http.cookiejar.CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))
        link = next(word for word in tree.log_text().split() if "/sign-in/" in word)
        self._browser.open(link, data=b"")

    def work_for_a_while(self, number: int) -> Counter[int]:
        """What the server answered, by status."""
        chance = random.Random(number)
        answers = Counter([self._post("/projects/new/", name=f"Person {number}")])
        project = Project.objects.get(name=f"Person {number}").pk
        connection.close()
        end = time.monotonic() + LOAD_SECONDS
        while time.monotonic() < end:
            name, text = f"document{chance.randrange(5)}", TEXT * chance.randrange(1, 60)
            answers[self._post(f"/projects/{project}/documents/paste/", name=name, text=text)] += 1
            answers[self._post(f"/projects/{project}/run/start/", scope="full")] += 1
            answers[self._get(f"/projects/{project}/")] += 1
            answers[self._get(f"/projects/{project}/run/")] += 1
        return answers

    def _get(self, path: str) -> int:
        return self._answer(urllib.request.Request(self._url + path))

    def _post(self, path: str, **fields: str) -> int:
        token = next((cookie.value for cookie in self._cookies if cookie.name == "csrftoken"), None)
        if not token:
            self._get("/projects/new/")
            token = next(cookie.value for cookie in self._cookies if cookie.name == "csrftoken")
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token or ""}).encode()
        return self._answer(urllib.request.Request(self._url + path, data=data))

    def _answer(self, request: urllib.request.Request) -> int:
        try:
            with self._browser.open(request, timeout=60) as response:
                return response.status
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
