"""The page of the API tells all of it, and its examples are requests that the server takes."""

import importlib.util
import re
import shlex
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.test.utils import override_script_prefix

from genglossary.api import page
from genglossary.api.reference import ShownType, kind_of, resources_of, types_of, words_of
from genglossary.models import Project
from tests.api import operations
from tests.api.client import writing
from tests.factories import make_user

SHOWN = [each for resource in resources_of(operations.schema(), "/api/v1") for each in resource.operations]


@pytest.fixture
def client(db: None) -> Client:
    return Client()


def html(client: Client, **headers: Any) -> str:
    answer = client.get("/api/v1/docs", **headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_who_finds_the_server_may_read_about_its_operations(client):
    told = html(client)
    assert [each.name for each in SHOWN if f'id="{each.name}"' not in told] == []
    assert len(SHOWN) == len(operations.operations())


def test_the_frame_speaks_the_language_of_the_reader(client):
    assert "必須" in html(client, HTTP_ACCEPT_LANGUAGE="ja")
    assert "required" in html(client, HTTP_ACCEPT_LANGUAGE="en")


def test_nothing_is_inline_or_from_elsewhere(client):
    told = html(client)
    assert re.findall(r"<script>|<style| style=| on\w+=|(?:src|href)=\"(?:https?:)?//", told) == []


def test_all_links_within_the_page_lead_somewhere(client):
    told = html(client)
    wanted, there = set(re.findall(r'href="#([^"]+)"', told)), re.findall(r'\bid="([^"]+)"', told)
    assert wanted - set(there) == set()
    assert len(there) == len(set(there))


def test_addresses_are_those_of_the_server_also_below_a_path(client):
    assert "API=http://testserver/api/v1\n" in html(client)
    with override_script_prefix("/glossary/"):
        request = RequestFactory().get("/")
        request.user = AnonymousUser()
        below = page.page(request).content.decode()
    assert "API=http://testserver/glossary/api/v1\n" in below
    assert "<b>GET</b> /projects<" in below


def test_the_client_that_fits_is_there_to_take(client):
    answer = client.get("/api/v1/client")
    assert b"".join(answer.streaming_content) == writing.TARGET.read_bytes()
    assert answer["Content-Disposition"] == 'attachment; filename="genglossary_client.py"'


@pytest.mark.parametrize("shown", SHOWN, ids=lambda each: each.name)
def test_the_example_with_curl_is_a_request_that_fits(project, as_, shown):
    """Things with the ids in it may be missing; what it sends is never wrong by itself."""
    if shown.name == "delete_project":
        Project.objects.filter(pk=project.pk).update(name="Handbook")
    make_user("ken")
    method, path, headers, body = read(shown.curl)
    path = path.replace("/projects/1", f"/projects/{project.pk}")
    answer = as_("owner").ask(method, path, **({"body": body} if isinstance(body, str) else body), headers=headers)
    assert method == shown.method.lower()
    fits = answer.status_code < 300 or answer.status_code in (404, 409)
    assert fits or answer.json()["detail"].startswith("There is no such "), answer.content.decode()


def read(line: str) -> tuple[str, str, dict[str, str], Any]:
    """The method, path, headers and body of a line for curl, as curl takes it."""
    words = iter(shlex.split(line)[1:])
    method, path, headers, body = "", "", dict[str, str](), {}
    for word in words:
        if word == "-X":
            method = next(words).lower()
        elif word == "-H" and not (header := next(words)).startswith("$"):
            name, _, headers[name] = header.partition(": ")
        elif word == "--json":
            body = next(words)
        elif word == "-F":
            name, _, file = next(words).partition("=@")
            body = {"data": {name: SimpleUploadedFile(file, b"term,definition\nlamp,It is lit.\n")}}
        elif word.startswith("$API"):
            path = word.removeprefix("$API")
    return method or ("post" if body else "get"), path, headers, body


@pytest.fixture(scope="module")
def written() -> Any:
    spec = importlib.util.spec_from_file_location("genglossary_client", writing.TARGET)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("shown", SHOWN, ids=lambda each: each.name)
def test_the_example_in_python_asks_for_the_same_operation(written, tmp_path, monkeypatch, shown):
    monkeypatch.chdir(tmp_path)
    for name in ("handbook.md", "words.csv"):
        (tmp_path / name).write_text("A lamp.", encoding="utf-8")
    client, asked = written.Client("http://127.0.0.1", "gg_a"), list[tuple[str, str]]()

    def ask(method: str, path: str, *rest: Any, **more: Any) -> Any:
        asked.append((method, path))
        return {"items": [], "next": None}

    client.ask, client.open = ask, lambda path, query: ask("GET", path)
    answer = eval(shown.python, {"client": client})
    if answer is not None and not isinstance(answer, dict):
        list(answer)
    pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(shown.path))
    ((method, path),) = asked
    assert (method, bool(re.fullmatch(pattern, path))) == (shown.method, True)


def test_types_are_told_in_words():
    told = {"anyOf": [{"type": "array", "items": {"$ref": "#/components/schemas/TermOut"}}, {"type": "null"}]}
    assert kind_of(told) == 'list of <a href="#type-TermOut">TermOut</a> | null'
    assert kind_of({"$ref": "#/components/schemas/ListPage_TermOut_"}) == 'page of <a href="#type-TermOut">TermOut</a>'
    assert kind_of({"enum": ["a<b"]}) == "<code>&quot;a&lt;b&quot;</code>"


def test_what_is_between_backticks_is_code_and_all_else_is_text():
    assert words_of("`a<b` & c") == "<code>a&lt;b</code> &amp; c"


def test_only_types_that_something_names_are_told():
    names = [each.name for each in types_of(operations.schema())]
    assert {"TermDetail", "FilterQuery", "Problem"} <= set(names)
    assert not {"ListPage_TermOut_", "PageQuery"} & set(names)
    assert all(isinstance(each, ShownType) for each in types_of(operations.schema()))


def test_a_wheel_without_its_client_says_that_there_is_none(client, monkeypatch, tmp_path):
    monkeypatch.setattr(page, "_CLIENTS", (tmp_path / "none.py",))
    assert client.get("/api/v1/client").status_code == 404
