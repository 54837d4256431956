"""Model runs in the database: connections, replies, and the time after which prompts are emptied."""
