"""Japanese: words and readings by Sudachi, noun phrases, signs of definitions."""
