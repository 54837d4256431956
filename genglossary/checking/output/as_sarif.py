"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from genglossary.checking.baseline import fingerprint
from genglossary.checking.rules import RULES, Rule
from genglossary.checking.types import Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ORDER = {code: number for number, code in enumerate(RULES)}


def write(findings: Sequence[Finding]) -> str:
    driver = {
        "name": "GenGlossary",
        "version": version("genglossary"),
        "rules": [_rule(each) for each in RULES.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each) for each in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(map(str.capitalize, rule.name.split("-"))),
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.advice},
        "help": {"text": rule.advice},
        "defaultConfiguration": {"level": rule.level, "enabled": rule.by_default},
    }


def _result(finding: Finding) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _address(finding.file)}, "region": _region(finding)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": _ORDER[finding.rule],
        "level": finding.level,
        "message": {"text": finding.message + (f" ({finding.place})" if finding.place else "")},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"genglossary/v1": fingerprint(finding)},
    }
    if finding.fix is not None:
        change = {"deletedRegion": _region(finding), "insertedContent": {"text": finding.fix}}
        changes = [{"artifactLocation": {"uri": _address(finding.file)}, "replacements": [change]}]
        result["fixes"] = [{"description": {"text": f"Write “{finding.fix}”"}, "artifactChanges": changes}]
    return result


def _address(file: str) -> str:
    """Relative to where the command ran; a path from the root is an address of its own."""
    return ("file://" if file.startswith("/") else "") + quote(file)


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": max(1, finding.line),
        "startColumn": max(1, finding.column),
        "endLine": max(1, finding.end_line),
        "endColumn": max(1, finding.end_column),
    }
