"""Server-Sent Events: what happens in a project, told to whoever listens.

A request is let in as any other (`routes`). Then its connection leaves the web server (`hand_over`): one thread of the
process (`hub`) writes to all of them, and asks the database once for all of them (`feed`). So nobody who listens holds
a thread that a page needs.
"""
