"""Text in, terms and passages out. Pure Python: nothing here imports Django."""
