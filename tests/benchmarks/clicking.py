"""Many people who click without pause beside running runs: `python -m tests.benchmarks.pages --people 24 [SECONDS]`

Fills a database of its own (SQLite, as embedded), serves it with `genglossary serve`, keeps two runs going, and lets
each person ask for one page after the other, and decide about a term now and then. Those who click need processor
time as well: this is the same machine.
"""

import http.client
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles
from typing import Any
from urllib.parse import quote

PORT = 8799
TERMS, DOCUMENTS = 2000, 200


def main(people: int, seconds: int) -> None:
    """Django is set up, its data folder is empty but for the tables."""
    from django.test import Client
    from django.urls import reverse

    from genglossary.models import Run
    from tests.benchmarks.pages import fill, pages

    owner, project = fill(TERMS, DOCUMENTS)
    busy = [_busy(owner, number) for number in range(2)]
    client = Client()
    client.force_login(owner)
    client.get(reverse("web:project", args=[project.pk]))
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    token = client.cookies["csrftoken"].value
    wanted = ("overview", "glossary", "glossary, a letter", "terms", "term", "issues", "history", "runs", "run bar")
    paths = [
        reverse(f"web:{path[0]}", args=path[1:]) + quote(query, "?=&")
        for name, path, query in pages(project)
        if name in wanted or name.startswith("reader, 2 MB, middle")
    ]
    paths.append(reverse("web:run", args=[project.pk, Run.objects.filter(project=project)[0].pk]))
    terms = list(project.terms.filter(status="accepted").values_list("pk", flat=True)[:500])
    decide = [reverse("web:decide", args=[project.pk, pk]) for pk in terms]
    server = _serve()
    try:
        stop = threading.Event()
        runner = threading.Thread(target=_keep_running, args=(busy, stop), daemon=True)
        runner.start()
        clicks = [Clicks(number, cookies, token, paths, decide) for number in range(people)]
        _click(clicks, 4)  # settled
        for each in clicks:
            each.times.clear()
            each.answers.clear()
        before = Run.objects.filter(finished_at__isnull=False).count()
        _click(clicks, seconds)
        ended = Run.objects.filter(finished_at__isnull=False).count() - before
        stop.set()
        _print(clicks, seconds, runner)
        print(f"{ended} runs ended meanwhile")
    finally:
        server.terminate()
        server.wait(30)


def _busy(owner: Any, number: int) -> Any:
    """A project whose runs take a while: the first one about five seconds of a processor."""
    from genglossary.actions import documents, projects
    from tests.benchmarks.pages import TEXT

    project = projects.create(f"Busy {number}", by=owner)
    texts = (
        (f"{at}.md", "".join(TEXT.format(n, n + 1) for n in range(at * 40, at * 40 + 400)).encode()) for at in range(15)
    )
    list(documents.add(project, texts, by=owner))
    return project


def _keep_running(busy: Sequence[Any], stop: threading.Event) -> None:
    """Start a run wherever one has ended."""
    from django.db import close_old_connections

    from genglossary.actions import documents, runs

    while not stop.wait(1):
        for number, project in enumerate(busy):
            try:
                runs.start(project, source="benchmark")
                changed = f"# Changed\n\nThe valve {time.time()} shuts.".encode()
                list(documents.add(project, [(f"changed {number}.md", changed)]))
            except Exception as error:
                if "already" not in str(error):
                    print("no run:", error, file=sys.stderr)
        close_old_connections()


def _serve() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "manage.py", "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _ in range(240):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return server
        except OSError:
            pass
        time.sleep(0.25)
    server.terminate()
    raise SystemExit("The server does not answer.")


class Clicks:
    """One person: milliseconds of each answer, and how often each status came."""

    def __init__(self, number: int, cookies: str, token: str, paths: list[str], decide: list[str]) -> None:
        self.random = random.Random(number)
        self.headers = {"Cookie": cookies, "Accept": "text/html", "Accept-Encoding": "gzip"}
        self.token, self.paths, self.decide = token, paths, decide
        self.times: list[float] = []
        self.answers: Counter[str] = Counter()

    def click(self, until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        while time.monotonic() < until:
            began = time.perf_counter()
            try:
                self.answers[self._one(connection)] += 1
            except (OSError, http.client.HTTPException) as error:
                self.answers[type(error).__name__] += 1
                connection.close()
            self.times.append((time.perf_counter() - began) * 1000)
        connection.close()

    def _one(self, connection: http.client.HTTPConnection) -> str:
        if self.random.random() < 0.05:
            headers = {**self.headers, "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
            body = f"csrfmiddlewaretoken={self.token}&decision={self.random.choice(['accept', 'require', 'exclude'])}"
            connection.request("POST", self.random.choice(self.decide), body, headers)
        else:
            connection.request("GET", self.random.choice(self.paths), headers=self.headers)
        response = connection.getresponse()
        response.read()
        return str(response.status)


def _click(clicks: Sequence[Clicks], seconds: float) -> None:
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=each.click, args=(until,)) for each in clicks]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def _print(clicks: Sequence[Clicks], seconds: float, runner: threading.Thread) -> None:
    times = sorted(_all_times(clicks))
    answers = sum((each.answers for each in clicks), Counter[str]())
    errors = sum(count for status, count in answers.items() if status[0] not in "23")
    cuts = quantiles(times, n=100)
    print(
        f"{len(clicks)} people, {seconds} s: {len(times) / seconds:.0f} answers a second, p50 {cuts[49]:.0f} ms, "
        f"p95 {cuts[94]:.0f} ms, slowest {times[-1]:.0f} ms, {errors} errors, {dict(answers)}"
    )
    runner.join(10)


def _all_times(clicks: Sequence[Clicks]) -> Iterator[float]:
    for each in clicks:
        yield from each.times
