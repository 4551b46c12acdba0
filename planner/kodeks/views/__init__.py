"""The pages of the kodeks: reading, drafting, the hearing and the decision, acknowledging."""

from planner.kodeks.views import acknowledging, deciding, drafting, hearing, reading
from planner.kodeks.views.shared import blueprint

__all__ = ["acknowledging", "blueprint", "deciding", "drafting", "hearing", "reading"]
