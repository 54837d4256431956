"""Change forms of operators that keep what others have saved since they were opened.

The page sends with each field what it showed of it; what comes without that, from a program, is taken as it is.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class KeepingForm(forms.ModelForm):
    """Saves the fields that somebody changed, and leaves the others as they are stored by now.

    A field that somebody else changed meanwhile is an error, which shows what is stored.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items() if self.instance.pk else ():
            sent = not self.is_bound or self.add_initial_prefix(name) in self.data
            field.show_hidden_initial = sent and not field.disabled

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
            self._refuse(name, field, stored)

    def _refuse(self, name: str, field: Any, stored: Any) -> None:
        """Show what is stored, and take it for what was seen when it is sent again."""
        shown = field.prepare_value(stored)
        several = shown if isinstance(shown, list) else [shown]
        data: Any = self.data.copy()  # a QueryDict, whose copy can be changed
        data.setlist(self.add_initial_prefix(name), ["" if each is None else each for each in several])
        self.data = data
        said = _("Not saved: %(who)s changed this meanwhile. It says now: %(text)s – save again to replace it.")
        text = _(", ").join(_in_words(field, each) for each in several)
        self.add_error(name, said % {"who": _("somebody else"), "text": text})


def _in_words(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    named = {str(each): str(label) for each, label in getattr(field, "choices", None) or ()}
    return named.get(str(value), "–" if value in (None, "") else str(value))
