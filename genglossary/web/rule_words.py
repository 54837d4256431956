"""The rules of checks in the words of pages: what each finds, and what to do about it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class RuleWords(NamedTuple):
    """Texts that are translated when they are shown."""

    name: Any
    advice: Any


RULE_WORDS: Mapping[str, RuleWords] = MappingProxyType(
    {
        "GG001": RuleWords(_("comment that ignores nothing"), _("Take the comment away.")),
        "GG101": RuleWords(_("spelling to avoid"), _("Write the preferred spelling.")),
        "GG102": RuleWords(_("written in several ways"), _("Write the term in one way.")),
        "GG103": RuleWords(_("unknown spelling"), _("Write it as the glossary does, or add it to the entry.")),
        "GG104": RuleWords(_("wrong capitals"), _("Write the name with the capitals of the glossary.")),
        "GG201": RuleWords(_("abbreviation not explained"), _("Write the long form at the first mention.")),
        "GG202": RuleWords(_("used before it is defined"), _("Move the definition up, or explain the term here.")),
        "GG203": RuleWords(_("defined and used nowhere"), _("Remove the entry, or check what it says.")),
        "GG204": RuleWords(_("defined twice, differently"), _("Define the term once.")),
        "GG205": RuleWords(_("stale definition"), _("Run the glossary again, or mend the definition.")),
        "GG206": RuleWords(_("likely term"), _("Add the term, or exclude it.")),
        "GG207": RuleWords(_("used often, defined nowhere"), _("Define the term.")),
        "GG208": RuleWords(_("undefined term in a definition"), _("Define that term too, or say it in other words.")),
        "GG209": RuleWords(_("passage gone"), _("Run the glossary again.")),
        "GG301": RuleWords(_("other translation"), _("Translate it as the glossary says, or accept this one.")),
    }
)
