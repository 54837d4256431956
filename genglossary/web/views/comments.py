"""Comments on the page of an entry and on its card: to say, to change and to delete one's own words."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from genglossary.actions import comments as actions
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.deciding import DecisionRefused
from genglossary.models import Comment, Role, Term
from genglossary.models.definition import fingerprint
from genglossary.models.term import PUBLISHED
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.forms.comments import CommentForm
from genglossary.web.views.glossary import entry_answer


@for_members(Role.READER, *WRITE)
def comment(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Say something about a term."""
    term = get_object_or_404(Term.objects.select_related("preferred"), PUBLISHED, project=request.project, pk=term_id)
    form = CommentForm(data=request.POST)
    return _done(request, term, form, lambda: actions.comment(term, form.cleaned_data["text"], by=request.user))


@for_members(Role.READER, *WRITE)
def edit(request: ProjectRequest, comment_id: int) -> HttpResponse:
    """Say it in other words."""
    said = _mine(request, comment_id)
    # Of a comment that is gone the words are kept in the box for a new one.
    form = CommentForm(None if said.deleted_at else said, request.POST)

    def do() -> None:
        words, seen = form.cleaned_data["text"], form.cleaned_data["seen"] if "seen" in request.POST else None
        actions.edit(said, words, by=request.user, seen=seen)

    return _done(request, said.term, form, do)


@for_members(Role.READER, *WRITE)
def delete(request: ProjectRequest, comment_id: int) -> HttpResponse:
    """Show it no longer."""
    try:
        actions.delete(_mine(request, comment_id), by=request.user)
    except DecisionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The comment is deleted. The history keeps it."))
    return back(request, "glossary")


def _mine(request: ProjectRequest, comment_id: int) -> Comment:
    rows = Comment.objects.filter(term__project=request.project, author=request.user)
    return get_object_or_404(rows.select_related("term__preferred", "term__project"), pk=comment_id)


def _done(request: ProjectRequest, term: Term, form: CommentForm, do: Callable[[], Any]) -> HttpResponse:
    """Do it where `form` is right, and go back; otherwise the page of the entry again, with the form."""
    if form.is_valid():
        try:
            do()
        except DecisionRefused as refusal:
            form.add_error("text", str(refusal))
        except ChangedMeanwhile as other:
            sentence = _("Not saved: you changed it in another tab. It says now: %(text)s – save again to replace it.")
            form.add_error("text", sentence % {"text": other.now})
            form.data = {**form.data.dict(), "seen": fingerprint(other.now)}  # pyright: ignore[reportAttributeAccessIssue]
        else:
            return back(request, "glossary")
    return entry_answer(request, term.preferred or term, form)
