"""Follow-up: where each goal stands, what is asked of the committee, what was measured."""
