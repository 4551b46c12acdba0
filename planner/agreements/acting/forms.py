"""What each act asks about, as a form; the columns of the life-cycle table are its fields."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.fields import Field
from wtforms.validators import InputRequired

from agreements.agreement import Agreement as Content
from agreements.agreement import Parties
from agreements.agreement_rules import LONGEST_LINE, LONGEST_SECTION
from agreements.lifecycle import SIGNS_FOR, Decision, Role, Words
from agreements.signatures import Party
from agreements.transitions import Action
from agreements.words.agreement import Label
from planner import clock
from planner.agreements import words, written
from planner.agreements.acting.given import Dialogue, Given, Hearing
from planner.agreements.written import Expected, ExpectedValue
from planner.models.agreements import Agreement
from planner.register import options
from planner.web.fields import choices
from planner.web.forms import Form

LONGEST_REASON = 1000
LONGEST_NUMBER = 20

Fields = Callable[[], Mapping[str, Any]]


class ActForm(Form):
    """A yes to what the page says will happen, with what the act asks about; see `form_for`."""

    def asked(self) -> list[Field]:
        """The fields the page shows, in order."""
        return [field for field in self if field.name != "csrf_token"]

    def given(self) -> Given:
        """What was written."""
        typed = {field.name: field.data for field in self.asked()}
        text = {name: value or "" for name, value in typed.items()}
        return Given(
            words=Words(
                reason=text.get("reason", ""),
                reservation=text.get("reservation", ""),
                successor=text.get("successor", ""),
            ),
            hearing=_hearing(typed) if "med_heard_on" in typed else None,
            dialogue=Dialogue(typed["dialogue_held_on"], text["dialogue_omitted_because"])
            if "dialogue_held_on" in typed
            else None,
            decision=_decision(typed) if "decided_on" in typed else None,
            on_behalf_of=text.get("on_behalf_of", ""),
            unit_id=typed.get("unit_id"),
        )


def form_for(action: Action, agreement: Agreement, content: Content, role: Role) -> ActForm:
    """The act's form, with what is known already filled in."""
    own = _FIELDS[action]() if action in _FIELDS else {}
    kind = cast(type[ActForm], type("ActForm", (ActForm,), dict(own)))
    form = kind(data=_known(agreement, content, role))
    if "unit_id" in form:
        form["unit_id"].choices = choices(_units(agreement, on=clock.today()))
    if not content.involvement.has_user_board:
        for name in ("user_board_heard_on", "user_board_remarks"):
            if name in form:
                del form[name]
    return form


def _units(agreement: Agreement, *, on: date) -> list[tuple[int, str]]:
    """The unit that has it first, also when it has closed; then every unit that is open."""
    others = options.units(on, but=agreement.unit_id)
    return [(agreement.unit_id, agreement.unit.name_on(on)), *others]


def _known(agreement: Agreement, content: Content, role: Role) -> dict[str, object]:
    heard, version = content.involvement, agreement.current
    return {
        "med_heard_on": heard.med_heard_on,
        "med_remarks": heard.med_remarks,
        "user_board_heard_on": heard.user_board_heard_on,
        "user_board_remarks": heard.user_board_remarks,
        "dialogue_held_on": version.dialogue_held_on,
        "dialogue_omitted_because": version.dialogue_omitted_because,
        "unit_id": agreement.unit_id,
        "on_behalf_of": _office(content.parties, SIGNS_FOR[role]) if role in SIGNS_FOR else "",
    }


def _office(parties: Parties, party: Party) -> str:
    """Who signs for the party when they can."""
    return {
        Party.UNIT: parties.unit_leader,
        Party.COMMITTEE: parties.chair,
        Party.ADMINISTRATION: parties.administrator,
    }[party]


def _hearing(typed: Mapping[str, Any]) -> Hearing:
    return Hearing(
        med_heard_on=typed["med_heard_on"],
        med_remarks=typed["med_remarks"] or "",
        user_board_heard_on=typed.get("user_board_heard_on"),
        user_board_remarks=typed.get("user_board_remarks") or "",
    )


def _decision(typed: Mapping[str, Any]) -> Decision | None:
    if not typed["decided_on"]:
        return None
    return Decision(typed["item_number"] or "", typed["decided_on"])


def _hearing_fields() -> Mapping[str, Any]:
    return {
        "med_heard_on": written.day(words.LABELS[Label.MED_HEARD], first=InputRequired()),
        "med_remarks": written.paragraph(_("What MED remarked"), longest=LONGEST_SECTION),
        "user_board_heard_on": written.day(
            words.LABELS[Label.USER_BOARD_HEARD], first=InputRequired()
        ),
        "user_board_remarks": written.paragraph(
            _("What the user board remarked"), longest=LONGEST_SECTION
        ),
    }


def _dialogue_fields() -> Mapping[str, Any]:
    """One of the two is needed, so neither is called optional."""
    return {
        "dialogue_held_on": written.day(_("Dialogue meeting held on"), first=ExpectedValue()),
        "dialogue_omitted_because": written.paragraph(
            _("If there was none: why?"), longest=LONGEST_REASON, first=Expected()
        ),
    }


def _decision_fields() -> Mapping[str, Any]:
    return {
        "item_number": written.line(
            _("The item's number on the agenda"), longest=LONGEST_NUMBER, first=InputRequired()
        ),
        "decided_on": written.day(_("Decided on"), first=InputRequired()),
    }


def _reason() -> Mapping[str, Any]:
    return {"reason": _reason_for(_("Why?"))}


def _reason_for(label: object) -> Any:
    return written.paragraph(label, longest=LONGEST_REASON, first=InputRequired())


_FIELDS: Mapping[Action, Fields] = {
    Action.CONCLUDE_CONSULTATION: _hearing_fields,
    Action.BRING_BEFORE_COMMITTEE: _dialogue_fields,
    Action.APPROVE: _decision_fields,
    Action.SEND_BACK: lambda: {"reason": _reason_for(_("What is the unit to mend, and why?"))},
    Action.SIGN_WITH_RESERVATION: lambda: {
        "reservation": _reason_for(_("The reservation, in your own words"))
    },
    Action.SIGN_ON_BEHALF: lambda: {
        "on_behalf_of": written.line(
            _("On whose behalf?"), longest=LONGEST_LINE, first=InputRequired()
        ),
        "reason": _reason_for(_("Why can they not sign themselves?")),
    },
    Action.CLOSE_EARLY: _reason,
    Action.AMEND: lambda: {"reason": _reason_for(_("What has happened, that it must be amended?"))},
    Action.WITHDRAW_AMENDMENT: _reason,
    Action.TRANSFER: lambda: {
        "successor": written.line(
            _("Who takes the agreement over?"),
            longest=LONGEST_LINE,
            first=InputRequired(),
            description=_("The name of the new leader."),
        ),
        "unit_id": SelectField(
            _("Unit"),
            coerce=int,
            description=_("Another one, when units are merged or divided."),
        ),
        "reason": _reason_for(_("Why?")),
    },
}
