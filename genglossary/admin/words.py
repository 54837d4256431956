"""The names of models and their fields in the admin, in the reader's language.

Django and the packages say them in English; here they are looked up in the catalogue, with the context "admin", which
`tests.translations.messages` fills from the same models. Migrations do not see it: they ask for what the code says.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.translation import override, pgettext_lazy

CONTEXT = "admin"


def name_in_languages() -> list[str]:
    """Translate the names of all that the admin shows; what they are in English is returned, each once.

    What the code itself marks for translation stays; what packages mark has no Japanese there.
    """
    named = dict.fromkeys(name for each, attribute in _named() if (name := _translate(each, attribute)))
    return list(named)


def _named() -> Iterator[tuple[Any, str]]:
    for model in _shown_models():
        yield from ((model._meta, "verbose_name"), (model._meta, "verbose_name_plural"))
        yield from ((field, "verbose_name") for field in model._meta.get_fields() if isinstance(field, Field))


def _shown_models() -> list[type[Model]]:
    """The models that have a page in the admin, or rows on one, without those of Django, which it translates."""
    found = dict.fromkeys(admin.site._registry)
    for options in admin.site._registry.values():
        found |= dict.fromkeys(inline.model for inline in options.inlines)  # pyright: ignore[reportGeneralTypeIssues]
    return [model for model in found if not model.__module__.startswith("django.")]


def _translate(each: Any, attribute: str) -> str:
    said = getattr(each, attribute)
    if _is_marked(each, attribute, said):
        return ""
    with override(None):
        name = str(said)
    setattr(each, attribute, pgettext_lazy(CONTEXT, name))
    return name


def _is_marked(each: Any, attribute: str, said: object) -> bool:
    """Whether our code marks it; that Django makes a plural by adding an s to a name is no such mark."""
    ours = each.model.__module__.startswith("genglossary.")
    return ours and isinstance(said, Promise) and attribute in getattr(each, "original_attrs", (attribute,))
