"""The pages of the visit rotation: set up, solve and see, publish."""

from planner.rotations.views import publishing, reading, running, setup
from planner.rotations.views.shared import blueprint

__all__ = ["blueprint", "publishing", "reading", "running", "setup"]
