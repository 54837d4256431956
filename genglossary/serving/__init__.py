"""One command, one process tree: a supervisor with a web server, a cluster of workers, and a watch over both."""
