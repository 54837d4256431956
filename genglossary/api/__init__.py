"""The HTTP API, in the same words and by the same actions as the pages: `urls` puts it together, one noun a file."""
