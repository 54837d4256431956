"""One call of the command: what was asked for, and where."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genglossary.checking.configuration import Configuration
from genglossary.checking.types import Setting
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import MessageCatalog, stated

_MB = 1_000_000
_LIMIT = 50  # MB of one document


class Misuse(Exception):
    """Wrong use, in a sentence: exit code 2, and nothing was written."""


@dataclass(frozen=True, slots=True)
class CheckCall:
    """`options` are those of the command line, `config` those of the project, `here` is the folder of the call, and
    `words` the language of people."""

    options: Namespace
    config: Configuration
    here: Path
    words: MessageCatalog

    @property
    def is_dry(self) -> bool:
        """Whether --diff without a commit asks to show what --fix would do."""
        return self.options.diff == ""

    @property
    def given(self) -> Mapping[str, Setting]:
        """The settings of rules for this call."""
        given: Mapping[str, Setting] = self.options.rules or {}
        if self.options.suggest or self.config.suggest:
            return {"GG206": self.config.rules.get("GG206", "note"), **given}
        return given

    @property
    def baseline(self) -> Path | None:
        return self.options.baseline or self.config.baseline_file

    @property
    def top(self) -> Path:
        """The highest folder in which a glossary beside documents is looked for: that of the repository around the
        call, else that of the configuration, else the one of the call."""
        around = (each for each in (self.here, *self.here.parents) if (each / ".git").exists())
        return next(around, self.config.folder if self.here.is_relative_to(self.config.folder) else self.here)

    def name(self, path: Path) -> str:
        """The path as findings have it."""
        return relative(self.here, path)

    def refuse_missing(self) -> None:
        """Raise Misuse for a path that is not there, and for a baseline that has no name."""
        missing = next((path for path in self.options.paths if not path.exists()), None)
        if missing:
            raise Misuse(stated("%(path)s does not exist.", path=missing))
        if self.options.write_baseline and not self.baseline:
            raise Misuse(stated("--write-baseline needs a file: --baseline FILE."))


def relative(folder: Path, path: Path) -> str:
    """The path as seen from `folder`, with slashes; whole where it is not inside."""
    absolute = Path(os.path.abspath(path))
    return absolute.relative_to(folder).as_posix() if absolute.is_relative_to(folder) else absolute.as_posix()


def limit() -> int:
    """The size of the largest document that is read, in bytes."""
    said = os.environ.get("GENGLOSSARY_MAX_DOCUMENT_MB", "")
    return int(float(said) * _MB) if said.replace(".", "", 1).isdecimal() else _LIMIT * _MB


def say(text: str) -> None:
    """Write a line to standard error: the other stream has nothing but the result."""
    print(shown(text), file=sys.stderr)
