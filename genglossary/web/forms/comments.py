"""Forms of what any member may say about an entry: a comment, a proposed definition or term of another language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.actions.comments import LONGEST_COMMENT
from genglossary.actions.proposals import LONGEST_PROPOSAL
from genglossary.models import Comment
from genglossary.models.definition import fingerprint
from genglossary.models.term import LONGEST_LANGUAGE, LONGEST_TERM
from genglossary.web.forms.terms import LinesField

_BOX = {"rows": 3, "lang": ""}


class CommentForm(forms.Form):
    """A comment on a term, or other words for one that is there; `seen` is the fingerprint of those."""

    text = LinesField(max_length=LONGEST_COMMENT, label=_("Comment"), widget=forms.Textarea(attrs=_BOX))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, comment: Comment | None = None, data: Any = None) -> None:
        shown = {"text": comment.text, "seen": fingerprint(comment.text)} if comment else {}
        super().__init__(data, initial=shown, auto_id=f"comment-{comment.pk if comment else 'new'}-%s")


class ProposalForm(forms.Form):
    """A definition that waits for somebody who may edit, and where it was taken from."""

    text = LinesField(max_length=LONGEST_PROPOSAL, label=_("Definition"), widget=forms.Textarea(attrs=_BOX))
    source = forms.CharField(max_length=2000, required=False, widget=forms.TextInput(attrs={"lang": ""}))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="proposal-%s")


class ProposedEquivalentForm(forms.Form):
    """A term of another language that waits for somebody who may edit, and a remark for them."""

    language = forms.CharField(
        max_length=LONGEST_LANGUAGE, widget=forms.TextInput(attrs={"size": 6, "autocomplete": "off"})
    )
    text = forms.CharField(
        max_length=LONGEST_TERM, label=_("Term"), widget=forms.TextInput(attrs={"lang": "", "autocomplete": "off"})
    )
    notes = LinesField(max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2, "lang": ""}))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="proposed-equivalent-%s")
