"""The committees and other bodies: their names over time, members, patterns and units."""
