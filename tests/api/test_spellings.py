"""Spellings, equivalents and references between entries over the API."""

from genglossary.models import Equivalent, Term
from tests.factories import make_term


def test_a_spelling_is_added_decided_and_preferred(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    path = f"/projects/{project.pk}/terms"
    added = program.post(f"{path}/{term.pk}/spellings", {"text": "shutter", "variant_kind": "synonym"})
    assert added.status_code == 201
    other = added.json()["id"]
    changed = program.patch(f"{path}/{other}/spelling", {"usage": "deprecated", "exact": True}).json()
    assert (changed["usage"], changed["exact"], changed["variant_kind"]) == ("deprecated", True, "synonym")
    assert program.post(f"{path}/{other}/prefer").json()["preferred"] is None
    listed = program.get(f"{path}/{other}/spellings").json()
    assert [each["text"] for each in listed] == ["shutter", "valve"]


def test_a_spelling_that_is_an_entry_already_is_refused(project, as_):
    term = make_term(project, "valve")
    make_term(project, "pump", found=True)
    program, path = as_("editor"), f"/projects/{project.pk}/terms/{term.pk}"
    assert program.post(f"{path}/spellings", {"text": "pump"}).status_code == 422
    assert program.patch(f"{path}/spelling", {"exact": None}).json()["errors"][0]["field"] == "body.exact"


def test_an_entry_refers_to_another_and_no_longer(project, as_):
    term, other, program = make_term(project, "valve"), make_term(project, "pump"), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}/see-also"
    assert program.post(path, {"text": "pump"}).json()["see_also"] == [str(other.uid)]
    assert program.post(path, {"text": "lamp"}).status_code == 422
    assert program.delete(f"{path}/{other.uid}").json()["see_also"] == []


def test_an_equivalent_is_added_changed_rejected_accepted_and_removed(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}/equivalents"
    added = program.post(path, {"language": "ja", "text": "弁"})
    assert (added.status_code, added.json()["status"]) == (201, "accepted")
    one = f"/projects/{project.pk}/equivalents/{added.json()['id']}"
    assert program.patch(one, {"text": "バルブ", "usage": "preferred"}).json()["text"] == "バルブ"
    assert program.post(f"{one}/reject").json()["status"] == "rejected"
    assert program.post(f"{one}/accept").json()["status"] == "accepted"
    assert [each["text"] for each in program.get(path).json()] == ["バルブ"]
    assert program.delete(one).status_code == 204
    assert not Equivalent.objects.exists()
    assert program.delete(one).status_code == 404


def test_the_same_equivalent_twice_is_refused(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}/equivalents"
    assert program.post(path, {"language": "ja", "text": "弁"}).status_code == 201
    assert program.post(path, {"language": "ja", "text": "弁"}).status_code == 422
    assert Term.objects.count() == Equivalent.objects.count() == 1


def test_who_decides_about_what_stands_under_a_term_as_it_was_before_is_told_412(project, as_):
    term, other, program = make_term(project, "valve"), make_term(project, "pump"), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}"
    program.post(f"{path}/see-also", {"text": "pump"})
    seen = {"If-Match": program.get(path).headers["ETag"]}
    program.patch(path, {"notes": "Somebody was faster."})
    said = {"language": "ja", "text": "弁"}
    assert program.post(f"{path}/equivalents", said, headers=seen).status_code == 412
    assert program.delete(f"{path}/see-also/{other.uid}", headers=seen).status_code == 412
    assert not Equivalent.objects.exists()
    assert program.get(path).json()["see_also"] == [str(other.uid)]
    seen = {"If-Match": program.get(path).headers["ETag"]}
    assert program.post(f"{path}/equivalents", said, headers=seen).status_code == 201
    seen = {"If-Match": program.get(path).headers["ETag"]}
    assert program.delete(f"{path}/see-also/{other.uid}", headers=seen).status_code == 200


def test_who_decides_about_an_equivalent_as_it_was_before_is_told_412(project, as_):
    term, program = make_term(project, "valve"), as_("editor")
    path = f"/projects/{project.pk}/terms/{term.pk}/equivalents"
    one = f"/projects/{project.pk}/equivalents/{program.post(path, {'language': 'ja', 'text': '弁'}).json()['id']}"
    seen = {"If-Match": program.get(one).headers["ETag"]}
    program.patch(one, {"notes": "Somebody was faster."})
    assert program.post(f"{one}/reject", headers=seen).status_code == 412
    assert program.post(f"{one}/accept", headers=seen).status_code == 412
    assert program.delete(one, headers=seen).status_code == 412
    assert program.get(one).json()["status"] == "accepted"
    seen = {"If-Match": program.get(one).headers["ETag"]}
    assert program.post(f"{one}/reject", headers=seen).json()["status"] == "rejected"
    seen = {"If-Match": program.get(one).headers["ETag"]}
    assert program.delete(one, headers=seen).status_code == 204
