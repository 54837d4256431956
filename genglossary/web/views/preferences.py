"""Language and time zone: the switch in the foot of pages, and the settings of a user."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_POST

from genglossary.actions.preferences import choose
from genglossary.web import refusals
from genglossary.web.access import FORM, WRITE, UserRequest, came_from, signed_in
from genglossary.web.forms.preferences import LanguageForm, PreferencesForm
from genglossary.web.forms.review import KeysForm
from genglossary.web.review_keys import USUAL, keys_of
from genglossary.web.visitor import preferences_of, remember_language


@signed_in(*FORM)
def preferences(request: UserRequest) -> HttpResponse:
    """Show and change what the user chose for all their browsers."""
    kept = preferences_of(request)
    form = PreferencesForm(
        request.POST or None, initial={name: getattr(kept, name) for name in PreferencesForm.base_fields}
    )
    if not form.is_valid():
        return render(request, "web/preferences.html", {"form": form}, status=422 if form.is_bound else 200)
    choose(by=request.user, **form.cleaned_data)
    return _saved(request, form.cleaned_data["language"])


def _saved(request: UserRequest, language: str) -> HttpResponse:
    """Say so in the language that was chosen."""
    with override(language or None):
        messages.success(request, gettext("Your settings are saved."))
    response = redirect("web:preferences")
    if language:
        remember_language(response, language)
    return response


@signed_in(*FORM)
def keys(request: UserRequest) -> HttpResponse:
    """Show and change the keys of the review queue; with `usual` they are the usual ones again."""
    kept = preferences_of(request)
    if "usual" in request.POST:
        choose(by=request.user, review_keys={}, keys_off=False)
        return redirect("web:keys")
    now = keys_of(kept) or {**USUAL, **kept.review_keys}
    form = KeysForm(request.POST or None, initial={**now, "keys_off": kept.keys_off})
    if not form.is_valid():
        return render(request, "web/keys.html", {"form": form}, status=422 if form.is_bound else 200)
    chosen = {name: form.cleaned_data[name] for name, key in USUAL.items() if form.cleaned_data[name] != key}
    choose(by=request.user, review_keys=chosen, keys_off=form.cleaned_data["keys_off"])
    messages.success(request, gettext("Your settings are saved."))
    return redirect("web:keys")


@signed_in(*WRITE)
def glossary_order(request: UserRequest) -> HttpResponse:
    """Keep whether entries with a definition come first in glossaries that this user reads; back to the page."""
    choose(by=request.user, defined_first=request.POST.get("defined_first") == "1")
    return redirect(came_from(request) or "web:start")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Switch to a language, for this browser and for the user who is signed in; back to the page."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return refusals.bad_request(request, ValueError("language"))
    language = form.cleaned_data["language"]
    if request.user.is_authenticated:
        choose(by=request.user, language=language)
    response = HttpResponseRedirect(came_from(request) or reverse("web:start"))
    remember_language(response, language)
    return response
