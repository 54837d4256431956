"""Tell which sentences are definitions."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import readers
from genglossary.engines.extractive.judging import SentenceQuestion, Verdict, judge_all
from genglossary.engines.extractive.questions import questions_in, questions_of
from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.models.stated import translated
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.types import Source
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable


class Command(BaseCommand):
    help = _lazy(
        "Tell which sentences of a file are definitions. FILE is a document (other than plain text), or a JSON list "
        'whose rows are sentences, [sentence, …], [term, …, sentence] or {"term": …, "sentence": …}, or text with '
        "a sentence (or term, tab, sentence) on each line. Where a term is given, the question is whether the sentence "
        "defines that term. --json writes [true, false, …] in the order of the rows; --json --details writes objects "
        'with "definition", "confidence" (0 to 1), "term" (what it defines, as it stands there) and "sentence".'
    )
    requires_system_checks: Any = ()  # which load all pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(
            parser, "genglossary analyze-definitions handbook.md", "genglossary analyze-definitions q.json --json"
        )
        parser.add_argument("file", type=Path, metavar="FILE", help=_("Document, JSON list or text, see above."))
        parser.add_argument("--json", action="store_true", help=_("Write JSON, for programs."))
        parser.add_argument(
            "--details", action="store_true", help=_("With --json: the confidence and term of each answer.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["details"] and not options["json"]:
            raise BadInput(_("--details goes with --json; without it the details are shown anyway."))
        questions = _read(options["file"])
        answers = list(judge_all(questions))
        if options["json"]:
            rows = [_fields(*pair) for pair in zip(questions, answers, strict=True)]
            plain = [answer.definition for answer in answers]
            self.stdout.write(shown(json.dumps(rows if options["details"] else plain, ensure_ascii=False)))
            return
        for question, answer in zip(questions, answers, strict=True):
            self.stdout.write(shown(_in_words(question, answer)))


def _read(path: Path) -> list[SentenceQuestion]:
    try:
        data = path.read_bytes()
        if readers.suffix_of(path.name) in readers.SUFFIXES.keys() - {".txt"}:
            reading = readers.read(path.name, data)
            return questions_of(Source(key=0, name=path.name, text=reading.text, blocks=reading.blocks))
        return questions_in(decode(data).text)
    except OSError as error:
        raise BadInput(_("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}) from error
    except (ValueError, Unreadable) as error:
        raise BadInput(f"{path}: {translated(error.args[0])}") from error


def _fields(question: SentenceQuestion, answer: Verdict) -> dict[str, Any]:
    return {
        "definition": answer.definition,
        "confidence": answer.confidence,
        "term": answer.term or None,
        "sentence": question.sentence,
    }


def _in_words(question: SentenceQuestion, answer: Verdict) -> str:
    yes, no = _("yes"), _("no")
    verdict = f"{yes if answer.definition else no:{max(len(yes), len(no))}}"
    return f"{verdict} {answer.confidence:4.2f}  {answer.term or question.term or '-'}: {question.sentence}"
