"""The pages of HovedMED's review: reading, preparing, and its steps."""

from planner.reviews.views import preparing, reading, speaking, stepping
from planner.reviews.views.shared import blueprint

__all__ = ["blueprint", "preparing", "reading", "speaking", "stepping"]
