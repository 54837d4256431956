"""How the model engine uses a server: calls in flight, wall clock, cancel, a killed process, a dead server.

    uv run python -m tests.benchmarks.model_engine [--kb 500] [--latency 0.2] [--in-flight 16]

Makes a corpus of its own, runs the four judgements against the fake server in a process of its own, and prints a
table. Exits 1 when a number is missed. The machine must have a processor to spare: waiting for one counts as a gap
between two calls.
"""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from genglossary.engines.model.connection import Connection, Hooks
from genglossary.engines.model.engine import ModelEngine
from genglossary.engines.model.replies import Call, MemoryStore
from genglossary.engines.protocol import (
    ClassifyTask,
    Defined,
    DefineTask,
    EngineError,
    EngineTerm,
    Finding,
    RefineTask,
    ReviewTask,
)
from genglossary.pipeline.types import Passage, TermCandidate

SECRET = b"benchmark"
FIRST = ["Amber", "Basalt", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Hollow", "Iris", "Juniper", "Kestrel"]
SECOND = ["Anvil", "Bellows", "Conduit", "Dial", "Etcher", "Flume", "Gantry", "Hopper", "Inlet", "Jib", "Keel", "Ladle"]
ENDINGS = [
    "is a device that measures the load of the {b} and reports it.",
    "keeps a copy of the {b} so that it can be restored.",
    "must not be opened while the {b} is under pressure.",
    "は、{b}の状態を観測し、記録を台帳に書き込む装置である。",
    "を起動する前に、{b}の値を確かめなければならない。",
]


class DiskStore(MemoryStore):
    """Replies in a file, so that a killed process leaves what it had."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = path.open("a+", encoding="utf-8")
        self._file.seek(0)
        for line in self._file:
            self._answers |= json.loads(line)

    def put(self, calls: Sequence[Call]) -> None:
        super().put(calls)
        self._file.writelines(json.dumps(dict(call.answers)) + "\n" for call in calls)
        self._file.flush()
        os.fsync(self._file.fileno())


def corpus(kilobytes: int) -> list[DefineTask]:
    """About one term for each 575 bytes of text, with the sentences that mention it, best first."""
    chance = random.Random(7)
    names = sorted({f"{a} {b} {n}" for a in FIRST for b in SECOND for n in range(1, 12)})
    chance.shuffle(names)
    names = names[: max(10, kilobytes * 1024 // 588)]
    places: dict[str, list[Passage]] = {name: [] for name in names}
    written = 0
    while written < kilobytes * 1024:
        name, other = chance.choice(names), chance.choice(names)
        text = f"{name} {chance.choice(ENDINGS).format(b=other)}"
        at = Passage(source=written // 25_000, start=written, end=written + len(text), text=text, score=chance.random())
        places[name].append(at)
        written += len(text.encode())
    return [
        DefineTask(
            term=EngineTerm(key=key, text=name, language="en"),
            passages=tuple(sorted(found, key=lambda each: -each.score)),
        )
        for key, (name, found) in enumerate(places.items())
    ]


def judge_all(engine: ModelEngine, tasks: list[DefineTask]) -> int:
    """Classify, define, review, and refine a third; returns how many definitions there are."""
    candidates = (
        ClassifyTask(
            key=task.term.key, candidate=TermCandidate(text=task.term.text, language="en"), passages=task.passages
        )
        for task in tasks
    )
    list(engine.classify(candidates))
    defined = {each.key: each.definition for each in engine.define(tasks) if isinstance(each, Defined)}
    list(engine.review(ReviewTask(term=t.term, definition=defined[t.term.key], passages=t.passages) for t in tasks))
    list(
        engine.refine(
            RefineTask(
                term=task.term,
                definition=defined[task.term.key],
                findings=(Finding(key=task.term.key, kind="unclear"),),
                passages=task.passages,
            )
            for task in tasks[::3]
        )
    )
    return sum(definition is not None for definition in defined.values())


@contextmanager
def fake_server(latency: float, *more: str) -> Iterator[str]:
    """The base URL of a fake server in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tests.engines.model.fake_server", "--port", str(port), "--latency", str(latency)]
    process = subprocess.Popen([*command, *more], stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/counters")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"no fake server at {url}")


def counters(url: str) -> dict[str, float]:
    with urllib.request.urlopen(url.replace("/v1", "/counters")) as reply:
        return json.load(reply)


def engine_for(url: str, options: argparse.Namespace, **more: object) -> ModelEngine:
    connection = Connection(name="fake", base_url=url, model="fake", concurrency=options.in_flight)
    return ModelEngine(connection, secret=SECRET, **({"store": MemoryStore()} | more))  # type: ignore[arg-type]


def measure_throughput(
    options: argparse.Namespace, tasks: list[DefineTask]
) -> Iterator[tuple[str, float, float, bool]]:
    with fake_server(options.latency) as url:
        started, cpu = time.monotonic(), time.process_time()
        judge_all(engine_for(url, options), tasks)
        wall, cpu = time.monotonic() - started, time.process_time() - cpu
        seen = counters(url)
    ideal = seen["calls"] * options.latency / (options.in_flight * 14 / 16) + 5
    yield "calls", seen["calls"], float("inf"), True
    yield "mean calls in flight, at least", seen["mean_in_flight"], 0.9 * options.in_flight, False
    yield "wall clock, s", wall, ideal, True
    yield "CPU of this side, ms a call", 1000 * cpu / seen["calls"], float("inf"), True


def measure_cancel(options: argparse.Namespace, tasks: list[DefineTask]) -> Iterator[tuple[str, float, float, bool]]:
    lost = threading.Event()
    callbacks: list[object] = []

    def alive() -> None:
        if lost.is_set():
            raise InterruptedError

    with fake_server(30.0) as url:
        hooks = Hooks(alive=alive, on_lost=callbacks.append)
        engine = engine_for(url, options, hooks=hooks)
        work = threading.Thread(target=lambda: stopped(engine, tasks))
        work.start()
        while counters(url)["in_flight"] < options.in_flight:
            time.sleep(0.02)
        lost.set()
        started = time.monotonic()
        for callback in callbacks:
            callback()  # type: ignore[operator]
        while counters(url)["in_flight"]:
            time.sleep(0.005)
        aborted = time.monotonic() - started
        work.join()
    yield "cancel to aborted calls, s", aborted, 1.0, True


def stopped(engine: ModelEngine, tasks: list[DefineTask]) -> None:
    try:
        list(engine.define(tasks))
    except InterruptedError:
        return


def measure_kill(options: argparse.Namespace, tasks: list[DefineTask]) -> Iterator[tuple[str, float, float, bool]]:
    """A process killed at half of its calls; the second one goes on from the file of replies."""
    with fake_server(options.latency) as url, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "replies"
        child = os.fork()
        if child == 0:
            judge_all(engine_for(url, options, store=DiskStore(path)), tasks)
            os._exit(0)
        while counters(url)["calls"] < len(tasks) * 0.6:
            time.sleep(0.05)
        urllib.request.urlopen(url.replace("/v1", "/killed")).close()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        defined = judge_all(engine_for(url, options, store=DiskStore(path)), tasks)
        seen = counters(url)
    yield "killed at half: prompts answered twice", seen["repeated"], 0, True
    yield "killed at half: definitions after the second attempt", defined, len(tasks), False


def measure_dead_server(
    options: argparse.Namespace, tasks: list[DefineTask]
) -> Iterator[tuple[str, float, float, bool]]:
    for name in ("classify", "define"):
        with fake_server(options.latency, "--status", "500") as url:
            started = time.monotonic()
            try:
                work = engine_for(url, options)
                list(work.define(tasks)) if name == "define" else judge_all(work, tasks)
                seconds = float("inf")
            except EngineError:
                seconds = time.monotonic() - started
        yield f"all calls of {name} 500: seconds to failure", seconds, 60.0, True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=int, default=500)
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--in-flight", type=int, default=16)
    options = parser.parse_args()
    tasks = corpus(options.kb)
    print(f"{options.kb} KB, {len(tasks)} terms, {options.latency} s a call, {options.in_flight} in flight")
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    missed = 0
    for measure in (measure_throughput, measure_cancel, measure_kill, measure_dead_server):
        for name, value, goal, at_most in measure(options, tasks):
            good = value <= goal if at_most else value >= goal
            missed += not good
            print(f"{name:55} {value:8.2f}   goal {'≤' if at_most else '≥'} {goal:8.2f}   {'ok' if good else 'MISSED'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
