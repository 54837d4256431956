"""The tags `url` and `translate`, as Django has them, which remember what they said: it is the same in every row.

Working out addresses took a fifth of the time of a table, wording its buttons a tenth. Both are for all templates
(settings): the addresses as a builtin, and this library instead of Django's `i18n`, all of whose tags it has.
"""

from functools import lru_cache
from typing import Any, cast

from django import template
from django.conf import settings
from django.template import defaulttags
from django.templatetags import i18n
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape
from django.utils.translation import get_language

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
