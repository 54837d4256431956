"""Projects over the API, and how every refusal looks."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from genglossary.models import Change, ModelConnection, Project
from tests.factories import make_document, make_project, make_term


def test_a_project_is_made_renamed_and_deleted(project, as_):
    program = as_("stranger")
    made = program.post("/projects", {"name": "Pumps"})
    assert made.status_code == 201
    found = made.json()
    assert (found["name"], found["role"], found["numbers"]["documents"]) == ("Pumps", "owner", 0)
    path = f"/projects/{found['id']}"
    assert program.patch(path, {"name": "Valves", "max_terms": 5}).json()["name"] == "Valves"
    assert Change.objects.filter(project=found["id"], action="change").get().after == {"name": "Valves", "max_terms": 5}
    assert program.delete(f"{path}?name=Pumps").status_code == 422
    assert program.delete(f"{path}?name=Valves").status_code == 204
    assert program.get(path).status_code == 404
    assert Project.objects.get() == project


def test_what_a_page_would_refuse_is_refused_with_the_path_of_the_field(project, as_):
    answer = as_("owner").post("/projects", {"name": "BOILERS"})
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"] == [
        {"field": "body.name", "message": "There is a project of this name already: choose another one."}
    ]


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "body.name"), ({"name": 5}, "body.name"), ({"name": "a\0b"}, "body.name"), ([], "body.name")],
)
def test_values_of_the_wrong_kind_are_named(project, as_, body, field):
    answer = as_("owner").post("/projects", body)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == [field]


def test_a_connection_is_chosen_by_its_name_and_nothing_else_of_it_is_told(project, as_):
    ModelConnection.objects.create(name="house", base_url="http://10.0.0.1/v1", model="m", key_variable="KEY")
    ModelConnection.objects.create(name="old", base_url="http://10.0.0.1/v1", model="m", enabled=False)
    program = as_("owner")
    assert program.get("/connections").json() == [{"name": "house"}]
    path = f"/projects/{project.pk}"
    assert program.patch(path, {"connection": "house"}).json()["connection"] == "house"
    assert program.patch(path, {"connection": "old"}).json()["errors"][0]["field"] == "body.connection"
    assert program.patch(path, {"connection": None}).json()["connection"] is None


def test_a_copy_belongs_to_the_reader_who_makes_it(project, as_):
    make_term(project, "valve")
    program = as_("reader")
    copy = program.post(f"/projects/{project.pk}/clone", {"name": "Mine"}).json()
    assert copy["role"] == "owner"
    assert [each["text"] for each in program.get(f"/projects/{copy['id']}/terms").json()["items"]] == ["valve"]


def test_unknown_addresses_and_methods_are_problems_as_well(project, as_):
    program = as_("owner")
    for answer, status in (
        (program.get("/nowhere"), 404),
        (program.get("/projects/999999999999999999999999"), 422),
        (program.put("/projects", {}), 405),
        (program.post("/projects", headers={"Content-Type": "application/json"}), 400),
    ):
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
        assert answer.json()["status"] == status
    assert program.put("/projects", {}).headers["Allow"]


def test_an_error_of_ours_is_a_problem_without_its_words(project, as_, monkeypatch, caplog):
    def broken(project):
        raise RuntimeError("secret words")

    monkeypatch.setattr("genglossary.api.projects.numbers_of", broken)
    answer = as_("owner").get(f"/projects/{project.pk}")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "secret" not in answer.content.decode()


def test_an_answer_that_a_program_has_already_is_not_sent_again(project, as_):
    program, path = as_("owner"), f"/projects/{project.pk}"
    first = program.get(path)
    tag = first.headers["ETag"]
    again = program.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    make_document(project)
    assert program.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_who_changes_what_they_have_not_seen_is_told_412_and_changes_nothing(project, as_):
    program, path = as_("owner"), f"/projects/{project.pk}"
    tag = program.get(path).headers["ETag"]
    assert program.patch(path, {"language": "en"}, headers={"If-Match": tag}).status_code == 200
    late = program.patch(path, {"language": "ja"}, headers={"If-Match": tag})
    assert late.status_code == 412
    assert Project.objects.get(pk=project.pk).language == "en"
    fresh = program.get(path).headers["ETag"]
    assert late.headers["ETag"] == fresh
    assert program.patch(path, {"language": "ja"}, headers={"If-Match": f"W/{fresh}"}).status_code == 200


def test_long_answers_are_zipped_for_who_takes_it(project, as_):
    for _ in range(20):
        make_term(project)
    program, path = as_("owner"), f"/projects/{project.pk}/terms"
    answer = program.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == program.get(path).content


def test_scripts_of_other_sites_are_refused_unless_they_are_named(project, as_, settings):
    origin = {"Origin": "https://docs.example"}
    assert "Access-Control-Allow-Origin" not in as_("owner").get("/projects", headers=origin).headers
    settings.CORS_ALLOWED_ORIGINS = ["https://docs.example"]
    answer = as_("owner").get("/projects", headers=origin)
    assert answer.headers["Access-Control-Allow-Origin"] == "https://docs.example"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_times_are_in_utc_with_their_zone(project, as_, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    assert as_("owner").get(f"/projects/{project.pk}").json()["created_at"].endswith("Z")


@pytest.mark.parametrize(
    "path", ["/projects", "/projects/{p}/terms", "/projects/{p}/documents", "/projects/{p}/entries"]
)
def test_a_list_takes_the_same_few_queries_however_long_it_is(project, as_, path):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert program.get(path.format(p=project.pk)).status_code == 200
        return len(captured)

    program = as_("owner")
    make_term(project)
    make_document(project)
    program.get("/projects")
    few = queries()
    for _ in range(5):
        make_project(by=project.memberships.get(role="owner").user)
        make_document(project)
        make_term(project, preferred=None)
    assert queries() == few
