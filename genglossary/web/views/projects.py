"""Pages of projects: all of mine, one at a glance, its settings, its copy and its end."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from genglossary.actions import clone as cloning
from genglossary.actions import projects
from genglossary.models import Membership, Project, Role
from genglossary.web import uploads
from genglossary.web.access import FORM, READ, WRITE, ProjectRequest, UserRequest, for_members, signed_in
from genglossary.web.forms.projects import LONGEST_NAME, DeleteForm, MemberForm, NameForm, SettingsForm
from genglossary.web.numbers import numbers_of, with_counts

PROJECTS_A_PAGE = 50


@signed_in(*READ)
def start(request: UserRequest) -> HttpResponse:
    """My projects, and the box to drop files on."""
    page = Paginator(with_counts(request.user), PROJECTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/start.html", {"page": page, "form": NameForm()})


@signed_in(*WRITE)
def create(request: UserRequest) -> HttpResponse:
    """Make a project, with the files that came along. A script, which sends files later, is told where to."""
    files = request.FILES.getlist("files")
    form = NameForm({"name": request.POST.get("name", "").strip() or _name_after(files)})
    if not form.is_valid():
        return render(request, "web/project/name_form.html", {"form": form}, status=422)
    project = projects.create(form.cleaned_data["name"], by=request.user)
    if request.accepts("text/html"):
        return _with_files(request, project, files)
    here = reverse("web:documents", args=[project.pk])
    return JsonResponse({"page": here, "upload": reverse("web:upload", args=[project.pk])}, status=201)


def _with_files(request: UserRequest, project: Project, files: list[UploadedFile]) -> HttpResponse:
    if not files:
        return redirect("web:project", project.pk)
    added = uploads.add(project, files, [], by=request.user)
    request.project, request.role = project, Role.OWNER  # pyright: ignore[reportAttributeAccessIssue]
    return render(request, "web/documents/uploaded.html", {"added": added})


def _name_after(files: list[UploadedFile]) -> str:
    """The first file's name without its suffix, as much of it as a project's name may have."""
    name = (files[0].name or "") if files else ""
    return (name.rpartition(".")[0] or name)[:LONGEST_NAME]


@for_members(Role.READER, *READ)
def project(request: ProjectRequest) -> HttpResponse:
    """A project at a glance, and what to do next."""
    return render(request, "web/project/overview.html", {"numbers": numbers_of(request.project)})


@for_members(Role.OWNER, *FORM)
def settings(request: ProjectRequest) -> HttpResponse:
    """Name, language, engine and members."""
    stored = Project.objects.get(pk=request.project.pk)
    form = SettingsForm(request.POST or None, instance=stored)
    if form.is_valid():
        projects.change(request.project, by=request.user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("web:settings", request.project.pk)
    context: dict[str, Any] = {
        "form": form,
        "members": Membership.objects.filter(project=request.project).select_related("user").order_by("user__username"),
        "member_form": MemberForm(auto_id="member_%s"),
        "clone_form": NameForm({"name": f"{request.project.name} (copy)"[:200]}, auto_id="clone_%s"),
    }
    return render(request, "web/project/settings.html", context, status=422 if form.errors else 200)


@for_members(Role.READER, *WRITE)
def clone(request: ProjectRequest) -> HttpResponse:
    """A copy that belongs to whoever makes it. Readers may: they can read all that it holds."""
    form = NameForm(request.POST)
    if not form.is_valid():
        return render(request, "web/project/name_form.html", {"form": form}, status=422)
    copy = cloning.clone(request.project, form.cleaned_data["name"], by=request.user)
    messages.success(request, f"This is the copy of {request.project}. Start a run to find its definitions.")
    return redirect("web:project", copy.pk)


@for_members(Role.OWNER, *FORM)
def delete(request: ProjectRequest) -> HttpResponse:
    """Ask for the project's name, then delete all of it."""
    form = DeleteForm(request.POST if request.method == "POST" else None, project=request.project)
    if not form.is_valid():
        context = {"form": form, "numbers": numbers_of(request.project)}
        return render(request, "web/project/delete.html", context, status=422 if form.errors else 200)
    projects.delete(request.project, by=request.user)
    messages.success(request, f"{request.project} is deleted.")
    return redirect("web:start")
