"""Passages that say what a term is: candidates, their scores, the best of each term, and scores kept as bytes."""
