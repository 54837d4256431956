"""The form for a token of the API."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.models import Project, TokenScope
from genglossary.models.project import visible_to

_DAYS = [(30, _("30 days")), (90, _("90 days")), (365, _("a year"))]
# Every token may read.
_SCOPES = [(scope.value, scope.label) for scope in TokenScope if scope != TokenScope.READ]


class TokenForm(forms.Form):
    """The name, the rights and the life of a token that `user` makes."""

    name = forms.CharField(max_length=100, label=_("Name"), help_text=_("For what it is, so that you know it again."))
    scopes = forms.MultipleChoiceField(
        choices=_SCOPES, required=False, label=_("Besides reading it may"), widget=forms.CheckboxSelectMultiple
    )
    project = forms.ModelChoiceField(
        queryset=Project.objects.none(),
        required=False,
        label=_("For"),
        empty_label=_("all projects that I am a member of"),
    )
    days = forms.TypedChoiceField(choices=_DAYS, coerce=int, initial=90, label=_("Good for"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = Project.objects.filter(visible_to(user))  # pyright: ignore
