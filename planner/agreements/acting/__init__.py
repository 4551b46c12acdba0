"""Acting on an agreement: one operation for every row of the life-cycle table."""
