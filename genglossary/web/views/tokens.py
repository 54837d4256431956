"""The tokens with which somebody's programs ask the API: made, shown once, revoked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from genglossary.actions import tokens as actions
from genglossary.models import ApiToken
from genglossary.web.access import FORM, WRITE, UserRequest, signed_in
from genglossary.web.forms.tokens import TokenForm


@signed_in(*FORM)
def tokens(request: UserRequest) -> HttpResponse:
    """My tokens, and a form for one more. The answer to the form is the only page that ever has the secret."""
    form, secret = TokenForm(request.POST or None, user=request.user), ""
    if form.is_valid():
        _, secret = actions.make(request.user, **form.cleaned_data)
        form = TokenForm(user=request.user)
    mine = ApiToken.objects.filter(user=request.user).select_related("project")
    good = set(actions.good_tokens().filter(user=request.user).values_list("pk", flat=True))
    context = {"form": form, "secret": secret, "tokens": mine, "good": good}
    response = render(request, "web/tokens.html", context, status=422 if form.errors else 201 if secret else 200)
    response["Cache-Control"] = "no-store"
    return response


@signed_in(*WRITE)
def revoke(request: UserRequest, token_id: int) -> HttpResponse:
    """End one of my tokens."""
    token = get_object_or_404(ApiToken, user=request.user, pk=token_id)
    actions.revoke(token)
    messages.success(request, _("The token %(token)s is revoked.") % {"token": token})
    return redirect("web:tokens")
