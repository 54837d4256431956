"""The neutral path: every language that has no folder of its own."""
