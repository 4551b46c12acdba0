"""The administrators' pages: accounts, the audit trail, jobs and backups."""

from planner.admin.views import accounts, jobs, trail
from planner.admin.views.shared import blueprint

__all__ = ["accounts", "blueprint", "jobs", "trail"]
