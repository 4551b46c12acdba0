"""Tests of a coming contact's page and papers."""
