"""Projects on their pages: list, create, change, copy, delete, members."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from genglossary.actions import projects
from genglossary.models import (
    Change,
    Definition,
    Document,
    Evidence,
    Membership,
    ModelConnection,
    Occurrence,
    Project,
    Role,
    Run,
    RunStatus,
    Term,
)
from genglossary.web.uploads import name_after
from tests.factories import make_document, make_project, make_run, make_step, make_term, make_user


def url(name: str, project: Project, *rest: object) -> str:
    return reverse(f"web:{name}", args=[project.pk, *rest])


def test_the_start_page_lists_my_projects_with_their_numbers(project, as_):
    make_project("Somebody's")
    make_document(project)
    make_term(project, "valve", status_by_person=True)
    make_run(project, RunStatus.COMPLETED)
    page = as_("reader").get(reverse("web:start"))
    (listed,) = page.context["page"]
    assert (listed.documents_count, listed.entries_count, listed.last_run_status) == (1, 1, "completed")
    assert "Boilers" in page.content.decode()
    assert "Somebody" not in page.content.decode()


def test_files_on_the_start_page_become_a_project_named_after_the_first(project, as_):
    files = [SimpleUploadedFile("pumps.md", b"A pump is a machine."), SimpleUploadedFile("x.exe", b"MZ")]
    page = as_("editor").post(reverse("web:create_project"), {"files": files}).content.decode()
    made = Project.objects.get(name="pumps")
    assert made.role_of(Membership.objects.get(user__username="editor", project=made).user) == Role.OWNER
    assert [d.name for d in made.documents.all()] == ["pumps.md"]
    assert "Files of this kind are not read" in page


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["pumps.md"], "pumps"),
        (["station/a.md", "station/b/c.md"], "station"),
        (["a.md", "b.md", "c.exe"], "2 documents of 2026-03-04"),
        (["x/a.md", "y/a.md"], "2 documents of 2026-03-04"),
        (["tool.exe"], "tool"),
        ([], ""),
    ],
)
def test_a_project_without_a_name_is_called_after_what_it_is_made_of(paths, name):
    assert name_after(paths, date(2026, 3, 4)) == name


def test_a_name_that_was_found_is_nobody_elses_and_can_be_changed(project, as_):
    editor = as_("editor")
    for _ in range(2):
        page = editor.post(reverse("web:create_project"), {"files": [SimpleUploadedFile("Boilers.md", b"A pump.")]})
        assert "Its settings give it another name" in page.content.decode()
    assert sorted(Project.objects.values_list("name", flat=True)) == ["Boilers", "Boilers (2)", "Boilers (3)"]


@pytest.mark.parametrize("name", ["Boilers", " boilers "])
def test_a_second_project_of_one_name_is_refused_with_the_reason(name, project, as_):
    editor, owner = as_("editor"), as_("owner")
    files = [SimpleUploadedFile("pumps.md", b"A pump is a machine.")]
    made = editor.post(reverse("web:create_project"), {"name": name, "files": files})
    script = editor.post(reverse("web:create_project"), {"name": name}, headers={"Accept": "application/json"})
    copied = editor.post(url("clone", project), {"name": name})
    other = make_project("Pumps", by=Membership.objects.get(project=project, role=Role.OWNER).user)
    renamed = owner.post(url("settings", other), {"name": name})
    assert [answer.status_code for answer in (made, script, copied, renamed)] == [422] * 4
    for answer in (made, copied, renamed):
        assert "There is a project of this name already" in answer.content.decode()
    assert "name already" in script.json()["reason"]
    assert "Choose the files once more" in made.content.decode()
    assert Project.objects.count() == 2


def test_how_a_name_is_composed_makes_no_other_project(project, as_):
    editor = as_("editor")
    editor.post(reverse("web:create_project"), {"name": "か\u3099いど"})
    assert Project.objects.filter(name="がいど").exists()
    assert editor.post(reverse("web:create_project"), {"name": "がいど"}).status_code == 422


def test_projects_of_others_take_no_names_away(project, as_):
    assert as_("stranger").post(reverse("web:create_project"), {"name": "Boilers"}).status_code == 302


def test_a_project_keeps_its_name_when_other_settings_change_and_no_glossary_has_no_entries(project, as_):
    owner = as_("owner")
    assert owner.post(url("settings", project), {"name": "Boilers", "max_terms": "5"}).status_code == 302
    refused = owner.post(url("settings", project), {"name": "Boilers", "max_terms": "0"})
    assert refused.status_code == 422
    assert "At least 1, or nothing" in refused.content.decode()


def test_a_long_name_of_a_file_is_cut_and_no_file_is_lost(project, as_):
    as_("editor").post(reverse("web:create_project"), {"files": [SimpleUploadedFile("x" * 240 + ".md", b"A pump.")]})
    assert Project.objects.get(name="x" * 200).documents.count() == 1


def test_a_script_is_told_where_to_send_the_files(project, as_):
    answer = as_("editor").post(
        reverse("web:create_project"), {"name": "Pumps"}, headers={"Accept": "application/json"}
    )
    made = Project.objects.get(name="Pumps")
    assert answer.json() == {"page": url("documents", made), "upload": url("upload", made)}


def test_a_project_without_name_and_files_is_asked_for_its_name(project, as_):
    answer = as_("editor").post(reverse("web:create_project"), {})
    assert answer.status_code == 422
    assert Project.objects.count() == 1


def test_the_overview_says_what_there_is(project, as_):
    make_document(project)
    make_term(project, "valve", status_by_person=True)
    make_term(project, "lever", status="candidate")
    numbers = as_("reader").get(url("overview", project)).context["numbers"]
    assert (numbers.documents, numbers.fresh, numbers.entries, numbers.defined, numbers.proposed) == (1, 1, 1, 0, 1)


def test_an_owner_renames_and_the_history_says_so(project, as_):
    form = {"name": "Steam", "language": "en", "max_terms": "50", "connection": ""}
    assert as_("owner").post(url("settings", project), form).status_code == 302
    project.refresh_from_db()
    assert (project.name, project.language, project.max_terms) == ("Steam", "en", 50)
    change = Change.objects.get(model="project")
    assert change.before == {"name": "Boilers", "language": "", "max_terms": None}
    assert str(change.actor) == "owner"


def test_bad_settings_are_shown_with_their_reason(project, as_):
    answer = as_("owner").post(url("settings", project), {"name": "", "max_terms": "-1"})
    assert answer.status_code == 422
    assert "This field is required" in answer.content.decode()


def settings_form(project: Project, **changed: object) -> dict[str, object]:
    return {"name": project.name, "language": "", "max_terms": "", "connection": "", **changed}


def test_an_owner_chooses_who_judges_from_what_operators_allow(project, as_):
    allowed = ModelConnection.objects.create(name="Ollama", base_url="http://127.0.0.1:1/v1", model="qwen3")
    off = ModelConnection.objects.create(name="Costly", base_url="http://127.0.0.1:1/v1", model="x", enabled=False)
    owner = as_("owner")
    page = owner.get(url("settings", project)).content.decode()
    assert "Ollama (qwen3)" in page
    assert "Costly" not in page
    assert owner.post(url("settings", project), settings_form(project, connection=off.pk)).status_code == 422
    owner.post(url("settings", project), settings_form(project, connection=allowed.pk))
    project.refresh_from_db()
    assert project.connection == allowed
    assert Change.objects.get(model="project").after == {"connection": allowed.pk}


def test_a_connection_that_was_disabled_since_stays_chosen_and_says_so(project, as_):
    gone = ModelConnection.objects.create(name="Gone", base_url="http://127.0.0.1:1/v1", model="x", enabled=False)
    Project.objects.filter(pk=project.pk).update(connection=gone)
    owner = as_("owner")
    assert "Gone (x), disabled by an operator" in owner.get(url("settings", project)).content.decode()
    owner.post(url("settings", project), settings_form(project, name="Steam", connection=gone.pk))
    project.refresh_from_db()
    assert (project.name, project.connection) == ("Steam", gone)


def test_a_copy_has_the_documents_the_terms_and_what_people_decided(project, as_):
    document = make_document(project, text="A valve is a device. ベルブも弁である。")
    make_document(project, document.name, "A valve is a device. 弁である。")
    valve = make_term(project, "valve", status_by_person=True, notes="asked Ken")
    make_term(project, "valves", preferred=valve, preferred_by_person=True)
    written = Definition.objects.create(term=valve, origin="manual", text="What shuts.")
    document.refresh_from_db()
    Evidence.objects.create(definition=written, version_id=document.current_id, start=0, end=5)
    make_run(project, RunStatus.RUNNING)
    as_("reader").post(url("clone", project), {"name": "Boilers too"})
    copy = Project.objects.get(name="Boilers too")
    assert copy.role_of(Membership.objects.get(project=copy).user) == Role.OWNER
    copied = copy.documents.get()
    assert copied.current
    assert copied.current.text == "A valve is a device. 弁である。"
    assert copied.versions.count() == 1
    term = copy.terms.get(text="valve")
    assert (term.notes, term.status_by_person) == ("asked Ken", True)
    assert copy.terms.get(text="valves").preferred == term
    assert term.definitions.get().text == "What shuts."
    assert term.definitions.get().evidence.get().version == copied.current
    assert not Run.objects.filter(project=copy).exists()
    assert project.terms.count() == 2
    assert valve.definitions.count() == 1


def test_a_project_is_deleted_only_when_its_name_is_typed(project, as_):
    make_document(project)
    run = make_run(project, RunStatus.RUNNING)
    wrong = as_("owner").post(url("delete", project), {"name": "boilers"})
    assert wrong.status_code == 422
    assert Run.objects.get(pk=run.pk).status == RunStatus.RUNNING
    as_("owner").post(url("delete", project), {"name": "Boilers"})
    assert not Project.objects.filter(pk=project.pk).exists()
    assert not Document.objects.exists()


def test_owners_add_change_and_remove_members(project, as_):
    make_user("ken")
    owner = as_("owner")
    owner.post(url("set_role", project), {"user": "ken", "role": "reader"})
    owner.post(url("set_role", project), {"user": "ken", "role": "editor"})
    ken = Membership.objects.get(user__username="ken")
    assert ken.role == Role.EDITOR
    owner.post(url("remove_member", project, ken.user_id))
    assert not Membership.objects.filter(user__username="ken").exists()
    assert [c.action for c in Change.objects.filter(label__startswith="ken").order_by("pk")] == [
        "set role", "set role", "remove"
    ]  # fmt: skip


def test_a_name_without_an_account_is_said(project, as_):
    answer = as_("owner").post(url("set_role", project), {"user": "nobody", "role": "reader"})
    assert answer.status_code == 422
    assert "There is no account with this user name" in answer.content.decode()


@pytest.mark.parametrize("how", ["leave", "become reader"])
def test_the_last_owner_stays(project, as_, how):
    owner = as_("owner")
    membership = Membership.objects.get(user__username="owner")
    if how == "leave":
        owner.post(url("remove_member", project, membership.user_id))
    else:
        owner.post(url("set_role", project), {"user": "owner", "role": "reader"})
    membership.refresh_from_db()
    assert membership.role == Role.OWNER
    assert "needs an owner" in owner.get(url("settings", project)).content.decode()


def test_terms_of_others_are_not_deleted_with_a_project(project, as_):
    other = make_term(make_project(), "valve")
    as_("owner").post(url("delete", project), {"name": "Boilers"})
    assert Term.objects.filter(pk=other.pk).exists()


def test_projects_are_sorted_by_name_as_people_do_also_after_a_new_name(as_, project):
    owner = as_("owner")
    for name in ("zebra", "Éclair", "Anchor"):
        make_project(name, by=project.memberships.get(role="owner").user)
    projects.change(project, name="ｂｏｉｌｅｒｓ")
    shown = [each.name for each in owner.get(reverse("web:start")).context["page"]]
    assert shown == ["Anchor", "ｂｏｉｌｅｒｓ", "Éclair", "zebra"]


def test_a_picture_shows_the_documents_whose_terms_want_explaining_first(project, as_):
    run = make_run(project, RunStatus.COMPLETED)
    step = make_step(run)
    known, unknown = (make_term(project, text, required=True) for text in ("gauge", "valve"))
    spelling = make_term(project, "valves", preferred=unknown)
    Definition.objects.create(term=known, text="Tells the pressure.", level="provisional", origin="manual")
    one, other = make_document(project, "a.md", "gauge"), make_document(project, "b.md", "gauge valve valves")
    for document, term in ((one, known), (other, known), (other, unknown), (other, spelling)):
        Occurrence.objects.create(step=step, version=document.current, term=term, count=1, offsets=b"")
    page = as_("reader").get(url("picture", project))
    shown = [(bar.name, bar.defined, bar.undefined) for bar in page.context["picture"].bars]
    assert shown == [("b.md", 1, 1), ("a.md", 1, 0)]
    assert "1 of 2 entries have a definition." in page.content.decode()


def test_a_picture_shows_growth_over_completed_runs(project, as_):
    for terms, refined in ((10, 4), (12, 6)):
        run = make_run(project, RunStatus.COMPLETED)
        for name, summary in (("extract", {"terms": terms, "documents": 1}), ("refine", {"refined": refined})):
            step = make_step(run, name)
            step.summary = summary
            step.save()
    make_step(make_run(project, RunStatus.FAILED))
    page = as_("reader").get(url("picture", project)).content.decode()
    assert "Over 2 runs: entries 10 → 12, with a definition 4 → 6." in page


def test_labels_end_with_the_colon_of_the_language(project, as_):
    client, settings = as_("owner"), reverse("web:settings", args=[project.pk])
    assert "Name:</label>" in client.get(settings).content.decode()
    page = client.get(settings, headers={"accept-language": "ja"}).content.decode()
    assert "名前：</label>" in page
    assert ":</label>" not in page
