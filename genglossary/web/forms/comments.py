"""The form of a comment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.actions.comments import LONGEST_COMMENT
from genglossary.models import Comment
from genglossary.models.definition import fingerprint
from genglossary.web.forms.terms import LinesField

_BOX = {"rows": 3, "lang": ""}


class CommentForm(forms.Form):
    """A comment on a term, or other words for one that is there; `seen` is the fingerprint of those."""

    text = LinesField(max_length=LONGEST_COMMENT, label=_("Comment"), widget=forms.Textarea(attrs=_BOX))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, comment: Comment | None = None, data: Any = None) -> None:
        shown = {"text": comment.text, "seen": fingerprint(comment.text)} if comment else {}
        super().__init__(data, initial=shown, auto_id=f"comment-{comment.pk if comment else 'new'}-%s")
