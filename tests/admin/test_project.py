"""Projects: members, the engine's choice, and starting a run."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_q.models import OrmQ

from genglossary.models import Membership, ModelConnection, Project, Run, RunEvent, RunStatus, Scope
from genglossary.models.reference import in_force
from tests.admin.conftest import messages_of
from tests.factories import make_document, make_project, make_run, make_user

LIST = reverse("admin:genglossary_project_changelist")


def start_path(project: Project) -> str:
    return reverse("admin:genglossary_project_start_run", args=(project.pk,))


def page_of(project: Project) -> str:
    return reverse("admin:genglossary_project_change", args=(project.pk,))


@pytest.fixture
def project(db):
    project = make_project("Handbook")
    make_document(project)
    return project


def members(*rows: dict, initial: int = 0) -> dict:
    form = {"memberships-TOTAL_FORMS": len(rows), "memberships-INITIAL_FORMS": initial}
    form |= {"references-TOTAL_FORMS": 0, "references-INITIAL_FORMS": 0}
    return form | {f"memberships-{n}-{key}": value for n, row in enumerate(rows) for key, value in row.items()}


def test_the_button_leads_to_a_form_and_the_form_starts_a_run(operator, project):
    assert start_path(project) in operator.get(page_of(project)).content.decode()
    assert 'value="full" ' in operator.get(start_path(project)).content.decode()
    response = operator.post(start_path(project), {"scope": "extract"})
    run = Run.objects.get()
    assert response.url == reverse("admin:genglossary_run_change", args=(run.pk,))
    assert messages_of(response) == [f"Run {run.pk}: started"]
    assert (run.scope, run.status, OrmQ.objects.count()) == (Scope.EXTRACT, RunStatus.PENDING, 1)
    assert run.started_by_id == int(operator.session["_auth_user_id"])  # pyright: ignore[reportAttributeAccessIssue]
    assert RunEvent.objects.get(run=run).source == "admin"


def test_looking_at_the_form_starts_nothing(operator, project):
    operator.get(start_path(project) + "?scope=full")
    assert not Run.objects.exists()


def test_a_project_with_an_active_run_says_which(operator, project):
    run = make_run(project)
    assert f"Run {run.pk} of this project is pending already." in operator.get(start_path(project)).content.decode()
    response = operator.post(start_path(project), {"scope": "full"})
    assert messages_of(response) == [f"Run {run.pk} of this project is pending already."]
    assert Run.objects.count() == 1


def test_a_scope_that_lacks_its_input_says_what_to_run_first(operator, project):
    (message,) = messages_of(operator.post(start_path(project), {"scope": "review"}))
    assert "run extract first" in message
    assert not Run.objects.exists()


def test_a_glossary_of_no_entries_is_refused_in_the_form(superuser, project):
    path = reverse("admin:genglossary_project_change", args=(project.pk,))
    inline = {f"memberships-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    page = superuser.post(path, {"name": project.name, "max_terms": "0", **inline}).content.decode()
    assert "At least 1, or nothing" in page


def test_a_scope_that_does_not_exist_is_refused_in_the_form(operator, project):
    assert "not one of the available choices" in operator.post(start_path(project), {"scope": "all"}).content.decode()
    assert not Run.objects.exists()


def test_only_staff_with_the_permission_may_start(client, client_of, project):
    assert client.post(start_path(project), {"scope": "full"}).url.startswith(reverse("admin:login"))
    for permissions in (["genglossary.view_project"], ["genglossary.start_run"], ["genglossary.add_run"]):
        stranger = client_of(*permissions)
        assert stranger.post(start_path(project), {"scope": "full"}).status_code == 403
        assert stranger.get(start_path(project)).status_code == 403
    assert not Run.objects.exists()
    assert start_path(project) not in client_of("genglossary.view_project").get(page_of(project)).content.decode()


def test_who_may_start_but_not_see_runs_comes_back_to_the_project(client_of, project):
    starter = client_of("genglossary.view_project", "genglossary.start_run")
    assert starter.post(start_path(project), {"scope": "full"}).url == page_of(project)


def test_a_project_that_does_not_exist_is_not_found(operator):
    assert operator.get(reverse("admin:genglossary_project_start_run", args=(987654,))).status_code == 404


def test_the_page_of_a_project_leads_to_its_runs(operator, project):
    mine, other = make_run(project, RunStatus.COMPLETED), make_run()
    path = f"{reverse('admin:genglossary_run_changelist')}?project__id__exact={project.pk}"
    assert path in operator.get(page_of(project)).content.decode()
    listed = operator.get(path).content.decode()
    assert f"Run {mine.pk}<" in listed
    assert f"Run {other.pk}<" not in listed


def test_a_superuser_makes_a_project_with_its_owner_and_connection(superuser):
    owner = make_user("anna")
    connection_ = ModelConnection.objects.create(name="Local", base_url="http://127.0.0.1:1/v1", model="m")
    values = {"name": "Novel", "language": "ja", "max_terms": "", "connection": connection_.pk}
    response = superuser.post(
        reverse("admin:genglossary_project_add"), values | members({"user": owner.pk, "role": "owner"})
    )
    made = Project.objects.get(name="Novel")
    assert response.status_code == 302
    assert (made.connection, made.role_of(owner)) == (connection_, "owner")


def test_a_member_is_in_a_project_once(superuser, project):
    user = make_user()
    member = Membership.objects.create(project=project, user=user, role="reader")
    rows = members({"id": member.pk, "user": user.pk, "role": "reader"}, {"user": user.pk, "role": "owner"}, initial=1)
    response = superuser.post(page_of(project), {"name": "Handbook", **rows})
    assert "Please correct the duplicate" in response.content.decode()
    assert Membership.objects.get().role == "reader"


def test_what_an_operator_refers_a_project_to_is_in_force(superuser, project):
    other = Project.objects.create(name="Company")
    row = {"references-0-glossary": other.pk, "references-0-position": 0, "references-TOTAL_FORMS": 1}
    assert superuser.post(page_of(project), {"name": "Handbook", **members(), **row}).status_code == 302
    assert in_force().get().glossary == other


def test_a_project_is_not_deleted_by_a_form(superuser, project):
    assert superuser.post(reverse("admin:genglossary_project_delete", args=(project.pk,))).status_code == 403
    assert "delete_selected" not in superuser.get(LIST).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_projects(operator):
    counts = []
    for _ in range(2):
        for _ in range(15):
            make_project(by=make_user())
        with CaptureQueriesContext(connection) as captured:
            assert operator.get(LIST).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 7


def as_shown(form: Any) -> dict[str, Any]:
    """What a browser sends of a form that nobody has touched."""
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value())
        if value not in (None, "") and value is not False:  # a box that is not ticked is not sent
            sent[bound.html_name] = value
        if bound.field.show_hidden_initial:
            sent[bound.html_initial_name] = "" if value is None else value
    return sent


def opened(client: Client, path: str) -> dict[str, Any]:
    """The change form and its rows, as a browser would send them."""
    context = client.get(path).context
    sent = as_shown(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        sent |= as_shown(inline.formset.management_form)
        for form in inline.formset.forms:
            sent |= as_shown(form)
    return sent


def test_what_another_operator_saved_meanwhile_is_kept_and_shown(superuser, project):
    path = page_of(project)
    mine = opened(superuser, path)
    Project.objects.filter(pk=project.pk).update(language="ja", max_terms=50)
    page = superuser.post(path, mine | {"language": "en"}).content.decode()
    assert "somebody else changed this meanwhile. It says now: ja – save again to replace it." in page
    assert Project.objects.get(pk=project.pk).language == "ja"
    assert superuser.post(path, mine | {"language": "en", "initial-language": "ja"}).status_code == 302
    stored = Project.objects.get(pk=project.pk)
    assert (stored.language, stored.max_terms) == ("en", 50)


def test_a_role_that_somebody_gave_meanwhile_is_kept_by_an_operator(superuser, project):
    path, member = page_of(project), make_user()
    row = Membership.objects.create(project=project, user=member, role="reader")
    mine = opened(superuser, path)
    Membership.objects.filter(pk=row.pk).update(role="editor")
    page = superuser.post(path, mine | {"memberships-0-role": "owner"}).content.decode()
    assert "somebody else changed this meanwhile. It says now: Editor" in page
    assert superuser.post(path, mine | {"name": "Guide"}).status_code == 302
    row.refresh_from_db()
    assert (row.role, Project.objects.get(pk=project.pk).name) == ("editor", "Guide")
