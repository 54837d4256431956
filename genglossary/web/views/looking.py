"""Having seen what others changed."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from genglossary.actions import looking
from genglossary.models import Role
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.back import back


@for_members(Role.READER, *WRITE)
def seen_all(request: ProjectRequest) -> HttpResponse:
    """Note that everything was seen that the page, made at `upto`, could tell of: what came later is still marked."""
    upto = _moment(request.POST.get("upto", ""))
    if upto:
        looking.seen_all(request.project, request.user, upto)
        messages.success(request, _("Nothing is marked as changed any more."))
    return back(request, "project")


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and is_aware(found) else None
