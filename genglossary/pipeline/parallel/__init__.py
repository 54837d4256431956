"""Several processes for one extraction: the pool, a worker process, the program that it runs, and their messages."""
