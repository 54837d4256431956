import json

from genglossary.checking import Checker, Options, manuscript
from genglossary.checking.examined import from_row, to_row
from genglossary.formats import Entry, Equivalent, Glossary, SourceReference, Spelling

SAID = "A fairway is the water that ships keep to."
EVIDENCE = (SourceReference(document="a.rst", start=0, end=9, text=SAID),)
WHARF, PIER = Spelling(text="wharf", usage="forbidden"), Equivalent(language="ja", text="埠頭")
GLOSSARY = Glossary(
    entries=(
        Entry(text="fairway", definition=SAID, evidence=EVIDENCE),
        Entry(text="quay", spellings=(WHARF,), equivalents=(PIER,)),
        Entry(text="データベース", language="ja", spellings=(Spelling(text="データーベース"),)),
    )
)
TEXT = """Head
====

A fairway is the deep water that ships keep to. The wharf, a quay.

quay
    It is that.

データベースとデーターベース。
"""


def test_what_was_seen_comes_back_from_a_cache_as_it_was():
    examined = Checker(GLOSSARY, Options(rules={"GG207": "note"})).examine(manuscript("a.rst", TEXT.encode()))
    assert examined.findings and examined.drifts and examined.passages and examined.sections and examined.first
    assert from_row(json.loads(json.dumps(to_row(examined)))) == examined
