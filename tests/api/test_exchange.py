"""Imports and exports over the API."""

from django.core.files.uploadedfile import SimpleUploadedFile

from genglossary import formats
from genglossary.actions.glossary import glossary_of
from genglossary.models import PlannedImport, Term
from tests.factories import make_term

CSV = "term,definition\nvalve,What opens.\npump,What moves water.\n"


def opened(program, project, text: str = CSV, name: str = "words.csv", **options):
    file = SimpleUploadedFile(name, text.encode())
    return program.post(f"/projects/{project.pk}/imports", data={"file": file}, **options)


def test_an_import_is_previewed_chosen_and_confirmed(project, as_):
    program = as_("editor")
    made = opened(program, project)
    assert (made.status_code, made.json()["counts"]) == (201, {"new": 2})
    one = f"/projects/{project.pk}/imports/{made.json()['id']}"
    assert program.get(one).json()["name"] == "words.csv"
    rows = program.get(f"{one}/rows?group=new").json()["items"]
    assert [row["text"] for row in rows] == ["valve", "pump"]
    assert program.patch(one, {"rows": {str(rows[1]["id"]): "mine"}}).status_code == 200
    assert not Term.objects.exists()
    done = program.post(f"{one}/confirm").json()
    assert (done["changed"], [term.text for term in Term.objects.all()]) == (1, ["valve"])
    assert program.post(f"{one}/confirm").status_code == 404
    assert program.post(f"/projects/{project.pk}/changes/{done['batch']}/undo").json()["changed"]


def test_a_table_is_read_again_as_somebody_says(project, as_):
    program = as_("editor")
    one = f"/projects/{project.pk}/imports/{opened(program, project).json()['id']}"
    assert program.post(f"{one}/reading", {"header": False}).json()["counts"] == {"new": 3}
    assert program.post(f"{one}/reading", {"encoding": "nonsense"}).status_code == 422


def test_an_import_is_listed_and_discarded(project, as_):
    program, path = as_("editor"), f"/projects/{project.pk}/imports"
    one = opened(program, project).json()["id"]
    assert [each["id"] for each in program.get(path).json()["items"]] == [one]
    assert program.delete(f"{path}/{one}").status_code == 204
    assert not PlannedImport.objects.exists()


def test_what_is_no_glossary_is_refused(project, as_):
    assert opened(as_("editor"), project, "\0", "a.exe").status_code == 422


def test_a_choice_that_a_group_does_not_have_is_refused(project, as_):
    program = as_("editor")
    one = f"/projects/{project.pk}/imports/{opened(program, project).json()['id']}"
    answer = program.patch(one, {"groups": {"new": "both"}})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body.groups.new")


def test_the_same_import_sent_twice_is_one(project, as_):
    program, key = as_("editor"), {"Idempotency-Key": "a"}
    first, again = (opened(program, project, headers=key) for _ in range(2))
    assert first.json() == again.json()
    assert opened(program, project, "term\nlamp\n", headers=key).status_code == 422
    assert PlannedImport.objects.count() == 1


def test_the_glossary_is_exported_in_every_format_that_is_listed(project, as_):
    make_term(project, "valve")
    program, path = as_("reader"), f"/projects/{project.pk}/exports"
    listed = program.get(path).json()
    assert {each["name"] for each in listed} == set(formats.FORMATS)
    for each in listed:
        answer = program.get(f"{path}/{each['name']}")
        assert answer.status_code == 200, answer.content
        assert b"".join(answer.streaming_content)
    csv = b"".join(program.get(f"{path}/csv").streaming_content)
    assert csv == formats.write(".csv", glossary_of(project))
    assert program.get(f"{path}/exe").status_code == 404
