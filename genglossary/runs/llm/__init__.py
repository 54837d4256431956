"""What model runs keep in the database: connections, replies, how long prompts can be read."""
