"""The pages of the visit rotation: set up, solve and see, publish."""

from planner.rotations.views import publishing, reading, replanning, running, setup
from planner.rotations.views.shared import blueprint

__all__ = ["blueprint", "publishing", "reading", "replanning", "running", "setup"]
