"""Documents in, glossary out, in this process."""

import argparse
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import embedded, environment, formats
from genglossary.actions import documents, projects, runs
from genglossary.actions.glossary import exported
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput, Error
from genglossary.management.language_options import (
    add_language_options,
    for_output,
    languages_in,
    lines_about_translations,
    pair_given_folders,
    say_languages,
)
from genglossary.management.model_options import (
    add_model_options,
    engine_of,
    failed_run,
    lines_about,
)
from genglossary.management.output import Output
from genglossary.management.paths import common_folder, given_paths
from genglossary.management.progress import shown_on
from genglossary.management.stopping import stops_like_ctrl_c
from genglossary.management.summaries import end_in_words, lines_about_glossary
from genglossary.models import Document, Project, Run, RunStatus
from genglossary.models.document import PRESENT
from genglossary.models.stated import translated
from genglossary.pipeline.text.controls import shown
from genglossary.readers import own_output
from genglossary.readers.entrance import FoundFile, RefusedFile, load, walk
from genglossary.runs.execute import UNKNOWN, acknowledge, execute
from genglossary.runs.lifecycle.claim import Claim, claim_of
from genglossary.runs.lifecycle.process_identity import this_process
from genglossary.runs.lifecycle.recover import recover_dead_owner

INTERRUPTED = 130


class Command(BaseCommand):
    help = _lazy("Make a glossary from documents: extract terms, define, review and refine them, write a file.")
    requires_system_checks: Any = ()  # which load all pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = (
            "Example:\n  genglossary generate docs/samples --output glossary.md\n"
            "  genglossary generate handbook handbook-ja --languages en,ja --output pairs.xlsx"
        )
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=_("Documents, or folders of them."))
        parser.add_argument(
            "--samples", action="store_true", help=_("The sample documents that come with GenGlossary.")
        )
        parser.add_argument("--project", help=_("Name of the project; otherwise the folder is one."))
        parser.add_argument("--output", type=Path, help=_("File to write; its ending says the format: .md, .csv, …"))
        parser.add_argument(
            "--fresh", action="store_true", help=_("Use nothing that earlier runs found; delete nothing.")
        )
        parser.add_argument("--force", action="store_true", help=_("Overwrite an output that was edited since."))
        parser.add_argument(
            "--language",
            choices=formats.LANGUAGES,
            help=_("Language of the words around the entries; otherwise that of LANG, or else of the project."),
        )
        parser.add_argument("--max-terms", type=int, help=_("Most entries to propose; otherwise the text decides."))
        parser.add_argument(
            "--jobs", type=int, help=_("Processes for the extraction; otherwise one for each processor.")
        )
        add_language_options(parser)
        add_model_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with stops_like_ctrl_c():
            self._generate(options)

    def _generate(self, options: dict[str, Any]) -> None:
        began = time.monotonic()
        languages = languages_in(options)
        options["paths"] = given_paths(options)
        output = self._prepare(options)
        try:
            project = self._project(options)
            engine = engine_of(project, options)
            say_languages(project, languages)
            self._add_documents(project, options["paths"])
            pair_given_folders(project, languages, options["paths"])
            if options["estimate"]:
                from genglossary.reports.estimate import estimate_in_words  # with the model engine, for few

                self.stdout.write(estimate_in_words(project, max_terms=options["max_terms"]))
                return
            claim = self._start(project, engine, options)
        except KeyboardInterrupt:
            raise Error(_("Interrupted before the run began."), returncode=INTERRUPTED) from None
        status = self._execute(claim)
        if status == UNKNOWN:
            told = _("Run %(run)s: the database does not answer any more. Run this again when it does.")
            raise Error(told % {"run": claim.run.pk})
        claim.run.refresh_from_db()
        if status != RunStatus.COMPLETED:
            raise self._ended(claim, end_in_words(claim.run))
        glossary = exported(project, wishes=(options["language"] or "", *environment.locales()))
        if output:
            output.write(formats.write(output.suffix, for_output(glossary, languages, output.suffix)), claim.run)
        self._summarise(glossary, claim, output, time.monotonic() - began, languages)
        if options["project"]:
            self._check(claim.run)

    def _check(self, run: Run) -> None:
        """Hold the documents against the glossary, for the page of a project that somebody will look at."""
        from genglossary.actions.inspecting import inspect_after  # takes a while to load

        self.stdout.flush()
        inspect_after(run)

    def _prepare(self, options: dict[str, Any]) -> Output | None:
        for path in options["paths"]:
            if not path.exists():
                raise BadInput(_("%(path)s does not exist.") % {"path": path})
        if options["max_terms"] is not None and options["max_terms"] < 1:
            raise BadInput(_("--max-terms must be at least 1."))
        try:
            embedded.prepare()
        except embedded.DatabaseNotReady as error:
            raise BadInput(error.args[0]) from error
        output = Output(options["output"], force=options["force"]) if options["output"] else None
        if output:
            output.check()
        return output

    def _project(self, options: dict[str, Any]) -> Project:
        if options["project"]:
            return projects.named(options["project"])
        return projects.of_folder(common_folder(options["paths"]))

    def _add_documents(self, project: Project, paths: list[Path]) -> None:
        """Make the project's documents those of `paths`; what is gone is marked removed, what is bad is named."""
        walked = list(walk(paths, limit=settings.MAX_DOCUMENT_BYTES))
        found: list[str] = []
        usable = 0
        for added in documents.add(project, self._files(walked)):
            usable += added.state != "refused"
            if added.reason != own_output.REASON:
                found.append(added.name)
            for remark in filter(None, (added.reason, *added.warnings)):
                self._warn(added.name, remark)
        # An empty folder empties the glossary; one that cannot be read, or never had anything, is a mistake.
        if not usable and (walked or not project.documents.filter(PRESENT).exists()):
            raise BadInput(_("None of the files could be read."))
        # Only what an earlier `generate` added: documents that people brought in by other ways are theirs.
        gone = Document.objects.filter(project=project, created_by=None, removed_at=None).exclude(name__in=found)
        documents.remove(project, gone.values_list("name", flat=True))

    def _files(self, walked: Iterable[FoundFile | RefusedFile]) -> Iterator[tuple[str, bytes]]:
        for each in walked:
            if isinstance(each, RefusedFile):
                self._warn(each.name, each.reason)
            elif (data := self._load(each)) is None:
                continue
            elif own_output.is_own(data.decode("utf-8", "ignore").removeprefix("\ufeff")):
                self._warn(each.name, own_output.REASON)  # and it goes, where an earlier version read it
            else:
                yield each.name, data

    def _load(self, each: FoundFile) -> bytes | None:
        try:
            return load(each.path, limit=settings.MAX_DOCUMENT_BYTES)
        except OSError as error:
            self._warn(each.name, str(error))
            return None

    def _warn(self, name: str, reason: str) -> None:
        self.stderr.write(shown(f"{name}: {translated(reason)}"))

    def _start(self, project: Project, engine: str, options: dict[str, Any]) -> Claim:
        recover_dead_owner(project)
        chosen = {key: options[key] for key in ("fresh", "max_terms", "jobs", "budget_tokens") if options[key]}
        if options["retry_failed"]:
            chosen["retry_of"] = failed_run(project)
        try:
            return runs.start_here(project, source="generate", engine=engine, **chosen)
        except runs.StartRefused as error:
            raise Error(str(error)) from error
        except KeyboardInterrupt:
            if claim := claim_of(this_process(), project=project):  # committed, though we were not told any more
                raise self._cancelled(claim) from None
            raise

    def _execute(self, claim: Claim) -> str:
        """Ctrl-C cancels the run and says what the database answered: it may have been completed by then."""
        try:
            with shown_on(self.stderr._out, claim.run) as observer:  # pyright: ignore[reportAttributeAccessIssue]
                return execute(claim, observer=observer, alone=True)
        except KeyboardInterrupt:
            ended = self._cancelled(claim)
        # Out here, where nothing holds what was interrupted any more: a query that was being read is closed before
        # its connection is.
        raise ended

    def _cancelled(self, claim: Claim) -> Error:
        outcome = runs.cancel(claim.run.pk, source="generate")
        acknowledge(claim)
        told = _("Run %(run)s: %(message)s") % {"run": claim.run.pk, "message": outcome.message}
        return self._ended(claim, f"{told}.", returncode=INTERRUPTED)

    def _ended(self, claim: Claim, message: str, returncode: int = 1) -> Error:
        """Without a glossary; what was asked of a model is kept, and has cost something."""
        return Error("\n".join([message, *lines_about(claim.run)]), returncode=returncode)

    def _summarise(
        self, glossary: formats.Glossary, claim: Claim, output: Output | None, seconds: float, languages: list[str]
    ) -> None:
        self.stdout.write("\n".join(lines_about_glossary(glossary, claim.run, seconds)))
        for line in (*lines_about_translations(claim.run.project, claim.run.pk, languages), *lines_about(claim.run)):
            self.stdout.write(shown(line))
        self.stdout.write(self._next(output))

    def _next(self, output: Output | None) -> str:
        if output:
            return self.style.SUCCESS(
                _("Wrote %(path)s. Read it, mend the documents, and run this again.") % {"path": output.path}
            )
        return _("Add --output glossary.md to write it to a file.")
