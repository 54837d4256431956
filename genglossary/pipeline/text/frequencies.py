"""Frequencies of words in general language: the word lists of wordfreq."""

from functools import cache


@cache
def frequencies(language: str) -> dict[str, float]:
    """Share of each word (lower case) in general language, or nothing for a language that wordfreq does not have."""
    # Only here: it takes as long to load as everything else that a child process begins with.
    import wordfreq

    if language not in wordfreq.available_languages("best"):
        return {}
    # As `wordfreq.get_frequency_dict`, without a step of Python for each of hundreds of thousands of words.
    shares: dict[str, float] = {}
    for centibels, words in enumerate(wordfreq.get_frequency_list(language)):
        shares.update(dict.fromkeys(words, wordfreq.cB_to_freq(-centibels)))
    return shares
