"""Documents held against a glossary: which spellings, abbreviations and definitions their writers should mend.

Pure: texts and a glossary in, findings out. `check` looks at one document; `Checker`, made once for a glossary, at
many, and at what somebody writes in an editor: `checker.check(manuscript(name, text.encode()))`.
"""

from genglossary.checking.checker import Checker, check
from genglossary.checking.manuscripts import Manuscript, manuscript, stored_manuscript
from genglossary.checking.rules import RULES
from genglossary.checking.types import Finding, Level, Options

__all__ = ["RULES", "Checker", "Finding", "Level", "Manuscript", "Options", "check", "manuscript", "stored_manuscript"]
