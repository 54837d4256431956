"""The judgements of a run behind one protocol. Pure Python: nothing here imports Django."""
