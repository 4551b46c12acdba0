"""Background work: a queue in the database and the one runner that works it off."""
