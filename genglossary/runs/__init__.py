"""Everything between "claimed" and "final": what a worker does."""
