"""The work of `genglossary diff`, without Django."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from genglossary.comparing.arguments import PROJECT, RUN
from genglossary.comparing.comparison import compare
from genglossary.comparing.output import written
from genglossary.formats import Glossary, Unusable
from genglossary.formats.receiving import opened
from genglossary.formats.types import Problem
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import IN_ENGLISH, MessageCatalog, in_language, stated, stated_of_many


class WrongDiff(Exception):
    """Wrong use, in a sentence: exit code 2."""


Stored = Callable[[Namespace], tuple[Glossary, Glossary]]
"""Gives both glossaries where one of them is kept in the database. Raises WrongDiff."""


def run(options: Namespace, stored: Stored, words: MessageCatalog = IN_ENGLISH) -> int:
    """Compare, write to the standard output in the language of `words`, and return the exit code. Raises WrongDiff."""
    check(options)
    names = options.glossaries
    is_stored = options.project or any(name.startswith((RUN, PROJECT)) for name in names)
    old, new = stored(options) if is_stored else (glossary_in(names[0], words), glossary_in(names[1], words))
    differences = compare(old, new)
    sys.stdout.write(written(differences, options.format, words))
    count = stated_of_many(len(differences), "%(n)s difference.", "%(n)s differences.")
    print(count.worded(words), file=sys.stderr)
    return int(bool(differences) and options.exit_code)


def check(options: Namespace) -> None:
    """Raises WrongDiff where it is not said what is to be compared with what."""
    if options.project:
        if options.glossaries or not options.since:
            raise WrongDiff(stated("With --project, say --from WHEN (and --to WHEN) instead of OLD and NEW."))
    elif options.since or options.until:
        raise WrongDiff(stated("--from and --to are times of a project: say --project NAME."))
    elif len(options.glossaries) != 2:
        raise WrongDiff(
            stated("Two glossaries are compared, OLD and NEW; %(given)s given.", given=len(options.glossaries))
        )


def glossary_in(name: str, words: MessageCatalog) -> Glossary:
    """The glossary in a file; what cannot be read of it is said on the standard error. Raises WrongDiff."""
    try:
        glossary, problems, _ = opened(Path(name), name)
    except Unusable as error:
        raise WrongDiff(error.reason) from None
    complain(name, problems, words)
    return glossary


def complain(name: str, problems: Iterable[Problem], words: MessageCatalog) -> None:
    for each in problems:
        print(shown(f"{name}, {each.row}: {in_language(each.reason, words)}"), file=sys.stderr)
