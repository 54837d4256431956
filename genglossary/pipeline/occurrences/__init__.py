"""Occurrences of spellings in documents: the matcher, offsets as bytes, and the index of what was found."""
