"""The forms on the page of an entry; one that was refused comes back as it was filled in."""

from typing import Any

from django.forms import Form

from genglossary.actions.comments import comments_of
from genglossary.actions.translations import equivalents_of
from genglossary.models import Term
from genglossary.models.term import PUBLISHED
from genglossary.web.forms.comments import CommentForm, ProposalForm, ProposedEquivalentForm
from genglossary.web.forms.spellings import AddSpellingForm, EquivalentForm, SeeAlsoForm, SpellingForm


def of(term: Term, refused: Form | None = None) -> dict[str, Any]:
    """Make what the templates show: a form for each spelling and each equivalent, and those that add something."""
    spellings = [SpellingForm(each) for each in (term, *term.variants.all())]
    equivalents = [(row, EquivalentForm(row)) for row in equivalents_of(term)]
    return {
        "spellings": [_instead(form, refused) for form in spellings],
        "equivalents": [(row, _instead(form, refused)) for row, form in equivalents],
        "add_spelling": _instead(AddSpellingForm(), refused),
        "add_equivalent": _instead(EquivalentForm(), refused),
        "refer": _instead(SeeAlsoForm(), refused),
        "see_also": _see_also(term),
        "comments": [(each, _instead(CommentForm(each), refused)) for each in comments_of(term)],
        "propose": _instead(ProposalForm(), refused),
        "propose_equivalent": _instead(ProposedEquivalentForm(), refused),
        "add_comment": _instead(CommentForm(), refused),
    }


def _instead(form: Form, refused: Form | None) -> Form:
    """`refused` where it is the same form, of the same thing."""
    same = type(refused) is type(form) and refused is not None and refused.auto_id == form.auto_id
    return refused if same and refused else form


def _see_also(term: Term) -> list[tuple[str, Term]]:
    """Each id with the entry that it leads to."""
    if not term.see_also:
        return []
    terms = Term.objects.filter(PUBLISHED, project=term.project_id, uid__in=term.see_also).select_related("preferred")
    found = {str(each.uid): each.preferred or each for each in terms}
    return [(uid, found[uid]) for uid in term.see_also if uid in found]
