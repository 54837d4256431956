"""Text: a line for each difference, and, where a definition changed, a line for what it was and one for what it is."""

from collections.abc import Iterator, Sequence

from genglossary.comparing.types import Difference
from genglossary.formats.plainly import one_line
from genglossary.pipeline.text.controls import shown_on_one_line


def write(differences: Sequence[Difference]) -> str:
    return "".join(f"{shown_on_one_line(line)}\n" for each in differences for line in _lines(each))


def _lines(each: Difference) -> Iterator[str]:
    before, after = one_line(each.before), one_line(each.after)
    if each.kind in ("new", "gone"):
        said = after or before
        yield f"{each.kind}: {each.term}" + (f": {said}" if said else "")
    elif each.kind in ("redefined", "reworded"):
        yield f"{each.kind}: {each.term}"
        yield f"  - {before or '(no definition)'}"
        yield f"  + {after or '(no definition)'}"
    elif each.kind in ("renamed", "merged", "split"):
        yield f"{each.kind}: {before} → {after}"
    else:
        field = f" {each.field}" if each.field else ""
        yield f"{each.kind}: {each.term}{field}: {before or '(none)'} → {after or '(none)'}"
