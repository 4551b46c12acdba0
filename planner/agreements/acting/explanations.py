"""What each act means, in words for the one about to do it and for when it is done."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.transitions import Action
from planner.audit import words as trail

SIGNING = frozenset({Action.SIGN, Action.SIGN_WITH_RESERVATION, Action.SIGN_ON_BEHALF})
HANDED_IN = frozenset({Action.RECORD_MIDWAY, Action.EVALUATE})
"""These come with the follow-up that is written; its own page takes the step."""
GRAVE = frozenset({Action.CLOSE_EARLY, Action.WITHDRAW_AMENDMENT})
"""These are not undone by another button."""

_MEANINGS: Mapping[Action, LazyString] = {
    Action.SUBMIT: _(
        "MED and the user board are now to be heard. You can still change the text meanwhile."
    ),
    Action.CONCLUDE_CONSULTATION: _(
        "When MED and the user board have been heard, the agreement is ready for the dialogue"
        " meeting with the committee."
    ),
    Action.BRING_BEFORE_COMMITTEE: _(
        "The text stands still from now on: the committee decides on exactly what its agenda shows."
    ),
    Action.SEND_BACK: _(
        "The agreement becomes a draft again. The unit sees your reason and can change the text."
    ),
    Action.APPROVE: _(
        "Record what the committee has decided. The text is then kept for good with its checksum,"
        " and the parties can sign it."
    ),
    Action.SIGN: _("Your signature is bound to exactly this text, by its checksum."),
    Action.SIGN_WITH_RESERVATION: _(
        "Your signature is bound to exactly this text, by its checksum. The reservation stands"
        " beside it for all to read."
    ),
    Action.SIGN_ON_BEHALF: _(
        "You sign for somebody who cannot do it themselves. Who and why stands beside the"
        " signature."
    ),
    Action.COMPLETE_SIGNING: _("All three parties have signed."),
    Action.START: _("The agreement period has begun, and the agreement is in force."),
    Action.CONTINUE: _("The next agreement year begins, with a midway and an annual follow-up."),
    Action.CLOSE: _("The agreement period is over and followed up. It can still be read."),
    Action.CLOSE_EARLY: _(
        "The agreement ends before its time, with your reason. It can still be read, but not opened"
        " again."
    ),
    Action.AMEND: _(
        "A new version is opened as a draft and goes the whole way again. The version approved last"
        " stays in force meanwhile."
    ),
    Action.WITHDRAW_AMENDMENT: _(
        "The new version is given up, but kept. The version approved last is the current one again."
    ),
    Action.TRANSFER: _(
        "Another takes the agreement over. The text stays as it is, and the new leader can sign it."
    ),
}


def of(action: Action) -> LazyString:
    """What will happen."""
    return _MEANINGS[action]


def done(action: Action) -> str:
    """What has happened."""
    return f"{trail.action(action)}."
