"""The command line: Django's, with a front page that lists what GenGlossary can do."""

import argparse
import io
import os
import sys
from collections.abc import Callable
from functools import partial
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any, NoReturn

from genglossary import argparse_words


def _(english: str) -> str:
    """Mark a sentence for translators, which `_translate` looks up."""
    return english


# In the order in which a newcomer meets them.
COMMANDS = {
    "serve": _("web pages and workers, in one"),
    "sign-in-link": _("a link for the owner of the embedded database"),
    "unlock-sign-in": _("let in again who gave too many wrong passwords"),
    "generate": _("make a glossary from documents, here and now"),
    "import": _("bring in a glossary from a file"),
    "runs": _("list runs and how they are doing"),
    "start-run": _("have a worker run a project"),
    "cancel-run": _("cancel runs, for good"),
    "export": _("write the glossary of a project to a file, in one of many formats"),
    "check": _("hold documents against the glossary, in the editor, before the commit, in CI"),
    "lsp": _("the same while you write: a language server, for an editor to start"),
    "mcp": _("the glossary for agents, by the Model Context Protocol"),
    "watch": _("make a glossary again whenever its documents change"),
    "diff": _("say what differs between two glossaries, runs or dates"),
    "link": _("link source files of documents to the glossary"),
    "analyze-terms": _("show every term that was considered, and why"),
    "analyze-definitions": _("tell which sentences are definitions"),
    "check-model": _("tell whether a language model can be asked"),
    "worker": _("work on runs without web pages, for further machines"),
    "recover-runs": _("give back runs whose worker is gone"),
    "backup": _("write a copy of the embedded database"),
    "restore": _("put a backup back"),
    "migrate": _("bring the database up to date"),
    "createsuperuser": _("make an account for the admin pages"),
}


# As shells count: 128 and the number of the signal.
INTERRUPTED = 130
NOT_READ = 141


def main() -> int:
    _prepare_streams()
    argparse_words.speak()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "genglossary.settings")
    if len(sys.argv) < 2 or (sys.argv[1] in {"--help", "-h", "help"} and len(sys.argv) == 2):
        return _quietly(sys.argv, _front)
    if sys.argv[1] == "check" and not _is_about_the_system(sys.argv):
        return _quietly(sys.argv, _check)
    if sys.argv[1] == "lsp" and not _is_about_the_system(sys.argv):
        return _quietly(sys.argv, _lsp)
    if sys.argv[1] == "diff" and _is_about_files(sys.argv):
        return _quietly(sys.argv, _diff)
    return _quietly(
        [sys.argv[0], sys.argv[1].replace("-", "_") if "-" in sys.argv[1][1:] else sys.argv[1], *sys.argv[2:]]
    )


def _prepare_streams() -> None:
    """A terminal that cannot show a character gets its number: names and texts come in every script.

    What goes into files and to other programs is UTF-8 on Windows too, whatever the code page of its windows is.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            of_windows = sys.platform == "win32" and not stream.isatty()
            stream.reconfigure(encoding="utf-8" if of_windows else None, errors="backslashreplace")


def front_page(program: str) -> str:
    say = _translate()
    lines = [f"  {name:<20} {say(what)}" for name, what in COMMANDS.items()]
    return "\n".join(
        [
            say(_("GenGlossary turns documents into a glossary with a source for every entry.")),
            "",
            *lines,
            "",
            say(_("Start with: %(command)s")) % {"command": f"{program} generate --samples --output glossary.md"},
            say(_("More about one: %(command)s")) % {"command": f"{program} COMMAND --help"},
        ]
    )


def _translate() -> Callable[[str], str]:
    return _catalogue().gettext


def _catalogue() -> NullTranslations:
    """Translations into the language of the locale, without Django, which takes a while to load."""
    return translation(argparse_words.DOMAIN, argparse_words.FOLDER, fallback=True)


def _quietly(argv: list[str], execute: Callable[[list[str]], int] | None = None) -> int:
    """Interrupted at whatever moment, or no longer read by the program behind the pipe: no traceback."""
    try:
        code = (execute or _execute)(argv)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print(_translate()(_("Interrupted.")), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # What is still in the buffer has nowhere to go; Python would complain at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_READ


def _is_about_the_system(argv: list[str]) -> bool:
    """Whether `check` or `lsp` needs Django: for a project, or as Django's own `manage.py check [--deploy]`."""
    given = [each.split("=")[0] for each in argv[2:]]
    own = argv[1] == "check" and Path(argv[0]).name == "manage.py" and given[:1] in ([], ["--deploy"], ["--list-tags"])
    return own or "--project" in given


def _is_about_files(argv: list[str]) -> bool:
    """Whether `diff` needs no Django."""
    from genglossary.comparing.arguments import is_about_files

    return is_about_files(argv[2:])


def _front(argv: list[str]) -> int:
    print(front_page(Path(argv[0]).name))
    return 0


def _check(argv: list[str]) -> int:
    """The command that is called most often, and in places without a database: Django is not even loaded."""
    from genglossary.checking import arguments, command

    return _answered(argv, arguments, partial(command.run, words=_catalogue()), command.Misuse)


def _lsp(argv: list[str]) -> int:
    """An editor starts it, where there may be no database."""
    from genglossary.editor import arguments

    options = _parsed(argv, arguments)
    from genglossary.editor import command  # the protocol takes a while to load, which --help need not wait for

    return command.run(options, _no_project, _catalogue())


def _diff(argv: list[str]) -> int:
    """Two files are compared where there may be no database."""
    from genglossary.comparing import arguments, command

    return _answered(argv, arguments, partial(command.run, words=_catalogue()), command.WrongDiff)


def _answered(argv: list[str], arguments: Any, run: Callable[..., int], wrong: type[Exception]) -> int:
    """The exit code of a command; wrong use is told in a sentence."""
    from genglossary.pipeline.text.controls import shown
    from genglossary.pipeline.text.stated import in_language

    try:
        return run(_parsed(argv, arguments), _no_project)
    except wrong as error:
        words = _catalogue()
        said = words.gettext(_("Error: %(error)s")) % {"error": in_language(error.args[0], words)}
        print(shown(said), file=sys.stderr)
        return 2


def _parsed(argv: list[str], arguments: Any) -> argparse.Namespace:
    """The arguments of a command whose module of `arguments` says what there are."""
    name = f"{Path(argv[0]).name} {argv[1]}"
    say = _translate()
    parser = argparse.ArgumentParser(prog=name, description=say(arguments.HELP), allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n  ".join((say(_("Example:")), *arguments.EXAMPLES))
    arguments.add_arguments(parser, _catalogue())
    parser.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(argv[2:])


def _no_project(asked: object) -> NoReturn:
    raise RuntimeError("A project was asked for without its database.")


def _execute(argv: list[str]) -> int:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError, OperationalError

    from genglossary.pipeline.text.stated import in_language

    say = _translate()

    try:
        execute_from_command_line(argv)
    except ImproperlyConfigured as error:
        said = in_language(error.args[0], _catalogue()) if error.args else ""
        print(say(_("Configuration: %(error)s")) % {"error": said}, file=sys.stderr)
        return 2
    except OperationalError as error:
        print(
            say(_("The database does not answer: %(error)s")) % {"error": str(error).splitlines()[0]}, file=sys.stderr
        )
        return 1
    except DatabaseError as error:
        if "not a database" not in str(error) and "malformed" not in str(error):
            raise
        said = say(_("The database is damaged (%(error)s): move db.sqlite3 away and `restore` a backup."))
        print(said % {"error": error}, file=sys.stderr)
        return 1
    return 0
