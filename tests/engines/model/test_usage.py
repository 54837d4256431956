"""What a run asked, what it costs, what it would cost, and the budget that stops it."""

from decimal import Decimal

import pytest

from genglossary.engines.model.connection import Prices
from genglossary.engines.model.estimate import estimate
from genglossary.engines.model.replies import MemoryStore
from genglossary.engines.model.usage import Budget, BudgetReachedError, Meter, Usage
from genglossary.engines.protocol import EngineError
from tests.engines.model.conftest import EngineMaker
from tests.engines.model.fake_server import FakeServer
from tests.engines.model.tasks import candidates, terms

PRICES = Prices(input_per_million=Decimal("2"), output_per_million=Decimal("8"))


def test_tokens_calls_and_cost_are_counted(make_engine: EngineMaker, server: FakeServer):
    engine = make_engine(meter=Meter(PRICES))
    list(engine.define(terms(4)))
    usage = engine.meter.usage
    assert usage.calls == 4
    assert usage.input_tokens == sum(len(asked.prompt) // 4 for asked in server.asked)
    assert usage.cost == PRICES.cost(usage.input_tokens, usage.output_tokens)
    assert usage.cost


def test_the_cost_is_unknown_without_prices(make_engine: EngineMaker):
    engine = make_engine()
    list(engine.define(terms(1)))
    assert engine.meter.usage.cost is None


def test_answers_from_memory_are_counted_and_free(make_engine: EngineMaker):
    list(make_engine().define(terms(5)))
    engine = make_engine(meter=Meter(PRICES))
    list(engine.define(terms(5)))
    assert engine.meter.usage == Usage(reused=5, cost=Decimal(0))


def test_a_budget_stops_the_step_and_keeps_every_answer(
    make_engine: EngineMaker, server: FakeServer, store: MemoryStore
):
    meter = Meter(PRICES, Budget(cost=Decimal("0.05")))
    engine = make_engine(meter=meter)
    results: list[object] = []
    with pytest.raises(BudgetReachedError, match=r"budget of 0\.05 is used up"):
        results.extend(engine.define(terms(100)))
    assert meter.usage.cost is not None
    assert Decimal("0.03") < meter.usage.cost <= Decimal("0.05")
    assert server.counters.aborted == 0
    kept = len(store.calls)
    assert kept == len(server.asked) == meter.usage.calls
    server.asked.clear()
    assert len(list(make_engine().define(terms(100)))) == 100
    assert len(server.asked) == 100 - kept


def test_a_budget_of_tokens_is_never_exceeded(make_engine: EngineMaker):
    meter = Meter(budget=Budget(tokens=9000))
    with pytest.raises(BudgetReachedError, match="9,000 tokens"):
        list(make_engine(meter=meter, concurrency=16).define(terms(100)))
    assert 4500 < meter.usage.input_tokens + meter.usage.output_tokens <= 9000


def test_what_an_earlier_attempt_spent_counts(make_engine: EngineMaker, server: FakeServer):
    meter = Meter(budget=Budget(tokens=9000), spent=Usage(calls=9, input_tokens=8900))
    with pytest.raises(BudgetReachedError):
        list(make_engine(meter=meter).define(terms(5)))
    assert not server.asked


def test_a_budget_in_money_needs_prices():
    with pytest.raises(EngineError, match="needs a model connection with prices"):
        Meter(budget=Budget(cost=Decimal(1)))


def test_an_estimate_asks_nothing_and_is_near_what_is_asked(
    make_engine: EngineMaker, server: FakeServer, store: MemoryStore
):
    engine = make_engine()
    expected = estimate(engine, store, candidates(40), terms(40))
    assert not server.asked
    assert expected.cost(None) is None
    assert expected.cost(PRICES) == PRICES.cost(expected.input_tokens, expected.output_tokens)
    list(engine.classify(candidates(40)))
    list(engine.define(terms(40)))
    asked = len(server.asked)
    assert asked < expected.calls < asked + 40
    counted = sum(len(asked.prompt) for asked in server.asked) / 3.5
    assert counted < expected.input_tokens < 2 * counted


def test_an_estimate_leaves_out_what_is_remembered(make_engine: EngineMaker, store: MemoryStore):
    list(make_engine().define(terms(40)))
    expected = estimate(make_engine(), store, [], terms(40))
    assert expected.reused == 40
    assert expected.calls < 40
