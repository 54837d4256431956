"""The live account of what a run has asked and what it cost, and the budget that stops it."""

import threading
from dataclasses import dataclass, replace
from decimal import Decimal

from genglossary.engines.model.connection import Prices
from genglossary.engines.protocol import EngineError
from genglossary.pipeline.text.stated import stated


class BudgetReachedError(EngineError):
    """The next call could exceed the budget. Everything answered so far is kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """The most that a run may spend; None is no limit. `cost` is in the currency of the prices."""

    cost: Decimal | None = None
    tokens: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """`reused` counts items answered from memory. `estimated` says that a server did not report its tokens.
    `cost` None is unknown: the connection has no prices."""

    calls: int = 0
    retries: int = 0
    reused: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False
    cost: Decimal | None = None


class Meter:
    """Counts for one run; safe to use from several threads. `spent` is what earlier attempts of the run used."""

    def __init__(self, prices: Prices | None = None, budget: Budget | None = None, spent: Usage | None = None) -> None:
        self.prices = prices
        self.budget = budget or Budget()
        if self.budget.cost is not None and prices is None:
            raise EngineError(stated("A budget in money needs a model connection with prices; this one has none."))
        start = spent or Usage()
        self._usage = replace(start, cost=self._cost(start.input_tokens, start.output_tokens))
        self._reserved = (0, 0)
        self._lock = threading.Lock()

    @property
    def usage(self) -> Usage:
        with self._lock:
            return self._usage

    def reserve(self, input_tokens: int, output_tokens: int) -> bool:
        """Sets tokens aside for a call that is about to be made. False: wait for the calls in flight, which may
        take less than was set aside for them. Raises BudgetReachedError when there are none to wait for."""
        with self._lock:
            reserved = (self._reserved[0] + input_tokens, self._reserved[1] + output_tokens)
            excess = self._excess(*reserved)
            if not excess:
                self._reserved = reserved
            elif self._reserved == (0, 0):
                raise BudgetReachedError(
                    stated(
                        "The budget of %(excess)s is used up. Every answer is kept: a new run with a larger budget "
                        "goes on from here.",
                        excess=excess,
                    )
                )
            return not excess

    def release(self, input_tokens: int, output_tokens: int) -> None:
        """Gives back what `reserve` set aside."""
        with self._lock:
            self._reserved = (self._reserved[0] - input_tokens, self._reserved[1] - output_tokens)

    def count(self, input_tokens: int, output_tokens: int, *, estimated: bool) -> None:
        """A call was answered."""
        with self._lock:
            now = self._usage
            self._usage = replace(
                now,
                calls=now.calls + 1,
                input_tokens=now.input_tokens + input_tokens,
                output_tokens=now.output_tokens + output_tokens,
                estimated=now.estimated or estimated,
                cost=self._cost(now.input_tokens + input_tokens, now.output_tokens + output_tokens),
            )

    def count_retry(self) -> None:
        with self._lock:
            self._usage = replace(self._usage, retries=self._usage.retries + 1)

    def count_reused(self, items: int) -> None:
        with self._lock:
            self._usage = replace(self._usage, reused=self._usage.reused + items)

    def _cost(self, input_tokens: int, output_tokens: int) -> Decimal | None:
        return None if self.prices is None else self.prices.cost(input_tokens, output_tokens)

    def _excess(self, input_tokens: int, output_tokens: int) -> str:
        """Name the budget that the tokens would exceed on top of what is spent, in words; "" for none."""
        tokens = (self._usage.input_tokens + input_tokens, self._usage.output_tokens + output_tokens)
        if self.budget.tokens is not None and sum(tokens) > self.budget.tokens:
            return f"{self.budget.tokens:,} tokens"
        cost = self._cost(*tokens)
        if self.budget.cost is not None and cost is not None and cost > self.budget.cost:
            return str(self.budget.cost)
        return ""
