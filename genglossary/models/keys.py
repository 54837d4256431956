"""Keys by which rows are sorted and searched: columns that follow from others, the same on every database."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import models

from genglossary.pipeline.text.folding import loose_key


class KeyField(models.TextField):  # pyright: ignore[reportMissingTypeArgument] - it takes none when it runs
    """A column of what `by` makes of the fields named by `of`, whenever a row is inserted or saved.

    Whoever changes one of these fields without saving the row (`update`) sets the key as well.
    """

    if TYPE_CHECKING:  # the stubs of Django's fields know their own arguments alone

        def __new__(cls, *, by: Callable[..., str], of: tuple[str, ...], **options: Any) -> Any: ...

    def __init__(self, *, by: Callable[..., str], of: tuple[str, ...], **options: Any) -> None:
        self.by, self.of = by, tuple(of)
        super().__init__(editable=False, default="", **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        del options["editable"], options["default"]
        return name, path, args, {**options, "by": self.by, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = self.by(*(getattr(model_instance, name) for name in self.of))
        setattr(model_instance, self.attname, key)
        return key


class ByCodePoint(models.Func):
    """A text in the order of its code points: PostgreSQL sorts by the rules of some country otherwise."""

    template = "%(expressions)s"
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)


def term_search_key(text: str, reading: str) -> str:
    """A term in one line and its reading in the next, as people look for them."""
    return f"{loose_key(text)}\n{loose_key(reading)}"
