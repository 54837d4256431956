"""The process that holds a run: host, process id and the start of that process, because ids are used again."""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from genglossary.models import Run

# The process namespace outside of all containers (PROC_PID_INIT_INO of the Linux kernel).
OUTERMOST = 0xEFFFFFFC


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    host: str
    pid: int
    start: str

    def is_dead(self) -> bool:
        """Whether it certainly is gone: a process of this host that is gone, or whose id another one has now."""
        return self.host == _host() and _start_of(self.pid) != self.start


def this_process() -> Owner:
    return Owner(host=_host(), pid=os.getpid(), start=_start_of(os.getpid()))


def owner_of(run: Run) -> Owner | None:
    """The process that claimed `run` last, or None when nobody has."""
    if run.owner_pid is None:
        return None
    return Owner(host=run.owner_host, pid=run.owner_pid, start=run.owner_start)


def is_orphaned(run: Run) -> bool:
    """Whether the process that claimed `run` last certainly is gone."""
    owner = owner_of(run)
    return owner is not None and owner.is_dead()


def _host() -> str:
    """The host's name and, in a container, its process namespace: process ids mean something in one of them only."""
    try:
        namespace = os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        namespace = OUTERMOST
    return socket.gethostname() + (f"/{namespace}" if namespace != OUTERMOST else "")


def _start_of(pid: int) -> str:
    """The time at which process `pid` started, in whatever words the system has; "" when there is no such process."""
    stat = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            # Field 22, counted from behind the command, which may hold spaces and brackets (see proc(5)).
            return stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
        except OSError:
            return ""
    return _start_by_psutil(pid) if sys.platform == "win32" else _start_by_ps(pid)


def _start_by_psutil(pid: int) -> str:
    import psutil  # of Windows alone

    try:
        return str(psutil.Process(pid).create_time())
    except psutil.NoSuchProcess:
        return ""


def _start_by_ps(pid: int) -> str:
    listed = subprocess.run(  # noqa: S603 - a fixed program and a number
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.strip()
