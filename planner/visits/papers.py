"""A visit's two papers, filled from the register, the agreement, the kodeks and the plan."""

from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import select

from agreements.agreement import Agreement as Content
from agreements.documents import statuses
from agreements.followup import FollowUp
from agreements.goals import Layer
from agreements.kodeks.kodeks import Side
from agreements.language import Language, Speaker
from planner.agreements import mapping as agreement_mapping
from planner.extensions import db
from planner.kodeks import queries as kodeks
from planner.models.agreements import AgreementVersion
from planner.models.committees import MembershipRole
from planner.models.meetings import Meeting
from planner.models.municipality import Municipality
from planner.models.rotations import Contact, ContactForm
from planner.models.units import LeaderRole
from planner.register import wording
from planner.rotations import mapping as rotation_mapping
from planner.visits import queries
from planner.visits.queries import Somebody
from planner.web import translations
from schedules.documents import people, programme
from schedules.documents.host_pack import HostPack
from schedules.documents.issue import Issue
from schedules.documents.occasion import Occasion
from schedules.documents.people import Person, Place
from schedules.documents.visit_brief import Goal, VisitBrief
from schedules.rotation.problem import Form

_SET_BY = {
    Layer.CROSS_CUTTING: lazy_gettext("The whole municipality"),
    Layer.COMMITTEE: lazy_gettext("The committee"),
    Layer.LOCAL: lazy_gettext("The unit itself"),
}


class NoMeeting(Exception):
    """The contact has no meeting in the calendar: it was recorded, not planned."""


def visit_brief(contact: Contact) -> VisitBrief:
    """What the committee should know before it meets the unit. Raises NoMeeting."""
    agreed = queries.agreement_version(contact.unit, contact.day)
    says = agreement_mapping.content(agreed.content) if agreed else None
    follow_up = _newest_follow_up(agreed)
    leaders = queries.leaders(contact.unit, contact.day)
    return VisitBrief(
        occasion=_occasion(contact, agreed),
        contact=_on_the_day(leaders),
        core_task=(says.profile.core_task if says else "")
        or contact.unit.period_on(contact.day).core_task,
        key_figures=tuple((one.name, one.value) for one in says.profile.key_figures)
        if says
        else (),
        goals=_goals(says, follow_up) if says else (),
        goals_from=_run_out(agreed, contact.day) if agreed else "",
        questions=tuple(one.ask for one in follow_up.answers if one.ask) if follow_up else (),
        hosts=tuple(_person(one) for one in leaders),
        kodeks=_kodeks(contact, Side.POLITICIANS),
        last_contact=queries.last_met(contact),
        why_now=why_now(contact),
    )


def host_pack(contact: Contact) -> HostPack:
    """What the unit prepares before the committee comes. Raises NoMeeting."""
    meeting = _meeting(contact)
    guests = queries.members(contact.committee, contact.day)
    return HostPack(
        occasion=_occasion(contact, None),
        people=meeting.people,
        secretary=_secretary(contact),
        guests=tuple(_person(one) for one in guests),
        needs=(_("Step-free access all the way"),) if meeting.step_free else (),
        kodeks=_kodeks(contact, Side.STAFF),
    )


def why_now(contact: Contact) -> str:
    """The published plan's own reason for the contact; empty for one made by hand."""
    version = queries.published_in(contact)
    if version is None or contact.meeting is None:
        return ""
    key, code = rotation_mapping.meeting_key(contact.meeting), contact.unit.code
    language = translations.language()
    said = (
        str(one[language])
        for one in version.run.plan.get("explanations", ())
        if (one["meeting"], one["unit"]) == (key, code)
    )
    return next(said, "")


def _occasion(contact: Contact, agreed: AgreementVersion | None) -> Occasion:
    meeting, town = _meeting(contact), db.session.scalars(select(Municipality)).one()
    form = Form(contact.form.value)
    moments = [contact.changed_at, meeting.changed_at]
    if agreed is not None:
        moments.append(agreed.agreement.changed_at)
    issue = _issue(town, max(moments))
    period = contact.unit.period_on(contact.day)
    return Occasion(
        issue=issue,
        committee=contact.committee.name_on(contact.day),
        unit=period.name,
        kind=period.kind,
        form=form,
        day=meeting.day,
        start=meeting.starts,
        end=meeting.ends,
        place=_place(contact, meeting, town),
        programme=programme.usual(form, meeting.starts, meeting.ends, issue.voice),
    )


def _issue(town: Municipality, created: datetime) -> Issue:
    return Issue(
        municipality=town.name, created=created, language=Language(translations.language())
    )


def _meeting(contact: Contact) -> Meeting:
    if contact.meeting is None:
        raise NoMeeting
    return contact.meeting


def _place(contact: Contact, meeting: Meeting, town: Municipality) -> Place:
    """The unit's own main site, else where the committee has put the meeting."""
    site = rotation_mapping.main_site_on(contact.unit, contact.day)
    unit = contact.unit.period_on(contact.day).name
    # The publication wrote the place with the unit's name first; the register may know more since.
    is_at_home = not meeting.place or meeting.place.startswith(unit)
    if site is not None and is_at_home and contact.form is ContactForm.HOSTED:
        return Place(
            name=site.name or unit,
            address=site.address,
            town=" ".join(filter(None, (site.postcode, site.town))),
            seats=site.seats,
            step_free=site.step_free,
            accessible_toilet=site.accessible_toilet,
            hearing_loop=site.hearing_loop,
        )
    if not meeting.place:
        return Place(town.town_hall, town.town_hall_address, "")
    name, _comma, address = meeting.place.partition(", ")
    return Place(name, address, "")


def _on_the_day(leaders: list[Somebody]) -> people.Contact:
    if not leaders:
        return people.Contact(_("Not stated yet; ask the committee's secretary"))
    first = leaders[0]
    return people.Contact(first.name, first.phone, first.email)


def _secretary(contact: Contact) -> people.Contact:
    town = db.session.scalars(select(Municipality)).one()
    account = queries.secretary(contact.committee)
    if account is None:
        name = _("The political secretariat")
        return people.Contact(name, town.contact_phone, town.contact_email)
    phone = account.person.phone if account.person else ""
    return people.Contact(account.name, phone or town.contact_phone, account.email)


def _person(one: Somebody) -> Person:
    match one.role:
        case LeaderRole():
            return Person(one.name, str(wording.LEADER_ROLES[one.role]))
        case MembershipRole():
            return Person(one.name, str(wording.MEMBER_ROLES[one.role]))


def _newest_follow_up(agreed: AgreementVersion | None) -> FollowUp | None:
    if agreed is None or not agreed.agreement.follow_ups:
        return None
    return agreement_mapping.follow_up(agreed.agreement.follow_ups[-1])


def _run_out(agreed: AgreementVersion, day: date) -> str:
    """Where the goals come from, when no agreement for the day is approved yet."""
    if agreed.agreement.round.last_day >= day:
        return ""
    period = str(agreement_mapping.period(agreed.agreement.round))
    return str(_("From the agreement for %(period)s; none is approved for the day.", period=period))


def _goals(says: Content, follow_up: FollowUp | None) -> tuple[Goal, ...]:
    speaker = Speaker(Language(translations.language()))
    found = []
    for goal in says.goals.all:
        state = follow_up.answer_for(goal).state if follow_up else None
        mark = statuses.mark(state, speaker) if state else None
        found.append(Goal(goal.title, str(_SET_BY[goal.layer]), mark))
    return tuple(found)


def _kodeks(contact: Contact, side: Side) -> tuple[str, ...]:
    """The first promise of one side under each value of the kodeks in force on the day."""
    held = kodeks.in_force(contact.day)
    if held is None:
        return ()
    speaker = Speaker(Language(translations.language()))
    return tuple(
        f"{speaker.say(clause.title)}: {speaker.say(clause.duties(side)[0])}"
        for clause in held.kodeks.clauses
        if clause.duties(side)
    )
