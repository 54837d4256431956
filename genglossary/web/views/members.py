"""The members of a project: owners decide."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from genglossary.actions import members
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.models import Role
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.forms.projects import MemberForm
from genglossary.web.table import who


@for_members(Role.OWNER, *WRITE)
def set_role(request: ProjectRequest) -> HttpResponse:
    """Add somebody, or change what they may do."""
    form = MemberForm(request.POST)
    if not form.is_valid():
        return render(request, "web/project/member_form.html", {"form": form}, status=422)
    user, role = form.cleaned_data["user"], form.cleaned_data["role"]
    seen = form.cleaned_data["seen"] if "seen" in request.POST else None
    try:
        members.set_role(request.project, user, role, by=request.user, seen=seen)
    except ChangedMeanwhile as other:
        messages.warning(request, _meanwhile(request, user, other))
    except members.LastOwner as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(user)s is %(role)s now.") % {"user": user, "role": role})
    return redirect("web:settings", request.project.pk)


def _meanwhile(request: ProjectRequest, user: User, other: ChangedMeanwhile) -> str:
    said = _gaps(request, user, other)
    if other.now:
        return _("Not saved: %(who)s made %(user)s %(role)s meanwhile. Set it again if you are sure.") % said
    return _("Not saved: %(who)s removed %(user)s meanwhile. Add them again if you are sure.") % said


def _gaps(request: ProjectRequest, user: User, other: ChangedMeanwhile) -> dict[str, Any]:
    return {"who": who(request, other), "user": user, "role": Role(other.now).label if other.now else ""}


@for_members(Role.OWNER, *WRITE)
def remove(request: ProjectRequest, user_id: int) -> HttpResponse:
    """End a membership; owners may end their own, if another one stays."""
    user = get_object_or_404(User, memberships__project=request.project, pk=user_id)
    try:
        members.remove(request.project, user, by=request.user, seen=request.POST.get("seen"))
    except ChangedMeanwhile as other:
        said = _("Not removed: %(who)s made %(user)s %(role)s meanwhile. Remove them again if you are sure.")
        messages.warning(request, said % _gaps(request, user, other))
        return redirect("web:settings", request.project.pk)
    except members.LastOwner as error:
        messages.error(request, str(error))
        return redirect("web:settings", request.project.pk)
    messages.success(
        request, _("%(user)s is no member of %(project)s any more.") % {"user": user, "project": request.project}
    )
    return redirect("web:start") if user == request.user else redirect("web:settings", request.project.pk)
