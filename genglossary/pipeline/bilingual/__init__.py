"""Documents and their translation: which belong together, which sentences say the same, and which terms.

`comparison.compare` does all of it; each part can be asked alone. Nothing here knows one language from another but by
the letters it is written with: source and target are whatever the caller calls so.
"""
