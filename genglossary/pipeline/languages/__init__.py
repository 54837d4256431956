"""Each language in a folder of its own, behind one registry, and the machinery that they share.

A language imports no other language. The rest of the house asks `LANGUAGES.get(code, OTHER)`, or `combined` where a
text need not be in one language.
"""

from genglossary.pipeline.languages.english import ENGLISH
from genglossary.pipeline.languages.japanese import JAPANESE
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.languages.other import OTHER

__all__ = ["ASSUMED", "LANGUAGES", "OTHER"]

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, JAPANESE)}
"""The languages with rules of their own, by ISO 639-1 code; all others are `OTHER`."""

ASSUMED = ENGLISH
"""The language that a text is taken to be in where nothing tells."""
