"""The work of one extraction on several processes: the pool, and the program that its workers run."""
