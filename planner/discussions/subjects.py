"""What can be talked about: the norms, and the further themes, which are kept apart from them."""

from agreements.kodeks.discussion import Forum, Subject
from agreements.kodeks.norms import NORMS
from agreements.kodeks.themes import THEMES
from planner.models.committees import CommitteeKind
from planner.models.meetings import MeetingPurpose

SUBJECTS = {subject.key: subject for subject in (*NORMS, *THEMES)}
NORM_KEYS = frozenset(subject.key for subject in NORMS)


def is_norm(key: str) -> bool:
    """Whether the subject is a norm of the kodeks, and not a further theme."""
    return key in NORM_KEYS


def forum_of(kind: CommitteeKind, purpose: MeetingPurpose) -> Forum:
    """Where a meeting of such a body is: bodies outside politics and HovedMED are leaders'."""
    if purpose is MeetingPurpose.DIALOGUE:
        return Forum.DIALOGUE_MEETING
    match kind:
        case CommitteeKind.MAIN_MED:
            return Forum.MAIN_MED
        case CommitteeKind.OTHER:
            return Forum.LEADERS
        case _:
            return Forum.COMMITTEE_MEETING


def subject_of(key: str) -> Subject | None:
    """The subject; None for a key of an older programme that is no longer among them."""
    return SUBJECTS.get(key)
