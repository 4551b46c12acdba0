"""The pages of agreements: reading them, and their papers."""

from planner.agreements.views import papers, reading
from planner.agreements.views.shared import blueprint

__all__ = ["blueprint", "papers", "reading"]
