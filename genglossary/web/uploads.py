"""Files on their way in from a browser: their names, their sizes, and what became of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from genglossary.actions import documents
from genglossary.actions.documents import LONGEST_NAME, Added
from genglossary.actions.naming import composed
from genglossary.models import Project
from genglossary.pipeline.text.controls import shown_on_one_line
from genglossary.readers.entrance import refusal, too_large
from genglossary.runs.quantity import quantity


class WholeRequestLimit(FileUploadHandler):
    """Refuses a request that says it is larger than MAX_UPLOAD_BYTES before a byte of it is stored."""

    def handle_raw_input(
        self, input_data: Any, META: dict[str, Any], content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > settings.MAX_UPLOAD_BYTES:
            raise RequestDataTooBig(_("The upload is larger than MAX_UPLOAD_BYTES."))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def name_of(path: str) -> str:
    """A browser's path of a file as the name of a document: relative, with slashes, in Unicode's composed form.

    It is never used as a path. Raises ValueError, with a sentence, for what cannot be a name.
    """
    parts = [part.strip() for part in composed(path).replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".")]
    if not kept or ".." in kept or shown_on_one_line(path) != path:
        raise ValueError(_("Its name cannot be used."))
    if len(name := "/".join(kept)) > LONGEST_NAME:
        raise ValueError(_("Its name is too long."))
    return name


def add(project: Project, files: Sequence[UploadedFile], paths: Sequence[str], *, by: Any) -> list[Added]:
    """Store what was uploaded. `paths`, are the names with folders that a script sent, in the order of `files`."""
    names = paths if len(paths) == len(files) else [file.name or "" for file in files]
    refused: list[Added] = []
    stored = documents.add(project, _readable(files, names, refused), by=by)
    return sorted([*stored, *refused], key=_urgency)


def name_after(names: Sequence[str], today: date) -> str:
    """A name for a project that is made of files of these paths: their folder, the only document, or the day."""
    read = [name for name in names if refusal(name.split("/")[-1]) is None] or names
    folders = {name.split("/")[0] if "/" in name else "" for name in read}
    if len(folders) == 1 and (folder := folders.pop()):
        return folder
    if len(read) == 1:
        return read[0].rpartition(".")[0] or read[0]
    if not read:
        return ""
    documents = quantity(len(read), "document")
    return gettext("%(documents)s of %(date)s") % {"documents": documents, "date": f"{today:%Y-%m-%d}"}


_STATES = {
    "new": _("%(n)s added"),
    "changed": _("%(n)s new version"),
    "unchanged": _("%(n)s the same as before"),
    "refused": _("%(n)s not stored"),
}


def answer(request: HttpRequest, added: Sequence[Added], *, saved_draft: str = "") -> HttpResponse:
    """Render the outcome of each file, and above that how many had which; `saved_draft` need not be kept any more."""
    ends = Counter(each.state for each in added)
    found = (str(words) % {"n": f"{ends[state]:,}"} for state, words in _STATES.items() if ends[state])
    counts = gettext(", ").join(found)
    told = gettext("%(files)s: %(counts)s.") % {"files": quantity(len(added), "file"), "counts": counts}
    context = {"added": added, "told": told, "saved_draft": saved_draft}
    return render(request, "web/documents/uploaded.html", context)


def _urgency(added: Added) -> tuple[bool, bool]:
    """Rank first what a person should look at: what is not stored, then what has a remark."""
    return added.state != "refused", not added.is_notable


def _readable(files: Sequence[UploadedFile], names: Sequence[str], refused: list[Added]) -> Iterator[tuple[str, bytes]]:
    for file, path in zip(files, names, strict=True):
        try:
            name = name_of(path)
            _check(name, file)
        except ValueError as error:
            refused.append(Added(name=shown_on_one_line(path) or "?", state="refused", reason=str(error)))
        else:
            yield name, file.read()


def _check(name: str, file: UploadedFile) -> None:
    if reason := refusal(name):
        raise ValueError(reason)
    if (file.size or 0) > settings.MAX_DOCUMENT_BYTES:
        raise ValueError(too_large(settings.MAX_DOCUMENT_BYTES))
