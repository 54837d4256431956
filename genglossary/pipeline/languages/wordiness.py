"""Whether a text has words enough to explain something: lists of terms and texts also name options, keys, chapters."""

import re

_FEWEST = 3  # words, in a language that has spaces between them
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）][.。]?\s*")
_WIDE = re.compile(r"[぀-ヿ一-鿿]{4}")


def may_explain(text: str) -> bool:
    """Whether `text` has three words, or one of four characters and more in a script without spaces, and is more than
    an aside: "(Since version 2.)"."""
    if _ASIDE.fullmatch(text):
        return False
    words = text.split()
    return len(words) >= _FEWEST or _WIDE.search(text) is not None
