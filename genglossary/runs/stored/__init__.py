"""What the database holds, as the pipeline takes it: documents, and what people decided about terms."""
