"""Two glossaries held against each other: what is new, gone, called or explained otherwise.

Pure: two glossaries in, differences out, the same ones in the same order whatever the order of the entries.
"""

from genglossary.comparing.comparison import compare
from genglossary.comparing.output import WRITERS
from genglossary.comparing.types import KINDS, Difference, Kind

__all__ = ["KINDS", "WRITERS", "Difference", "Kind", "compare"]
