"""The forms of accounts and of searching accounts and the trail."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import EmailField, HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from planner.admin import queries
from planner.admin.operations import Account, Assignment
from planner.jobs.words import STATES
from planner.models.accounts import Role, User
from planner.roles import ROLES
from planner.web.fields import EmailAddress, IsoDate, MultiCheckbox
from planner.web.forms import Form

PLAIN = (
    Role.ADMINISTRATOR,
    Role.SECRETARIAT,
    Role.DIRECTOR,
    Role.MAIN_MED,
    Role.COUNCIL_MEMBER,
)


def _number(text: str) -> int | None:
    return int(text) if text else None


class AccountForm(Form):
    """Who signs in, who they are in the register, and in which roles for what."""

    version = HiddenField("")
    name = StringField(
        _("Name"), validators=[InputRequired(), Length(max=200)], render_kw={"autocomplete": "off"}
    )
    email = EmailField(
        _("E-mail"),
        description=_("The person signs in with it."),
        validators=[
            InputRequired(),
            Length(max=200),
            EmailAddress(),
        ],
        render_kw={"autocomplete": "off"},
    )
    person_id = SelectField(
        _("Person in the register"),
        description=_("So that the start page shows the person's own meetings."),
        coerce=_number,
        validators=[Optional()],
    )
    roles = MultiCheckbox(_("Roles for the whole municipality"), validators=[Optional()])
    secretary_of = MultiCheckbox(_("Committee secretary of"), coerce=int, validators=[Optional()])
    chair_of = MultiCheckbox(_("Committee chair of"), coerce=int, validators=[Optional()])
    head_of = MultiCheckbox(_("Centre head of"), coerce=int, validators=[Optional()])
    leader_of = MultiCheckbox(_("Unit leader of"), coerce=int, validators=[Optional()])

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        committees = queries.committee_names()
        self.person_id.choices = [("", _("Nobody")), *queries.people()]
        self.roles.choices = [(role.value, ROLES[role]) for role in PLAIN]
        self.secretary_of.choices = committees
        self.chair_of.choices = committees
        self.head_of.choices = queries.centre_names()
        self.leader_of.choices = queries.unit_names()

    def validate(self, extra_validators: Any = None) -> bool:
        """At least one role: without any, a person could not even see the start page."""
        is_valid = bool(super().validate(extra_validators))
        if not self.assignments():
            self.roles.errors = [_("Give the account at least one role, here or below.")]
            return False
        return is_valid

    def assignments(self) -> frozenset[Assignment]:
        """The roles ticked."""
        return frozenset(
            (
                *(Assignment(Role(role)) for role in self.roles.data or () if role in set(Role)),
                *_each(Role.COMMITTEE_SECRETARY, "committee_id", self.secretary_of.data),
                *_each(Role.COMMITTEE_CHAIR, "committee_id", self.chair_of.data),
                *_each(Role.CENTRE_HEAD, "centre_id", self.head_of.data),
                *_each(Role.UNIT_LEADER, "unit_id", self.leader_of.data),
            )
        )

    def account(self) -> Account:
        """What was written."""
        return Account(
            email=self.email.data,
            name=self.name.data.strip(),
            person_id=self.person_id.data,
            assignments=self.assignments(),
        )


def _each(role: Role, scope: str, chosen: Iterable[int] | None) -> list[Assignment]:
    return [Assignment(role, **{scope: number}) for number in chosen or ()]


def typed(user: User) -> dict[str, object]:
    """An account as the form's fields hold it."""
    held: dict[str, list[object]] = {}
    for one in user.roles:
        match one.role:
            case Role.COMMITTEE_SECRETARY:
                held.setdefault("secretary_of", []).append(one.committee_id)
            case Role.COMMITTEE_CHAIR:
                held.setdefault("chair_of", []).append(one.committee_id)
            case Role.CENTRE_HEAD:
                held.setdefault("head_of", []).append(one.centre_id)
            case Role.UNIT_LEADER:
                held.setdefault("leader_of", []).append(one.unit_id)
            case _:
                held.setdefault("roles", []).append(one.role.value)
    return {
        "version": user.version,
        "name": user.name,
        "email": user.email,
        "person_id": user.person_id,
        **held,
    }


class AccountSearchForm(Form):
    """Which accounts to show."""

    text = StringField(_("Name or e-mail"), validators=[Optional(), Length(max=100)])
    role = SelectField(_("Role"), validators=[Optional()])

    def __init__(self, **given: Any) -> None:
        super().__init__(meta={"csrf": False}, **given)
        self.role.choices = [("", _("All")), *((role.value, ROLES[role]) for role in Role)]


class TrailSearchForm(Form):
    """Which part of the trail to show."""

    user_id = SelectField(_("Who"), coerce=_number, validators=[Optional()])
    action = SelectField(_("What"), validators=[Optional()])
    object_type = SelectField(_("About"), validators=[Optional()])
    first_day = IsoDate(_("From"), validators=[Optional()])
    last_day = IsoDate(_("Until"), validators=[Optional()])

    def __init__(self, **given: Any) -> None:
        super().__init__(meta={"csrf": False}, **given)


class JobSearchForm(Form):
    """Which jobs to show."""

    state = SelectField(_("State"), validators=[Optional()])

    def __init__(self, **given: Any) -> None:
        super().__init__(meta={"csrf": False}, **given)
        states = ((state.value, name) for state, name in STATES.items())
        self.state.choices = [("", _("All")), *states]
