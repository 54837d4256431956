"""Each rule in each format and both languages: a broken one is found at its words, a kept one not at all."""

import pytest

from genglossary.checking import Checker, Options, manuscript
from genglossary.checking.glossary_file import GlossaryFile
from genglossary.checking.rules import RULES
from genglossary.checking.types import Setting
from genglossary.formats import Entry, Glossary
from tests.checking.rule_cases import FORMATS, RuleCase, rule_cases

ALL_RULES: dict[str, Setting] = {
    code: rule.level for code, rule in RULES.items() if rule.in_part or not rule.by_default
}
WITHIN_GLOSSARY = ("GG204", "GG208")  # what is good there is another glossary, not another text
ALL = [(name, number) for name in FORMATS for number in range(len(rule_cases("")))]


def _found(case: RuleCase, name: str, paragraphs: list[str], entries: tuple[Entry, ...]) -> list[str]:
    """The words at which the rule finds something in its document; of findings in the glossary, an empty word each."""
    options = Options(rules=ALL_RULES, whole=True, often=3)
    checker = Checker(Glossary(entries=entries), options, GlossaryFile("glossary.json", ""))
    document = manuscript(name, FORMATS[name](paragraphs))
    found = [each for each in checker.check_all([document]) if each.rule == case.rule]
    return [document.text[each.start : each.end] if each.file == name else "" for each in found]


@pytest.mark.parametrize(("name", "number"), ALL)
def test_a_broken_rule_is_found_at_its_words(name, number):
    case = rule_cases(name)[number]
    assert _found(case, name, case.bad, case.entries) == [case.place[1] if case.place else ""]


@pytest.mark.parametrize(("name", "number"), ALL)
def test_nothing_is_found_where_the_rule_is_kept(name, number):
    case = rule_cases(name)[number]
    entries = case.entries[:1] if case.rule in WITHIN_GLOSSARY else case.entries
    assert _found(case, name, case.good, entries) == []
