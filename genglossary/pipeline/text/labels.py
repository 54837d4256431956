"""Labels of values in references of programs: they look like entries of a list of words, and are none."""

import re

LABEL = re.compile(r"(?a:[a-z]\w*|戻り値|引数)\s[A-Z][a-z]\w*(?:\[\])?(?:\s?\|\s?\w+)*|\S+=")
"""Matches a value that is set, or its name with a type: "umask=", "path String", 「戻り値 Promise」."""
