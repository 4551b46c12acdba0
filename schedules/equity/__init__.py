"""Is access equal? Measures of who has been met, and what it would take to meet everyone."""
