"""Documents as sentences: splitting, tables and lists that are glossaries, the corpus of a run, sentences as bytes."""
