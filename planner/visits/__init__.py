"""A coming contact: its page, the brief for the politicians, the pack for the unit."""
