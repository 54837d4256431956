"""The lines that changed since a commit, as git says."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from genglossary.pipeline.text.stated import stated

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,\d+)? @@")


class NoChanges(ValueError):
    """Git cannot say what changed; the message says why."""


def changed_lines(reference: str, folder: Path) -> dict[Path, set[int] | None]:
    """Absolute paths of the files that changed in the repository around `folder`, with the numbers of their new lines;
    None stands for all of a file. Of a file that was renamed its other lines are as before. Raises NoChanges."""
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    commit = _commit(reference, folder)
    said = _git(
        top, "-c", "core.quotepath=off", "diff", "--no-ext-diff", "--no-color", "--find-renames", "--submodule=diff",
        "-U0", "--src-prefix=a/", "--dst-prefix=b/", commit, "--",
    )  # fmt: skip
    changed: dict[Path, set[int] | None] = {top / name: lines for name, lines in _parsed(said).items()}
    for name in _git(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        if name:
            changed[top / name] = None
    return changed


def _commit(reference: str, folder: Path) -> str:
    """The commit that is meant: of `main...` the one at which this branch left main, as git writes that."""
    name = reference.removesuffix("...")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()
    return commit if name == reference else _git(folder, "merge-base", commit, "HEAD").strip()


def _parsed(said: str) -> dict[str, set[int] | None]:
    files: dict[str, set[int] | None] = {}
    name, in_head, at = "", False, 0
    for line in said.split("\n"):
        if line.startswith("diff --git "):
            in_head = True
        elif in_head and line.startswith("+++ "):
            name, in_head = _name(line[4:]), False
            files[name] = set()
        elif in_head and line.startswith("Binary files "):
            files[_name(line.rpartition(" and ")[2].removesuffix(" differ"))] = None
        elif not in_head and (hunk := _HUNK.match(line)):
            at = int(hunk[1])
        elif not in_head and line[:1] in ("+", " "):  # of submodules git shows lines around as well
            lines = files.get(name)
            if lines is not None and line[0] == "+":
                lines.add(at)
            at += 1
    return files


def _name(written: str) -> str:
    """Names with odd characters are quoted as in C."""
    written = written.rstrip("\t")
    if written.startswith('"'):
        written = written[1:-1].encode("latin-1", "replace").decode("unicode_escape").encode("latin-1").decode()
    return written.removeprefix("b/")


def _git(folder: Path, *arguments: str) -> str:
    command: Sequence[str] = ("git", *arguments)
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - git itself
    except OSError as error:
        raise NoChanges(stated("Git cannot be called: %(why)s.", why=error.strerror)) from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().split("\n")[0] or f"{arguments[-1]!r} is no commit"
        raise NoChanges(stated("Git cannot say what changed: %(why)s.", why=why))
    return done.stdout.decode("utf-8", "surrogateescape")
