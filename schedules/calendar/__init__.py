"""The meeting calendar of a year: committees, then the finance committee, then the council."""
