"""The keys of the review queue: the usual ones, and those that somebody chose."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from genglossary.models import Preferences

# What is done → its key; a capital letter is the key with Shift. Digits are the categories, and no choice.
USUAL: Mapping[str, str] = {
    "accept": "a", "exclude": "x", "require": "r", "edit": "e", "take": "d", "merge": "m", "note": "n", "skip": "s",
    "back": "b", "undo": "u", "next": "j", "previous": "k", "fine": "f", "accept_all": "A", "exclude_all": "X",
}  # fmt: skip
LABELS: Mapping[str, str | Promise] = {
    "accept": _("Accept"),
    "exclude": _("Exclude"),
    "require": _("Require"),
    "edit": _("Write the definition"),
    "take": _("Take the chosen passage as the definition"),
    "merge": _("Merge into …"),
    "note": _("Write a note"),
    "skip": _("Skip"),
    "back": _("Back"),
    "undo": _("Undo"),
    "next": _("Next passage"),
    "previous": _("Previous passage"),
    "fine": _("All that the review found is fine"),
    "accept_all": _("Accept all that end alike"),
    "exclude_all": _("Exclude all that end alike"),
}


def keys_of(preferences: Preferences) -> dict[str, str]:
    """Map what is done to its key; nothing for somebody who wants no keys."""
    if preferences.keys_off:
        return {}
    return {name: str(preferences.review_keys.get(name, key)) for name, key in USUAL.items()}
