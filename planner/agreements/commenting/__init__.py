"""Comments beside the goals while the text can still change."""
