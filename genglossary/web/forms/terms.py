"""Forms about terms: what people decide, one by one or about many."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from genglossary.models import Category, Project, SpellingUsage, Term
from genglossary.models.term import LONGEST_TERM, same_designation

DECISIONS = {"accept": _("Accept"), "exclude": _("Exclude"), "require": _("Require"), "reopen": _("Leave to runs")}
# Before something is done to all that match.
ASKED = {
    "accept": ngettext_lazy("Accept %(n)d term?", "Accept %(n)d terms?", "n"),
    "exclude": ngettext_lazy("Exclude %(n)d term?", "Exclude %(n)d terms?", "n"),
    "require": ngettext_lazy("Require %(n)d term?", "Require %(n)d terms?", "n"),
    "reopen": ngettext_lazy("Leave %(n)d term to runs?", "Leave %(n)d terms to runs?", "n"),
    "categorise": ngettext_lazy("Set the category of %(n)d term?", "Set the category of %(n)d terms?", "n"),
    "spell": ngettext_lazy("Set the usage of %(n)d term?", "Set the usage of %(n)d terms?", "n"),
    "assign": ngettext_lazy("Assign %(n)d term?", "Assign %(n)d terms?", "n"),
    "merge": ngettext_lazy("Merge %(n)d term?", "Merge %(n)d terms?", "n"),
}
CATEGORIES = [(category.value, category.label) for category in Category]
USAGES = [("", _("undecided")), *((usage.value, usage.label) for usage in SpellingUsage)]


def choices_of_rows() -> dict[str, Any]:
    """The choices that each row of a table offers, put into the reader's language once for all of them."""
    return {
        "categories": _worded(CATEGORIES),
        "decisions": {value: str(label) for value, label in DECISIONS.items()},
        "usages": _worded(USAGES),
    }


LONGEST_NOTES = 20_000


def _worded(choices: Iterable[tuple[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((value, str(label)) for value, label in choices)


class AddForm(forms.Form):
    """A term by hand."""

    text = forms.CharField(max_length=LONGEST_TERM, label=_("Term"))


class LinesField(forms.CharField):
    """Text with lines, whatever a browser ends them with."""

    def clean(self, value: Any) -> str:
        return super().clean(value).replace("\r\n", "\n")


class DecideForm(forms.Form):
    """A decision about one term: its status, its category or its usage. `seen` is what the page showed."""

    decision = forms.ChoiceField(choices=list(DECISIONS.items()), required=False)
    category = forms.ChoiceField(choices=[("", _("undecided")), *CATEGORIES], required=False)
    usage = forms.ChoiceField(choices=USAGES, required=False)
    seen = forms.CharField(required=False)


class NotesForm(forms.Form):
    """Notes, and the fingerprint of those that they take the place of, or that are to stay beside them (`both`)."""

    notes = LinesField(required=False, max_length=LONGEST_NOTES, strip=False)
    seen = forms.CharField(required=False)
    both = forms.CharField(required=False)


class BulkForm(forms.Form):
    """A decision about many terms: those that are ticked, or all that match the filters of the page."""

    do = forms.ChoiceField(
        choices=[
            *DECISIONS.items(),
            ("categorise", _("Set category")),
            ("spell", _("Set usage")),
            ("assign", _("Assign")),
            ("merge", _("Merge")),
        ]
    )
    which = forms.ChoiceField(choices=[("ticked", _("the ticked ones")), ("matching", _("all that match"))])
    # How many terms somebody who is sure was told of.
    sure = forms.IntegerField(required=False)
    category = forms.ChoiceField(choices=[("", _("undecided")), *CATEGORIES], required=False)
    usage = forms.ChoiceField(choices=USAGES, required=False)
    into = forms.CharField(required=False, max_length=LONGEST_TERM)
    # The newest change when the table was shown.
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)
    to = forms.CharField(required=False, max_length=150)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._project = project

    def clean_into(self) -> Term | None:
        """The preferred term, by its text; None where none is named."""
        if not (text := self.cleaned_data["into"]):
            return None
        found = same_designation(self._project, text)
        if found is None:
            raise forms.ValidationError(gettext("There is no term “%(text)s” to merge into.") % {"text": text})
        return found

    def clean_to(self) -> User | None:
        """The member with that user name; None for nobody."""
        return member_called(self._project, self.cleaned_data["to"])


def member_called(project: Project, name: str) -> User | None:
    """The member with that user name, None for no name. Raises ValidationError where there is no such member."""
    found = User.objects.filter(memberships__project=project, username=name, is_active=True).first()
    if name and found is None:
        raise forms.ValidationError(gettext("%(user)s is no member of this project.") % {"user": name})
    return found


class AssignForm(forms.Form):
    """The member that one term is assigned to, by their user name; empty for nobody."""

    to = forms.CharField(required=False, max_length=150)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._project = project

    def clean_to(self) -> User | None:
        return member_called(self._project, self.cleaned_data["to"])


class DefinitionForm(forms.Form):
    """A definition in a person's words, its source, and the fingerprint of the one that they began with."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    text = LinesField(max_length=20_000, widget=forms.Textarea(attrs={"rows": 4, "lang": ""}), label=_("Definition"))
    source = forms.CharField(max_length=2000, required=False)
