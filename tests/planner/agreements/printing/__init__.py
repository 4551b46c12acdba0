"""Tests of printing many papers."""
