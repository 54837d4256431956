"""How many requests a second the API answers: `python -m tests.benchmarks.api_speed [SECONDS] [CONNECTIONS]`

Starts `genglossary serve` on an embedded database of its own with 2,000 terms, and has wrk (`apt-get install wrk`) ask
for one address after the other over so many connections: requests a second, milliseconds at the median and at the 99th
percentile, and the milliseconds of CPU that the server took for each, which do not depend on what else the machine
does. wrk runs on the same machine and takes its share of it. "again" is the same with If-None-Match, as programs ask
that keep what they have; "made anew" is with a cookie, for which the server keeps no answer: as after each change.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.functional.web.conftest import ROOT, _free_port, wait_for

SEED = """
from genglossary.actions import tokens
from genglossary.models import Term
from tests.benchmarks.pages import fill
owner, project = fill(2000, 20)
term = Term.objects.order_by("-score").first()
print(tokens.make(owner, "benchmark", scopes=["read"], days=1)[1], project.pk, term.pk)
"""
PATTERNS = {"requests": r"Requests/sec:\s+([\d.]+)", "median": r"50%\s+([\d.]+\w+)", "99%": r"99%\s+([\d.]+\w+)"}
PATTERNS["number"] = r"(\d+) requests in"


def main(seconds: int = 10, connections: int = 16) -> None:
    if not shutil.which("wrk"):
        sys.exit("Needs wrk: apt-get install wrk")
    data = Path(tempfile.mkdtemp(prefix="genglossary-api-"))
    environment = {**os.environ, "GENGLOSSARY_DATA_DIR": str(data), "GENGLOSSARY_API_REQUESTS": "1000000000"}
    run = {"cwd": ROOT, "env": environment, "check": True}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], **run)
    seeded = subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", SEED], **run, capture_output=True)
    secret, project, term = seeded.stdout.decode().split()[-3:]
    base = f"/api/v1/projects/{project}"
    with served(environment) as (url, server):
        print(f"{connections} connections, {seconds} s each, {os.cpu_count()} processors")
        print(f"{'address':<24}{'requests/s':>12}{'median':>10}{'99%':>10}{'CPU ms':>9}  others than 200 or 304")
        wrk = Wrk(server, seconds, connections)
        wrk.measure("GET term", url + f"{base}/terms/{term}", secret)
        wrk.measure("GET entries?limit=50", url + f"{base}/entries?limit=50", secret)
        wrk.measure("GET healthz", url + "/healthz", "")
        wrk.measure("GET term made anew", url + f"{base}/terms/{term}", secret, Cookie="a=b")


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[str, psutil.Process]]:
    """The address of `genglossary serve`, as people start it, and its process."""
    port = _free_port()
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            wait_for(lambda: answers(f"http://127.0.0.1:{port}/healthz"), seconds=60)
            yield f"http://127.0.0.1:{port}", psutil.Process(server.pid)
        finally:
            server.terminate()
            server.wait(timeout=60)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


class Wrk:
    """Asks the server, whose CPU it reads."""

    def __init__(self, server: psutil.Process, seconds: int, connections: int) -> None:
        self._server, self._seconds, self._connections = server, seconds, connections

    def measure(self, name: str, url: str, secret: str, **more: str) -> None:
        """Print a line, and one more where the answer has an ETag."""
        headers = {**more, **({"Authorization": f"Bearer {secret}"} if secret else {})}
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            etag = answer.headers.get("ETag")
        self._print_line(name, url, headers)
        if etag:
            self._print_line(f"{name} again", url, {**headers, "If-None-Match": etag})

    def _print_line(self, name: str, url: str, headers: dict[str, str]) -> None:
        told = [part for header in headers.items() for part in ("-H", ": ".join(header))]
        before = self._cpu()
        command = ["wrk", "-t1", f"-c{self._connections}", f"-d{self._seconds}", "--latency", *told, url]
        done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = {key: str((re.search(pattern, done) or ["", "0"])[1]) for key, pattern in PATTERNS.items()}
        others = (re.search(r"Non-2xx or 3xx responses: (\d+)", done) or [None, "0"])[1]
        each = (self._cpu() - before) * 1000 / int(found["number"])
        line = f"{name:<24}{found['requests']:>12}{found['median']:>10}{found['99%']:>10}{each:>9.2f}"
        print(f"{line}  {others}", flush=True)

    def _cpu(self) -> float:
        """Seconds of CPU of the server and all processes below it."""
        times = [each.cpu_times() for each in (self._server, *self._server.children(recursive=True))]
        return sum(each.user + each.system for each in times)


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:3]))
