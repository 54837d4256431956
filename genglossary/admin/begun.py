"""Change forms of operators that keep what others have saved since they were opened."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from genglossary.web.forms.begun import keep_beginning, tell_meanwhile


class KeepingForm(forms.ModelForm):
    """Saves the fields that somebody changed, and leaves the others as they are stored by now.

    A field that somebody else changed meanwhile is an error, which shows what is stored.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            keep_beginning(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if self.instance.pk and field.show_hidden_initial and name in cleaned:
                self._hold_against(name, field, cleaned)
        return cleaned

    def _hold_against(self, name: str, field: Any, cleaned: dict[str, Any]) -> None:
        stored = self.get_initial_for_field(field, name)
        begun = field.hidden_widget().value_from_datadict(self.data, self.files, self.add_initial_prefix(name))
        if not field.has_changed(stored, begun):
            return
        if name not in self.changed_data:
            cleaned[name] = field.clean(field.prepare_value(stored))
        elif field.has_changed(stored, self[name].data):
            self.add_error(name, tell_meanwhile(self, name, stored, _("somebody else")))
