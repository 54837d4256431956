"""Forms of the page of an entry: its spellings, what it is called in other languages, where else to look.

A form that changes something keeps what it began with: only what somebody changed in it is decided.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.actions.changes import ChangedMeanwhile
from genglossary.models import Equivalent, Term, VariantKind
from genglossary.models.term import LONGEST_LANGUAGE, LONGEST_TERM
from genglossary.web.forms.begun import begun, tell_meanwhile
from genglossary.web.forms.terms import USAGES, LinesField

KINDS = [(kind.value, kind.label) for kind in VariantKind]
CAPITALS = [("", _("by the rule")), ("as_written", _("only as written")), ("any", _("in every case"))]
_AS_WRITTEN: Mapping[str, bool | None] = {"": None, "as_written": True, "any": False}
_CAPITALS = {way: name for name, way in _AS_WRITTEN.items()}


class SpellingForm(forms.Form):
    """The decisions about one spelling of an entry."""

    usage = forms.ChoiceField(choices=USAGES, required=False, show_hidden_initial=True)
    kind = forms.ChoiceField(choices=KINDS, required=False, show_hidden_initial=True)
    capitals = forms.ChoiceField(choices=CAPITALS, required=False, show_hidden_initial=True, label=_("Found"))
    exact = forms.BooleanField(required=False, show_hidden_initial=True, label=_("no plural of it is meant"))
    do_not_translate = forms.BooleanField(required=False, show_hidden_initial=True, label=_("stays so in translations"))

    def __init__(self, term: Term, data: Any = None) -> None:
        shown = {"usage": term.usage, "kind": term.variant_kind or VariantKind.SPELLING, "exact": term.exact}
        shown |= {"capitals": _CAPITALS[term.as_written], "do_not_translate": term.do_not_translate}
        super().__init__(data, initial=shown, auto_id=f"spelling-{term.pk}-%s")
        self.term = term
        if term.preferred_id is None:
            del self.fields["kind"]

    def decided(self) -> dict[str, Any]:
        """The fields of the term that somebody changed, with their values."""
        return _of_term({name: self.cleaned_data[name] for name in self.changed_data})

    def seen(self) -> dict[str, Any]:
        """The decisions as the page had shown them."""
        return _of_term(begun(self))

    def tell_meanwhile(self, other: ChangedMeanwhile, who: str) -> str:
        """Let the form go on from what `other` says that is stored; the sentence for whoever is told."""
        if other.field == "as_written":
            return tell_meanwhile(self, "capitals", _CAPITALS[other.now], who)
        return tell_meanwhile(self, "kind" if other.field == "variant_kind" else other.field, other.now, who)


def _of_term(values: dict[str, Any]) -> dict[str, Any]:
    """By the names that the fields have in terms."""
    if "kind" in values:
        values["variant_kind"] = values.pop("kind")
    if "capitals" in values:
        values["as_written"] = _AS_WRITTEN.get(values.pop("capitals"))
    return values


class AddSpellingForm(forms.Form):
    """One more spelling of an entry."""

    text = forms.CharField(
        max_length=LONGEST_TERM, label=_("Spelling"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(choices=KINDS)
    usage = forms.ChoiceField(choices=USAGES, required=False)


class EquivalentForm(forms.Form):
    """A term of another language; unbound, the stored one or an empty one."""

    language = forms.CharField(
        max_length=LONGEST_LANGUAGE, widget=forms.TextInput(attrs={"size": 6, "autocomplete": "off"})
    )
    text = forms.CharField(
        max_length=LONGEST_TERM, label=_("Term"), widget=forms.TextInput(attrs={"lang": "", "autocomplete": "off"})
    )
    usage = forms.ChoiceField(choices=USAGES, required=False)
    reading = forms.CharField(max_length=300, required=False, widget=forms.TextInput(attrs={"lang": ""}))
    definition = LinesField(max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 2, "lang": ""}))
    notes = LinesField(max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 2, "lang": ""}))

    def __init__(self, equivalent: Equivalent | None = None, data: Any = None) -> None:
        of = f"equivalent-{equivalent.pk if equivalent else 'new'}"
        shown = {name: getattr(equivalent, name) for name in self.base_fields} if equivalent else {}
        super().__init__(data, initial=shown, auto_id=f"{of}-%s")
        for field in self.fields.values() if equivalent else ():
            field.show_hidden_initial = True


class SeeAlsoForm(forms.Form):
    """Another entry, by its text."""

    text = forms.CharField(
        max_length=LONGEST_TERM, label=_("Entry"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
