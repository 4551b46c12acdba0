"""A published plan after something has happened: as few changes as can be, or as one likes."""
