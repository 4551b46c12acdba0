"""People in their public roles."""
