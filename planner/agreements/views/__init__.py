"""The pages of agreements: rounds, writing, acting, following up, reading, and their papers."""

from planner.agreements.printing import views as printing
from planner.agreements.rounds import views as rounds
from planner.agreements.shared_goals import views as shared_goals
from planner.agreements.views import acting, drafting, following_up, papers, reading
from planner.agreements.views.shared import blueprint

__all__ = [
    "acting",
    "blueprint",
    "drafting",
    "following_up",
    "papers",
    "printing",
    "reading",
    "rounds",
    "shared_goals",
]
