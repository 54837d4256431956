"""Documents in, glossary out, in this process."""

import argparse
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from genglossary import embedded, environment, formats
from genglossary.actions import documents, projects, runs
from genglossary.actions.glossary import exported
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
from genglossary.management.progress import shown_on
from genglossary.management.stopping import stops_like_ctrl_c
from genglossary.models import Document, IssueKind, Project, RunStatus
from genglossary.models.document import PRESENT
from genglossary.pipeline.text.controls import shown
from genglossary.readers import own_output
from genglossary.readers.entrance import FoundFile, RefusedFile, load, walk
from genglossary.runs.execute import UNKNOWN, acknowledge, execute
from genglossary.runs.lifecycle.claim import Claim, claim_of
from genglossary.runs.lifecycle.process_identity import this_process
from genglossary.runs.lifecycle.recover import recover_dead_owner
from genglossary.runs.quantity import quantity

INTERRUPTED = 130


class Command(BaseCommand):
    help = "Make a glossary from documents: extract terms, define, review and refine them, write a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = (
            "Example:\n  genglossary generate docs/samples --output glossary.md\n"
            "  genglossary generate handbook handbook-ja --languages en,ja --output pairs.xlsx"
        )
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="Documents, or folders of them.")
        parser.add_argument("--samples", action="store_true", help="The sample documents that come with GenGlossary.")
        parser.add_argument("--project", help="Name of the project; otherwise the folder is one.")
        parser.add_argument("--output", type=Path, help="File to write; its ending says the format: .md, .csv, …")
        parser.add_argument("--fresh", action="store_true", help="Use nothing that earlier runs found; delete nothing.")
        parser.add_argument("--force", action="store_true", help="Overwrite an output that was edited since.")
        parser.add_argument(
            "--language",
            choices=formats.LANGUAGES,
            help="Language of the words around the entries; otherwise that of LANG, or else of the project.",
        )
        parser.add_argument("--max-terms", type=int, help="Most entries to propose; otherwise the text decides.")
        parser.add_argument("--jobs", type=int, help="Processes for the extraction; otherwise one for each processor.")
        add_language_options(parser)
        add_model_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with stops_like_ctrl_c():
            self._generate(options)

    def _generate(self, options: dict[str, Any]) -> None:
        began = time.monotonic()
        languages = languages_in(options)
        options["paths"] = _given(options)
        output = self._prepare(options)
        try:
            project = self._project(options)
            engine = engine_of(project, options)
            say_languages(project, languages)
            self._add_documents(project, options["paths"])
            pair_given_folders(project, languages, options["paths"])
            if options["estimate"]:
                from genglossary.reports.estimate import (
                    estimate_in_words,  # with the model engine, which others need not
                )

                self.stdout.write(estimate_in_words(project, max_terms=options["max_terms"]))
                return
            claim = self._start(project, engine, options)
        except KeyboardInterrupt:
            raise Error("Interrupted before the run began.", returncode=INTERRUPTED) from None
        status = self._execute(claim)
        if status == UNKNOWN:
            raise Error(f"Run {claim.run.pk}: the database does not answer any more. Run this again when it does.")
        claim.run.refresh_from_db()
        if status != RunStatus.COMPLETED:
            raise self._ended(claim, f"Run {claim.run.pk} {status}: {claim.run.message}")
        glossary = exported(project, wishes=(options["language"] or "", *environment.locales()))
        if output:
            output.write(formats.write(output.suffix, for_output(glossary, languages, output.suffix)), claim.run)
        self._summarise(glossary, claim, output, time.monotonic() - began, languages)

    def _prepare(self, options: dict[str, Any]) -> Output | None:
        for path in options["paths"]:
            if not path.exists():
                raise BadInput(f"{path} does not exist.")
        if options["max_terms"] is not None and options["max_terms"] < 1:
            raise BadInput("--max-terms must be at least 1.")
        try:
            embedded.prepare()
        except embedded.DatabaseNotReady as error:
            raise BadInput(str(error)) from error
        output = Output(options["output"], force=options["force"]) if options["output"] else None
        if output:
            output.check()
        return output

    def _project(self, options: dict[str, Any]) -> Project:
        if options["project"]:
            return projects.named(options["project"])
        return projects.of_folder(_folder(options["paths"]))

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
            raise BadInput("None of the files could be read.")
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
        self.stderr.write(shown(f"{name}: {reason}"))

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
        return self._ended(claim, f"Run {claim.run.pk}: {outcome.message}.", returncode=INTERRUPTED)

    def _ended(self, claim: Claim, message: str, returncode: int = 1) -> Error:
        """Without a glossary; what was asked of a model is kept, and has cost something."""
        return Error("\n".join([message, *lines_about(claim.run)]), returncode=returncode)

    def _summarise(
        self, glossary: formats.Glossary, claim: Claim, output: Output | None, seconds: float, languages: list[str]
    ) -> None:
        defined = sum(entry.definition is not None for entry in glossary.entries)
        issues = sum(len(entry.issues) for entry in glossary.entries)
        self.stdout.write(
            f"{quantity(claim.run.versions.count(), 'document')}, {quantity(len(glossary.entries), 'term')}, "
            f"{defined} defined, {quantity(issues, 'issue')}, {seconds:.1f} s."
        )
        if not glossary.entries:
            self.stdout.write("No terms were found in the documents: the glossary is empty.")
        undefined = sum(IssueKind.NO_DEFINITION in entry.issues for entry in glossary.entries)
        if undefined:
            used = "is used but not defined" if undefined == 1 else "are used but not defined"
            self.stdout.write(f"{quantity(undefined, 'term')} {used}: the passages to read are in the glossary.")
        for line in (*lines_about_translations(claim.run.project, claim.run.pk, languages), *lines_about(claim.run)):
            self.stdout.write(shown(line))
        self.stdout.write(self._next(output))

    def _next(self, output: Output | None) -> str:
        if output:
            return self.style.SUCCESS(f"Wrote {output.path}. Read it, mend the documents, and run this again.")
        return "Add --output glossary.md to write it to a file."


def _given(options: dict[str, Any]) -> list[Path]:
    """The paths to read. Raises BadInput where they have nothing in common that could be the project."""
    paths = [*options["paths"], *([environment.SAMPLES] if options["samples"] else [])]
    if not paths:
        raise BadInput("Say which documents: generate PATH…, or generate --samples for a first look.")
    if len({path.resolve().drive.lower() for path in paths}) > 1:
        raise BadInput("The documents lie on different drives: make a glossary of each, or copy them into one folder.")
    return paths


def _folder(paths: list[Path]) -> Path:
    """The deepest folder of all paths, resolved: the folder that the project stands for."""
    folders = [path.resolve() if path.is_dir() else path.resolve().parent for path in paths]
    common = folders[0]
    while not all(folder.is_relative_to(common) for folder in folders):
        common = common.parent
    return common
