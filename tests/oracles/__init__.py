"""Independent judges: programs that know the specifications and share no code with the engines."""
