"""Forms that keep what they began with, so that of two people the second sees what the first has saved meanwhile.

They show their fields with hidden initials (`show_hidden_initial`), which come back with what is typed.
"""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def keep_beginning(form: forms.BaseForm) -> None:
    """Have the page send what it showed of every field. What comes without that, from a program, is taken as it is."""
    for name, field in form.fields.items():
        field.show_hidden_initial = not form.is_bound or form.add_initial_prefix(name) in form.data


def begun(form: forms.BaseForm) -> dict[str, Any]:
    """The fields that somebody changed, with the values that the page had shown."""
    shown: dict[str, Any] = {}
    for name in form.changed_data:
        field = form.fields[name]
        sent: Any = field.hidden_widget().value_from_datadict(form.data, {}, form.add_initial_prefix(name))
        if sent not in (None, []):
            try:
                shown[name] = field.to_python(sent.replace("\r\n", "\n") if isinstance(sent, str) else sent)
            except ValidationError:  # no page of ours has shown it
                continue
    return shown


def tell_meanwhile(form: forms.BaseForm, name: str, now: Any, who: str) -> str:
    """Take what is stored of a field (`now`) for what somebody has seen of it; the sentence that tells them."""
    field = form.fields[name]
    shown = field.prepare_value(now)
    data: Any = form.data.copy()  # a QueryDict, whose copy can be changed
    data.setlist(form.add_initial_prefix(name), shown if isinstance(shown, list) else [shown or ""])
    form.data = data
    said = _("Not saved: %(who)s changed this meanwhile. It says now: %(text)s – save again to replace it.")
    return said % {"who": who, "text": _in_words(field, now)}


def _in_words(field: forms.Field, now: Any) -> str:
    if isinstance(now, bool):
        return _("yes") if now else _("no")
    choices: Any = getattr(field, "choices", None) or getattr(field.widget, "choices", ())
    named = {str(value): str(label) for value, label in choices}
    if isinstance(now, list):
        return _(", ").join(named.get(each, each) for each in cast("list[str]", now))
    shown = field.prepare_value(now)
    return named.get("" if shown is None else str(shown)) or str(now or "–")
