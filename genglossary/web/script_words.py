"""The words of the scripts of pages, in the language of the page; `words.js` fills the gaps in {braces}.

A name with "_one" is said where the gap `n` is 1.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SCRIPT_WORDS: dict[str, str | Promise] = {
    # answers.js
    "401": _("You are signed out here: sign in again, then do it again."),
    "403": _("You may not do this."),
    "404": _("It is not there any more."),
    "413": _("It is larger than this server takes at once."),
    "429": _("Too many requests came from here. Wait a minute, then try again."),
    "answered": _("The server answered with an error ({status}). Try again."),
    "silent": _("The server does not answer. Try again when it is back."),
    "trying": _("The server does not answer. This page goes on trying: keep it open."),
    "sign in": _("Sign in"),
    "load again": _("Load the page again"),
    "not loaded": _("This could not be loaded."),
    "not saved": _("Not saved."),
    "close": _("Close"),
    # drafts.js
    "typed": _("This is what you typed on {when}; it was not saved."),
    "drop": _("Drop it"),
    # upload.js
    "file waits": _("{reason} The {n} files wait for it."),
    "file waits_one": _("{reason} The file waits for it."),
    "not taken": _("The server did not take it ({reason}). Try again."),
    "too large": _("not stored: It is larger than the limit of {limit} MB."),
    "and more": _("{name} and {more} more"),
    "sending": _("sending"),
    "not sent": _("not sent: {reason}"),
    "server answered": _("the server answered {status}"),
    "server silent": _("the server did not answer"),
    "again": _("Try again"),
    "go on": _("Go on to the project"),
    "summary": _("{n} files: {ends}."),
    "summary_one": _("{n} file: {ends}."),
    "new": _("{n} added"),
    "changed": _("{n} new version"),
    "unchanged": _("{n} the same as before"),
    "refused": _("{n} not stored"),
    "between": _(", "),
}
