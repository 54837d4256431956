"""Frequencies of words in general language: the word lists of wordfreq."""

from functools import cache


@cache
def frequencies(language: str) -> dict[str, float]:
    """Share of each word (lower case) in general language, or nothing for a language that wordfreq does not have."""
    # Only here: it takes as long to load as everything else that a child process begins with.
    import wordfreq

    if language not in wordfreq.available_languages("best"):
        return {}
    return wordfreq.get_frequency_dict(language)
