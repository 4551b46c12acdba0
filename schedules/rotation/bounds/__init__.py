"""What a certificate proves, recomputed from the problem alone: no solver, no floats."""
