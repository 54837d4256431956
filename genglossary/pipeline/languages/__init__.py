"""Each language in a folder of its own, and what they have in common."""
