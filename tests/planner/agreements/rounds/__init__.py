"""Tests of agreement rounds."""
