"""Forms about glossaries from files: the upload, how the file is read, and what becomes of its rows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from genglossary.actions.importing.steps import Choice, Group
from genglossary.formats.column_names import LANGUAGE_NAMES, NOTHING, OTHERS, PRESETS
from genglossary.formats.columns import FIELDS
from genglossary.formats.sheets import DELIMITERS, ENCODINGS
from genglossary.formats.tables import Choices
from genglossary.readers.entrance import too_large

_PRESETS = [("", _("found by itself")), *((name, preset.label) for name, preset in PRESETS.items())]
_LANGUAGES = list(dict.fromkeys(LANGUAGE_NAMES.values()))
_MEANINGS = [
    *((name, _(label)) for name, label in FIELDS.items()),
    *((f"equivalent:{code}", format_lazy("{words} ({code})", words=_("term"), code=code)) for code in _LANGUAGES),
    (OTHERS, _("notes, as “name: value”")),
    (NOTHING, _("left out")),
]
LABELS: Mapping[Group, Mapping[Choice, str]] = {
    Group.CONFLICT: {
        Choice.MINE: _("keep the project's"),
        Choice.THEIRS: _("take the file's"),
        Choice.BOTH: _("keep both definitions"),
        Choice.SENSE: _("another sense: a new entry"),
    },
    Group.CHANGED: {
        Choice.THEIRS: _("take the file's"),
        Choice.MINE: _("leave as it is"),
        Choice.SENSE: _("another sense: a new entry"),
    },
    Group.NEW: {Choice.THEIRS: _("import"), Choice.MINE: _("leave out")},
}
"""The choices that a group has, and how people call them."""


class FileForm(forms.Form):
    """A glossary from a file of this computer."""

    file = forms.FileField(label=_("File"))
    preset = forms.ChoiceField(label=_("Made with"), choices=_PRESETS, required=False)
    empty_clears = forms.BooleanField(label=_("Empty cells clear what is there"), label_suffix="", required=False)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.MAX_DOCUMENT_BYTES:
            raise forms.ValidationError(too_large(settings.MAX_DOCUMENT_BYTES))
        return file


class ReadingForm(forms.Form):
    """The questions of how a table is read: its columns are fields of their own, "column-0" and so on."""

    encoding = forms.ChoiceField(required=False)
    delimiter = forms.ChoiceField(required=False, label=_("Between cells"))
    header = forms.ChoiceField(
        required=False,
        label=_("First row"),
        choices=[("", _("guessed")), ("yes", _("names of columns")), ("no", _("a term"))],
    )
    preset = forms.ChoiceField(required=False, label=_("Made with"), choices=_PRESETS)
    empty_clears = forms.BooleanField(label=_("Empty cells clear what is there"), label_suffix="", required=False)

    def __init__(self, guess: Mapping[str, Any], choices: Choices, data: Any = None) -> None:
        self.guess = guess
        header = {None: "", True: "yes", False: "no"}[choices.header]
        initial = {"header": header, "preset": choices.preset or guess.get("preset", "")}
        initial |= {"empty_clears": choices.empty_clears}
        initial |= {"encoding": guess.get("encoding", ""), "delimiter": guess.get("delimiter", "")}
        super().__init__(data, initial=initial)
        known = [guess["encoding"], *(each for each in ENCODINGS if each != guess["encoding"])]
        self.fields["encoding"].choices = [(each, each) for each in known if each]  # pyright: ignore[reportAttributeAccessIssue]
        self.fields["delimiter"].choices = [(sign, _(words)) for sign, words in DELIMITERS.items()]  # pyright: ignore[reportAttributeAccessIssue]
        for at, (name, meaning) in enumerate(zip(guess["names"], guess["columns"], strict=True)):
            options = _MEANINGS if meaning in dict(_MEANINGS) else [(meaning, _told(meaning)), *_MEANINGS]
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=_label(at, name, guess), choices=options, initial=meaning
            )

    @property
    def tool(self) -> str:
        """The tool that the table is taken to be of, by its name; "" for none."""
        preset = PRESETS.get(self.initial["preset"])
        return preset.label if preset else ""

    @property
    def columns(self) -> list[tuple[Any, str]]:
        """The field of each column with an example of what is in it."""
        return [(self[f"column-{at}"], example) for at, example in enumerate(self.guess["examples"])]

    def reading(self, before: Choices) -> Choices:
        """The choices of somebody who saw the file read by `before`: of columns, unless they are others by now."""
        said = self.cleaned_data
        others = any(said[name] != self.initial[name] for name in ("encoding", "delimiter", "header", "preset"))
        columns = {} if others else {str(at): said[f"column-{at}"] for at in range(len(self.guess["columns"]))}
        return Choices(
            preset=said["preset"],
            encoding=said["encoding"] if said["encoding"] != self.initial["encoding"] else before.encoding,
            delimiter=said["delimiter"] if said["delimiter"] != self.initial["delimiter"] else before.delimiter,
            header={"yes": True, "no": False}.get(said["header"]),
            columns=columns,
            empty_clears=said["empty_clears"],
        )


def _label(at: int, name: str, guess: Mapping[str, Any]) -> str:
    """The name of a column, its number where the table has no names."""
    return name if guess["has_header"] else gettext("column %(n)d") % {"n": at + 1}


def _told(meaning: str) -> str:
    field, _, language = meaning.partition(":")
    return f"{gettext(FIELDS.get(field, field))} ({language})"


def chosen_groups(data: Mapping[str, str]) -> dict[str, str]:
    """The choices for groups in a form that was sent; what is none is left out."""
    found = {group: data.get(f"group-{group}", "") for group in LABELS}
    return {group.value: choice for group, choice in found.items() if choice in LABELS[group]}


def chosen_rows(data: Mapping[str, str]) -> dict[int, str]:
    """The choices for single rows, by their ids."""
    named = {key.removeprefix("row-"): value for key, value in data.items() if key.startswith("row-")}
    known = ("", *(choice.value for choice in Choice))
    return {int(pk): value for pk, value in named.items() if pk.isdecimal() and len(pk) < 19 and value in known}
