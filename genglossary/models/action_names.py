"""Names of the actions that the history tells of. Stored is the code; each reader has the name in their language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

# Of older versions and newer ones there may be others: those are shown as they are stored.
ACTION_NAMES: Mapping[str, Promise] = {
    "accept": pgettext_lazy("history", "accept"),
    "add": pgettext_lazy("history", "add"),
    "add spelling": pgettext_lazy("history", "add spelling"),
    "annotate": pgettext_lazy("history", "annotate"),
    "categorise": pgettext_lazy("history", "categorise"),
    "change": pgettext_lazy("history", "change"),
    "clone": pgettext_lazy("history", "clone"),
    "define": pgettext_lazy("history", "define"),
    "dismiss": pgettext_lazy("history", "dismiss"),
    "edit": pgettext_lazy("history", "edit"),
    "exclude": pgettext_lazy("history", "exclude"),
    "import": pgettext_lazy("history", "import"),
    "merge": pgettext_lazy("history", "merge"),
    "new secret": pgettext_lazy("history", "new secret"),
    "pair": pgettext_lazy("history", "pair"),
    "prefer": pgettext_lazy("history", "prefer"),
    "propose": pgettext_lazy("history", "propose"),
    "publish": pgettext_lazy("history", "publish"),
    "redo": pgettext_lazy("history", "redo"),
    "refer": pgettext_lazy("history", "refer"),
    "reject": pgettext_lazy("history", "reject"),
    "remove": pgettext_lazy("history", "remove"),
    "reopen": pgettext_lazy("history", "reopen"),
    "replace": pgettext_lazy("history", "replace"),
    "require": pgettext_lazy("history", "require"),
    "restore": pgettext_lazy("history", "restore"),
    "review": pgettext_lazy("history", "review"),
    "see also": pgettext_lazy("history", "see also"),
    "set role": pgettext_lazy("history", "set role"),
    "spell": pgettext_lazy("history", "spell"),
    "split": pgettext_lazy("history", "split"),
    "undo": pgettext_lazy("history", "undo"),
    "unpair": pgettext_lazy("history", "unpair"),
    "withdraw": pgettext_lazy("history", "withdraw"),
}


def action_name(action: str) -> str:
    """The name of a stored action, in the language of the reader."""
    return str(ACTION_NAMES.get(action, action))
