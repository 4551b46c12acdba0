"""The day a page is read as of: `?as-of=2026-08-01`, today when nothing is asked."""

from datetime import date
from typing import Any

from flask import g, request
from flask_babel import lazy_gettext as _
from wtforms.validators import Optional

from planner import clock
from planner.web.fields import IsoDate
from planner.web.forms import Form

NAME = "as-of"


class AsOfForm(Form):
    """The day chooser; pages with more search words descend from it. Sent with GET."""

    as_of = IsoDate(_("As of"), name=NAME, validators=[Optional()], description=_("Empty: today."))

    class Meta(Form.Meta):
        """Reading needs no CSRF token."""

        csrf = False

    def __init__(self) -> None:
        super().__init__(request.args)
        self.validate()
        g.as_of = self.day

    @property
    def day(self) -> date:
        """The day asked for; today when none is, or when it cannot be read."""
        return self.as_of.data or clock.today()


def day() -> date:
    """The day this request is read as of."""
    return AsOfForm().day


def kept(on: date | None = None) -> dict[str, Any]:
    """The search words that carry the day, or another, on to the next page; none for today."""
    chosen = on or g.get("as_of") or day()
    return {} if chosen == clock.today() else {NAME: chosen.isoformat()}
