"""The form by which owners show the glossary to everybody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.actions.publishing import is_taken
from genglossary.models import Project, PublicGlossary, Status
from genglossary.models.public_glossary import PUBLIC_STATUSES
from genglossary.web.forms.begun import keep_beginning


class PublishingForm(forms.ModelForm):
    """Whether, where and what everybody sees of the glossary of `project`."""

    statuses = forms.MultipleChoiceField(
        choices=[(status, Status(status).label) for status in PUBLIC_STATUSES],
        widget=forms.CheckboxSelectMultiple,
        label=_("Terms that are shown"),
    )

    class Meta:
        model = PublicGlossary
        fields = ("enabled", "slug", "statuses", "passages", "indexed")
        labels = {
            "enabled": _("Everybody may read the glossary"),
            "slug": _("Address"),
            "passages": _("Also show passages, and the names of documents"),
            "indexed": _("Search engines may list it"),
        }
        help_texts = {
            "slug": _(
                "Small letters, digits and hyphens. After a change the old address is dead: links and pages that use "
                "it stop working."
            ),
            "passages": _("Definitions that are quoted are words of documents too; they are always shown."),
        }

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._project = project
        for name in ("enabled", "passages", "indexed"):
            self.fields[name].label_suffix = ""  # stands beside its box
        keep_beginning(self)

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if is_taken(slug, self._project):
            raise forms.ValidationError(_("Another glossary has, or had, this address: choose another one."))
        return slug
