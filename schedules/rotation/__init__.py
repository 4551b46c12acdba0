"""The rotation: which unit meets which committee, when, with access as equal as it can be."""
