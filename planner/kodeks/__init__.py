"""The kodeks: drafting, hearing, adoption and acknowledgement."""
