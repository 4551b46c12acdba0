"""The audit trail: written by every operation, read on each object's history."""
