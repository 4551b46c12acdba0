"""The pages of the visit rotation: set up, solve and see, publish."""

from planner.rotations.views import (
    publishing,
    reading,
    reasons,
    replanning,
    running,
    setup,
    weighing,
)
from planner.rotations.views.shared import blueprint

__all__ = [
    "blueprint",
    "publishing",
    "reading",
    "reasons",
    "replanning",
    "running",
    "setup",
    "weighing",
]
