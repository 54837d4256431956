from pathlib import Path

import pytest

from genglossary import readers
from genglossary.readers.entrance import FoundFile, load, walk
from tests.readers.prose import check

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_handbooks_of_the_documentation_come_in_whole(language: str):
    found = list(walk([SAMPLES / language]))
    assert len(found) == 3
    for file in found:
        assert isinstance(file, FoundFile)
        reading = readers.read(file.name, load(file.path))
        check(reading)
        assert (bool(reading.title), reading.warnings) == (True, ())
