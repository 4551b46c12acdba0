"""The meeting calendar: planned from patterns, decided step by step, published, changed."""
