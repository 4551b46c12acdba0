"""The pages of agreements: rounds, writing, acting, following up, reading, and their papers."""

from planner.agreements.exchange import views as exchange
from planner.agreements.pages import blueprint
from planner.agreements.printing import views as printing
from planner.agreements.rounds import views as rounds
from planner.agreements.shared_goals import views as shared_goals
from planner.agreements.views import (
    acting,
    commenting,
    drafting,
    following_up,
    papers,
    reading,
    rolling_over,
)

__all__ = [
    "acting",
    "blueprint",
    "commenting",
    "drafting",
    "exchange",
    "following_up",
    "papers",
    "printing",
    "reading",
    "rolling_over",
    "rounds",
    "shared_goals",
]
