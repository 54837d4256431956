"""Stored data in the shape that the pipeline takes: documents, and the decisions of people about terms."""
