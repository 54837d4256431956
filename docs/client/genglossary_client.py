# Written from the schema by `uv run poe client`; change tests/api/client instead.

"""Ask GenGlossary from Python: this one file, with nothing but the standard library.

    from genglossary_client import Client

    client = Client("https://glossary.example", "gg_…")
    for term in client.list_entries(1):
        print(term["text"])

Answers are dictionaries with the fields of the schema; times in them are texts in ISO 8601, UTC. Lists are read page by
page while you go through them. What the server refuses is raised as `ApiError`. Take one client for each thread.
"""

from __future__ import annotations

import gzip
import json
import mimetypes
import time
import urllib.error
import urllib.request
import uuid
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any, Literal, NotRequired, TypedDict, Unpack, cast
from urllib.parse import quote, urlencode

Upload = str | Path | tuple[str, bytes]
"""A file to send: its path, or its name and content."""


class FieldError(TypedDict):
    """An objection to one field of what was sent, such as body.name."""

    field: str
    message: str


class ApiError(Exception):
    """A refusal of the server: its `status`, `detail` as a sentence, `errors` of fields, and all of the `problem`."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{status}: {problem.get('detail', 'It was refused.')}")
        self.status, self.problem = status, problem
        self.detail: str = problem.get("detail", "")
        self.errors: list[FieldError] = problem.get("errors", [])


class ChangedMeanwhile(ApiError):
    """Somebody changed it since you read it (412): nothing was saved; read it again."""


class TooOften(ApiError):
    """More requests than the server takes in a minute (429), also after waiting as long as `patience` allows."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """The token is for one server: it is not carried on to where that one points."""

    def redirect_request(self, *args: Any, **options: Any) -> None:
        return None


class Connection:
    """The way to the server. Below `Client`, for what the schema does not name.

    `url` is where the pages are, also below a path. Where the connection breaks, reading and what has an
    Idempotency-Key is asked again up to `tries` times; where the server says how long to wait, that long, up to
    `patience` seconds. The last 200 answers are kept, and asked for by their ETag: what is the same is not sent again.
    """

    def __init__(
        self, url: str, token: str, *, timeout: float = 60, tries: int = 3, patience: float = 60, keep: int = 200
    ) -> None:
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"{url!r} does not begin with http:// or https://.")
        self.base = url.rstrip("/").removesuffix("/api/v1") + "/api/v1"
        self.etag: str | None = None
        """That of the last answer: give it as `if_match` to change nothing but what you read."""
        self._token, self._timeout, self._tries, self._patience = token, timeout, max(1, tries), patience
        self._keep, self._kept = keep, OrderedDict[str, tuple[str, bytes]]()
        self._opener = urllib.request.build_opener(_NoRedirects)

    def ask(
        self,
        method: str,
        path: str,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        headers: Mapping[str, str | None] | None = None,
    ) -> Any:
        """The answer as Python has it, None where it is empty. `body` is sent as JSON, or as it is if it is bytes."""
        url = self._url(path, query)
        sent = {name: value for name, value in (headers or {}).items() if value is not None}
        sent["Accept-Encoding"] = "gzip"
        kept = self._kept.get(url) if method == "GET" else None
        if kept:
            sent["If-None-Match"] = kept[0]
        with self._answer(method, url, body, sent) as answer:
            self.etag = answer.headers.get("ETag")
            if kept and answer.status == 304:
                return json.loads(kept[1])
            content = _content(answer)
        if method == "GET" and self.etag:
            self._remember(url, self.etag, content)
        return json.loads(content) if content else None

    def open(self, path: str, query: Mapping[str, Any] | None = None) -> IO[bytes]:
        """The answer as a file to read from, piece by piece; close it, or take it by `with`."""
        return self._answer("GET", self._url(path, query), None, {})

    def pages(self, path: str, query: Mapping[str, Any]) -> Iterator[Any]:
        """The rows of a list, page after page; `query` may have the `cursor` to begin with."""
        asked = dict(query)
        while True:
            page = self.ask("GET", path, asked)
            yield from page["items"]
            if page["next"] is None:
                return
            asked["cursor"] = page["next"]

    def send(
        self, path: str, files: Sequence[tuple[str, Upload]], fields: Mapping[str, Any], headers: Mapping[str, str]
    ) -> Any:
        """Files, each with the name of its field, and fields (None is left out), as multipart/form-data."""
        boundary = uuid.uuid4().hex
        body = b"".join([*_fields(boundary, fields), *_files(boundary, files), f"--{boundary}--\r\n".encode()])
        told = {**headers, "Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self.ask("POST", path, body=body, headers=told)

    def _url(self, path: str, query: Mapping[str, Any] | None) -> str:
        asked = {name: _text(value) for name, value in (query or {}).items() if value is not None}
        return self.base + path + ("?" + urlencode(asked, doseq=True) if asked else "")

    def _remember(self, url: str, etag: str, content: bytes) -> None:
        self._kept[url] = (etag, content)
        self._kept.move_to_end(url)
        while len(self._kept) > self._keep:
            self._kept.popitem(last=False)

    def _answer(self, method: str, url: str, body: Any, headers: Mapping[str, str]) -> Any:
        request = urllib.request.Request(url, method=method, headers=dict(headers))
        request.add_header("Authorization", f"Bearer {self._token}")
        if body is not None:
            request.data = body if isinstance(body, bytes) else json.dumps(body).encode()
            if not request.has_header("Content-type"):
                request.add_header("Content-Type", "application/json")
        again = method == "GET" or request.has_header("Idempotency-key")
        tries, waited = self._tries if again else 1, 0.0
        while True:
            try:
                return self._opener.open(request, timeout=self._timeout)
            except urllib.error.HTTPError as error:
                if error.code == 304:
                    return error
                wait = _seconds(error.headers)
                if wait is None or waited + wait > self._patience:
                    raise _refusal(error) from None
                waited += wait
            except (OSError, HTTPException):
                tries, wait = tries - 1, 1.0
                if not tries:
                    raise
            time.sleep(wait)


def _content(answer: Any) -> bytes:
    """All of it, unzipped."""
    content = answer.read()
    return gzip.decompress(content) if answer.headers.get("Content-Encoding") == "gzip" else content


def _seconds(headers: Message) -> float | None:
    """The time to wait that the server names; only a refusal that ends by itself has it."""
    told = headers.get("Retry-After", "")
    return float(told) if told.isdecimal() else None


def _refusal(error: urllib.error.HTTPError) -> ApiError:
    try:
        problem: Any = json.loads(_content(error))
    except (ValueError, OSError, EOFError, HTTPException):
        problem = {"detail": f"It is no answer of GenGlossary ({error.reason})."}
    kind = {412: ChangedMeanwhile, 429: TooOften}.get(error.code, ApiError)
    return kind(error.code, cast("dict[str, Any]", problem) if isinstance(problem, dict) else {})


def _text(value: Any) -> Any:
    """As addresses have it: true and false in small letters, a list as one value each."""
    if isinstance(value, list | tuple):
        return [_text(each) for each in cast("Sequence[Any]", value)]
    return str(value).lower() if isinstance(value, bool) else value


def in_path(value: object) -> str:
    """As a part of a path: no sign in it means anything else."""
    return quote(str(value), safe="")


def _fields(boundary: str, fields: Mapping[str, Any]) -> Iterator[bytes]:
    for name, value in fields.items():
        several: Sequence[Any] = cast("Any", value) if isinstance(value, list | tuple) else [value]
        for each in (each for each in several if each is not None):
            yield f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{each}\r\n'.encode()


def _files(boundary: str, files: Sequence[tuple[str, Upload]]) -> Iterator[bytes]:
    for field, upload in files:
        name, content = upload if isinstance(upload, tuple) else (Path(upload).name, Path(upload).read_bytes())
        told = name.replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", " ")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        head = f'Content-Disposition: form-data; name="{field}"; filename="{told}"\r\nContent-Type: {kind}\r\n\r\n'
        yield b"--" + boundary.encode() + b"\r\n" + head.encode() + content + b"\r\n"


class ListedProject(TypedDict):
    id: int
    name: str
    language: str
    max_terms: int | None
    connection: str | None
    created_at: str
    documents: int
    entries: int
    last_run_status: str | None
    last_run_at: str | None


class NumbersOut(TypedDict):
    """Counts of all that there is; `fresh` counts documents that no completed extraction has read as they are
    now.
    """

    documents: int
    fresh: int
    entries: int
    defined: int
    proposed: int
    excluded: int
    issues: int


class ProjectDetail(TypedDict):
    id: int
    name: str
    language: str
    max_terms: int | None
    connection: str | None
    created_at: str
    role: str
    numbers: NumbersOut


class NameIn(TypedDict):
    name: str


class SettingsIn(TypedDict):
    """The settings to change; what is left out stays. `connection` is a name, null for the built-in engine."""

    name: NotRequired[str | None]
    language: NotRequired[str | None]
    max_terms: NotRequired[int | None]
    connection: NotRequired[str | None]


class ConnectionOut(TypedDict):
    """A language model that operators allow. Where it is, and its key, stay with them."""

    name: str


class DocumentOut(TypedDict):
    """`version` is the id of the current version, `fresh` that no completed extraction has read it."""

    id: int
    name: str
    version: int
    versions: int
    fresh: bool
    size: int
    created_at: str


class AddedOut(TypedDict):
    """The outcome for one file: new, changed, unchanged, or refused with the reason."""

    name: str
    state: str
    reason: str
    sent_as: str
    same_as: str
    warnings: list[str]


class PasteIn(TypedDict):
    """Text as a document; a name without a known suffix becomes one of Markdown."""

    name: str
    text: str


class CountOut(TypedDict):
    """The number of things that are different now; `batch` takes it back."""

    changed: int
    batch: NotRequired[str | None]


class RemoveIn(TypedDict):
    ids: list[int]


class BatchIn(TypedDict):
    batch: str


class TouchedOut(TypedDict):
    """Terms by what the newest version did to them; `compared` is false where there is only one, or too much
    text.
    """

    compared: bool
    appear: list[str]
    disappear: list[str]
    changed: list[str]
    lost_proof: list[str]


class VersionOut(TypedDict):
    """One state of a document. `characters` is the length of its text, in which passages are counted."""

    id: int
    document: int
    number: int
    title: str
    encoding: str
    sha256: str
    size: int
    characters: int
    warnings: list[str]
    created_at: str


class PassageOut(TypedDict):
    """A passage: half-open, in characters of the text of a version."""

    version: int
    start: int
    end: int
    text: str


class PairOut(TypedDict):
    """Two documents that say the same. `paired_by`: their names, their content, or a person."""

    translation: SideOut
    original: SideOut
    paired_by: str


class SideOut(TypedDict):
    """A document and its language, "und" where nobody can tell."""

    id: int
    name: str
    language: str


class PairIn(TypedDict):
    """The ids of two documents."""

    translation: int
    original: int


class TermOut(TypedDict):
    """A term in a list. `preferred` is the id of the term that it is a variant of, `decided` what a person said."""

    id: int
    uid: str
    slug: str
    text: str
    language: str
    reading: str
    part_of_speech: str
    category: str
    status: str
    decided: str
    required: bool
    reason: str
    preferred: int | None
    variant_kind: str
    usage: str
    as_written: bool | None
    exact: bool
    do_not_translate: bool
    notes: str
    score: float
    frequency: int
    documents: int
    found: bool


class DefinitionOut(TypedDict):
    """A definition with the passages that prove it; `origin` says who gave it."""

    id: int
    text: str
    origin: str
    level: str
    source: str
    language: str
    confidence: float | None
    author: str | None
    withdrawn: bool
    superseded: bool
    created_at: str
    evidence: list[EvidenceOut]


class EquivalentOut(TypedDict):
    """The term of another language for what an entry means."""

    id: int
    language: str
    text: str
    status: str
    origin: str
    usage: str
    reading: str
    definition: str
    notes: str


class EvidenceOut(TypedDict):
    """A passage: half-open, in characters of the text of a version."""

    version: int
    start: int
    end: int


class TermDetail(TypedDict):
    """A term with all that stands under it."""

    id: int
    uid: str
    slug: str
    text: str
    language: str
    reading: str
    part_of_speech: str
    category: str
    status: str
    decided: str
    required: bool
    reason: str
    preferred: int | None
    variant_kind: str
    usage: str
    as_written: bool | None
    exact: bool
    do_not_translate: bool
    notes: str
    score: float
    frequency: int
    documents: int
    found: bool
    definition: DefinitionOut | None
    spellings: list[TermOut]
    equivalents: list[EquivalentOut]
    see_also: list[str]


class TermIn(TypedDict):
    text: str


class BulkIn(TypedDict):
    """One decision about several terms: those with these `ids`, or all that `matching` finds.

    `to` is the user name of who they are assigned to, empty for nobody. For `matching`, `sure` is how many
    you think they are: where there are others by now, nothing is done (409). `seen` is the id of the newest
    change that you know of: where this would replace what others decided since, nothing is done (412).
    """

    do: Literal["accept", "exclude", "require", "reopen", "categorise", "spell", "assign", "merge"]
    ids: NotRequired[list[int] | None]
    matching: NotRequired[FilterQuery | None]
    sure: NotRequired[int | None]
    category: NotRequired[
        Literal["person", "place", "organisation", "title", "technical_term", "common_noun"] | Literal[""]
    ]
    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | Literal[""]]
    into: NotRequired[str]
    to: NotRequired[str]
    seen: NotRequired[int | None]


class FilterQuery(TypedDict):
    """The choice of terms, as on the page. "none" is no category, or no usage.

    `assigned` is the user name of a member, or "*" for terms that nobody has.
    """

    status: NotRequired[Literal["all", "proposed", "accepted", "required", "excluded", "variants", "lost"]]
    q: NotRequired[str]
    category: NotRequired[
        Literal["person", "place", "organisation", "title", "technical_term", "common_noun"] | Literal["none", ""]
    ]
    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | Literal["none", ""]]
    assigned: NotRequired[str]
    sort: NotRequired[Literal["score", "text", "frequency", "documents"]]


class DecideIn(TypedDict):
    """Decisions about one term; what is left out stays."""

    decision: NotRequired[Literal["accept", "exclude", "require", "reopen"] | None]
    category: NotRequired[
        Literal["person", "place", "organisation", "title", "technical_term", "common_noun"] | Literal[""] | None
    ]
    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | Literal[""] | None]
    notes: NotRequired[str | None]


class DefinitionIn(TypedDict):
    """A definition in a person's words; `source` says where it was taken from."""

    text: str
    source: NotRequired[str]


class ProofOut(TypedDict):
    """A passage with its words: half-open characters of the text of a version."""

    version: int
    document: str
    start: int
    end: int
    text: str


class OccurrenceOut(TypedDict):
    """The places of a spelling in the current version of a document: `places` are half-open [start, end]."""

    id: int
    document: int
    name: str
    version: int
    term: int
    count: int
    places: list[list[int]]


IssueKind = Literal[
    "no_definition",
    "circular",
    "too_long",
    "contradiction",
    "defined_twice",
    "two_senses",
    "undefined_abbreviation",
    "missing_term",
    "near_duplicate",
    "spelling",
    "unclear",
    "unsupported",
    "unnecessary",
    "translations",
    "originals",
    "failed",
]


class IssueOut(TypedDict):
    """A problem that a person should look at; `evidence` are [version, start, end]."""

    id: int
    term: int
    text: str
    kind: str
    detail: str
    related: list[int]
    evidence: list[list[int]]


class DismissIn(TypedDict):
    ids: list[int]


class WayOut(TypedDict):
    """One of several ways in which a term was translated: `text` for `term`, in `places` aligned passages."""

    way: int
    term: int
    entry: str
    language: str
    text: str
    places: int


class ChooseIn(TypedDict):
    """The number of the `way` that is to be written from now on, and what becomes of the others."""

    way: int
    others: Literal["deprecated", "forbidden", "rejected"]


class AddedSpelling(TypedDict):
    text: str
    variant_kind: NotRequired[Literal["spelling", "plural", "abbreviation", "long_form", "synonym"]]
    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | None]


class SpellingIn(TypedDict):
    """Decisions about one spelling; what is left out stays. `as_written`: whether case counts, null for the
    rule.
    """

    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | None]
    variant_kind: NotRequired[Literal["spelling", "plural", "abbreviation", "long_form", "synonym"] | None]
    as_written: NotRequired[bool | None]
    exact: NotRequired[bool | None]
    do_not_translate: NotRequired[bool | None]


class EquivalentIn(TypedDict):
    language: str
    text: str
    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | None]
    reading: NotRequired[str]
    definition: NotRequired[str]
    notes: NotRequired[str]


class EquivalentChange(TypedDict):
    """Changes of an equivalent; anything left out stays."""

    language: NotRequired[str | None]
    text: NotRequired[str | None]
    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | None]
    reading: NotRequired[str | None]
    definition: NotRequired[str | None]
    notes: NotRequired[str | None]


class CommentOut(TypedDict):
    id: int
    term: int
    author: str | None
    text: str
    created_at: str
    edited_at: str | None


class CommentIn(TypedDict):
    """Words about a term. "@name" tells that member."""

    text: str


class NoticeOut(TypedDict):
    """Something that concerns you: `by` did it to a term. `kind` says how; `comment` is the id of one.

    `definition` is the id of a proposal of yours, `more` of how many other terms the same is true.
    """

    id: int
    kind: str
    project: int
    term: int
    text: str
    comment: int | None
    more: int
    definition: int | None
    by: str | None
    at: str
    read: bool


class AssignmentOut(TypedDict):
    """The user name of the member who looks after a term; null for nobody."""

    term: int
    text: str
    assignee: str | None


class AssigneeIn(TypedDict):
    """The user name of the member who looks after it; empty for nobody. `seen` is who did before, as you know
    it: where it is somebody else by now, nothing is done (412).
    """

    to: str
    seen: NotRequired[str | None]


class RunOut(TypedDict):
    """A run; `done` of `total` tells how far its current `step` is."""

    id: int
    scope: str
    status: str
    engine: str
    step: str
    done: int
    total: int
    message: str
    started_by: str | None
    created_at: str
    started_at: str | None
    finished_at: str | None


class RunDetail(TypedDict):
    id: int
    scope: str
    status: str
    engine: str
    step: str
    done: int
    total: int
    message: str
    started_by: str | None
    created_at: str
    started_at: str | None
    finished_at: str | None
    steps: list[StepOut]


class StepOut(TypedDict):
    name: str
    started_at: str
    completed_at: str | None
    summary: dict[str, int]


Scope = Literal["full", "extract", "define", "review", "refine"]


class StartIn(TypedDict):
    scope: NotRequired[Any]


class CancelOut(TypedDict):
    """The truth of the database: "cancelled" for ever, or how the run had ended before, and when that was."""

    result: Literal["cancelled"] | Literal["already_completed", "already_failed", "already_cancelled"]
    finished_at: NotRequired[str | None]


class EstimateOut(TypedDict):
    sentence: str


class ImportOut(TypedDict):
    """An import that waits: how many rows are in each group, what becomes of each, and how a table was read."""

    id: int
    name: str
    counts: dict[str, int]
    groups: dict[str, str]
    guess: dict[str, Any]
    created_at: str


class ChoicesIn(TypedDict):
    """Choices for whole groups, and of single rows by their ids ("" leaves a row to its group)."""

    groups: NotRequired[dict[str, Literal["mine", "theirs", "both", "sense"]]]
    rows: NotRequired[dict[str, Literal["mine", "theirs", "both", "sense"] | Literal[""]]]


class RowOut(TypedDict):
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


class ReadingIn(TypedDict):
    """A way to read a table: `columns` say by number from 0 what each is about. Anything left out stays."""

    encoding: NotRequired[str | None]
    delimiter: NotRequired[str | None]
    header: NotRequired[bool | None]
    preset: NotRequired[str | None]
    empty_clears: NotRequired[bool | None]
    columns: NotRequired[dict[str, Any]]


class FormatOut(TypedDict):
    name: str
    label: str
    suffix: str
    content_type: str


class MemberOut(TypedDict):
    id: int
    user: str
    role: str


class MemberIn(TypedDict):
    """`seen` is the role that they have as you know it, empty for none: where it is another one by now, nothing
    is done (412).
    """

    user: str
    role: Literal["owner", "editor", "reader"]
    seen: NotRequired[Literal["owner", "editor", "reader", ""] | None]


class ReferenceOut(TypedDict):
    """A glossary that is used; `id` is that of its project. Not `in_force`: who chose it may not read it any
    more.
    """

    id: int
    name: str
    in_force: bool


class ReferencesIn(TypedDict):
    """The ids of the projects whose glossaries are to be used, the first one first; others are used no longer."""

    ids: list[int]


class PublicationOut(TypedDict):
    """The decision what everybody sees; `slug` is the end of the address `/g/…/`, empty where nobody chose one."""

    enabled: bool
    slug: str
    statuses: list[str]
    passages: bool
    indexed: bool


class PublicationIn(TypedDict):
    """The whole decision what everybody sees; what is left out is as at the beginning. A `slug` that is given up
    is dead.
    """

    enabled: bool
    slug: str
    statuses: NotRequired[list[Literal["accepted", "candidate"]]]
    passages: NotRequired[bool]
    indexed: NotRequired[bool]


class ProposalOut(TypedDict):
    """A definition that waits for a person."""

    id: int
    term: int
    text: str
    source: str
    author: str | None


class ProposalIn(TypedDict):
    text: str
    source: NotRequired[str]


class ChangeOut(TypedDict):
    """One decision about one thing: the fields that changed, before and after. `batch` takes all of an action
    back.
    """

    id: int
    at: str
    actor: str | None
    run: int | None
    batch: str
    action: str
    model: str
    object: int
    label: str
    before: dict[str, Any]
    after: dict[str, Any]
    undo_of: int | None


class UndoOut(TypedDict):
    """`skipped` stay as they are, because somebody decided again since; `batch` does all again."""

    changed: int
    skipped: int
    batch: str


class LiveEvent(TypedDict):
    """A line of the log of a run, where those of several are told."""

    id: int
    at: str
    kind: str
    from_status: str
    to_status: str
    source: str
    actor: str | None
    message: str
    run: int


class EventOut(TypedDict):
    id: int
    at: str
    kind: str
    from_status: str
    to_status: str
    source: str
    actor: str | None
    message: str


class CheckOut(TypedDict):
    """The documents of a run held against the glossary: `counts` are findings by the code of their rule."""

    run: int
    at: str
    documents: int
    counts: dict[str, int]


class CheckFindingOut(TypedDict):
    """A place to mend: half-open characters of the text of that version; null where it is about the glossary."""

    id: int
    rule: str
    level: str
    message: str
    term: str
    version: int | None
    document: str | None
    start: int
    end: int


class WebhookOut(TypedDict):
    """A webhook without its secret. `off_because` is "gone" or "unreached" where nobody switched it off."""

    id: int
    address: str
    events: list[str]
    is_on: bool
    off_because: str
    failing_since: str | None
    created_at: str


class WithSecret(TypedDict):
    """The only answer that has the secret."""

    id: int
    address: str
    events: list[str]
    is_on: bool
    off_because: str
    failing_since: str | None
    created_at: str
    secret: str


class WebhookIn(TypedDict):
    address: str
    events: NotRequired[list[Literal["run.ended", "glossary.changed"]]]


class WebhookChange(TypedDict):
    """The fields to change; what is left out stays."""

    address: NotRequired[str | None]
    events: NotRequired[list[Literal["run.ended", "glossary.changed"]] | None]
    is_on: NotRequired[bool | None]


class DeliveryOut(TypedDict):
    """One message, and its last attempt. `id` is not in it: its `message_id` is the header webhook-id."""

    id: int
    message_id: str
    event: str
    state: str
    attempts: int
    created_at: str
    due_at: str | None
    tried_at: str | None
    answer_status: int | None
    problem: str
    milliseconds: int | None


class ListProjectsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class DeleteProjectQuery(TypedDict):
    name: str


class ListDocumentsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]
    q: NotRequired[str]
    name: NotRequired[str]


class ListVersionsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class GetTextQuery(TypedDict):
    start: NotRequired[int]
    end: NotRequired[int | None]


class ListPairsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListUnpairedQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListTermsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]
    status: NotRequired[Literal["all", "proposed", "accepted", "required", "excluded", "variants", "lost"]]
    q: NotRequired[str]
    category: NotRequired[
        Literal["person", "place", "organisation", "title", "technical_term", "common_noun"] | Literal["none", ""]
    ]
    usage: NotRequired[Literal["preferred", "admitted", "deprecated", "forbidden"] | Literal["none", ""]]
    assigned: NotRequired[str]
    sort: NotRequired[Literal["score", "text", "frequency", "documents"]]


class ListEntriesQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]
    q: NotRequired[str]


class ListOccurrencesQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListIssuesQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]
    kind: NotRequired[IssueKind | None]


class ListNoticesQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListAssignmentsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListRunsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListImportsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListImportRowsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]
    group: NotRequired[Literal["conflict", "changed", "new", "same", "problem"] | None]


class ExportQuery(TypedDict):
    status: NotRequired[list[Literal["accepted", "candidate", "excluded"]]]
    category: NotRequired[list[str]]
    language: NotRequired[list[str]]
    dialect: NotRequired[str]


class ListProposalsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListChangesQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]
    after: NotRequired[int | None]
    kind: NotRequired[
        Literal[
            "term",
            "equivalent",
            "definition",
            "document",
            "issue",
            "comment",
            "assignment",
            "project",
            "membership",
            "webhook",
        ]
        | None
    ]
    who: NotRequired[str]
    batch: NotRequired[str | None]
    newest_first: NotRequired[bool]


class LiveEventsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListEventsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class ListCheckFindingsQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]
    rule: NotRequired[str]


class ListDeliveriesQuery(TypedDict):
    limit: NotRequired[int]
    fields: NotRequired[str]


class Client(Connection):
    """Every operation of the API, by the name that the schema has for it."""

    def list_projects(self, **asked: Unpack[ListProjectsQuery]) -> Iterator[ListedProject]:
        """Your projects, by name.

        Scope: read.
        """
        return self.pages("/projects", asked)

    def create_project(self, **said: Unpack[NameIn]) -> ProjectDetail:
        """Make a project, which is yours.

        Scope: write.
        """
        return self.ask("POST", "/projects", body=said)

    def get_project(self, project_id: int) -> ProjectDetail:
        """One project with its numbers.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}")

    def change_project(
        self, project_id: int, *, if_match: str | None = None, **said: Unpack[SettingsIn]
    ) -> ProjectDetail:
        """Change settings.

        Scope: admin.
        """
        return self.ask("PATCH", f"/projects/{in_path(project_id)}", body=said, headers={"If-Match": if_match})

    def delete_project(self, project_id: int, **asked: Unpack[DeleteProjectQuery]) -> None:
        """Delete a project with all that belongs to it, for good. `name` says it again, as on the page.

        Scope: admin.
        """
        self.ask("DELETE", f"/projects/{in_path(project_id)}", asked)

    def clone_project(self, project_id: int, **said: Unpack[NameIn]) -> ProjectDetail:
        """Copy documents, terms and decisions into a new project, which is yours.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/clone", body=said)

    def list_connections(self) -> list[ConnectionOut]:
        """The names of the language models that projects may be judged by.

        Scope: read.
        """
        return self.ask("GET", "/connections")

    def list_documents(self, project_id: int, **asked: Unpack[ListDocumentsQuery]) -> Iterator[DocumentOut]:
        """The documents that the next run reads, by name.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/documents", asked)

    def upload_documents(
        self,
        project_id: int,
        files: Sequence[Upload],
        paths: list[str] | None = None,
        *,
        idempotency_key: str | None = None,
    ) -> list[AddedOut]:
        """Send files: each is a document, or a new version of the one of its name. `paths` are names with
        folders.

        Scope: write.
        """
        return self.send(
            f"/projects/{in_path(project_id)}/documents",
            [("files", each) for each in files],
            {"paths": paths},
            {"Idempotency-Key": idempotency_key or uuid.uuid4().hex},
        )

    def paste_document(
        self, project_id: int, *, idempotency_key: str | None = None, **said: Unpack[PasteIn]
    ) -> AddedOut:
        """Send text as a document.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/documents/paste",
            body=said,
            headers={"Idempotency-Key": idempotency_key or uuid.uuid4().hex},
        )

    def get_document(self, project_id: int, document_id: int) -> DocumentOut:
        """One document.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/documents/{in_path(document_id)}")

    def remove_document(self, project_id: int, document_id: int) -> CountOut:
        """Remove one document; its versions stay, because definitions point at them.

        Scope: write.
        """
        return self.ask("DELETE", f"/projects/{in_path(project_id)}/documents/{in_path(document_id)}")

    def remove_documents(self, project_id: int, **said: Unpack[RemoveIn]) -> CountOut:
        """Remove several documents at once.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/documents/remove", body=said)

    def restore_documents(self, project_id: int, **said: Unpack[BatchIn]) -> CountOut:
        """Take back one removal: the same as `changes/{batch}/undo`, for removals alone.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/documents/restore", body=said)

    def get_touched(self, project_id: int, document_id: int) -> TouchedOut:
        """The terms that the newest version touches, before any run has read it.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/documents/{in_path(document_id)}/touched")

    def list_versions(
        self, project_id: int, document_id: int, **asked: Unpack[ListVersionsQuery]
    ) -> Iterator[VersionOut]:
        """All versions of a document, the newest first.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/documents/{in_path(document_id)}/versions", asked)

    def get_version(self, project_id: int, version_id: int) -> VersionOut:
        """The version that a passage points at, whatever came after it.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/versions/{in_path(version_id)}")

    def get_text(self, project_id: int, version_id: int, **asked: Unpack[GetTextQuery]) -> PassageOut:
        """Characters `start` to `end` (half-open) of the text; at most 100,000 at once.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/versions/{in_path(version_id)}/text", asked)

    def list_pairs(self, project_id: int, **asked: Unpack[ListPairsQuery]) -> Iterator[PairOut]:
        """Documents with what they are translations of, by name.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/pairs", asked)

    def pair_documents(self, project_id: int, **said: Unpack[PairIn]) -> PairOut:
        """Say that one document is the translation of another; no run changes it.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/pairs", body=said)

    def list_unpaired(self, project_id: int, **asked: Unpack[ListUnpairedQuery]) -> Iterator[SideOut]:
        """Documents that are in no pair, by name.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/pairs/unpaired", asked)

    def unpair_document(self, project_id: int, document_id: int) -> None:
        """Say that a document is no translation of any other; nothing pairs it again but a person.

        Scope: write.
        """
        self.ask("DELETE", f"/projects/{in_path(project_id)}/pairs/{in_path(document_id)}")

    def list_terms(self, project_id: int, **asked: Unpack[ListTermsQuery]) -> Iterator[TermOut]:
        """The table of terms: entries, proposals and what is excluded.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/terms", asked)

    def add_term(self, project_id: int, **said: Unpack[TermIn]) -> TermDetail:
        """Add a term, which is required from now on.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/terms", body=said)

    def list_entries(self, project_id: int, **asked: Unpack[ListEntriesQuery]) -> Iterator[TermOut]:
        """The glossary: its entries in the order of a dictionary.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/entries", asked)

    def get_entry(self, project_id: int, address: str) -> TermDetail:
        """The entry with this id that stays (`uid`) or slug, also that of a spelling.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/entries/{in_path(address)}")

    def decide_many(self, project_id: int, **said: Unpack[BulkIn]) -> CountOut:
        """Decide about many terms at once; one undo takes it back.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/terms/bulk", body=said)

    def get_term(self, project_id: int, term_id: int) -> TermDetail:
        """One term with its definition, its spellings and its equivalents.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}")

    def decide_term(
        self, project_id: int, term_id: int, *, if_match: str | None = None, **said: Unpack[DecideIn]
    ) -> TermDetail:
        """Decide about one term: its status, its category, its usage, its notes.

        Scope: write.
        """
        return self.ask(
            "PATCH",
            f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}",
            body=said,
            headers={"If-Match": if_match},
        )

    def split_term(self, project_id: int, term_id: int, *, if_match: str | None = None) -> TermDetail:
        """Make a variant a term of its own again.

        Scope: write.
        """
        return self.ask(
            "POST", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/split", headers={"If-Match": if_match}
        )

    def list_definitions(self, project_id: int, term_id: int) -> list[DefinitionOut]:
        """All definitions of a term, the shown one first; what was taken back or is outdated comes last.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/definitions")

    def define_term(
        self, project_id: int, term_id: int, *, if_match: str | None = None, **said: Unpack[DefinitionIn]
    ) -> TermDetail:
        """Write a definition: it is shown before all others. If-Match is the ETag of the term.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/definitions",
            body=said,
            headers={"If-Match": if_match},
        )

    def withdraw_definition(self, project_id: int, definition_id: int, *, if_match: str | None = None) -> TermDetail:
        """Take a definition back: it is kept; the next best one is shown.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/definitions/{in_path(definition_id)}/withdraw",
            headers={"If-Match": if_match},
        )

    def restore_definition(self, project_id: int, definition_id: int, *, if_match: str | None = None) -> TermDetail:
        """Show a withdrawn definition again.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/definitions/{in_path(definition_id)}/restore",
            headers={"If-Match": if_match},
        )

    def list_passages(self, project_id: int, term_id: int) -> list[ProofOut]:
        """The passages that prove the shown definition; where there is none, those to read.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/passages")

    def list_occurrences(
        self, project_id: int, term_id: int, **asked: Unpack[ListOccurrencesQuery]
    ) -> Iterator[OccurrenceOut]:
        """List the places of a term and its spellings in the current documents.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/occurrences", asked)

    def list_issues(self, project_id: int, **asked: Unpack[ListIssuesQuery]) -> Iterator[IssueOut]:
        """The open issues of entries, those of the most important terms first.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/issues", asked)

    def dismiss_issues(self, project_id: int, **said: Unpack[DismissIn]) -> CountOut:
        """Say that you looked at several issues, and they are fine; one undo takes it back.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/issues/dismiss", body=said)

    def dismiss_issue(self, project_id: int, issue_id: int) -> None:
        """Say that you looked at an issue, and it is fine.

        Scope: write.
        """
        self.ask("POST", f"/projects/{in_path(project_id)}/issues/{in_path(issue_id)}/dismiss")

    def list_ways(self, project_id: int, issue_id: int) -> list[WayOut]:
        """The ways in which a term was translated, where the issue is about that.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/issues/{in_path(issue_id)}/ways")

    def choose_way(self, project_id: int, issue_id: int, **said: Unpack[ChooseIn]) -> CountOut:
        """Decide which of several translations is to be written; the others are avoided, or no translation at
        all.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/issues/{in_path(issue_id)}/choose", body=said)

    def list_spellings(self, project_id: int, term_id: int) -> list[TermOut]:
        """The spellings of an entry, the preferred one first.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/spellings")

    def add_spelling(
        self, project_id: int, term_id: int, *, if_match: str | None = None, **said: Unpack[AddedSpelling]
    ) -> TermOut:
        """Add a spelling to an entry.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/spellings",
            body=said,
            headers={"If-Match": if_match},
        )

    def change_spelling(
        self, project_id: int, term_id: int, *, if_match: str | None = None, **said: Unpack[SpellingIn]
    ) -> TermDetail:
        """Decide how one spelling is used and found; null for a usage is undecided.

        Scope: write.
        """
        return self.ask(
            "PATCH",
            f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/spelling",
            body=said,
            headers={"If-Match": if_match},
        )

    def prefer_spelling(self, project_id: int, term_id: int, *, if_match: str | None = None) -> TermDetail:
        """Make a variant the spelling that its entry is called by.

        Scope: write.
        """
        return self.ask(
            "POST", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/prefer", headers={"If-Match": if_match}
        )

    def add_see_also(
        self, project_id: int, term_id: int, *, if_match: str | None = None, **said: Unpack[TermIn]
    ) -> TermDetail:
        """Send readers of an entry to another one, by its text.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/see-also",
            body=said,
            headers={"If-Match": if_match},
        )

    def remove_see_also(self, project_id: int, term_id: int, uid: str, *, if_match: str | None = None) -> TermDetail:
        """Send readers of an entry no longer to the one with this uid.

        Scope: write.
        """
        return self.ask(
            "DELETE",
            f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/see-also/{in_path(uid)}",
            headers={"If-Match": if_match},
        )

    def list_equivalents(self, project_id: int, term_id: int) -> list[EquivalentOut]:
        """Terms of other languages, also those of what was merged into the entry.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/equivalents")

    def add_equivalent(
        self, project_id: int, term_id: int, *, if_match: str | None = None, **said: Unpack[EquivalentIn]
    ) -> EquivalentOut:
        """Add a term of another language; it is accepted. If-Match is the ETag of the entry.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/equivalents",
            body=said,
            headers={"If-Match": if_match},
        )

    def get_equivalent(self, project_id: int, equivalent_id: int) -> EquivalentOut:
        """One equivalent.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/equivalents/{in_path(equivalent_id)}")

    def change_equivalent(
        self, project_id: int, equivalent_id: int, *, if_match: str | None = None, **said: Unpack[EquivalentChange]
    ) -> EquivalentOut:
        """Change an equivalent.

        Scope: write.
        """
        return self.ask(
            "PATCH",
            f"/projects/{in_path(project_id)}/equivalents/{in_path(equivalent_id)}",
            body=said,
            headers={"If-Match": if_match},
        )

    def remove_equivalent(self, project_id: int, equivalent_id: int, *, if_match: str | None = None) -> None:
        """Remove an equivalent; undo brings it back.

        Scope: write.
        """
        self.ask(
            "DELETE",
            f"/projects/{in_path(project_id)}/equivalents/{in_path(equivalent_id)}",
            headers={"If-Match": if_match},
        )

    def accept_equivalent(self, project_id: int, equivalent_id: int, *, if_match: str | None = None) -> EquivalentOut:
        """Make it a translation.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/equivalents/{in_path(equivalent_id)}/accept",
            headers={"If-Match": if_match},
        )

    def reject_equivalent(self, project_id: int, equivalent_id: int, *, if_match: str | None = None) -> EquivalentOut:
        """Say that it is no translation; it is kept, so that nobody proposes it again.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/equivalents/{in_path(equivalent_id)}/reject",
            headers={"If-Match": if_match},
        )

    def list_comments(self, project_id: int, term_id: int) -> list[CommentOut]:
        """List what members said about an entry and its spellings, the oldest first.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/comments")

    def add_comment(self, project_id: int, term_id: int, **said: Unpack[CommentIn]) -> CommentOut:
        """Say something about a term; readers may, too.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/comments", body=said)

    def edit_comment(self, project_id: int, comment_id: int, **said: Unpack[CommentIn]) -> CommentOut:
        """Say your comment in other words.

        Scope: write.
        """
        return self.ask("PATCH", f"/projects/{in_path(project_id)}/comments/{in_path(comment_id)}", body=said)

    def delete_comment(self, project_id: int, comment_id: int) -> None:
        """Delete your comment; the history keeps it.

        Scope: write.
        """
        self.ask("DELETE", f"/projects/{in_path(project_id)}/comments/{in_path(comment_id)}")

    def list_notices(self, **asked: Unpack[ListNoticesQuery]) -> Iterator[NoticeOut]:
        """List what concerns you, the newest first.

        Scope: read.
        """
        return self.pages("/notices", asked)

    def read_notices(self) -> None:
        """Say that you have read all of it.

        Scope: write.
        """
        self.ask("POST", "/notices/read")

    def list_assignments(self, project_id: int, **asked: Unpack[ListAssignmentsQuery]) -> Iterator[AssignmentOut]:
        """List the terms that somebody looks after.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/assignments", asked)

    def assign_term(self, project_id: int, term_id: int, **said: Unpack[AssigneeIn]) -> AssignmentOut:
        """Let a member look after a term, or nobody; they are told.

        Scope: write.
        """
        return self.ask("PUT", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/assignee", body=said)

    def list_runs(self, project_id: int, **asked: Unpack[ListRunsQuery]) -> Iterator[RunOut]:
        """All runs, the newest first.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/runs", asked)

    def start_run(self, project_id: int, *, idempotency_key: str | None = None, **said: Unpack[StartIn]) -> RunDetail:
        """Start a run. While one is active, 409 names it as `active_run`.

        Scope: run.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/runs",
            body=said,
            headers={"Idempotency-Key": idempotency_key or uuid.uuid4().hex},
        )

    def get_run(self, project_id: int, run_id: int) -> RunDetail:
        """One run with its steps.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/runs/{in_path(run_id)}")

    def cancel_run(self, project_id: int, run_id: int) -> CancelOut:
        """Cancel a run for ever, or say how it had ended already.

        Scope: run.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/runs/{in_path(run_id)}/cancel")

    def get_estimate(self, project_id: int) -> EstimateOut:
        """Tell what a full run would ask the language model of the project, before it asks.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/estimate")

    def list_imports(self, project_id: int, **asked: Unpack[ListImportsQuery]) -> Iterator[ImportOut]:
        """Imports that nobody confirmed or discarded yet; they are forgotten after a day.

        Scope: write.
        """
        return self.pages(f"/projects/{in_path(project_id)}/imports", asked)

    def open_import(
        self,
        project_id: int,
        file: Upload,
        preset: str = "",
        empty_clears: bool = False,
        *,
        idempotency_key: str | None = None,
    ) -> ImportOut:
        """Send a glossary and see what it would change; nothing is in the glossary before it is confirmed. An
        empty cell of a table leaves what is there, unless `empty_clears`.

        Scope: write.
        """
        return self.send(
            f"/projects/{in_path(project_id)}/imports",
            [("file", file)],
            {"preset": preset, "empty_clears": empty_clears},
            {"Idempotency-Key": idempotency_key or uuid.uuid4().hex},
        )

    def get_import(self, project_id: int, import_id: int) -> ImportOut:
        """One import that waits.

        Scope: write.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/imports/{in_path(import_id)}")

    def choose_import(self, project_id: int, import_id: int, **said: Unpack[ChoicesIn]) -> ImportOut:
        """Choose what becomes of groups and rows.

        Scope: write.
        """
        return self.ask("PATCH", f"/projects/{in_path(project_id)}/imports/{in_path(import_id)}", body=said)

    def discard_import(self, project_id: int, import_id: int) -> None:
        """Forget an import; nothing of it is in the glossary.

        Scope: write.
        """
        self.ask("DELETE", f"/projects/{in_path(project_id)}/imports/{in_path(import_id)}")

    def list_import_rows(
        self, project_id: int, import_id: int, **asked: Unpack[ListImportRowsQuery]
    ) -> Iterator[RowOut]:
        """The rows of the file with what each would change.

        Scope: write.
        """
        return self.pages(f"/projects/{in_path(project_id)}/imports/{in_path(import_id)}/rows", asked)

    def read_import_again(self, project_id: int, import_id: int, **said: Unpack[ReadingIn]) -> ImportOut:
        """Read the table again in another way.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/imports/{in_path(import_id)}/reading", body=said)

    def confirm_import(self, project_id: int, import_id: int, *, idempotency_key: str | None = None) -> CountOut:
        """Do what was shown, exactly; where the project is another one by now, 409 and a new preview.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/imports/{in_path(import_id)}/confirm",
            headers={"Idempotency-Key": idempotency_key or uuid.uuid4().hex},
        )

    def list_exports(self, project_id: int) -> list[FormatOut]:
        """The formats in which the glossary can be had.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/exports")

    def export(self, project_id: int, format_name: str, **asked: Unpack[ExportQuery]) -> IO[bytes]:
        """The glossary as a file, streamed: byte for byte what the command and the page write.

        Scope: read.
        """
        return self.open(f"/projects/{in_path(project_id)}/exports/{in_path(format_name)}", asked)

    def list_members(self, project_id: int) -> list[MemberOut]:
        """List who may do what here. `id` is that of the user.

        Scope: admin.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/members")

    def set_member(self, project_id: int, **said: Unpack[MemberIn]) -> MemberOut:
        """Add somebody with an account, or change what they may do.

        Scope: admin.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/members", body=said)

    def remove_member(self, project_id: int, user_id: int) -> None:
        """End a membership; owners may end their own, if another one stays.

        Scope: admin.
        """
        self.ask("DELETE", f"/projects/{in_path(project_id)}/members/{in_path(user_id)}")

    def list_references(self, project_id: int) -> list[ReferenceOut]:
        """List the glossaries of other projects that this one uses.

        Scope: admin.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/references")

    def set_references(
        self, project_id: int, *, if_match: str | None = None, **said: Unpack[ReferencesIn]
    ) -> list[ReferenceOut]:
        """Use these glossaries in this order; the next run finds their terms.

        Scope: admin.
        """
        return self.ask("PUT", f"/projects/{in_path(project_id)}/references", body=said, headers={"If-Match": if_match})

    def get_publication(self, project_id: int) -> PublicationOut:
        """Tell whether everybody may read the glossary, and what of it.

        Scope: admin.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/publication")

    def set_publication(
        self, project_id: int, *, if_match: str | None = None, **said: Unpack[PublicationIn]
    ) -> PublicationOut:
        """Show the glossary to everybody under `/g/<slug>/`, or not any more.

        Scope: admin.
        """
        return self.ask(
            "PUT", f"/projects/{in_path(project_id)}/publication", body=said, headers={"If-Match": if_match}
        )

    def list_proposals(self, project_id: int, **asked: Unpack[ListProposalsQuery]) -> Iterator[ProposalOut]:
        """List definitions that were proposed and nobody accepted or rejected, the oldest first.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/proposals", asked)

    def propose_definition(self, project_id: int, term_id: int, **said: Unpack[ProposalIn]) -> ProposalOut:
        """Propose a definition, as readers may too; a person accepts or rejects it (`withdraw`), and you are
        told.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/terms/{in_path(term_id)}/proposals", body=said)

    def accept_definition(self, project_id: int, definition_id: int, *, if_match: str | None = None) -> TermDetail:
        """Make a proposal your definition of the term.

        Scope: write.
        """
        return self.ask(
            "POST",
            f"/projects/{in_path(project_id)}/definitions/{in_path(definition_id)}/accept",
            headers={"If-Match": if_match},
        )

    def take_proposal_back(self, project_id: int, definition_id: int) -> None:
        """Take your own proposal back while it waits.

        Scope: write.
        """
        self.ask("DELETE", f"/projects/{in_path(project_id)}/proposals/{in_path(definition_id)}")

    def list_changes(self, project_id: int, **asked: Unpack[ListChangesQuery]) -> Iterator[ChangeOut]:
        """All decisions, the oldest first: remember the last id and ask for what came `after` it.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/changes", asked)

    def undo_changes(self, project_id: int, batch: str) -> UndoOut:
        """Take back one batch of decisions, except where somebody decided since; of an undo, do all again.

        What owners alone may decide needs an owner, and a token with the scope `admin`.

        Scope: write.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/changes/{in_path(batch)}/undo")

    def live_events(self, project_id: int, **asked: Unpack[LiveEventsQuery]) -> Iterator[LiveEvent]:
        """The log of all runs, the oldest first; or, as `text/event-stream`, run events and changes as they
        happen.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/events", asked)

    def list_events(self, project_id: int, run_id: int, **asked: Unpack[ListEventsQuery]) -> Iterator[EventOut]:
        """The log of a run, the oldest first; or, as `text/event-stream`, all of it and then live, until the run
        ends.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/runs/{in_path(run_id)}/events", asked)

    def list_checks(self, project_id: int) -> list[CheckOut]:
        """The checks after the last ten runs, the newest first.

        Scope: read.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/checks")

    def list_check_findings(
        self, project_id: int, **asked: Unpack[ListCheckFindingsQuery]
    ) -> Iterator[CheckFindingOut]:
        """The findings of the newest check, all or those of one rule.

        Scope: read.
        """
        return self.pages(f"/projects/{in_path(project_id)}/checks/findings", asked)

    def list_webhooks(self, project_id: int) -> list[WebhookOut]:
        """List who is told of this project.

        Scope: admin.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/webhooks")

    def add_webhook(self, project_id: int, **said: Unpack[WebhookIn]) -> WithSecret:
        """Make one. `secret` is told this once: the receiver verifies messages with it, by Standard Webhooks.

        Scope: admin.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/webhooks", body=said)

    def get_webhook(self, project_id: int, webhook_id: int) -> WebhookOut:
        """One webhook.

        Scope: admin.
        """
        return self.ask("GET", f"/projects/{in_path(project_id)}/webhooks/{in_path(webhook_id)}")

    def change_webhook(
        self, project_id: int, webhook_id: int, *, if_match: str | None = None, **said: Unpack[WebhookChange]
    ) -> WebhookOut:
        """Change its address or events, or switch it on or off.

        Scope: admin.
        """
        return self.ask(
            "PATCH",
            f"/projects/{in_path(project_id)}/webhooks/{in_path(webhook_id)}",
            body=said,
            headers={"If-Match": if_match},
        )

    def remove_webhook(self, project_id: int, webhook_id: int) -> None:
        """End it, with its log.

        Scope: admin.
        """
        self.ask("DELETE", f"/projects/{in_path(project_id)}/webhooks/{in_path(webhook_id)}")

    def rotate_webhook(self, project_id: int, webhook_id: int) -> WithSecret:
        """A new secret; for a day messages are signed with the one before, too.

        Scope: admin.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/webhooks/{in_path(webhook_id)}/secret")

    def test_webhook(self, project_id: int, webhook_id: int) -> DeliveryOut:
        """Send a message that says nothing.

        Scope: admin.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/webhooks/{in_path(webhook_id)}/test")

    def list_deliveries(
        self, project_id: int, webhook_id: int, **asked: Unpack[ListDeliveriesQuery]
    ) -> Iterator[DeliveryOut]:
        """The log of its messages, the newest first.

        Scope: admin.
        """
        return self.pages(f"/projects/{in_path(project_id)}/webhooks/{in_path(webhook_id)}/deliveries", asked)

    def deliver_again(self, project_id: int, delivery_id: int) -> DeliveryOut:
        """Send a message again as soon as possible, with the same id.

        Scope: admin.
        """
        return self.ask("POST", f"/projects/{in_path(project_id)}/deliveries/{in_path(delivery_id)}/again")
