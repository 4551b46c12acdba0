"""The pages of agreements: rounds, reading agreements, and their papers."""

from planner.agreements.printing import views as printing
from planner.agreements.rounds import views as rounds
from planner.agreements.views import papers, reading
from planner.agreements.views.shared import blueprint

__all__ = ["blueprint", "papers", "printing", "reading", "rounds"]
