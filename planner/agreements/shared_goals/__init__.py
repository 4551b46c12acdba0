"""Goals that units share: written once, contributed to by many, and read on a page of their own."""
