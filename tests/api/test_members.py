"""Members and reference glossaries over the API."""

from django.contrib.auth.models import User

from genglossary.models import Membership
from tests.factories import make_project, make_user


def test_a_member_is_added_promoted_and_removed(project, as_):
    user, program, path = make_user("kim"), as_("owner"), f"/projects/{project.pk}/members"
    assert program.post(path, {"user": "kim", "role": "reader"}).json()["id"] == user.pk
    assert program.post(path, {"user": "kim", "role": "editor"}).json()["role"] == "editor"
    assert [each["user"] for each in program.get(path).json()] == ["editor", "kim", "owner", "reader"]
    assert program.delete(f"{path}/{user.pk}").status_code == 204
    assert not Membership.objects.filter(user=user).exists()


def test_nobody_without_an_account_is_added_and_the_last_owner_stays(project, as_):
    program, path = as_("owner"), f"/projects/{project.pk}/members"
    assert program.post(path, {"user": "nobody", "role": "reader"}).json()["errors"][0]["field"] == "body.user"
    assert program.delete(f"{path}/{User.objects.get(username='owner').pk}").status_code == 409
    assert program.delete(f"{path}/999").status_code == 404


def test_glossaries_of_other_projects_are_chosen_in_an_order(project, as_):
    owner = User.objects.get(username="owner")
    first, second = make_project("Pumps", by=owner), make_project("Lamps", by=owner)
    program, path = as_("owner"), f"/projects/{project.pk}/references"
    wanted = [second.pk, first.pk]
    assert [each["id"] for each in program.put(path, {"ids": wanted}).json()] == wanted
    assert [each["name"] for each in program.get(path).json()] == ["Lamps", "Pumps"]
    for hidden in (make_project("Hidden").pk, 999, project.pk):
        assert program.put(path, {"ids": [hidden]}).status_code == 422
    assert program.put(path, {"ids": []}).json() == []


def test_a_role_that_somebody_gave_meanwhile_is_kept(project, as_):
    make_user("kim")
    program, path = as_("owner"), f"/projects/{project.pk}/members"
    program.post(path, {"user": "kim", "role": "editor", "seen": ""})
    late = program.post(path, {"user": "kim", "role": "owner", "seen": ""})
    assert late.status_code == 412 and late.json()["now"] == "editor"
    assert program.post(path, {"user": "kim", "role": "owner", "seen": "editor"}).json()["role"] == "owner"


def test_references_are_replaced_by_whoever_saw_them(project, as_):
    other = make_project("Pumps", by=User.objects.get(username="owner"))
    program, path = as_("owner"), f"/projects/{project.pk}/references"
    seen = {"If-Match": program.get(path).headers["ETag"]}
    assert program.put(path, {"ids": [other.pk]}, headers=seen).status_code == 200
    assert program.put(path, {"ids": []}, headers=seen).status_code == 412
    seen = {"If-Match": program.get(path).headers["ETag"]}
    assert program.put(path, {"ids": []}, headers=seen).json() == []
