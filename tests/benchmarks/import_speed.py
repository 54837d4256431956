"""Import a table into an empty project, and say what the preview, the import, its undo and its redo
take.

    python -m tests.benchmarks.import_speed 10000 50000

Each number of rows is measured in a process of its own, on a database in memory: seconds of the clock and of the
processor, statements, and the most memory so far. Each row has a term, a definition, three spellings and an equivalent.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

KANJI = "霧笛灯台海路船橋帆柱索具舵輪羅針盤港湾"


def table(rows: int) -> bytes:
    """A table in English and Japanese, in which no two rows have a word in common."""
    lines = ["term,language,reading,definition,synonyms,forbidden,ja,en"]
    for number in range(rows):
        word = "".join(KANJI[number // len(KANJI) ** at % len(KANJI)] for at in range(4)) + str(number)
        said = f"It is a thing of number {number} that people use at sea."
        if number % 2:
            lines.append(f"{word},ja,むてき,{said},{word}機,{word}器,,fog {number}")
        else:
            lines.append(f"horn {number},en,,{said},horns {number},hoorn {number},{word},")
    return "\n".join(lines).encode()


def timed(name: str, do: Callable[[], Any]) -> Any:
    from django.db import connection

    statements = 0

    def count(execute: Any, *args: Any) -> Any:
        nonlocal statements
        statements += 1
        return execute(*args)

    clock, processor = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        done = do()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {name:8} {clock:6.1f} s {processor:6.1f} s cpu {statements:6} statements {memory:6} MB", flush=True)
    return done


def measure(rows: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from genglossary.actions import projects
    from genglossary.actions.importing import pending
    from genglossary.actions.undoing import undo

    call_command("migrate", verbosity=0)
    project = projects.create("Harbour", by=None)
    print(f"{rows:,} rows")
    planned = timed("preview", lambda: pending.open_file(project, "words.csv", table(rows), by=None))
    done = timed("import", lambda: pending.confirm(planned, by=None))
    undone = timed("undo", lambda: undo(project, done.batch, by=None))
    timed("redo", lambda: undo(project, undone.batch, by=None))


def main() -> None:
    if sys.argv[1:2] == ["--here"]:
        measure(int(sys.argv[2]))
        return
    for rows in sys.argv[1:] or ["10000"]:
        subprocess.run([sys.executable, "-m", __spec__.name, "--here", rows], check=True)


if __name__ == "__main__":
    main()
