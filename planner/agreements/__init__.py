"""Development agreements in the planner: read, printed, and taken through their life."""
