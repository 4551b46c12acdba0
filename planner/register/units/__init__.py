"""The units: what they are, where they lie, who leads them, which committees they belong to."""
