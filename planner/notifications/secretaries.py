"""What the committees' secretaries are told: a host that cannot receive the committee."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import or_, select

from planner.extensions import db
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.rotations import Contact
from planner.notifications import letters, outbox
from planner.web.translations import speaking


def tell_declined(contact: Contact, *, at: datetime) -> int:
    """Tell those who plan for the committee that a unit has declined; how many mails."""
    written = 0
    for user in _secretaries(contact.committee_id):
        with speaking(user.language):
            unit = contact.unit.period_on(contact.day).name
            written += outbox.put(
                f"declined-{contact.id}-{contact.sequence}-{user.email}"[:200],
                user.email,
                str(
                    _(
                        "%(unit)s cannot take part on %(day)s",
                        unit=unit,
                        day=f"{contact.day:%d-%m-%Y}",
                    )
                ),
                letters.body(
                    "declined",
                    contact=contact,
                    unit=unit,
                    committee=contact.committee.name_on(contact.day),
                ),
                at=at,
            )
    return written


def _secretaries(committee_id: int) -> list[User]:
    """The committee's own secretaries; where there is none, the political secretariat."""
    own = RoleAssignment.committee_id == committee_id
    rows = db.session.execute(
        select(User, RoleAssignment.role)
        .join(RoleAssignment, RoleAssignment.user_id == User.id)
        .where(
            User.enabled,
            or_(
                (RoleAssignment.role == Role.COMMITTEE_SECRETARY) & own,
                RoleAssignment.role == Role.SECRETARIAT,
            ),
        )
        .order_by(User.id)
    ).all()
    secretaries = [user for user, role in rows if role is Role.COMMITTEE_SECRETARY]
    return secretaries or [user for user, _role in rows]
