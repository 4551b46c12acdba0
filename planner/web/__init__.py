"""The kit every feature's pages are built with."""
