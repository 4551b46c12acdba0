"""The kodeks: what politicians and staff promise each other, how it is adopted and kept alive."""
