"""Tests of goals, follow-ups and measurements out and in."""
