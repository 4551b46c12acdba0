"""What the states of a job are called."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.models.jobs import JobState

STATES: Mapping[JobState, LazyString] = {
    JobState.QUEUED: _("Waiting"),
    JobState.RUNNING: _("Running"),
    JobState.DONE: _("Done"),
    JobState.STOPPED: _("Stopped"),
    JobState.FAILED: _("Failed"),
}
