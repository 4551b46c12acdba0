"""Registers in and out as spreadsheets: read, compared, confirmed, or refused row by row."""
