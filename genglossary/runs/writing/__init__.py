"""Writing results: fenced chunks, bulk statements, and the terms that follow a completed extraction."""
