"""Coverage: who has had contact, who waits, how evenly it is shared, as of any day."""
