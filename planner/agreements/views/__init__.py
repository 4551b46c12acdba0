"""The pages of agreements: rounds, reading agreements, and their papers."""

<<<<<<< HEAD
from planner.agreements.printing import views as printing
from planner.agreements.rounds import views as rounds
from planner.agreements.views import papers, reading
from planner.agreements.views.shared import blueprint

__all__ = ["blueprint", "papers", "printing", "reading", "rounds"]
=======
from planner.agreements.views import acting, drafting, following_up, papers, reading
from planner.agreements.views.shared import blueprint

__all__ = ["acting", "blueprint", "drafting", "following_up", "papers", "reading"]
>>>>>>> 69a1d6c (Let leaders and deputies write their agreement, and everybody act by the life-cycle table)
