"""How soon `generate` stops after a cancel from another process, at several moments of its work.

    uv run python -m tests.benchmarks.cancelling FOLDER [--after 2 5 8 11]

Each moment is a number of CPU seconds that the process has used. Prints the CPU and wall seconds from the answer to the
cancel to the end of the process; on a busy machine the CPU seconds are what counts.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--after", type=float, nargs="+", default=[2, 5, 8, 11])
    options = parser.parse_args()
    for after in options.after:
        with tempfile.TemporaryDirectory() as data:
            measure(options.folder, after, data)


def measure(folder: Path, after: float, data: str) -> None:
    environment = {**os.environ, "GENGLOSSARY_DATA_DIR": data}
    command = [sys.executable, "manage.py"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    subprocess.run([*command, "migrate"], check=True, **quiet)
    working = subprocess.Popen([*command, "generate", str(folder), "--jobs", "1"], **quiet)
    while working.poll() is None and cpu(working.pid) < after:
        time.sleep(0.05)
    step = subprocess.run([*command, "runs"], env=environment, capture_output=True, text=True, check=False).stdout
    cancelled = subprocess.run(
        [*command, "cancel_run", "1"], env=environment, capture_output=True, text=True, check=False
    )
    began, used, last = time.monotonic(), cpu(working.pid), 0.0
    while working.poll() is None:
        last = cpu(working.pid) or last
        time.sleep(0.02)
    print(f"after {after} s: {cancelled.stdout.strip()} {cancelled.stderr.strip()}")
    print(f"  {last - used:.2f} s CPU, {time.monotonic() - began:.2f} s wall, exit {working.returncode}")
    print(f"  {' '.join(step.split())[:200]}")


def cpu(pid: int) -> float:
    """CPU seconds of a process so far; 0 when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
