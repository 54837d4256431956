"""What the last run left, and when it still stands: steps, analyses and searches, scores, definitions."""
