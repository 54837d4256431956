"""Model connections as operators made them, and the default one of the environment, as the engine takes them."""

from django.conf import settings

from genglossary.engines.model.connection import Connection, Key, Prices
from genglossary.engines.protocol import EngineError
from genglossary.models import ModelConnection, Project, Run
from genglossary.models.stated import stated

DEFAULT = "the default connection"


def connection_for(owner: Run | Project) -> Connection:
    """The connection of a run, or of the next run of a project. Raises EngineError when it may not be asked, or
    nothing is configured."""
    return as_connection(owner.connection) if owner.connection else default_connection()


def as_connection(row: ModelConnection) -> Connection:
    """Convert a stored connection. Raises EngineError for one that an operator has disabled, or that cannot work as it
    is."""
    if not row.enabled:
        raise EngineError(stated("An operator has disabled the model connection %(name)s.", name=row.name))
    return Connection(
        name=row.name,
        base_url=row.base_url,
        model=row.model,
        key=Key(variable=row.key_variable, file=row.key_file),
        concurrency=row.concurrency,
        silence=row.silence_timeout,
        context_tokens=row.context_size,
        options=row.options,
        prices=prices_of(row),
    )


def check(row: ModelConnection | None, *, longest_silence: float = 120) -> tuple[bool, tuple[str, ...]]:
    """Ask a server a small question: whether the connection works (None: the default one), and what was found, in
    sentences. It may say nothing for `longest_silence` seconds: a local one may have to load the model first."""
    try:
        connection = as_connection(row) if row else default_connection()
    except EngineError as error:
        return False, (str(error),)
    from genglossary.engines.model.check import check as ask_server  # pydantic: 0.2 s that other pages do not need

    report = ask_server(connection, longest_silence=longest_silence)
    return report.works, report.lines


def prices_of(row: ModelConnection) -> Prices | None:
    if row.input_price is None or row.output_price is None:
        return None
    return Prices(input_per_million=row.input_price, output_per_million=row.output_price)


def default_connection() -> Connection:
    """The connection of the environment. Raises EngineError when it names no server or no model."""
    if not settings.MODEL_URL or not settings.MODEL_NAME:
        raise EngineError(
            stated("Set GENGLOSSARY_MODEL_URL and GENGLOSSARY_MODEL_NAME, or give the project a connection.")
        )
    return Connection(
        name=DEFAULT,
        base_url=settings.MODEL_URL,
        model=settings.MODEL_NAME,
        key=_default_key(),
        concurrency=settings.MODEL_CONCURRENCY,
        context_tokens=settings.MODEL_CONTEXT,
    )


def _default_key() -> Key:
    if settings.MODEL_KEY_FILE:
        return Key(file=settings.MODEL_KEY_FILE)
    return Key(variable="GENGLOSSARY_MODEL_KEY") if settings.MODEL_HAS_KEY else Key()
