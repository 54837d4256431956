"""What a whole `generate` costs: CPU after start-up, memory, database, growth, and a second run after one change.

    uv run python -m tests.benchmarks.whole_job FOLDER [FOLDER ...] [--rounds 3] [--jobs N]
    uv run python -m tests.benchmarks.whole_job --maker MAKE_CORPUS

The maker is a program that writes a corpus: `MAKE_CORPUS --kb KB --file-kb KB FOLDER`. With it, corpora of 50 KB to 8
MB are made in files of 25 KB, 2 MB also in one file, measured, and deleted.

Each measurement is a process with a data folder of its own. It makes a glossary of two sentences first, so that
dictionaries are loaded and the database is there: what is counted is the work on the documents alone. Prints a table
of medians, and the exponent with which the CPU time grows from the smallest folder to the largest.
"""

import argparse
import json
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

CORPORA = ((50, 25), (500, 25), (2000, 25), (2000, 2000), (8000, 25))  # KB together, and in a file
WARM_UP = "# 灯台\n\n灯台とは、航路を照らす装置である。\n\nThe beacon is a lamp that marks the harbour.\n"
ADDED = "\n\nA tidal governor is a device that limits the flow. 潮汐制御とは、流量を抑える装置である。\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--maker", type=Path, help="A program that makes corpora, which are measured too.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", default="", help="Passed on to generate.")
    parser.add_argument("--measure", action="store_true", help="One measurement in this process, as JSON.")
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measured(options.folders[0], options.jobs)))
        return
    if not (options.folders or options.maker):
        parser.error("name folders, or a --maker of corpora")
    with tempfile.TemporaryDirectory() as scratch:
        made = made_by(options.maker, Path(scratch)) if options.maker else ()
        show([median(folder, options) for folder in chain(options.folders, made)])


def made_by(maker: Path, scratch: Path) -> Iterator[Path]:
    """Each of the corpora, there for as long as nobody asks for the next."""
    for kb, file_kb in CORPORA:
        folder = scratch / f"{kb}-kb-in-files-of-{file_kb}"
        sizes = ["--kb", str(kb), "--file-kb", str(file_kb)]
        subprocess.run([sys.executable, str(maker), *sizes, str(folder)], check=True, stdout=subprocess.DEVNULL)
        yield folder
        shutil.rmtree(folder)


def median(folder: Path, options: argparse.Namespace) -> dict[str, float]:
    rounds = [in_a_process(folder, options.jobs) for _ in range(options.rounds)]
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def in_a_process(folder: Path, jobs: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "tests.benchmarks.whole_job", "--measure", str(folder), "--jobs", jobs]
        environment = {**os.environ, "GENGLOSSARY_DATA_DIR": data, "DJANGO_SETTINGS_MODULE": "genglossary.settings"}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])


def measured(folder: Path, jobs: str) -> dict[str, float]:
    """CPU seconds of a first run, one that has nothing to do, and one with one document changed."""
    with tempfile.TemporaryDirectory() as scratch:
        ready(Path(scratch) / "warm-up")
        copy = Path(scratch) / "documents"
        shutil.copytree(folder, copy)
        sizes = [path.stat().st_size for path in copy.rglob("*") if path.is_file()]
        first = generate(copy, jobs)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        database = database_bytes() / 1e6
        nothing = generate(copy, jobs)
        changed = min(path for path in copy.rglob("*") if path.is_file())
        changed.write_text(changed.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
        again = generate(copy, jobs)
    return {
        "MB": sum(sizes) / 1e6,
        "files": len(sizes),
        "first": first["cpu"],
        "wall": first["wall"],
        "memory": memory,
        "database": database,
        "unchanged": nothing["cpu"],
        "one changed": again["cpu"],
    }


def ready(folder: Path) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    folder.mkdir()
    (folder / "warm-up.md").write_text(WARM_UP, encoding="utf-8")
    generate(folder, "")


def generate(folder: Path, jobs: str) -> dict[str, float]:
    from django.core.management import call_command

    chosen: dict[str, Any] = {"jobs": int(jobs)} if jobs else {}
    began, wall = cpu(), time.perf_counter()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        output = folder.with_suffix(".md")
        call_command("generate", str(folder), output=output, stdout=nowhere, stderr=nowhere, **chosen)
    return {"cpu": cpu() - began, "wall": time.perf_counter() - wall}


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    return sum(os.times()[:4])


def database_bytes() -> int:
    """The database with what is still in its log."""
    from django.db import connection

    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(connection.settings_dict["NAME"]).stat().st_size


def show(rows: list[dict[str, float]]) -> None:
    names = list(rows[0])
    print("| " + " | ".join(names) + " |")
    print("|" + "---:|" * len(names))
    for row in rows:
        print("| " + " | ".join(f"{row[name]:.2f}" for name in names) + " |")
    if len(rows) > 1:
        small, large = min(rows, key=lambda row: row["MB"]), max(rows, key=lambda row: row["MB"])
        if small["MB"] * 2 < large["MB"]:
            exponent = math.log(large["first"] / small["first"]) / math.log(large["MB"] / small["MB"])
            print(f"Growth exponent of the first run: {exponent:.2f}")


if __name__ == "__main__":
    main()
