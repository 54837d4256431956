"""`generate`, again whenever the documents change."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.comparing import compare
from genglossary.comparing.output import written
from genglossary.formats import Glossary
from genglossary.management.arguments import add_example
from genglossary.management.commands import generate
from genglossary.management.errors import BadInput, Error
from genglossary.management.output import Output
from genglossary.management.stopping import stops_like_ctrl_c
from genglossary.management.watched import Watched
from genglossary.runs.lifecycle.claim import Claim
from genglossary.runs.quantity import quantity

_MOST = 20  # lines about what changed in the glossary


class Command(generate.Command):
    help = _lazy(
        "Make a glossary, and again whenever its documents change, and say what changed in it. A run that is going on "
        "is finished first. Ctrl-C ends it, with exit code 130."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        add_example(
            parser,
            "genglossary watch docs --output glossary.md",
            "genglossary watch handbook handbook-ja --languages en,ja --output pairs.xlsx",
        )
        parser.add_argument(
            "--poll", action="store_true", help=_("Look at all files now and then: for network drives.")
        )
        parser.add_argument(
            "--settle", type=_seconds, default=2.0, metavar="SECONDS", help=_("Rest after the last change. Default: 2.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["estimate"]:
            raise BadInput(_("An estimate is made once: genglossary generate … --estimate."))
        self._before: Glossary | None = None
        watched = Watched(options["paths"], options["output"], settings.MAX_DOCUMENT_BYTES)
        with stops_like_ctrl_c():
            try:
                self._watch(watched, options)
            except KeyboardInterrupt:
                raise Error(_("Interrupted: nothing is watched any more."), returncode=generate.INTERRUPTED) from None

    def _watch(self, watched: Watched, options: dict[str, Any]) -> None:
        watched.has_changed()
        self._prepare(options)  # wrong use ends it; what is wrong later does not
        self._again(options)
        for __ in watched.events(settle=options["settle"], poll=options["poll"]):
            if watched.has_changed():
                self._again({**options, "fresh": False, "retry_failed": False})

    def _again(self, options: dict[str, Any]) -> None:
        try:
            self._generate(options)
        except Error as error:
            if error.returncode == generate.INTERRUPTED:
                raise
            self.stderr.write(_("Error: %(error)s") % {"error": error})
        self.stdout.write(_("Watching the documents; Ctrl-C ends it."))
        self.stdout.flush()

    def _summarise(
        self, glossary: Glossary, claim: Claim, output: Output | None, seconds: float, languages: list[str]
    ) -> None:
        """Say, too, what is otherwise than in the run before."""
        super()._summarise(glossary, claim, output, seconds, languages)
        if self._before is not None:
            lines = written(compare(self._before, glossary), "text", translation).splitlines()
            self.stdout.write("\n".join(lines[:_MOST]) if lines else _("Nothing changed in the glossary."))
            if len(lines) > _MOST:
                self.stdout.write(_("… and %(lines)s more.") % {"lines": quantity(len(lines) - _MOST, "line")})
        self._before = glossary

    def _next(self, output: Output | None) -> str:
        return (
            self.style.SUCCESS(_("Wrote %(path)s.") % {"path": output.path})
            if output
            else _("--output FILE would write it to a file.")
        )


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0.05 <= found <= 60:
        raise ArgumentTypeError(_("%(text)s is not from 0.05 to 60 seconds") % {"text": f"{text!r}"})
    return found
