"""The discussion programme: norms and themes on the meetings, and what was agreed there."""
