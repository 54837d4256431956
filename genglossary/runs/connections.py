"""Model connections as operators made them, and the default one of the environment, as the engine takes them."""

from django.conf import settings

from genglossary.engines.model.connection import Connection, Key, Prices
from genglossary.engines.protocol import EngineError
from genglossary.models import ModelConnection, Run

DEFAULT = "the default connection"


def connection_of(run: Run) -> Connection:
    """What the run asks. Raises EngineError when it may not be asked or nothing is configured."""
    return as_connection(run.connection) if run.connection else default_connection()


def as_connection(row: ModelConnection) -> Connection:
    """Raises EngineError for a connection that an operator has disabled, or that cannot work as it is."""
    if not row.enabled:
        raise EngineError(f"An operator has disabled the model connection {row.name}.")
    return Connection(
        name=row.name,
        base_url=row.base_url,
        model=row.model,
        key=Key(variable=row.key_variable, file=row.key_file),
        concurrency=row.concurrency,
        silence=row.silence_timeout,
        context_tokens=row.context_size,
        options=row.options,
        prices=_prices(row),
    )


def _prices(row: ModelConnection) -> Prices | None:
    if row.input_price is None or row.output_price is None:
        return None
    return Prices(input_per_million=row.input_price, output_per_million=row.output_price)


def default_connection() -> Connection:
    """The one of the environment. Raises EngineError when it names no server or no model."""
    if not settings.MODEL_URL or not settings.MODEL_NAME:
        raise EngineError("Set GENGLOSSARY_MODEL_URL and GENGLOSSARY_MODEL_NAME, or give the project a connection.")
    return Connection(
        name=DEFAULT,
        base_url=settings.MODEL_URL,
        model=settings.MODEL_NAME,
        key=_default_key(),
        concurrency=settings.MODEL_CONCURRENCY,
    )


def _default_key() -> Key:
    if settings.MODEL_KEY_FILE:
        return Key(file=settings.MODEL_KEY_FILE)
    return Key(variable="GENGLOSSARY_MODEL_KEY") if settings.MODEL_HAS_KEY else Key()
