import pytest

from genglossary.checking import Checker, manuscript
from genglossary.linking.source_files import opened
from tests.checking.samples import HARBOUR

ODD = "# A\vb\x85c\u2028d\u2029e\n\nA\tweb\u3000🚢\u2028web site.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.md", "a.rst", "a.txt", "a.adoc"])
def test_lines_and_columns_are_those_of_editors_whatever_ends_a_line_besides(name, end, encoding):
    data = ODD.replace("\n", end).encode(encoding)
    (found,) = Checker(HARBOUR).check(manuscript(name, data))
    assert (found.line, found.column, found.end_column) == (3, 9, 17)
    file = opened(data, as_in_editors=True)
    assert file.text[found.start : found.end] == "web site"
    assert file.encoded(file.text) == data
