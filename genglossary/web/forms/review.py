"""The form of a card in the review queue: one decision, with what it needs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.models import Category
from genglossary.models.term import LONGEST_TERM
from genglossary.web.forms.terms import LONGEST_NOTES, LinesField
from genglossary.web.review_keys import LABELS, USUAL

DECISIONS = (
    *("accept", "exclude", "require", "define", "take", "merge", "note", "skip", "fine", "accept_all", "exclude_all"),
    "categorise",
)


class ReviewForm(forms.Form):
    """`seen`, `defined` and `noted` are what the card showed: the decision, and fingerprints of both texts."""

    do = forms.ChoiceField(choices=[(name, name) for name in DECISIONS], required=False)
    category = forms.ChoiceField(choices=Category.choices, required=False)
    seen = forms.CharField(required=False)
    text = LinesField(max_length=20_000, required=False)
    source = forms.CharField(max_length=2000, required=False)
    defined = forms.CharField(required=False)
    take = forms.CharField(required=False, max_length=60)
    into = forms.CharField(required=False, max_length=LONGEST_TERM)
    notes = LinesField(required=False, max_length=LONGEST_NOTES, strip=False)
    noted = forms.CharField(required=False)

    @property
    def decision(self) -> str:
        """The name of the decision: a button of a category is one by itself."""
        return "categorise" if self.cleaned_data["category"] else self.cleaned_data["do"]


class KeysForm(forms.Form):
    """A key for everything that the queue does."""

    keys_off = forms.BooleanField(required=False, label=_("No keys: only buttons"), label_suffix="")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # pyright: ignore[reportArgumentType]
        for name in USUAL:
            widget = forms.TextInput(attrs={"size": 2, "autocomplete": "off", "autocapitalize": "off"})
            self.fields[name] = forms.CharField(max_length=1, label=LABELS[name], widget=widget, label_suffix="")

    def clean(self) -> dict[str, object]:
        """Every key does one thing; digits are the categories, and ? is the list of keys."""
        chosen = {name: self.cleaned_data.get(name, "") for name in USUAL}
        for name, key in chosen.items():
            if key.isdigit() or key in ("?", " "):
                self.add_error(name, _("This key does something else."))
            elif key and list(chosen.values()).count(key) > 1:
                self.add_error(name, _("This key is here twice."))
        return self.cleaned_data
