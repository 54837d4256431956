"""Capitals that make words the name of a part of a program, or of something longer."""

import pytest

from genglossary.formats import Glossary
from tests.checking.samples import entry, found

GLOSSARY = Glossary(
    entries=(entry("filename", "file name"), entry("read-only", "read only"), entry("filesystem", "file system"))
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If the Read Only directive is given, it is so.", []),
        ("Fill in the File Name field and push it.", []),
        ("The File Name, a column of it, is long.", ["File Name"]),
        ("File Name = quay", []),
        ("It is so for both File Name and QUAY options.", []),
        ("- file-name: that of the quay\n- mooring", []),
        ("A file-name is long.", []),
        ("The file name field of it is long.", ["file name"]),
        ("## Read Only Storage Fields", ["Read Only"]),
        ("## Quay Encrypted File System (QEFS)", []),
        ("## The File System (FS)", ["File System"]),
    ],
)
def test_what_a_program_calls_its_parts_is_no_spelling_of_the_writer(text, expected):
    assert found(text, glossary=GLOSSARY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>quay [health-check &lt;pier&gt;] [!]</p>", []),
        ("<h2>Health-check (hbHealthCheck)</h2>", []),
        ("<h2>Health-check (a test)</h2>", ["Health-check"]),
        ("<p>See the health-check &lt; 3.</p>", ["health-check"]),
        ("<ul><li><b>loglevel</b> (<code>integer()</code>) – Is the level</li></ul>", []),
        ("<p>The loglevel (<code>integer()</code>) is long.</p>", ["loglevel"]),
    ],
)
def test_what_stands_before_a_placeholder_or_its_type_is_a_name(text, expected):
    glossary = Glossary(entries=(entry("health check", "health-check"), entry("log level", "loglevel")))
    assert found(text, "a.html", glossary) == expected
