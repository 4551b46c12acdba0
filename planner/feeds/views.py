"""Pages for one's subscriptions, and the feeds themselves."""

from flask import Blueprint, abort, current_app, flash, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.agreements.rounds import entries
from planner.config import Settings
from planner.extensions import db
from planner.feeds import events, operations, queries
from planner.feeds.forms import SubscribeForm
from planner.models.committees import Committee
from planner.models.messages import Feed
from planner.models.municipality import Municipality
from planner.models.people import Person
from planner.models.units import Unit
from planner.web import paging
from planner.web.forms import answer
from planner.web.guard import public, requires, signed_in
from planner.web.transaction import transaction
from planner.web.translations import speaking
from schedules import ical

blueprint = Blueprint("feeds", __name__, url_prefix="/feeds")

FRESH_SECONDS = 900


@blueprint.route("/", methods=["GET", "POST"])
@requires(Permission.SUBSCRIBE)
def index() -> str | Response | tuple[str, int]:
    user, today = signed_in(), clock.today()
    form = SubscribeForm()
    form.target.choices = _choices()
    if form.validate_on_submit():
        with transaction():
            operations.subscribe(_target(form.target.data), user=user, at=clock.now())
        flash(_("The subscription is ready. Copy its address into your calendar."), "success")
        return redirect(url_for(".index"))
    pages = paging.asked(queries.number_of(user))
    return answer(
        form,
        "feeds/index.html",
        paging=pages,
        feeds=[
            (feed.id, feed.name, _address(feed.token), feed.since)
            for feed in queries.of_user(user, today=today, most=pages.size, skip=pages.skipped)
        ],
    )


@blueprint.post("/<int:feed_id>/revoke")
@requires(Permission.SUBSCRIBE)
def revoke(feed_id: int) -> Response:
    feed = db.session.get(Feed, feed_id)
    if feed is None or feed.user_id != signed_in().id or feed.revoked_at is not None:
        abort(404)
    with transaction():
        operations.revoke(feed, user=signed_in(), at=clock.now())
    flash(_("The subscription is closed. Its address no longer answers."), "success")
    return redirect(url_for(".index"))


@blueprint.get("/<token>.ics")
@public
def calendar(token: str) -> Response:
    """The feed behind an address nobody can guess; 410 once it is revoked."""
    feed = queries.behind(token) or abort(404)
    if feed.revoked_at is not None or not feed.user.enabled:
        abort(410)
    today = clock.today()
    town_hall = db.session.scalar(select(Municipality.town_hall)) or ""
    with speaking(feed.user.language):
        content = ical.feed(
            f"Samspil: {queries.name_of(feed, today=today)}",
            [
                *events.of_meetings(queries.meetings_of(feed, today=today), town_hall=town_hall),
                *events.of_contacts(queries.contacts_of(feed, today=today), town_hall=town_hall),
                *entries.events(queries.deadlines_of(feed, today=today)),
            ],
            url=_address(feed.token),
        )
    response = current_app.response_class(content, mimetype="text/calendar")
    response.headers["Content-Disposition"] = "inline; filename=samspil.ics"
    response.headers["X-Robots-Tag"] = "noindex"
    response.cache_control.private = True
    response.cache_control.max_age = FRESH_SECONDS
    response.add_etag()
    return response.make_conditional(request)


def _choices() -> list[tuple[str, str]]:
    today = clock.today()
    person = signed_in().person
    mine = [("me", _("My own meetings"))] if person else []
    return [
        *mine,
        *((f"committee-{id_}", name) for id_, name in queries.committee_choices(today=today)),
        *((f"unit-{id_}", name) for id_, name in queries.unit_choices(today=today)),
    ]


def _target(chosen: str) -> Committee | Unit | Person:
    kind, _separator, number = chosen.partition("-")
    if kind == "me":
        return signed_in().person or abort(404)
    model: type[Committee | Unit] = Committee if kind == "committee" else Unit
    return db.session.get(model, int(number)) or abort(404)


def _address(token: str) -> str:
    settings: Settings = current_app.extensions["settings"]
    return settings.base_url + url_for("feeds.calendar", token=token)
