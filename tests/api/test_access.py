"""Every operation, by who asks: nobody, a stranger, a reader, and a token that may only read."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from genglossary.api.access import failures_from
from genglossary.models import Change, Project, TokenScope
from tests.api import operations
from tests.api.operations import Operation

ALL = operations.operations()
OF_PROJECTS = [each for each in ALL if "{project_id}" in each.path]
WRITING = [each for each in ALL if each.method != "get"]
READERS_MAY = {
    "post /projects": "everybody with an account may make projects",
    "post /projects/{project_id}/clone": "the copy belongs to whoever makes it",
    "post /projects/{project_id}/terms/{term_id}/proposals": "an editor decides about a proposal",
    "delete /projects/{project_id}/proposals/{definition_id}": "their own alone",
    "post /projects/{project_id}/terms/{term_id}/comments": "every member may say something",
    "patch /projects/{project_id}/comments/{comment_id}": "their own alone",
    "delete /projects/{project_id}/comments/{comment_id}": "their own alone",
}
READERS_MAY_NOT_READ = {
    "get /projects/{project_id}/members": "as on the settings page, which is the owners'",
    "get /projects/{project_id}/references": "as on the settings page, which is the owners'",
    "get /projects/{project_id}/publication": "as on the settings page, which is the owners'",
    "get /projects/{project_id}/webhooks": "as on the settings page, which is the owners'",
    "get /projects/{project_id}/webhooks/{webhook_id}": "as on the settings page, which is the owners'",
    "get /projects/{project_id}/webhooks/{webhook_id}/deliveries": "as on the settings page, which is the owners'",
    "get /projects/{project_id}/estimate": "it is for those who may start a run",
    "get /projects/{project_id}/imports": "editors import",
    "get /projects/{project_id}/imports/{import_id}": "editors import",
    "get /projects/{project_id}/imports/{import_id}/rows": "editors import",
}


def asked(program: Any, operation: Operation, project: Any) -> Any:
    path, body = operations.address(operation, project.pk), operations.body(operation)
    if fields := operations.files(operation):
        return program.ask(
            operation.method, path, data={name: SimpleUploadedFile("a.md", b"A lamp.") for name in fields}
        )
    return program.ask(operation.method, path, body)


def test_without_a_token_nothing_is_told(project, as_):
    program = as_("")
    for operation in ALL:
        failures_from.forget()
        assert asked(program, operation, project).status_code == 401, operation


def test_a_stranger_cannot_tell_that_the_project_exists(project, as_):
    program, elsewhere = as_("stranger"), Project(pk=project.pk + 1000)
    for operation in OF_PROJECTS:
        here, there = (asked(program, operation, each) for each in (project, elsewhere))
        assert (here.status_code, here.content) == (404, there.content), operation


@pytest.mark.parametrize("operation", OF_PROJECTS, ids=str)
def test_a_reader_reads_and_changes_nothing(project, as_, operation):
    before = Change.objects.count()
    status = asked(as_("reader"), operation, project).status_code
    if str(operation) in READERS_MAY_NOT_READ or (operation in WRITING and str(operation) not in READERS_MAY):
        assert status == 403
        assert Change.objects.count() == before
    else:
        assert status in (200, 201, 404)  # there is no thing with the id 1


def test_a_token_that_may_only_read_changes_nothing(project, as_):
    program = as_("owner", TokenScope.READ)
    for operation in WRITING:
        assert asked(program, operation, project).status_code == 403, operation


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_an_owner_is_never_answered_with_an_error_of_the_server(project, as_, operation):
    assert asked(as_("owner"), operation, project).status_code < 500


def test_the_exceptions_are_operations():
    assert {*READERS_MAY, *READERS_MAY_NOT_READ} <= {str(each) for each in ALL}
