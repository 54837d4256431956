import re
from pathlib import Path

from genglossary.checking import RULES

ROOT = Path(__file__).parents[2]


def test_the_page_has_a_section_for_each_rule_and_no_other():
    page = (ROOT / "docs" / "how-to" / "check.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (GG\d+) (.+)$", page, re.M) == [(rule.code, rule.name) for rule in RULES.values()]


def test_every_rule_says_what_to_do():
    assert all(rule.advice.endswith(".") and rule.code == code for code, rule in RULES.items())


def test_the_hook_calls_the_command():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "id: genglossary-check" in hooks and "entry: genglossary check" in hooks and "language: python" in hooks
