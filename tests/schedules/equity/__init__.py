"""Tests of the measures of equal access and of the capacity advice."""
