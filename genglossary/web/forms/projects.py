"""Forms about projects and their members."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from genglossary.models import ModelConnection, Project, Role


class NameForm(forms.Form):
    """The name of a project that is to be made."""

    name = forms.CharField(max_length=200, label="Name")


class SettingsForm(forms.ModelForm):
    class Meta:
        model = Project
        fields = ("name", "language", "max_terms", "connection")
        labels = {"connection": "Language model", "max_terms": "Most entries"}
        widgets = {
            "language": forms.Select(
                choices=[("", "found by itself"), ("en", "English"), ("ja", "Japanese · 日本語")],
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["connection"].queryset = ModelConnection.objects.filter(enabled=True)  # pyright: ignore
        self.fields["connection"].empty_label = "none: quote the documents"  # pyright: ignore
        if self.instance.language not in ("", "en", "ja"):
            self.fields["language"].widget.choices += [(self.instance.language, self.instance.language)]  # pyright: ignore


class DeleteForm(forms.Form):
    """The name of the project, typed again."""

    name = forms.CharField(label="Type the name of the project to delete it")

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._project = project

    def clean_name(self) -> str:
        if self.cleaned_data["name"].strip() != self._project.name.strip():
            raise forms.ValidationError("This is not the name of the project.")
        return self._project.name


class MemberForm(forms.Form):
    """Somebody with an account, and what they may do."""

    user = forms.CharField(max_length=150, label="User name")
    role = forms.ChoiceField(choices=[(role.value, role.label.lower()) for role in Role], label="Role")

    def clean_user(self) -> User:
        try:
            return User.objects.get(username=self.cleaned_data["user"], is_active=True)
        except User.DoesNotExist:
            raise forms.ValidationError("There is no account with this user name.") from None
