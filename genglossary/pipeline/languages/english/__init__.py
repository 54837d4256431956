"""English: word classes, noun phrases, signs of definitions."""
