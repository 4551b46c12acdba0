"""Why this plan, in words: sentences for every contact, empty slot and unit without one."""
