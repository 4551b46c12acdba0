"""Signing in and out, passwords, and the language of the interface."""
