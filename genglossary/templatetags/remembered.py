"""The tags `url` and `translate`, as Django has them, which remember what they said: it is the same in every row.

Working out addresses took a fifth of the time of a table, wording its buttons a tenth. Both are for all templates
(settings): the addresses as a builtin, and this library instead of Django's `i18n`, all of whose tags it has.

`row` is ours: a whole row, remembered as long as it would look the same.
"""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any, cast

from django import template
from django.conf import settings
from django.db import connection
from django.template import defaulttags, loader_tags
from django.templatetags import i18n
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from genglossary.web.contents import digest_of

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class AddressNode(defaulttags.URLNode):
    """Renders an address with what it is made of resolved; one with keywords, or for a variable, is Django's."""

    def render(self, context: Any) -> str:
        if self.kwargs or self.asvar:
            return super().render(context)
        args = tuple([str(arg.resolve(context)) for arg in self.args])
        address = _address(settings.ROOT_URLCONF, get_script_prefix(), self.view_name.resolve(context), args)
        return conditional_escape(address) if context.autoescape else address


@register.tag
def url(parser: Any, token: Any) -> AddressNode:
    """Parse as Django does."""
    node = cast("Any", defaulttags.url(parser, token))
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


@lru_cache(maxsize=50_000)
def _address(urlconf: str, prefix: str, view_name: str, args: tuple[str, ...]) -> str:
    """The address below `prefix`, where a proxy may have put us; no part of it is a language."""
    return reverse(view_name, urlconf, args)


class WordingNode(template.Node):
    """A message that never changes, worded once for each language."""

    child_nodelists = ()

    def __init__(self, node: template.Node) -> None:
        self._node = node
        self._said: dict[str | None, str] = {}

    def render(self, context: Any) -> str:
        language = get_language()
        said = self._said.get(language)
        if said is None:
            said = self._said[language] = self._node.render(context)
        return said


@register.tag("translate")
@register.tag("trans")
def translate(parser: Any, token: Any) -> template.Node:
    """Parse as Django does."""
    node = cast("Any", i18n.do_translate(parser, token))
    message = node.filter_expression
    changes = node.asvar or node.noop or node.message_context or message.filters or message.var.literal is None
    return node if changes else WordingNode(node)


MOST_ROWS = 4000
"""Of up to four thousand characters each, in each process of the web server."""
_rows: dict[bytes, str] = {}
_lock = Lock()
# Stands in remembered rows where each visitor has a token of their own: no text of people can have it.
_TOKEN = "\x00token\x00"  # noqa: S105 - it is none


class RowNode(template.Node):
    """Renders a template that sees nothing but the values it is given, or says again what it said of the same ones.

    So nothing can be old: whatever changes on the page is another value. What asks the database all the same is never
    remembered; what tells the time must not stand in it.
    """

    def __init__(self, name: template.base.FilterExpression, values: dict[str, Any]) -> None:
        self._name, self._values = name, values

    def render(self, context: Any) -> str:
        values = {name: each.resolve(context) for name, each in self._values.items()}
        around = get_language(), get_current_timezone_name(), get_script_prefix(), settings.ROOT_URLCONF
        key = digest_of(self._name.token, *around, *values.values())
        said = None if context.template.engine.debug else _rows.get(key)
        if said is None:
            said = self._said(context, values, lambda said: _remember(key, said))
        return said.replace(_TOKEN, str(context.get("csrf_token", ""))) if _TOKEN in said else said

    def _said(self, context: Any, values: dict[str, Any], remember: Callable[[str], None]) -> str:
        asked: list[str] = []

        def note(execute: Any, sql: str, *arguments: Any) -> Any:
            asked.append(sql)
            return execute(sql, *arguments)

        rendered = context.template.engine.get_template(self._name.resolve(context))
        with connection.execute_wrapper(note):
            said = rendered.render(context.new({**values, "csrf_token": _TOKEN}))
        if not asked:
            remember(said)
        return said


def _remember(key: bytes, said: str) -> None:
    """The oldest make room."""
    with _lock:
        while len(_rows) >= MOST_ROWS:
            del _rows[next(iter(_rows))]
        _rows[key] = said


@register.tag
def row(parser: Any, token: Any) -> RowNode:
    """Parse `{% row "template" name other=value … %}`, as `include … only`; a name alone is the variable called so."""
    name, *rest = token.split_contents()[1:]
    given = [each if "=" in each else f"{each}={each}" for each in rest]
    values = template.base.token_kwargs(given, parser)
    if given:
        raise template.TemplateSyntaxError("`row` takes values by name alone.")
    path = loader_tags.construct_relative_path(parser.origin.template_name, name)
    return RowNode(parser.compile_filter(path), values)
