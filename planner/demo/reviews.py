"""The demo's reviews: the first half of the year signed, the second half open."""

from collections.abc import Mapping
from datetime import date, datetime

from agreements.kodeks.review import Outcome, Table
from agreements.kodeks.review_lifecycle import Role
from planner.clock import LOCAL
from planner.demo.year import YEAR
from planner.extensions import db
from planner.models.accounts import User
from planner.models.reviews import Review
from planner.reviews import figures, forms, operations, queries, steps

FIRST_HALF = date(YEAR, 1, 1), date(YEAR, 6, 30)
SECOND_HALF = date(YEAR, 7, 1), date(YEAR, 12, 31)
BEGUN = datetime(YEAR, 7, 1, 10, tzinfo=LOCAL)
SPOKEN = datetime(YEAR, 8, 19, 10, tzinfo=LOCAL)
ANSWERED = datetime(YEAR, 8, 27, 10, tzinfo=LOCAL)
SIGNED = datetime(YEAR, 9, 2, 12, 45, tzinfo=LOCAL)  # at HovedMED's own meeting
REOPENED = datetime(YEAR, 10, 5, 10, tzinfo=LOCAL)

REMARKS = (
    (
        Table.MANAGEMENT,
        "Besøgene er faldet godt ud. For mange enheder har endnu ikke haft nogen, og det er "
        "især de små.",
    ),
    (
        Table.EMPLOYEES,
        "Vi har ikke været med til alle møder. Når kun lederen er med, hører politikerne kun "
        "den ene halvdel.",
    ),
)
RECOMMENDATIONS = (
    (
        (Table.EMPLOYEES,),
        "Sørg for, at en medarbejderrepræsentant er med ved hvert besøg og dialogmøde.",
        "Vi skriver det i invitationen til værten fra september.",
    ),
    (
        (Table.EMPLOYEES, Table.MANAGEMENT),
        "Lav en plan for resten af valgperioden, så alle enheder kommer med.",
        "Planen for næste år lægges frem for HovedMED i december.",
    ),
)
TOLD = {1: (Outcome.UNDER_WAY, "Står i invitationen siden september")}
LATEST = "Flere enheder har haft kontakt i efteråret. Aflyste besøg skal have en ny dato hurtigere."


def add_reviews(users: Mapping[str, User], *, today: date) -> None:
    """As far as they have come by `today`; agreements, kodeks and discussions must be there."""
    if today < REOPENED.date():
        return
    _add_signed(users)
    _add_open(users, today)


def _add_signed(users: Mapping[str, User]) -> None:
    chair, vice_chair = users["hovedmed-leder"], users["hovedmed"]
    secretariat, director = users["sekretariat"], users["direktoer"]
    row = _begun(FIRST_HALF, secretariat, BEGUN)
    _freeze(row, FIRST_HALF[1], secretariat, BEGUN)
    speakers = {Table.MANAGEMENT: chair, Table.EMPLOYEES: vice_chair}
    for side, text in REMARKS:
        operations.remark(row, side, text, user=speakers[side], at=SPOKEN)
    for (side, *others), text, _answer in RECOMMENDATIONS:
        made = operations.recommend(row, side, text, user=speakers[side], at=SPOKEN)
        for other in others:
            operations.join(made, other, user=speakers[other], at=SPOKEN)
    db.session.flush()
    steps.put_to_administration(row, part=Role.CHAIR, user=chair, at=SPOKEN)
    answers = {number: answer for number, (_by, _text, answer) in enumerate(RECOMMENDATIONS, 1)}
    steps.write_answers(
        row, answers, seen=row.version, today=ANSWERED.date(), user=director, at=ANSWERED
    )
    steps.give_answers(row, part=Role.ADMINISTRATION, user=director, at=ANSWERED)
    steps.sign(row, part=Role.CHAIR, user=chair, at=SIGNED)
    steps.sign(row, part=Role.VICE_CHAIR, user=vice_chair, at=SIGNED)
    db.session.flush()


def _add_open(users: Mapping[str, User], today: date) -> None:
    secretariat = users["sekretariat"]
    row = _begun(SECOND_HALF, secretariat, REOPENED)
    _freeze(row, min(today, SECOND_HALF[1]), secretariat, REOPENED)
    operations.follow_up(row, TOLD, seen=row.version, user=secretariat, at=REOPENED)
    operations.remark(row, Table.MANAGEMENT, LATEST, user=users["hovedmed-leder"], at=REOPENED)


def _begun(period: tuple[date, date], user: User, at: datetime) -> Review:
    frame = operations.Frame(forms.usual_title(*period), "Demokommunen", *period)
    row = operations.begin(frame, user=user, at=at)
    db.session.flush()
    return row


def _freeze(row: Review, day: date, user: User, at: datetime) -> None:
    plan = next(iter(queries.plans(on=day)), None)
    asked = figures.Asked(row.period_start, row.period_end, day, plan.label if plan else "–")
    number = plan.version_id if plan else None
    operations.freeze(row, figures.counted(asked), rotation_version_id=number, user=user, at=at)
