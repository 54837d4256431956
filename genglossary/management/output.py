"""The file that a command writes: whole or not at all, and never over somebody's edits."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from genglossary.formats import Unusable, format_called
from genglossary.linking.source_files import write_whole
from genglossary.management.errors import BadInput
from genglossary.models import Run, RunEvent
from genglossary.models.stated import stated, translated

__all__ = ["Output", "write_whole"]


@dataclass(frozen=True, slots=True)
class Output:
    """`force` allows to overwrite a file that was edited since, or that somebody else wrote."""

    path: Path
    force: bool = False

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    def check(self) -> None:
        """Raise BadInput for whatever would keep the file from being written; called before the work starts."""
        try:
            format_called(self.suffix)
        except Unusable as error:
            raise BadInput(f"{self.path}: {translated(error.reason)}") from error
        if self.path.is_dir():
            raise BadInput(_("%(path)s is a folder.") % {"path": self.path})
        folder = self.path.resolve().parent
        if not folder.is_dir():
            raise BadInput(_("The folder of %(path)s does not exist.") % {"path": self.path})
        if not os.access(folder, os.W_OK) or (self.path.exists() and not os.access(self.path, os.W_OK)):
            raise BadInput(_("%(path)s cannot be written.") % {"path": self.path})
        if not self.force and self._is_somebodys():
            raise BadInput(
                _("%(path)s was edited or made by somebody else: use --force to overwrite it.") % {"path": self.path}
            )

    def write(self, data: bytes, run: Run) -> None:
        """Write the file and remember what was written."""
        self.check()
        write_whole(self.path, data)
        wrote = stated("Wrote %(file)s.", file=self.path.name)
        run.remark(wrote, source="generate", output=str(self.path.resolve()), sha256=_hash(data))

    def _is_somebodys(self) -> bool:
        """Not empty, and not what a run wrote last."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return False
        written = RunEvent.objects.filter(data__output=str(self.path.resolve())).order_by("-pk").first()
        return bool(data) and (written is None or written.data["sha256"] != _hash(data))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
