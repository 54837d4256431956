"""The option of commands that read documents and their translations, and what they tell of these at the end."""

import os
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from genglossary.actions import pairing, projects
from genglossary.formats import Glossary, format_called
from genglossary.formats.counterparts import folded, taken
from genglossary.management.errors import BadInput
from genglossary.models import Project, RunStep, Scope
from genglossary.runs.quantity import quantity
from genglossary.runs.steps.translations import COUNTED
from genglossary.runs.stored.pairs import unpaired_documents

_LANGUAGE = re.compile(r"[a-z]{2,3}")
# So many documents without a counterpart are named.
MOST_NAMED = 20


def add_language_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--languages",
        help=_(
            "Languages of documents and translations, the originals' first: en,ja. With as many folders, what has the "
            "same path in them is a pair."
        ),
    )


def languages_in(options: dict[str, Any]) -> list[str]:
    """The codes of `--languages`; none where it was not given. Raises BadInput."""
    if options["languages"] is None:
        return []
    codes = [code.strip().lower() for code in options["languages"].split(",")]
    wrong = next((code for code in codes if not _LANGUAGE.fullmatch(code)), None)
    if wrong is not None:
        raise BadInput(
            _("--languages: %(wrong)s is no code of a language, such as en or ja.") % {"wrong": f"{wrong!r}"}
        )
    if len(set(codes)) != len(codes) or len(codes) < 2:
        raise BadInput(_("--languages takes at least two languages, each once: en,ja."))
    return codes


def say_languages(project: Project, languages: list[str]) -> None:
    """Let the project's originals be in the first of the languages."""
    if languages:
        projects.change(project, language=languages[0], by=None)


def pair_given_folders(project: Project, languages: list[str], paths: list[Path]) -> None:
    """Pair documents by their paths in folders, where there is one for each language."""
    if not languages:
        return
    given = [Path(os.path.abspath(path)) for path in paths]
    if len(given) != len(languages) or not all(path.is_dir() for path in given):
        return
    base = Path(os.path.commonpath(given))
    names = [path.relative_to(base).as_posix() for path in given]
    if "." in names:  # one of the folders has the others in it: names tell
        return
    pairing.pair_folders(project, {f"{name}/": code for name, code in zip(names, languages, strict=True)})


def for_output(glossary: Glossary, languages: list[str], suffix: str) -> Glossary:
    """The glossary of documents and their translation as one file: nobody decides about it on a page first, so the
    surest translation counts, and where a format has translations they stand in one entry with their original."""
    if not languages:
        return glossary
    glossary = taken(glossary)
    return folded(glossary, languages[0]) if "translations" in format_called(suffix).carries else glossary


def lines_about_translations(project: Project, run: int, languages: list[str]) -> Iterator[str]:
    """Tell how many documents are paired, what was found in them, and which documents are in no pair.

    Nothing of a project without pairs, unless somebody named `languages`.
    """
    step = RunStep.objects.filter(run=run, name=Scope.EXTRACT).first()
    numbers = step.summary if step else {}
    left = unpaired_documents(project)
    if not numbers.keys() >= set(COUNTED):
        if languages:
            yield _(
                "No document is paired with a translation. Name them alike (en/x.md, ja/x.md), or pair them by hand."
            )
        return
    documents, pairs, inconsistent = (numbers[name] for name in COUNTED)
    told = [quantity(documents, "pair of documents")]
    if numbers.get("catalogs"):
        told.append(quantity(numbers["catalogs"], "catalog"))
    told += [quantity(pairs, "pair of terms"), quantity(inconsistent, "inconsistent translation")]
    yield f"{', '.join(told)}."
    if left:
        yield _("In no pair: %(documents)s.") % {"documents": quantity(len(left), "document")}
        yield from (f"  {name}" for name in left[:MOST_NAMED])
        if len(left) > MOST_NAMED:
            yield _("  and %(n)s more") % {"n": f"{len(left) - MOST_NAMED:,}"}
