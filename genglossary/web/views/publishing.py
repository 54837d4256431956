"""The page where owners show the glossary to everybody, and find what to put into pages of their own."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from genglossary.actions import publishing
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.publishing import FIELDS
from genglossary.models import PublicGlossary, Role
from genglossary.web.access import FORM, ProjectRequest, for_members
from genglossary.web.forms.begun import begun, tell_meanwhile
from genglossary.web.forms.publishing import PublishingForm
from genglossary.web.table import who


@for_members(Role.OWNER, *FORM)
def publish(request: ProjectRequest) -> HttpResponse:
    """Decide what everybody sees, and under which address."""
    stored = publishing.publication_of(request.project)
    form = PublishingForm(request.POST or None, instance=stored, project=request.project)
    if form.is_valid() and _published(request, form):
        messages.success(request, _("Saved."))
        return redirect("web:publish", request.project.pk)
    shown = publishing.publication_of(request.project)
    context = {"form": form, **addresses_of(request, shown)}
    return render(request, "web/project/publishing.html", context, status=422 if form.errors else 200)


def _published(request: ProjectRequest, form: PublishingForm) -> bool:
    """Save what somebody changed; what they left alone stays as it is stored, whoever changed that."""
    stored = publishing.publication_of(request.project)
    left_alone = {name for name in FIELDS if stored.pk and name not in form.changed_data}
    values = form.cleaned_data | {name: getattr(stored, name) for name in left_alone}
    try:
        publishing.publish(request.project, by=request.user, begun=begun(form), **values)
    except ChangedMeanwhile as other:
        form.add_error(other.field, tell_meanwhile(form, other.field, other.now, who(request, other)))
        return False
    except publishing.AddressTaken:
        form.add_error("slug", _("Another glossary has, or had, this address: choose another one."))
        return False
    return True


def addresses_of(request: ProjectRequest, shown: PublicGlossary) -> dict[str, Any]:
    """Addresses of the glossary and its data for everybody, and the line that calls its script; none while it is not
    public."""
    if not shown.enabled:
        return {}
    there = {name: reverse(f"public:{name}", args=[shown.slug]) for name in ("glossary", "script", "terms")}
    found = {name: request.build_absolute_uri(path) for name, path in there.items()}
    return {**found, "snippet": f'<script src="{found["script"]}" defer></script>'}
