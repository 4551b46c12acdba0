"""What everybody may see without signing in: the published meeting calendar."""
