"""The kodeks to be read: the one in force, a version with its hearing, two compared, papers."""

from flask import abort, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.kodeks.adoption import Action, State, may_comment, open_comments
from agreements.kodeks.kodeks import its_own, left_out, unfinished
from agreements.kodeks.seven_norms import SEVEN_NORMS
from agreements.kodeks_reading import compare_versions
from planner import access, clock
from planner.access import Permission
from planner.audit import queries as audit_queries
from planner.files.delivery import deliver
from planner.kodeks import acknowledgements, mapping, papers, queries, roles, values, words
from planner.kodeks.forms import CompareForm
from planner.kodeks.views.shared import WHOLE_MUNICIPALITY, Answer, blueprint, drafts, find
from planner.models.kodeks import KodeksVersion
from planner.web import bilingual
from planner.web.forms import answer
from planner.web.guard import requires, signed_in


@blueprint.get("")
@requires(Permission.READ_KODEKS)
def index() -> str:
    user, today = signed_in(), clock.today()
    current = queries.in_force(today)
    owed = acknowledgements.owed_by(user, today=today)
    coming = queries.in_preparation()
    sees_coming = coming is not None and (coming.state is State.HEARING or drafts())
    return render_template(
        "kodeks/index.html",
        current=current,
        values=values.discussed(current.kodeks, as_of=today) if current else (),
        owed=owed[1] if owed else None,
        coming=coming if sees_coming else None,
        versions=queries.versions(with_drafts=drafts()),
        standing=acknowledgements.standing(current, day=today) if current and drafts() else (),
        words=words,
    )


@blueprint.get("/versions/<int:number>")
@requires(Permission.READ_KODEKS)
def version(number: int) -> str:
    row, user, today = find(number), signed_in(), clock.today()
    said = mapping.kodeks(row)
    facts = mapping.facts(row, today=today)
    part = roles.part_of(user)
    return render_template(
        "kodeks/version.html",
        row=row,
        kodeks=said,
        rows={each.key: each for each in row.clauses},
        comments=_comments(row),
        is_open=part is not None and may_comment(facts, part),
        open_answers=len(open_comments(facts.comments)),
        drafts=drafts(),
        left_out=left_out(said, SEVEN_NORMS),
        added=its_own(said, SEVEN_NORMS),
        unfinished=unfinished(said),
        steps=_steps(row),
        actions=Action,
        history=audit_queries.shown(row, parts=row.clauses) if _sees_history() else None,
        today=today,
        words=words,
    )


@blueprint.get("/compare")
@requires(Permission.READ_KODEKS)
def compare() -> Answer:
    rows = {row.number: row for row in queries.versions(with_drafts=drafts())}
    if len(rows) < 2:
        abort(404)
    form = CompareForm(rows)
    is_known = form.validate()
    newest, before = list(rows)[:2]
    old, new = (form.old.data, form.new.data) if is_known else (before, newest)
    return answer(
        form,
        "kodeks/compare.html",
        old=old,
        new=new,
        sections=compare_versions(
            mapping.kodeks(rows[old]), mapping.kodeks(rows[new]), bilingual.language()
        ),
    )


@blueprint.get("/versions/<int:number>.<any(pdf, html):kind>")
@requires(Permission.READ_KODEKS)
def document(number: int, kind: str) -> Response | str:
    """The paper: as PDF, or as a page with the same content."""
    made = papers.of_version(find(number), language=bilingual.language())
    trail = [
        (_("Kodeks"), url_for(".index")),
        (_("Version %(number)s", number=number), url_for(".version", number=number)),
    ]
    return deliver(made, kind, trail=trail)


def _sees_history() -> bool:
    return access.may(signed_in(), Permission.READ_HISTORY, scope=WHOLE_MUNICIPALITY)


def _comments(row: KodeksVersion) -> dict[str, list[object]]:
    """Comments under their clause; those to a clause taken out since are under the whole."""
    known = {each.key for each in row.clauses}
    under: dict[str, list[object]] = {"": [], **{key: [] for key in known}}
    for each in row.comments:
        under[each.clause_key if each.clause_key in known else ""].append(each)
    return under


def _steps(row: KodeksVersion) -> list[tuple[str, str, str, object]]:
    """The stepper's entries: name, state, who, when."""
    order = [State.DRAFTING, State.HEARING, State.ADOPTED]
    reached = order.index(State.ADOPTED if row.state is State.SUPERSEDED else row.state)
    when = {State.HEARING: row.hearing_opened_on, State.ADOPTED: row.decided_on}
    return [
        (
            str(words.STATES[state]),
            "done"
            if place < reached or row.decided_on
            else "current"
            if place == reached
            else "coming",
            row.item if state is State.ADOPTED else "",
            bilingual.speaker().day(when.get(state)) if place <= reached else "",
        )
        for place, state in enumerate(order)
    ]
