"""Forms about documents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.readers import SUFFIXES, suffix_of
from genglossary.readers.entrance import refusal
from genglossary.web.uploads import name_of


class PasteForm(forms.Form):
    """Text from the clipboard as a document. A name without a known suffix becomes one of Markdown."""

    name = forms.CharField(max_length=900, label=_("Name"))
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 16}), label=_("Text"), strip=False)

    def clean_name(self) -> str:
        given = self.cleaned_data["name"]
        try:
            name = name_of(given if suffix_of(given) in SUFFIXES else f"{given}.md")
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
        if reason := refusal(name):
            raise forms.ValidationError(reason)
        return name
