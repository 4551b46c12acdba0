"""The pages of the meeting calendar: reading, planning, changing."""

from planner.meetings.views import changing, planning, reading
from planner.meetings.views.shared import blueprint

__all__ = ["blueprint", "changing", "planning", "reading"]
