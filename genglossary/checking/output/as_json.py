"""JSON: an object with the list `findings`, each with the fields of `Finding` and its fingerprint."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from genglossary.checking.baseline import fingerprint
from genglossary.checking.types import Finding


def write(findings: Sequence[Finding]) -> str:
    rows = [_row(each) for each in findings]
    return json.dumps({"version": 1, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "fingerprint": fingerprint(finding)}
