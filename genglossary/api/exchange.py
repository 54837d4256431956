"""Glossaries in and out: imports with their preview, exports in every format."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from genglossary import formats
from genglossary.actions.importing import pending
from genglossary.actions.importing.steps import Choice, Group, told_again
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.described import A_FILE
from genglossary.api.documents import CountOut
from genglossary.api.idempotency import REPEATABLE, once
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.problems import Refused
from genglossary.api.projects import cleaned
from genglossary.formats.tables import Choices
from genglossary.models import PlannedImport, PlannedRow, Role
from genglossary.models.stated import in_words
from genglossary.pipeline.text.controls import shown_on_one_line
from genglossary.readers.entrance import too_large
from genglossary.web.forms.imports import LABELS, ReadingForm
from genglossary.web.views.export import export as export_page

router = Router(tags=["imports"])
GroupName = Literal["conflict", "changed", "new", "same", "problem"]
ChoiceName = Literal["mine", "theirs", "both", "sense"]


class ImportOut(Schema):
    """An import that waits: how many rows are in each group, what becomes of each, and how a table was read."""

    id: int
    name: str
    counts: dict[str, int]
    groups: dict[str, str]
    guess: dict[str, Any]
    created_at: datetime

    @staticmethod
    def resolve_guess(planned: Any) -> dict[str, Any]:
        guess = planned["guess"] if isinstance(planned, dict) else planned.guess
        return {**guess, **({"unread": [in_words(each) for each in guess["unread"]]} if "unread" in guess else {})}


class RowOut(Schema):
    """A row of the file: `steps` are [what, before, after] in words."""

    id: int
    row: int
    group: str
    text: str
    term: int | None
    reason: str
    steps: list[list[str]]
    choice: str
    documents: dict[str, Any]

    @staticmethod
    def resolve_reason(row: PlannedRow) -> str:
        return row.why

    @staticmethod
    def resolve_steps(row: PlannedRow) -> list[tuple[str, str, str]]:
        return [told_again(each) for each in row.steps]


class RowQuery(PageQuery[RowOut]):
    group: GroupName | None = None


class ChoicesIn(Schema):
    """Choices for whole groups, and of single rows by their ids ("" leaves a row to its group)."""

    groups: dict[GroupName, ChoiceName] = {}
    rows: dict[Id, ChoiceName | Literal[""]] = {}


class ReadingIn(Schema):
    """A way to read a table: `columns` say by number from 0 what each is about. Anything left out stays."""

    encoding: Words | None = None
    delimiter: Words | None = None
    header: bool | None = None
    preset: Words | None = None
    empty_clears: bool | None = None
    columns: dict[Annotated[str, Field(pattern=r"^[0-9]{1,4}$")], Words] = {}


class FormatOut(Schema):
    name: str
    label: str
    suffix: str
    content_type: str


class ExportQuery(Schema):
    """The choice of terms, as on the page: entries alone, or those of each `status`; some formats have a `dialect`."""

    status: list[Literal["accepted", "candidate", "excluded"]] = []
    category: list[Words] = []
    language: list[Words] = []
    dialect: Words = ""


def _planned(request: HttpRequest, project_id: int, import_id: int) -> PlannedImport:
    rows = PlannedImport.objects.select_related("project")
    return get_object_or_404(rows, project=project_of(request, project_id, Role.EDITOR), pk=import_id)


@router.get("/projects/{project_id}/imports", auth=WRITE, response=ListPage[ImportOut])
def list_imports(request: HttpRequest, project_id: Id, asked: Query[PageQuery[ImportOut]]) -> Any:
    """Imports that nobody confirmed or discarded yet; they are forgotten after a day."""
    project = project_of(request, project_id, Role.EDITOR)
    return page(PlannedImport.objects.filter(project=project).defer("data"), asked, ("-id",))


@router.post("/projects/{project_id}/imports", auth=WRITE, response={201: ImportOut}, openapi_extra=REPEATABLE)
def open_import(
    request: HttpRequest,
    project_id: Id,
    file: File[UploadedFile],
    preset: Form[str] = "",
    empty_clears: Form[bool] = False,
) -> Any:
    """Send a glossary and see what it would change; nothing is in the glossary before it is confirmed. An empty cell of
    a table leaves what is there, unless `empty_clears`."""
    project = project_of(request, project_id, Role.EDITOR)
    if (file.size or 0) > settings.MAX_DOCUMENT_BYTES:
        raise Refused(413, too_large(settings.MAX_DOCUMENT_BYTES))
    name = shown_on_one_line(file.name or "")

    def open_it() -> tuple[int, Any]:
        choices = Choices(preset=preset.replace("\0", ""), empty_clears=empty_clears)
        planned = pending.open_file(project, name, file.read(), by=user_of(request), choices=choices)
        names = ("id", "name", "counts", "groups", "guess", "created_at")
        planned.refresh_from_db(fields=["created_at"])
        return 201, {each: getattr(planned, each) for each in names}

    return once(request, [(name, file), preset, str(empty_clears)], open_it)


@router.get("/projects/{project_id}/imports/{import_id}", auth=WRITE, response=ImportOut)
def get_import(request: HttpRequest, project_id: Id, import_id: Id) -> Any:
    """One import that waits."""
    return _planned(request, project_id, import_id)


@router.get("/projects/{project_id}/imports/{import_id}/rows", auth=WRITE, response=ListPage[RowOut])
def list_import_rows(request: HttpRequest, project_id: Id, import_id: Id, asked: Query[RowQuery]) -> Any:
    """The rows of the file with what each would change."""
    rows = PlannedRow.objects.filter(planned=_planned(request, project_id, import_id))
    return page(rows.filter(group=asked.group) if asked.group else rows, asked, ("number", "pk"))


@router.patch("/projects/{project_id}/imports/{import_id}", auth=WRITE, response=ImportOut)
def choose_import(request: HttpRequest, project_id: Id, import_id: Id, said: ChoicesIn) -> Any:
    """Choose what becomes of groups and rows."""
    planned = _planned(request, project_id, import_id)
    for group, choice in said.groups.items():
        if Choice(choice) not in LABELS.get(Group(group), {}):
            message = f"Rows of {group} are not taken as {choice}."
            raise Refused(422, message, [{"field": f"body.groups.{group}", "message": message}])
    pending.choose(planned, {**said.groups}, said.rows)
    return planned


@router.post("/projects/{project_id}/imports/{import_id}/reading", auth=WRITE, response=ImportOut)
def read_import_again(request: HttpRequest, project_id: Id, import_id: Id, said: ReadingIn) -> Any:
    """Read the table again in another way."""
    planned = _planned(request, project_id, import_id)
    if not planned.is_table:
        message = "This file is no table: there is one way alone to read it."
        raise Refused(422, message, [{"field": "path.import_id", "message": message}])
    before = pending.choices_of(planned)
    form = ReadingForm(planned.guess, before)
    data = {name: form[name].value() for name in form.fields}
    wanted = said.dict(exclude={"columns", "header"}, exclude_none=True)
    header = {} if said.header is None else {"header": "yes" if said.header else "no"}
    sent = ReadingForm(planned.guess, before, {**data, **wanted, **header, **_columns(said)})
    cleaned(sent)
    pending.correct(planned, sent.reading(before))
    return planned


def _columns(said: ReadingIn) -> dict[str, str]:
    return {f"column-{int(at)}": meaning for at, meaning in said.columns.items()}


@router.post(
    "/projects/{project_id}/imports/{import_id}/confirm", auth=WRITE, response=CountOut, openapi_extra=REPEATABLE
)
def confirm_import(request: HttpRequest, project_id: Id, import_id: Id) -> Any:
    """Do what was shown, exactly; where the project is another one by now, 409 and a new preview."""
    project_of(request, project_id, Role.EDITOR)

    def confirm() -> tuple[int, Any]:
        done = pending.confirm(_planned(request, project_id, import_id), by=user_of(request))
        return 200, {"changed": done.changed, "batch": done.batch if done.changed else None}

    return once(request, [], confirm)


@router.delete("/projects/{project_id}/imports/{import_id}", auth=WRITE, response={204: None})
def discard_import(request: HttpRequest, project_id: Id, import_id: Id) -> Any:
    """Forget an import; nothing of it is in the glossary."""
    pending.discard(_planned(request, project_id, import_id))
    return Status(204, None)


@router.get("/projects/{project_id}/exports", auth=READ, response=list[FormatOut], tags=["exports"])
def list_exports(request: HttpRequest, project_id: Id) -> Any:
    """The formats in which the glossary can be had."""
    project_of(request, project_id)
    return [
        {"name": name, "label": each.label, "suffix": each.suffix, "content_type": each.content_type}
        for name, each in formats.FORMATS.items()
    ]


@router.get("/projects/{project_id}/exports/{format_name}", auth=READ, tags=["exports"], openapi_extra=A_FILE)
def export(request: Any, project_id: Id, format_name: Words, asked: Query[ExportQuery]) -> Any:
    """The glossary as a file, streamed: byte for byte what the command and the page write."""
    project_of(request, project_id)
    return export_page(request, project_id=project_id, suffix=format_name)
