"""Tests of shared goals."""
