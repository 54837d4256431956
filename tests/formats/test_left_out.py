"""What a file leaves out is said, of dialects too."""

from genglossary.formats import Entry, Glossary
from genglossary.formats.left_out import left_out


def test_a_dialect_that_says_less_than_its_format_says_so():
    glossary = Glossary(entries=(Entry(text="keeper", category="person"),))
    assert left_out("tbx", glossary) == ""
    assert left_out("tbx", glossary, "tbx2") == "Left out: 1 category."
