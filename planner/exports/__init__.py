"""Calendars and rotations as files: PDF, spreadsheet, CSV, iCalendar, and a page of the paper."""
