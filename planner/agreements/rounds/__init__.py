"""Agreement rounds: created, given their deadlines, opened, and watched until they are closed."""
