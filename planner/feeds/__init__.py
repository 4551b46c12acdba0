"""Calendar subscriptions for committees, units and people."""
