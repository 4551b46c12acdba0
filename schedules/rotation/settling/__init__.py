"""Levels 1 to 7 of a part: networks first, programmes with every rule where they fall short."""
