"""Forms about projects and their members."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from genglossary.actions.naming import composed
from genglossary.actions.projects import names_seen_by
from genglossary.models import ModelConnection, Project, Role
from genglossary.web.forms.begun import keep_beginning

LONGEST_NAME = 200


class NameForm(forms.Form):
    """The name of a project that is to be made: one that no other project of `user` has."""

    name = forms.CharField(max_length=LONGEST_NAME, label=_("Name"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_name(self) -> str:
        return _untaken(self.cleaned_data["name"], self._user)


def _untaken(name: str, user: Any) -> str:
    """`name` in the form in which it is stored. Two projects of one name could not be told apart in lists."""
    name = composed(name)
    if name.casefold() in {each.casefold() for each in names_seen_by(user)}:
        raise forms.ValidationError(_("There is a project of this name already: choose another one."))
    return name


class ConnectionField(forms.ModelChoiceField):
    """The connections that operators allow, and the one that is chosen, whatever became of it."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.model})" + ("" if obj.enabled else ", disabled by an operator")


class SettingsForm(forms.ModelForm):
    connection = ConnectionField(
        queryset=ModelConnection.objects.none(),
        required=False,
        label=_("Who judges"),
        empty_label=_("the built-in engine: quotes the documents, asks nobody"),
        help_text=_("A language model is sent passages of the documents. Operators decide which ones there are."),
    )

    class Meta:
        model = Project
        fields = ("name", "language", "max_terms", "connection")
        labels = {"name": _("Name"), "language": _("Language"), "max_terms": _("Most entries")}
        help_texts = {
            "language": _("In which a language model is asked. Documents are read in whatever they are written.")
        }
        widgets = {
            "language": forms.Select(
                choices=[("", _("found by itself")), ("en", "English"), ("ja", "Japanese · 日本語")],
            )
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        keep_beginning(self)
        self.fields["max_terms"].widget.attrs["min"] = 1
        allowed = ModelConnection.objects.filter(Q(enabled=True) | Q(pk=self.instance.connection_id)).order_by("name")
        self.fields["connection"].queryset = allowed  # pyright: ignore[reportAttributeAccessIssue]
        if self.instance.language not in ("", "en", "ja"):
            self.fields["language"].widget.choices += [(self.instance.language, self.instance.language)]  # pyright: ignore

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        return _untaken(name, self._user) if composed(name) != self.initial["name"] else name


class DeleteForm(forms.Form):
    """The name of the project, typed again."""

    name = forms.CharField(label=_("Type the name of the project to delete it"))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._project = project

    def clean_name(self) -> str:
        if composed(self.cleaned_data["name"].strip()) != composed(self._project.name.strip()):
            raise forms.ValidationError(_("This is not the name of the project."))
        return self._project.name


class MemberForm(forms.Form):
    """Somebody with an account, and what they may do. `seen` is what they might do when the page was shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    user = forms.CharField(max_length=150, label=_("User name"))
    role = forms.ChoiceField(choices=[(role.value, role.label) for role in Role], label=_("Role"), initial=Role.READER)

    def clean_user(self) -> User:
        try:
            return User.objects.get(username=self.cleaned_data["user"], is_active=True)
        except User.DoesNotExist:
            raise forms.ValidationError(_("There is no account with this user name.")) from None
