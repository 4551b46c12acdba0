"""What a feed is about."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.models.messages import FeedKind

KINDS: Mapping[FeedKind, LazyString] = {
    FeedKind.COMMITTEE: _("Committee"),
    FeedKind.UNIT: _("Unit"),
    FeedKind.PERSON: _("Person"),
}
