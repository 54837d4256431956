"""CSV: a line for each difference, with a heading; what a spreadsheet would take for a formula stays text."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, fields

from genglossary.comparing.types import Difference
from genglossary.formats.formulas import guarded


def write(differences: Sequence[Difference]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([field.name for field in fields(Difference)])
    writer.writerows([guarded(cell) for cell in astuple(each)] for each in differences)
    return file.getvalue()
