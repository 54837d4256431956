"""Words as alternatives of a regular expression."""

_ALIKE = {"i": "ıİ", "k": "\u212a", "s": "ſ"}  # the same letters where case does not count


def any_of(words: str) -> str:
    """Words separated by white space, as an alternative; an underscore stands for white space inside one."""
    return "(?:" + "|".join(word.replace("_", r"\s+") for word in words.split()) + ")"


def whole_word_of(words: str) -> str:
    """A pattern that finds one of `words` as a whole word, in any case. It begins with a set of first letters, which
    regular expressions look for many times faster than for the edge of a word; so it takes no IGNORECASE."""
    rests: dict[str, list[str]] = {}
    for word in words.split():
        rests.setdefault(word[0], []).append(word[1:].replace("_", r"\s+"))
    firsts = "".join(f"{letter}{letter.upper()}{_ALIKE.get(letter, '')}" for letter in rests)
    ends = "|".join(f"(?<={letter})(?:{'|'.join(its)})" for letter, its in rests.items())
    return rf"[{firsts}](?<!\w.)(?i:{ends})\b"
