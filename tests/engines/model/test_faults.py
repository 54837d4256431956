"""A server that fails in every way that servers fail."""

import time

import pytest
from aiohttp import web

from genglossary.engines.model.connection import Key
from genglossary.engines.model.doubts import REPEATS
from genglossary.engines.model.gate import Patience
from genglossary.engines.model.replies import MemoryStore
from genglossary.engines.protocol import Defined, EngineError, Failed
from tests.engines.model.conftest import EngineMaker
from tests.engines.model.fake_server import Asked, FakeServer, Fault, for_first, good_answer, hang, refuse
from tests.engines.model.tasks import candidates, terms

KEY = "sk-a-very-secret-key"


def say(text: str) -> Fault:
    return lambda asked: text


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_passing_error_is_tried_again(make_engine: EngineMaker, server: FakeServer, status: int):
    server.fault = for_first(2, refuse(status))
    engine = make_engine()
    results = list(engine.define(terms(5)))
    assert all(isinstance(result, Defined) for result in results)
    assert engine.meter.usage.retries == 2


def test_retry_after_is_obeyed_by_all_calls(make_engine: EngineMaker, server: FakeServer):
    server.fault = for_first(1, refuse(429, **{"Retry-After": "0.4"}))
    started = time.monotonic()
    assert len(list(make_engine(concurrency=1).define(terms(2)))) == 2
    assert time.monotonic() - started >= 0.4


def test_a_server_that_asks_for_too_much_patience_is_given_up(make_engine: EngineMaker, server: FakeServer):
    server.fault = refuse(429, **{"Retry-After": "3600"})
    [result] = make_engine().define(terms(1))
    assert isinstance(result, Failed)
    assert "429" in result.reason


def test_retries_end_with_the_budget_of_the_run(make_engine: EngineMaker, server: FakeServer):
    server.fault = refuse(500)
    list(make_engine(patience=Patience(first_wait=0.001, tries=5, retries=7)).define(terms(10)))
    assert len(server.asked) == 10 + 7


def test_errors_of_everything_end_the_step_soon(make_engine: EngineMaker, server: FakeServer):
    server.fault = refuse(500, "out of memory")
    with pytest.raises(EngineError, match=r"none of the first 2\d items of define: .*HTTP 500: out of memory"):
        list(make_engine(tolerated=0.2).define(terms(500)))
    assert len(server.asked) < 200


def test_more_failures_than_tolerated_end_the_step_with_the_share(make_engine: EngineMaker, server: FakeServer):
    server.fault = lambda asked: refuse(500)(asked) if asked.rows[0]["term"][-1] in "012" else None
    results = make_engine(tolerated=0.2).define(terms(10))
    with pytest.raises(EngineError, match=r"3 of 10 items of define got no answer \(30%"):
        list(results)


def test_fewer_failures_are_named_and_the_step_goes_on(make_engine: EngineMaker, server: FakeServer):
    server.fault = lambda asked: refuse(500)(asked) if asked.rows[0]["term"].endswith("3") else None
    results = list(make_engine(tolerated=0.2).define(terms(10)))
    assert [result.key for result in results if isinstance(result, Failed)] == [3]
    assert len(results) == 10


def test_only_what_failed_is_asked_by_the_next_run(make_engine: EngineMaker, server: FakeServer):
    server.fault = lambda asked: refuse(500)(asked) if asked.rows[0]["term"].endswith("3") else None
    list(make_engine().define(terms(10)))
    server.fault = lambda asked: None
    server.asked.clear()
    assert all(isinstance(result, Defined) for result in make_engine().define(terms(10)))
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_rejected_key_ends_the_run_and_is_not_shown(
    make_engine: EngineMaker, server: FakeServer, status: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOME_KEY", KEY)
    server.fault = refuse(status, f"Incorrect API key provided: {KEY}")
    with pytest.raises(EngineError, match=r"rejects the key.*SOME_KEY") as caught:
        list(make_engine(key=Key(variable="SOME_KEY")).define(terms(1)))
    assert KEY not in str(caught.value)
    assert caught.value.__cause__ is None
    assert len(server.asked) == 1


def test_a_server_that_repeats_the_key_does_not_betray_it(
    make_engine: EngineMaker, server: FakeServer, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOME_KEY", KEY)
    server.fault = refuse(500, f"boom with {KEY}")
    [result] = make_engine(key=Key(variable="SOME_KEY")).define(terms(1))
    assert KEY not in repr(result)
    assert KEY not in repr(store.calls)


def test_a_model_that_is_missing_ends_the_run(make_engine: EngineMaker, server: FakeServer):
    server.fault = refuse(404, "model 'fake' not found")
    with pytest.raises(EngineError, match="does not know the model fake"):
        list(make_engine().define(terms(1)))


def test_an_account_without_credit_ends_the_run(make_engine: EngineMaker, server: FakeServer):
    body = {"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}}
    server.fault = lambda asked: web.json_response(body, status=429)
    with pytest.raises(EngineError, match="no credit"):
        list(make_engine().define(terms(1)))


def test_nobody_at_the_address_is_said_in_words(make_engine: EngineMaker):
    [result] = make_engine(base_url="http://127.0.0.1:9/v1").define(terms(1))
    assert isinstance(result, Failed)
    assert "nothing answers at http://127.0.0.1:9/v1" in result.reason


def test_a_dead_server_is_told_from_a_slow_one(make_engine: EngineMaker, server: FakeServer):
    server.fault = for_first(1, hang)
    [result] = make_engine(silence=0.3).define(terms(1))
    assert isinstance(result, Defined)
    assert server.counters.aborted == 1


def test_a_server_that_stays_silent_is_given_up_after_one_more_try(make_engine: EngineMaker, server: FakeServer):
    server.fault = hang
    [result] = make_engine(silence=0.2).define(terms(1))
    assert isinstance(result, Failed)
    assert result.reason == "the server sent nothing for 0.2 seconds (asked 2 times)"


def test_a_question_too_long_for_the_model_fails_alone(make_engine: EngineMaker, server: FakeServer):
    too_long = refuse(400, "This model's maximum context length is 4096 tokens")
    server.fault = lambda asked: too_long(asked) if asked.rows[0]["term"].endswith("1") else None
    results = list(make_engine().define(terms(3)))
    assert [result.key for result in results if isinstance(result, Failed)] == [1]


class TestUnusableAnswers:
    @pytest.mark.parametrize("text", ["", "I am sorry.", '{"definition": "cut', '{"definition": 3}', "[]", "null"])
    def test_one_is_asked_for_again_with_the_reason(self, make_engine: EngineMaker, server: FakeServer, text: str):
        server.fault = for_first(1, say(text))
        [result] = make_engine().define(terms(1))
        assert isinstance(result, Defined)
        again = server.asked[1].body["messages"]
        assert [message["role"] for message in again] == ["system", "user", "assistant", "user"]
        assert "cannot be used" in again[3]["content"]

    def test_a_second_one_fails_the_term_with_the_reason(
        self, make_engine: EngineMaker, server: FakeServer, store: MemoryStore
    ):
        server.fault = say("no JSON")
        [result] = make_engine().define(terms(1))
        assert result == Failed(key=0, reason="the answer cannot be used: the answer was not JSON")
        assert [call.problem for call in store.calls] == ["the answer was not JSON"] * 2

    def test_an_answer_that_was_cut_off_is_given_more_room(self, make_engine: EngineMaker, server: FakeServer):
        def think_long(asked: Asked) -> str | None:
            return (
                "<think>" + "hm " * 1200 + "</think>" + '{"citations": [1], "definition": "A device.", "confidence": 1}'
            )

        server.fault = think_long
        [result] = make_engine().define(terms(1))
        assert isinstance(result, Defined)
        assert result.definition is not None
        limits = [asked.body["max_tokens"] for asked in server.asked]
        assert limits[1] == 4 * limits[0]

    def test_a_batch_that_cannot_be_read_is_asked_term_by_term(self, make_engine: EngineMaker, server: FakeServer):
        server.fault = lambda asked: "no" if len(asked.rows) > 1 else None
        results = list(make_engine().classify(candidates(4)))
        assert [len(asked.rows) for asked in server.asked] == [4, 4, 1, 1, 1, 1]
        assert not any(isinstance(result, Failed) for result in results)

    @pytest.mark.parametrize(
        "wrapped",
        [
            "```json\n{}\n```",
            "Sure! Here it is:\n{}\nHope that helps.",
            "[{}]",
            '{{"answer": {}}}',
            "<think>{{}}</think>{}",
        ],
    )
    def test_json_in_any_wrapping_is_read(self, make_engine: EngineMaker, server: FakeServer, wrapped: str):
        inner = '{"citations": ["P1"], "definition": "A device.", "confidence": "80%"}'
        server.fault = say(wrapped.replace("{}", inner).replace("{{", "{").replace("}}", "}"))
        [result] = make_engine().define(terms(1))
        assert isinstance(result, Defined)
        assert result.definition is not None
        assert result.definition.confidence == 0.8
        assert len(server.asked) == 1

    @pytest.mark.parametrize(
        "copied",
        [
            "A brellow gauge shows the pool.",
            "A float that shows how fast the pool is rising.",
            "水位が上がる速さに応じて開く弁。",
        ],
    )
    def test_an_answer_copied_from_the_examples_is_refused(
        self, make_engine: EngineMaker, server: FakeServer, copied: str
    ):
        server.fault = say(f'{{"citations": [1], "definition": "{copied}", "confidence": 1}}')
        [result] = make_engine().define(terms(1))
        assert isinstance(result, Failed)
        assert "repeats an example" in result.reason

    def test_an_answer_that_goes_round_in_circles_is_asked_for_again_and_flagged(
        self, make_engine: EngineMaker, server: FakeServer
    ):
        round_ = "A gate is a door that is a gate that is a door that is a gate that is a door that is a gate."
        server.fault = say(f'{{"citations": [1], "definition": "{round_}", "confidence": 1}}')
        [result] = make_engine().define(terms(1))
        assert len(server.asked) == 2
        assert "again and again" in server.asked[1].prompt
        assert isinstance(result, Defined)
        assert result.definition is not None
        assert REPEATS in result.definition.flags

    def test_a_remembered_answer_that_would_be_refused_today_is_asked_for_again(
        self, make_engine: EngineMaker, server: FakeServer, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
    ):
        [before] = make_engine().define(terms(1))
        assert isinstance(before, Defined)
        monkeypatch.setattr("genglossary.engines.model.define.repeats_example", lambda *said: len(server.asked) == 1)
        assert list(make_engine().define(terms(1)))
        assert len(server.asked) == 2


class TestServersOfOtherManners:
    def refusing(self, parameter: str, message: str) -> Fault:
        return lambda asked: refuse(400, message)(asked) if parameter in asked.body else None

    def test_without_schemas_the_answer_is_asked_for_as_json_then_as_text(
        self, make_engine: EngineMaker, server: FakeServer
    ):
        server.fault = self.refusing("response_format", "response_format is not supported")
        results = list(make_engine(concurrency=1).define(terms(3)))
        assert all(isinstance(result, Defined) for result in results)
        formats = [asked.body.get("response_format", {}).get("type") for asked in server.asked]
        assert formats == ["json_schema", "json_schema", "json_object", None, None, None]

    def test_lengths_in_a_schema_are_left_out_where_they_are_refused(
        self, make_engine: EngineMaker, server: FakeServer
    ):
        def no_lengths(asked: Asked) -> web.Response | None:
            refused = "maxLength" in str(asked.body["response_format"])
            return refuse(400, "maxLength is not permitted")(asked) if refused else None  # type: ignore[return-value]

        server.fault = no_lengths
        assert len(list(make_engine().define(terms(1)))) == 1
        assert server.asked[-1].body["response_format"]["type"] == "json_schema"

    @pytest.mark.parametrize(
        ("parameter", "message"),
        [
            ("max_tokens", "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
            ("temperature", "Unsupported value: 'temperature' does not support 0 with this model."),
            ("stream_options", "Extra inputs are not permitted: stream_options"),
        ],
    )
    def test_a_refused_parameter_is_not_sent_again(
        self, make_engine: EngineMaker, server: FakeServer, parameter: str, message: str
    ):
        server.fault = self.refusing(parameter, message)
        results = list(make_engine(concurrency=1).define(terms(3)))
        assert all(isinstance(result, Defined) for result in results)
        assert [parameter in asked.body for asked in server.asked] == [True, False, False, False]
        assert all("response_format" in asked.body for asked in server.asked)

    def test_without_reported_tokens_they_are_estimated(self, make_engine: EngineMaker, server: FakeServer):
        server.fault = self.refusing("stream_options", "stream_options?")
        engine = make_engine()
        list(engine.define(terms(1)))
        assert engine.meter.usage.estimated
        assert engine.meter.usage.input_tokens > 300

    def test_calls_refused_at_the_same_time_learn_once(self, make_engine: EngineMaker, server: FakeServer):
        server.latency = 0.02
        server.fault = self.refusing("response_format", "no response_format here")
        results = list(make_engine(concurrency=8).define(terms(16)))
        assert all(isinstance(result, Defined) for result in results)

    def test_an_error_in_the_stream_is_tried_again(self, make_engine: EngineMaker, server: FakeServer):
        broken = b'data: {"error": {"message": "worker died"}}\n\n'
        server.fault = for_first(1, lambda asked: web.Response(body=broken, content_type="text/event-stream"))
        assert isinstance(next(iter(make_engine().define(terms(1)))), Defined)

    def test_a_connection_that_breaks_off_is_tried_again(self, make_engine: EngineMaker, server: FakeServer):
        half = b'data: {"choices": [{"delta": {"content": "{"}'
        cut = web.Response(body=half, content_type="text/event-stream")
        server.fault = for_first(1, lambda asked: cut)
        assert isinstance(next(iter(make_engine().define(terms(1)))), Defined)
        assert good_answer(server.asked[0])
