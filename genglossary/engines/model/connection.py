"""The server and the model that are asked, and the limits. The key itself is read only when a call is made."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from genglossary.engines.protocol import EngineError
from genglossary.pipeline.text.stated import stated

NO_KEY = "not-needed"  # local servers want none, the client insists on some

OUR_PARAMETERS = frozenset({"model", "messages", "stream", "stream_options", "response_format", "max_tokens"})

SMALLEST_CONTEXT = 2048  # tokens; every prompt with the data of one item and its answer fits


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """The place of an API key: in an environment variable or in a file, never in here. Neither: no key."""

    variable: str = ""
    file: str = ""

    def read(self) -> str:
        """The key, or a placeholder when none is configured. Raises EngineError when it is not where it should be."""
        if self.variable:
            return self._from_variable()
        if self.file:
            return self._from_file()
        return NO_KEY

    def _from_variable(self) -> str:
        value = os.environ.get(self.variable, "").strip()
        if not value:
            raise EngineError(
                stated("The key of the model connection is missing: %(variable)s is not set.", variable=self.variable)
            )
        return value

    def _from_file(self) -> str:
        try:
            value = Path(self.file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is not text"
            raise EngineError(
                stated(
                    "The key of the model connection cannot be read from %(file)s: %(why)s.", file=self.file, why=why
                )
            ) from None
        if not value:
            raise EngineError(stated("The key of the model connection is missing: %(file)s is empty.", file=self.file))
        return value


@dataclass(frozen=True, kw_only=True, slots=True)
class Prices:
    """Prices of a million tokens, in the currency of the operator's choice."""

    input_per_million: Decimal
    output_per_million: Decimal

    def cost(self, input_tokens: int, output_tokens: int) -> Decimal:
        spent = self.input_per_million * input_tokens + self.output_per_million * output_tokens
        return spent / 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Connection:
    """A model on a server.

    `concurrency` is the most calls in flight, over all runs. `silence` is how many seconds a server may send no
    byte before it counts as dead; `connect` is how long reaching it may take. `context_tokens` is what the model
    can read and write in one call. `options` are further parameters of a call, sent as they are. `prices` None
    means that the cost is unknown.
    """

    name: str
    base_url: str
    model: str
    key: Key = field(default_factory=Key)
    concurrency: int = 4
    connect: float = 10.0
    silence: float = 300.0
    context_tokens: int = 4096
    options: Mapping[str, object] = field(default_factory=dict[str, object])
    prices: Prices | None = None

    def __post_init__(self) -> None:
        if not self.base_url.startswith(("http://", "https://")):
            raise EngineError(stated("The base URL of %(name)s must start with http:// or https://.", name=self.name))
        if "?" in self.base_url:
            raise EngineError(
                stated(
                    "The base URL of %(name)s must have no query (?…): Azure has an address without one, which ends "
                    "in /openai/v1/.",
                    name=self.name,
                )
            )
        if not self.model:
            raise EngineError(stated("The connection %(name)s names no model.", name=self.name))
        if self.concurrency < 1 or self.context_tokens < SMALLEST_CONTEXT or min(self.connect, self.silence) <= 0:
            raise EngineError(
                stated(
                    "The connection %(name)s needs a concurrency of at least 1, a context of at least %(n)s tokens and "
                    "time-outs above 0.",
                    name=self.name,
                    n=f"{SMALLEST_CONTEXT:,}",
                )
            )
        if ours := sorted(OUR_PARAMETERS & self.options.keys()):
            raise EngineError(
                stated("The options of %(name)s must not set %(names)s.", name=self.name, names=", ".join(ours))
            )

    @property
    def parameters(self) -> dict[str, object]:
        """The parameters of a call besides its question."""
        return {"temperature": 0, **self.options}


def _nothing() -> None:
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Hooks:
    """Everything that an engine needs of the run that it works for; every default suits a run that nobody stops.

    `alive()` raises when the run is no longer ours; it is called in the thread that reads the results.
    `on_lost(callback)` has `callback` called, from any thread, the moment that is known: calls in flight are
    aborted then. `runs()` says how many runs now share the connection.
    """

    alive: Callable[[], None] = _nothing
    on_lost: Callable[[Callable[[], None]], None] = lambda callback: None
    runs: Callable[[], int] = lambda: 1
