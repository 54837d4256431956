"""JSON: an object with the list `differences`, each with the fields of `Difference`, and how many there are of a
kind."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from genglossary.comparing.types import KINDS, Difference


def write(differences: Sequence[Difference]) -> str:
    counts = Counter(each.kind for each in differences)
    summary = {kind: counts[kind] for kind in KINDS if counts[kind]}
    rows = [asdict(each) for each in differences]
    return json.dumps({"version": 1, "summary": summary, "differences": rows}, ensure_ascii=False, indent=2) + "\n"
