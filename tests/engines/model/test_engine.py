"""The four judgements as a run sees them."""

import itertools
import json
from typing import Any

import pytest

from genglossary.engines.model.classify import Classify
from genglossary.engines.model.connection import SMALLEST_CONTEXT, Hooks
from genglossary.engines.model.define import Define
from genglossary.engines.model.judgement import Judgement
from genglossary.engines.model.refine import Refine
from genglossary.engines.model.replies import MemoryStore
from genglossary.engines.model.review import Review
from genglossary.engines.model.translate import Translate
from genglossary.engines.protocol import Classified, Defined, Failed, Finding, Refined, RefineTask, ReviewTask
from tests.engines.model.conftest import EngineMaker
from tests.engines.model.fake_server import Asked, FakeServer, good_answer
from tests.engines.model.tasks import about, candidates, definition, entries, names, passage, repairs, term, terms
from tests.engines.model.waiting import wait_until


def test_every_candidate_gets_one_classification(make_engine: EngineMaker):
    results = list(make_engine().classify(candidates(53)))
    assert sorted(result.key for result in results) == list(range(53))
    assert all(isinstance(result, Classified) and result.category == "technical_term" for result in results)


def test_candidates_share_calls(make_engine: EngineMaker, server: FakeServer):
    list(make_engine(context_tokens=16000).classify(candidates(60)))
    assert len(server.asked) == 3


def test_a_small_context_makes_smaller_batches(make_engine: EngineMaker, server: FakeServer):
    list(make_engine(context_tokens=2048).classify(candidates(60)))
    assert len(server.asked) > 6


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    "judgement", [Classify(), Define(), Review(), Refine(), Translate()], ids=lambda each: each.name
)
def test_every_question_fits_the_smallest_context(
    make_engine: EngineMaker, judgement: Judgement[Any, Any, Any], language: str
):
    desk = make_engine(language=language, context_tokens=SMALLEST_CONTEXT).desk(judgement)
    assert desk.room >= judgement.output + min(judgement.space, 350)


def test_a_definition_comes_with_the_passage_that_proves_it(make_engine: EngineMaker):
    [result] = make_engine().define(terms(1))
    assert isinstance(result, Defined)
    assert result.definition is not None
    assert result.definition.origin == "generated"
    assert result.definition.evidence == (about("Quorum Gate 0"),)
    assert result.definition.flags == ()


def test_a_term_without_passages_has_no_definition_and_nobody_is_asked(make_engine: EngineMaker, server: FakeServer):
    [task] = terms(1)
    [result] = make_engine().define([type(task)(term=task.term)])
    assert result == Defined(key=0, definition=None)
    assert not server.asked


def test_null_says_that_the_documents_do_not_tell(make_engine: EngineMaker, server: FakeServer):
    server.answer = lambda asked: {"citations": [], "definition": None, "confidence": 0.9}
    assert list(make_engine().define(terms(1))) == [Defined(key=0, definition=None)]


def test_a_good_entry_has_no_findings(make_engine: EngineMaker):
    assert list(make_engine().review(entries(23))) == []


def test_a_finding_bears_the_key_of_its_entry_and_the_passages(make_engine: EngineMaker, server: FakeServer):
    def complain(asked: Asked) -> object:
        problem = {"kind": "circular", "detail": "says nothing"}
        return {
            row["id"]: {"term": row["term"], "problems": [problem] * row["term"].endswith("7")} for row in asked.rows
        }

    server.answer = complain
    [finding] = make_engine().review(entries(12))
    assert isinstance(finding, Finding)
    assert (finding.key, finding.kind, finding.detail) == (7, "circular", "says nothing")
    assert finding.evidence == (about("Quorum Gate 7"),)


def test_an_entry_without_definition_is_found_without_a_call(make_engine: EngineMaker, server: FakeServer):
    [finding] = make_engine().review([ReviewTask(term=term("Quorum Gate"), definition=None)])
    assert isinstance(finding, Finding)
    assert finding.kind == "no_definition"
    assert not server.asked


def test_a_doubt_about_a_definition_becomes_a_finding(make_engine: EngineMaker):
    doubtful = definition("See https://evil.example.")
    doubtful = type(doubtful)(text=doubtful.text, confidence=1, origin="generated", flags=("contains a link",))
    [finding] = make_engine().review(
        [ReviewTask(term=term("Gate 1"), definition=doubtful, passages=(about("Gate 1"),))]
    )
    assert isinstance(finding, Finding)
    assert (finding.kind, finding.detail) == ("unsupported", "contains a link")


def test_refine_repairs_what_the_reviewer_found(make_engine: EngineMaker):
    [result] = make_engine().refine(repairs(1))
    assert isinstance(result, Refined)
    assert result.definition is not None
    assert result.definition.text.startswith("What the documents call")


def test_an_entry_with_nothing_to_repair_stays_and_nobody_is_asked(make_engine: EngineMaker, server: FakeServer):
    before = definition("A device.")
    task = RefineTask(term=term("Gate"), definition=before, passages=(about("Gate 1"),))
    assert list(make_engine().refine([task])) == [Refined(key=0, definition=before)]
    assert not server.asked


def test_a_suspicious_repair_is_not_taken(make_engine: EngineMaker, server: FakeServer):
    def lure(asked: Asked) -> object:
        return {
            "citations": [{"passage": 1, "quote": "keeps the ledger"}],
            "definition": "Visit https://evil.example now.",
            "confidence": 1,
        }

    server.answer = lure
    [task] = repairs(1)
    [result] = make_engine().refine([task])
    assert isinstance(result, Refined)
    assert result.definition == task.definition


def test_japanese_projects_are_asked_in_japanese(make_engine: EngineMaker, server: FakeServer):
    list(make_engine(language="ja").define(terms(1)))
    assert "用語集" in server.asked[0].prompt


def test_tasks_are_read_lazily(make_engine: EngineMaker):
    read = itertools.count()
    endless = (task for task in itertools.cycle(terms(1)) if next(read) >= 0)
    results = make_engine(concurrency=2).define(endless)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert next(read) < 60


def test_the_limit_of_the_connection_is_used_and_kept(make_engine: EngineMaker, server: FakeServer):
    server.latency = 0.3
    list(make_engine(concurrency=8).define(terms(20)))
    assert server.counters.most_in_flight == 8


def test_runs_that_share_a_connection_share_its_limit(make_engine: EngineMaker, server: FakeServer):
    server.latency = 0.1
    list(make_engine(concurrency=8, hooks=Hooks(runs=lambda: 3)).define(terms(12)))
    assert server.counters.most_in_flight == 2


def test_a_slow_reader_of_results_does_not_starve_the_calls(make_engine: EngineMaker, server: FakeServer):
    server.latency = 0.05
    results = make_engine(concurrency=4).define(terms(32))
    next(results)
    wait_until(lambda: len(server.asked) >= 12)


class TestMemory:
    def test_nothing_is_asked_twice(self, make_engine: EngineMaker, server: FakeServer):
        first = [list(make_engine().define(terms(9))), list(make_engine().classify(candidates(30)))]
        asked = len(server.asked)
        second = [list(make_engine().define(terms(9))), list(make_engine().classify(candidates(30)))]
        assert len(server.asked) == asked
        for before, after in zip(first, second, strict=True):
            assert sorted(map(repr, before)) == sorted(map(repr, after))

    def test_only_the_terms_whose_passages_changed_are_asked_again(self, make_engine: EngineMaker, server: FakeServer):
        list(make_engine().classify(candidates(30)))
        changed = candidates(30)
        changed[4] = type(changed[4])(key=4, candidate=changed[4].candidate, passages=(passage("Another sentence."),))
        server.asked.clear()
        assert len(list(make_engine().classify(changed))) == 30
        assert [row["term"] for asked in server.asked for row in asked.rows] == [names(30)[4]]

    def test_another_model_is_asked_anew(self, make_engine: EngineMaker, server: FakeServer):
        list(make_engine().define(terms(1)))
        list(make_engine(model="other").define(terms(1)))
        assert len(server.asked) == 2

    def test_another_secret_finds_the_same_replies(
        self, make_engine: EngineMaker, server: FakeServer, store: MemoryStore
    ):
        list(make_engine().define(terms(1)))
        engine = make_engine()
        engine._secret = b"the next one"  # type: ignore[attr-defined]
        list(engine.define(terms(1)))
        assert len(server.asked) == 1

    def test_a_reader_that_stops_early_keeps_what_was_answered(
        self, make_engine: EngineMaker, server: FakeServer, store: MemoryStore
    ):
        results = make_engine(concurrency=2).define(terms(40))
        next(results)
        results.close()  # type: ignore[attr-defined]
        answered = sum(server.counters.answered.values())
        kept = len(store.calls)
        assert 1 <= kept <= answered
        server.forget()  # an aborted request may still arrive: at the old address it is not counted
        assert len(list(make_engine().define(terms(40)))) == 40
        assert len(server.asked) == 40 - kept

    def test_prompt_and_reply_of_every_call_are_kept_for_operators(self, make_engine: EngineMaker, store: MemoryStore):
        list(make_engine().define(terms(1)))
        [call] = store.calls
        assert "Quorum Gate 0" in call.prompt
        assert json.loads(call.reply)["confidence"] == 0.8
        assert call.input_tokens > 0
        assert call.output_tokens > 0

    def test_an_answer_that_no_longer_fits_is_asked_for_again(
        self, make_engine: EngineMaker, server: FakeServer, store: MemoryStore
    ):
        list(make_engine().define(terms(1)))
        store._answers = dict.fromkeys(store._answers, '{"citations": 7}')  # type: ignore[attr-defined]
        [result] = make_engine().define(terms(1))
        assert isinstance(result, Defined)
        assert len(server.asked) == 2


class TestBatches:
    def test_a_dropped_term_is_asked_about_by_itself(self, make_engine: EngineMaker, server: FakeServer):
        def drop(asked: Asked) -> object:
            answer: dict[str, dict[str, str]] = good_answer(asked)  # type: ignore[assignment]
            return {key: value for key, value in answer.items() if len(answer) == 1 or not value["term"].endswith("3")}

        server.answer = drop
        results = list(make_engine().classify(candidates(8)))
        assert sorted(result.key for result in results) == list(range(8))
        assert not any(isinstance(result, Failed) for result in results)
        assert [len(asked.rows) for asked in server.asked] == [8, 1]

    def test_a_misnamed_term_is_asked_about_by_itself(self, make_engine: EngineMaker, server: FakeServer):
        def shift(asked: Asked) -> object:
            answer: dict[str, dict[str, object]] = good_answer(asked)  # type: ignore[assignment]
            if len(answer) > 1:
                answer["T1"]["term"], answer["T2"]["term"] = answer["T2"]["term"], answer["T1"]["term"]
            return answer

        server.answer = shift
        assert len(list(make_engine().classify(candidates(5)))) == 5
        assert [len(asked.rows) for asked in server.asked] == [5, 1, 1]

    def test_spelling_and_width_of_a_name_are_forgiven(self, make_engine: EngineMaker, server: FakeServer):
        def shout(asked: Asked) -> object:
            answer: dict[str, dict[str, str]] = good_answer(asked)  # type: ignore[assignment]
            return {key: value | {"term": f'"{value["term"].upper()}"'} for key, value in answer.items()}

        server.answer = shout
        assert len(list(make_engine().classify(candidates(5)))) == 5
        assert len(server.asked) == 1

    def test_a_term_that_is_always_left_out_fails_and_is_named(self, make_engine: EngineMaker, server: FakeServer):
        def never(asked: Asked) -> object:
            answer: dict[str, dict[str, str]] = good_answer(asked)  # type: ignore[assignment]
            return {key: value for key, value in answer.items() if not value["term"].endswith("3")} or {"T9": {}}

        server.answer = never
        failed = [result for result in make_engine().classify(candidates(8)) if isinstance(result, Failed)]
        assert [failure.key for failure in failed] == [3]
        assert "cannot be used" in failed[0].reason

    @pytest.mark.parametrize("wrap", ["list", "result", "reordered"])
    def test_other_shapes_of_an_answer_are_understood(self, make_engine: EngineMaker, server: FakeServer, wrap: str):
        def other(asked: Asked) -> object:
            answer: dict[str, dict[str, str]] = good_answer(asked)  # type: ignore[assignment]
            parts = list(answer.values())
            return {"list": parts, "result": {"result": answer}, "reordered": {"answers": parts[::-1]}}[wrap]

        server.answer = other
        results = list(make_engine().classify(candidates(5)))
        assert sorted(result.key for result in results) == list(range(5))
        assert len(server.asked) == 1
