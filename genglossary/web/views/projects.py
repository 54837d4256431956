"""Pages of projects: all of mine, one at a glance, its settings, its copy and its end."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from genglossary.actions import clone as cloning
from genglossary.actions import projects
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.naming import untaken
from genglossary.actions.notices import unread_by
from genglossary.actions.publishing import publication_of
from genglossary.actions.references import references_of, to_choose
from genglossary.models import Membership, Project, Role, Webhook
from genglossary.web import uploads
from genglossary.web.access import FORM, READ, WRITE, ProjectRequest, UserRequest, allows, for_members, signed_in
from genglossary.web.forms.begun import begun, tell_meanwhile
from genglossary.web.forms.projects import LONGEST_NAME, DeleteForm, MemberForm, NameForm, SettingsForm
from genglossary.web.forms.webhooks import NewWebhookForm
from genglossary.web.looked import looked
from genglossary.web.numbers import numbers_of, with_counts
from genglossary.web.picture import picture_of
from genglossary.web.table import who
from genglossary.web.views.notices import NAMED
from genglossary.web.views.publishing import addresses_of

PROJECTS_A_PAGE = 50
# Of what is unread, on the first page.
NOTICES = 5


@signed_in(*READ)
def start(request: UserRequest) -> HttpResponse:
    """My projects, and the box to drop files on."""
    page = Paginator(with_counts(request.user), PROJECTS_A_PAGE).get_page(request.GET.get("page"))
    unread = unread_by(request.user).select_related(*NAMED)[:NOTICES]
    return render(request, "web/start.html", {"page": page, "notices": unread})


@signed_in(*WRITE)
def create(request: UserRequest) -> HttpResponse:
    """Make a project, with the files that came along. A script, which sends files later, is told where to."""
    files = request.FILES.getlist("files")
    given = request.POST.get("name", "").strip()
    form = NameForm({"name": given or _name_after(request, files)}, user=request.user)
    if not form.is_valid():
        return _refused(request, form, files)
    project = projects.create(form.cleaned_data["name"], by=request.user)
    if not given:
        messages.info(
            request, _("The project is called “%(project)s”. Its settings give it another name.") % {"project": project}
        )
    if request.accepts("text/html"):
        return _with_files(request, project, files)
    here = reverse("web:documents", args=[project.pk])
    return JsonResponse({"page": here, "upload": reverse("web:upload", args=[project.pk])}, status=201)


def _refused(request: UserRequest, form: NameForm, files: list[UploadedFile]) -> HttpResponse:
    if not request.accepts("text/html"):
        return JsonResponse({"reason": " ".join(map(str, form.errors["name"]))}, status=422)
    return render(request, "web/project/name_form.html", {"form": form, "files": files}, status=422)


def _with_files(request: UserRequest, project: Project, files: list[UploadedFile]) -> HttpResponse:
    if not files:
        return redirect("web:project", project.pk)
    added = uploads.add(project, files, request.POST.getlist("paths"), by=request.user)
    request.project, request.role = project, Role.OWNER  # pyright: ignore[reportAttributeAccessIssue]
    return uploads.answer(request, added)


def _name_after(request: UserRequest, files: list[UploadedFile]) -> str:
    """Name a project after the files that make it, or that a script says will come (`names`, in lines)."""
    told = request.POST.get("names", "").replace("\r\n", "\n").split("\n")  # browsers end lines of forms like this
    names = [name for name in told if name] or [each.name or "" for each in files]
    name = uploads.name_after(names, localdate())[:LONGEST_NAME]
    return untaken(name, projects.names_seen_by(request.user), longest=LONGEST_NAME) if name else ""


@for_members(Role.READER, *READ)
def project(request: ProjectRequest) -> HttpResponse:
    """Lead those who only read to what there is to read; show everybody else how the project stands."""
    return _overview(request) if allows(request.role, Role.EDITOR) else redirect("web:glossary", request.project.pk)


@for_members(Role.READER, *READ)
def overview(request: ProjectRequest) -> HttpResponse:
    """A project at a glance, and what to do next."""
    return _overview(request)


def _overview(request: ProjectRequest) -> HttpResponse:
    numbers = numbers_of(request.project)
    context = {"numbers": numbers, "copy_name": _copy_name(request), "looked": looked(request)}
    return render(request, "web/project/overview.html", context)


@for_members(Role.READER, *READ)
def picture(request: ProjectRequest) -> HttpResponse:
    """The state of the glossary as a picture, for the front page: it takes a moment in large projects."""
    return render(request, "web/project/picture.html", {"picture": picture_of(request.project)})


@for_members(Role.OWNER, *FORM)
def settings(request: ProjectRequest) -> HttpResponse:
    """Name, language, engine, members, reference glossaries and webhooks."""
    stored = Project.objects.get(pk=request.project.pk)
    form = SettingsForm(request.POST or None, instance=stored, user=request.user)
    if form.is_valid() and _changed(request, form):
        messages.success(request, _("Saved."))
        return redirect("web:settings", request.project.pk)
    context: dict[str, Any] = {
        "form": form,
        "members": Membership.objects.filter(project=request.project).select_related("user").order_by("user__username"),
        "member_form": MemberForm(auto_id="member_%s"),
        "references": references_of(request.project),
        "choosable": list(to_choose(request.project, request.user)),
        **addresses_of(request, publication_of(request.project)),
        "webhooks": Webhook.objects.filter(project=request.project),
        "webhook_form": NewWebhookForm(auto_id="webhook_%s"),
        "clone_form": NameForm(initial={"name": _copy_name(request)}, user=request.user, auto_id="clone_%s"),
    }
    return render(request, "web/project/settings.html", context, status=422 if form.errors else 200)


def _changed(request: ProjectRequest, form: SettingsForm) -> bool:
    """Save what somebody changed; False where somebody else did meanwhile, which the form then says."""
    values = {name: form.cleaned_data[name] for name in form.changed_data}
    try:
        projects.change(request.project, by=request.user, begun=begun(form), **values)
    except ChangedMeanwhile as other:
        form.add_error(other.field, tell_meanwhile(form, other.field, other.now, who(request, other)))
        return False
    return True


def _copy_name(request: ProjectRequest) -> str:
    name = f"{request.project.name} (copy)"[:LONGEST_NAME]
    return untaken(name, projects.names_seen_by(request.user), longest=LONGEST_NAME)


@for_members(Role.READER, *WRITE)
def clone(request: ProjectRequest) -> HttpResponse:
    """A copy that belongs to whoever makes it. Readers may: they can read all that it holds."""
    form = NameForm(request.POST, user=request.user)
    if not form.is_valid():
        return render(request, "web/project/name_form.html", {"form": form}, status=422)
    copy = cloning.clone(request.project, form.cleaned_data["name"], by=request.user)
    messages.success(
        request,
        _("This is the copy of %(project)s. Start a run to find its definitions.") % {"project": request.project},
    )
    return redirect("web:project", copy.pk)


@for_members(Role.OWNER, *FORM)
def delete(request: ProjectRequest) -> HttpResponse:
    """Ask for the project's name, then delete all of it."""
    form = DeleteForm(request.POST if request.method == "POST" else None, project=request.project)
    if not form.is_valid():
        context = {"form": form, "numbers": numbers_of(request.project)}
        return render(request, "web/project/delete.html", context, status=422 if form.errors else 200)
    projects.delete(request.project, by=request.user)
    messages.success(request, _("%(project)s is deleted.") % {"project": request.project})
    return redirect("web:start")
