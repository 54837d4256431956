"""Progress in a terminal, and what a language model has cost so far."""

import io

import pytest

from genglossary.management import progress
from genglossary.management.progress import shown_on
from genglossary.models import ModelConnection, ModelReply, Run
from tests.engines.model.waiting import wait_until
from tests.factories import make_project, make_run

pytestmark = pytest.mark.django_db(transaction=True)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _impatient(monkeypatch) -> None:
    monkeypatch.setattr(progress._Bars, "seconds", 0.01)
    monkeypatch.setattr(progress._Lines, "seconds", 0.01)


def model_run(**connection: object) -> Run:
    run = make_run(make_project("Handbook"))
    row = ModelConnection.objects.create(name="c", base_url="http://c/v1", model="m", **connection)
    Run.objects.filter(pk=run.pk).update(engine="model", connection=row)
    return Run.objects.get(pk=run.pk)


def answered(run: Run, key: str) -> None:
    ModelReply.objects.create(
        project=run.project, run=run, key=key, judgement="define", model="m", input_tokens=1000, output_tokens=50
    )


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_calls_tokens_and_cost_are_shown_while_no_step_moves(stream):
    run, out = model_run(input_price=2, output_price=8), stream()
    with shown_on(out, run) as observer:
        observer("define", 0, 5, "")
        answered(run, "a")
        wait_until(lambda: "Asked so far: 1 call, 1,000 tokens in, 50 out, 0.0024 USD" in out.getvalue())
        answered(run, "b")
        wait_until(lambda: "Asked so far: 2 calls" in out.getvalue())


def test_without_prices_the_cost_is_said_to_be_unknown():
    run, out = model_run(), Terminal()
    with shown_on(out, run):
        wait_until(lambda: "Asked so far: 0 calls, 0 tokens in, 0 out, cost unknown" in out.getvalue())


def test_a_run_that_asks_no_model_speaks_of_no_cost():
    out = Terminal()
    with shown_on(out, make_run(make_project("Handbook"))) as observer:
        observer("define", 1, 2, "")
    assert "Asked" not in out.getvalue()
