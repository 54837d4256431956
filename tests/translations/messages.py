"""Collects what has to be translated, and compiles what is: `python -m tests.translations.messages`.

Without GNU gettext: Babel reads Python and writes catalogues, Django turns templates into Python.
"""

import io
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).parents[2] / "genglossary"
LANGUAGES = ("ja",)
KEYWORDS: Any = {
    "_": None, "stated": None, "stated_of_many": (2, 3), "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "_lazy": None, "_forms": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def po_of(language: str) -> Path:
    return HOUSE / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    with po_of(language).open("rb") as file:
        return read_po(file, locale=language)


def templates() -> list[Path]:
    return sorted((HOUSE / "templates").rglob("*.html"))


def collected() -> Catalog:
    """All messages of the house, in the order of their files."""
    catalog = Catalog()
    for path, source in _sources():
        place = path.relative_to(HOUSE.parent).as_posix()
        for _, message, comments, context in extract("python", io.BytesIO(source), KEYWORDS, ("Translators:",)):
            catalog.add(message, locations=[(place, 0)], auto_comments=comments, context=context, flags=_flags(message))
    _add_names(catalog)
    return catalog


def _add_names(catalog: Catalog) -> None:
    """Of models and their fields, which the admin says; the models are there once Django is set up."""
    from genglossary.admin import NAMES
    from genglossary.admin.words import CONTEXT

    for name in NAMES:
        catalog.add(name, locations=[("genglossary/admin/words.py", 0)], context=CONTEXT)


def _flags(message: Any) -> tuple[str, ...]:
    return ("python-format",) if "%(" in str(message) else ()


def _sources() -> Iterator[tuple[Path, bytes]]:
    for path in sorted(HOUSE.rglob("*.py")):
        source = path.read_bytes()
        if "migrations" not in path.parts and (b"gettext" in source or b".stated import" in source):
            yield path, source
    for path in templates():
        # Without indentation, which means nothing there, but much in Python.
        lines = templatize(path.read_text(encoding="utf-8")).split("\n")
        yield path, "\n".join(line.strip() for line in lines).encode()


def updated(language: str) -> Catalog:
    """The catalogue with what is new, empty, and without what nobody says any more; nothing is guessed."""
    catalog = read(language) if po_of(language).exists() else Catalog(locale=language)
    catalog.update(collected(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment, catalog.fuzzy = f"# GenGlossary in the language {language!r}; docs/contributing.md.", False
    catalog.project, catalog.version = "GenGlossary", "1"
    return catalog


def in_bytes(catalog: Catalog) -> bytes:
    """As file: without dates and line numbers, which would change with every edit."""
    file = io.BytesIO()
    write_po(file, catalog, width=120, omit_header=False, include_lineno=False, sort_by_file=False)
    lines = file.getvalue().decode().split("\n")
    return "\n".join(line for line in lines if not line.startswith(_CHANGING)).encode()


_CHANGING = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Generated-By',
    '"Language-Team',
    '"Report-',
)


def compiled(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # not today: the same bytes
    write_mo(file, catalog)
    return file.getvalue()


def main() -> int:
    """Bring catalogues and their compiled form up to date; 1 where something is left to translate."""
    missing = 0
    for language in LANGUAGES:
        path = po_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(in_bytes(updated(language)))
        catalog = read(language)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        left = [message.id for message in catalog if message.id and not is_translated(message.string)]
        print(f"{language}: {len(catalog)} messages, {len(left)} not translated", *left[:10], sep="\n  ")
        missing += len(left)
    return 1 if missing else 0


def is_translated(string: Any) -> bool:
    return bool(string) if isinstance(string, str) else all(string)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    sys.exit(main())
