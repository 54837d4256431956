"""Whether a text has words enough to explain something: lists of terms and texts also name options, keys, chapters."""

import re

_FEWEST = 3  # words, in a language that has spaces between them
_WIDE = re.compile(r"[぀-ヿ一-鿿]{4}")


def may_explain(text: str) -> bool:
    """Whether `text` has three words, or one of four characters and more in a script without spaces."""
    words = text.split()
    return len(words) >= _FEWEST or (len(words) == 1 and _WIDE.search(text) is not None)
