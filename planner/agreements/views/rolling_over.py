"""A unit's next agreement out of its last one: what comes along, what does not, and a yes."""

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from agreements.words.rollover import LEFT_OUT
from planner import clock
from planner.access import Permission
from planner.agreements import mapping, words
from planner.agreements.pages import blueprint
from planner.agreements.rounds import opening
from planner.agreements.rounds.coverage import without_agreement
from planner.agreements.views.drafting import find_own
from planner.extensions import db
from planner.models.agreements import Agreement, AgreementRound
from planner.web.forms import Form, answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

Answer = str | Response | tuple[str, int]


@blueprint.route("/<int:agreement_id>/roll-over", methods=["GET", "POST"])
@requires(Permission.WRITE_AGREEMENTS)
def roll_over(agreement_id: int) -> Answer:
    last = find_own(agreement_id)
    round_ = next_round(last) or abort(404)
    committees = frozenset(link.committee_id for link in last.unit.committees)
    day = max(clock.today(), round_.first_day)
    prepared = opening.prepare(last.unit_id, round_, committees, on=day)
    form = Form()
    if form.validate_on_submit():
        try:
            with transaction():
                made = opening.keep(prepared, user=signed_in(), at=clock.now())
                db.session.flush()
        except IntegrityError:  # somebody else made it at the same moment
            flash(_("The agreement is there already."), "info")
            return redirect(url_for(".index"))
        flash(_("The draft is ready. The list says what is still missing."), "success")
        return redirect(url_for(".draft", agreement_id=made.id))
    return answer(
        form,
        "agreements/roll_over.html",
        last=last,
        unit=prepared.drafted.content.parties.unit,
        period=mapping.period(round_),
        before=mapping.period(last.round),
        goals=prepared.drafted.content.goals.all,
        left_out=[
            (each.title, words.speaker().say(LEFT_OUT[each.why]))
            for each in prepared.drafted.left_out
        ],
        words=words,
    )


def next_round(last: Agreement) -> AgreementRound | None:
    """The first open round after the agreement's own in which the unit has none yet."""
    rounds = db.session.scalars(
        select(AgreementRound)
        .where(
            AgreementRound.first_day > last.round.last_day, AgreementRound.opened_at.is_not(None)
        )
        .order_by(AgreementRound.first_day, AgreementRound.id)
    )
    return next((each for each in rounds if _lacks(last.unit_id, each)), None)


def _lacks(unit_id: int, round_: AgreementRound) -> bool:
    lacking = without_agreement(round_, on=clock.today())
    return any(each.unit_id == unit_id and each.overlapping is None for each in lacking)
