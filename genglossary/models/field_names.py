"""The fields of terms, spellings, definitions and equivalents, as people call them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELD_NAMES: Mapping[str, Promise] = {
    "status": _("status"),
    "required": _("required"),
    "category": _("category"),
    "notes": _("notes"),
    "preferred_id": _("preferred term"),
    "variant_kind": _("kind"),
    "usage": _("usage"),
    "as_written": _("case counts"),
    "exact": _("exact form"),
    "do_not_translate": _("not translated"),
    "see_also": _("see also"),
    "text": _("text"),
    "source": _("source"),
    "definition": _("definition"),
    "reading": _("reading"),
    "part_of_speech": _("part of speech"),
    "language": _("language"),
}
