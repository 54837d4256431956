"""How results reach the database: fenced chunks, bulk statements, terms that follow a completed extraction."""
