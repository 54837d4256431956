"""A model checker for the life of a run: every order in which its actors can take their turns, on the real code.

`actors` says who there is and which turns each may take (one committed transaction a turn, or a crash between two),
`picture` what the database says afterwards, `promises` what must hold between two pictures, `explore` tries all.
"""
