"""The page of what concerns somebody: others mentioned them, gave them terms, or decided about what they proposed."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from genglossary.actions.notices import notices_of, read
from genglossary.web.access import FORM, UserRequest, signed_in

NOTICES_A_PAGE = 50
# Read along with notices: the list names them.
NAMED = ("term__project", "comment", "definition", "by")


@signed_in(*FORM)
def notices(request: UserRequest) -> HttpResponse:
    """Everything for me, what I have not read marked; with POST all of it is read."""
    if request.method == "POST":
        read(request.user)
        return redirect("web:notices")
    page = Paginator(notices_of(request.user).select_related(*NAMED), NOTICES_A_PAGE)
    shown = page.get_page(request.GET.get("page"))
    return render(request, "web/notices/page.html", {"page": shown, "notices": shown})
