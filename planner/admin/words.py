"""How jobs are shown on the administrators' pages."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.models.jobs import JobState

# How a state's badge looks (components/parts.html).
JOB_TONES: Mapping[JobState, str] = {
    JobState.QUEUED: "neutral",
    JobState.RUNNING: "info",
    JobState.DONE: "good",
    JobState.STOPPED: "warn",
    JobState.FAILED: "bad",
}

JOB_KINDS: Mapping[str, LazyString] = {
    "answer_inquiry": _("Answer to a question about a plan"),
    "backup": _("Backup"),
    "carry_on_agreements": _("Daily steps of agreements"),
    "forget_papers": _("Clearing of printed papers"),
    "open_agreement_round": _("Opening of an agreement round"),
    "plan_calendar": _("Planning of a calendar"),
    "print_agreements": _("Printing of agreements"),
    "remind_hosts": _("Reminders to hosts"),
    "replan_rotation": _("Replanning of a rotation"),
    "send_mail": _("Sending of mail"),
    "solve_rotation": _("Planning of a rotation"),
}


def job_kind(kind: str) -> str:
    """A kind of job in words; its name when it has none."""
    return str(JOB_KINDS.get(kind, kind))
