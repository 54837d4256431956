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
from typing import IO, Any, TypedDict, cast
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
