"""Differences as people and programs get them."""

import json
import re

from genglossary.comparing import WRITERS, Difference
from genglossary.comparing.output import written
from genglossary.pipeline.text.stated import InEnglish
from tests.comparing.test_comparison import BREAKWATER

SEVERAL = [
    Difference(kind="new", term="[x](y)", after="A `wall`\nin the sea."),
    Difference(kind="renamed", term="website", before="web site", after="website"),
    Difference(kind="reworded", term="mole", before=BREAKWATER, after=BREAKWATER.replace("that", "which")),
    Difference(kind="usage", term="quay", field="wharf", after="forbidden"),
]


def test_text_has_a_line_for_each_and_two_for_a_definition():
    assert WRITERS["text"](SEVERAL).splitlines() == [
        "new: [x](y): A `wall` in the sea.",
        "renamed: web site → website",
        "reworded: mole",
        f"  - {BREAKWATER}",
        "  + A wall in the sea which shelters a harbour from waves.",
        "usage: quay wharf: (none) → forbidden",
    ]


class Shouting(InEnglish):
    """A language in which every message is in capitals, and its gaps stay."""

    def gettext(self, message: str) -> str:
        return "".join(each if "%(" in each else each.upper() for each in re.split(r"(%\(\w+\)s)", message))


def test_text_and_markdown_are_in_the_language_of_whoever_reads_and_the_others_are_the_same():
    usage = Difference(kind="usage", term="quay", field="wharf", after="forbidden")
    detail = Difference(kind="details", term="quay", field="part_of_speech", before="noun")
    assert written([usage, detail], "text", Shouting()).splitlines() == [
        "USAGE: quay wharf: (NONE) → FORBIDDEN",
        "DETAILS: quay PART OF SPEECH: noun → (NONE)",
    ]
    assert "## USAGE (1)\n\n- **quay**, wharf: **FORBIDDEN**" in written([usage], "md", Shouting())
    assert written([usage], "json", Shouting()) == WRITERS["json"]([usage])
    assert written([usage], "csv", Shouting()) == WRITERS["csv"]([usage])


def test_nothing_of_a_glossary_is_markup():
    assert r"- **\[x\](y)**: A \`wall\` in the sea." in WRITERS["md"](SEVERAL)


def test_markdown_marks_the_words_that_changed():
    assert "- **mole**: A wall in the sea ~~that~~**which** shelters" in WRITERS["md"](SEVERAL)


def test_markdown_says_that_nothing_differs():
    assert "Nothing differs." in WRITERS["md"]([])


def test_a_terminal_obeys_nothing_of_a_glossary():
    written = WRITERS["text"]([Difference(kind="gone", term="a\x1b[31m\nb")])
    assert written == "gone: a␛[31m␊b\n"


def test_json_counts_the_kinds():
    content = json.loads(WRITERS["json"](SEVERAL))
    assert content["summary"] == {"new": 1, "renamed": 1, "reworded": 1, "usage": 1}
    assert content["differences"][1] == {
        "kind": "renamed", "term": "website", "id": "", "field": "", "before": "web site", "after": "website",
    }  # fmt: skip
