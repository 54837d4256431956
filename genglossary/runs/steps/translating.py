"""Asking the engine for translations of terms of which what is counted tells none."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from genglossary.engines.protocol import EngineTerm, Failed, Translated, TranslateTask
from genglossary.models import Equivalent, EquivalentOrigin, Issue, Project
from genglossary.pipeline.bilingual.mentions import mentions
from genglossary.pipeline.bilingual.proofs import proofs
from genglossary.pipeline.bilingual.spans import language_of
from genglossary.pipeline.bilingual.types import PROPOSED, AlignedPassage, Comparison, TermSpellings
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.text.tags import primary
from genglossary.pipeline.types import TermCandidate
from genglossary.runs.steps.definitions import failure
from genglossary.runs.stored.proofs import packed
from genglossary.runs.work import Work
from genglossary.runs.writing.bulk import bulk_insert
from genglossary.runs.writing.equivalents import UNTOUCHED, ProposedEquivalent

_SHOWN = 3  # passages


class Silent(NamedTuple):
    """A term without a translation, and the numbers of the passages that mention it, best first."""

    term: TermSpellings
    places: Sequence[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """The terms of one language without a translation in the other. `aligned` are the passages, with the language of
    the terms as their source."""

    language: str
    other: str
    aligned: Sequence[AlignedPassage]
    silent: Sequence[Silent]

    def tasks(self, first: int) -> Iterator[TranslateTask]:
        """The questions to the engine, with keys from `first` on."""
        for key, each in enumerate(self.silent, start=first):
            shown = [self.aligned[number] for number in each.places[:_SHOWN]]
            term = EngineTerm(key=key, text=each.term.text, language=self.language, variants=each.term.others)
            passages = tuple((_text(passage.source), _text(passage.target)) for passage in shown)
            yield TranslateTask(term=term, language=self.other, passages=passages)

    def proposal(self, number: int, said: Translated, term: int) -> ProposedEquivalent | None:
        """The answer about the silent term `number`, whose id is `term`; None where no passage shows it."""
        each, text = self.silent[number], said.text or ""
        sides = self._languages()
        found = proofs(self.aligned, each.places, (each.term.spellings, sides[0]), ([text], sides[1])) if text else ()
        if not found:
            return None
        translations = [self.aligned[place].turned for place in each.places]
        count = len(mentions(translations, [TermSpellings(text)])[0])
        return ProposedEquivalent(
            term=term, language=self.other, text=text, count=max(len(found), count), confidence=said.confidence,
            evidence=(), proofs=packed(found), origin=EquivalentOrigin.MODEL,
        )  # fmt: skip

    def _languages(self) -> tuple[Language, Language]:
        return language_of([each.source for each in self.aligned]), language_of([each.target for each in self.aligned])


def directions(
    project: Project, compared: Comparison, languages: tuple[str, str], terms: Sequence[TermCandidate]
) -> list[Direction]:
    """Both directions between two `languages`, of originals and of translations, with those of `terms` that passages
    mention and that have no translation, by what was `compared` or by what people decided."""
    main, language = languages
    known = _known(project, compared, main, language)
    aligned, turned = compared.passages, [each.turned for each in compared.passages]
    return [
        Direction(language=own, other=other, aligned=there, silent=_silent(there, terms, own, other, known))
        for own, other, there in ((main, language, aligned), (language, main, turned))
    ]


def _known(project: Project, compared: Comparison, main: str, language: str) -> set[tuple[str, str]]:
    """The texts of terms that have a translation, each with its language."""
    sure = [pair for pair in compared.pairs if pair.confidence >= PROPOSED]
    found = {(pair.source, language) for pair in sure} | {(pair.target, main) for pair in sure}
    decided = Equivalent.objects.filter(term__project=project).exclude(UNTOUCHED)
    return found | {(text, primary(to)) for text, to in decided.values_list("term__text", "language")}


def _silent(
    aligned: Sequence[AlignedPassage],
    terms: Iterable[TermCandidate],
    own: str,
    other: str,
    known: Collection[tuple[str, str]],
) -> list[Silent]:
    wanted = [each for each in terms if each.language == own and (each.text, other) not in known]
    spelled = [TermSpellings(each.text, tuple(variant.text for variant in each.variants)) for each in wanted]
    return [Silent(term, places) for term, places in zip(spelled, mentions(aligned, spelled), strict=True) if places]


def ask(work: Work, asked: Sequence[Direction], ids: Mapping[str, int]) -> Iterator[ProposedEquivalent]:
    """Ask the engine of `work` about all silent terms; whatever got no answer becomes an issue of its term."""
    where = [(each, number) for each in asked for number in range(len(each.silent))]
    firsts = [sum(len(before.silent) for before in asked[:at]) for at in range(len(asked))]
    tasks = (task for each, first in zip(asked, firsts, strict=True) for task in each.tasks(first))
    issues: list[Issue] = []
    for done, result in enumerate(work.engine.translate(tasks), start=1):
        work.lease.check()
        work.lease.progress(done, len(where))
        direction, number = where[result.key]
        term = ids[direction.silent[number].term.text]
        if isinstance(result, Failed):
            issues.append(failure(work, term, result.reason))
        elif proposal := direction.proposal(number, result, term):
            yield proposal
    work.publish(issues, bulk_insert(Issue))


def _text(sentences: Iterable[Sentence]) -> str:
    return " ".join(each.prose for each in sentences)
