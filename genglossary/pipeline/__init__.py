"""Text in, terms, definitions and passages out. Pure Python: nothing here imports Django.

Rooms, each importing only from those above it: text → languages → documents → occurrences → terms and definitions
→ parallel. `types` is the data that moves between them.
"""
