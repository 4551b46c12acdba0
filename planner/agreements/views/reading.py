"""The list of agreements, one agreement, and two of its versions compared."""

from flask import abort, render_template

from agreements.reading import compare_versions
from planner import clock
from planner.access import Permission
from planner.agreements import course, mapping, papers, past, queries, words
from planner.agreements.acting import operations as acting
from planner.agreements.acting.explanations import HANDED_IN
from planner.agreements.commenting import queries as comments
from planner.agreements.drafting import operations as drafting
from planner.agreements.following_up import asks
from planner.agreements.forms import AgreementsForm, CompareForm
from planner.agreements.pages import blueprint, find, find_texts
from planner.agreements.views.rolling_over import next_round
from planner.web import paging
from planner.web.forms import answer
from planner.web.guard import requires, signed_in

Answer = str | tuple[str, int]


@blueprint.get("")
@requires(Permission.READ_AGREEMENTS)
def index() -> Answer:
    user = signed_in()
    form = AgreementsForm(user)
    narrowed = form.narrowed()
    page = queries.agreements(user, narrowed, paging.asked)
    return answer(
        form,
        "agreements/index.html",
        rows=page.rows,
        paging=page.paging,
        periods={row.id: str(mapping.period(row)) for row in form.rounds},
        has_catalogue=form.tally.has_approved(narrowed),
        words=words,
    )


@blueprint.get("/<int:agreement_id>")
@requires(Permission.READ_AGREEMENTS)
def show(agreement_id: int) -> str:
    found = find(agreement_id)
    user, today = signed_in(), clock.today()
    gone, signatures = past.of(found.agreement), course.signatures(found.newest)
    steps = paging.asked(gone.steps)
    upcoming, _before = papers.meeting_of(found.agreement, today=today)
    return render_template(
        "agreements/show.html",
        agreement=found.agreement,
        period=mapping.period(found.agreement.round),
        parties=mapping.content(found.newest.content).parties,
        version=found.newest,
        versions=found.versions,
        doable=acting.doable(found.agreement, user, today=today),
        handed_in=HANDED_IN,
        may_edit=drafting.may_edit(found.agreement, user),
        stages=course.stages(found.agreement, gone),
        holder=past.holder(found.agreement) if gone.transferred_at else "",
        signatures=signatures,
        unsigned=course.unsigned(signatures),
        events=course.events(found.agreement, steps),
        paging=steps,
        comments=comments.open_on(found.agreement),
        asks=asks.of_agreement(found.agreement),
        may_roll_over=drafting.may_write(found.agreement, user)
        and next_round(found.agreement) is not None,
        given_up=found.given_up,
        meeting=upcoming,
        body=papers.body_of_version(found.newest, language=words.language()),
        words=words,
    )


@blueprint.get("/<int:agreement_id>/compare")
@requires(Permission.READ_AGREEMENTS)
def compare(agreement_id: int) -> Answer:
    found = find_texts(agreement_id)
    if len(found.versions) < 2:
        abort(404)
    form = CompareForm(found.versions)
    old, new = form.of(found.versions)
    return answer(
        form,
        "agreements/compare.html",
        agreement=found.agreement,
        period=mapping.period(found.agreement.round),
        unit=mapping.content(new.content).parties.unit,
        old=old,
        new=new,
        sections=compare_versions(
            mapping.content(old.content), mapping.content(new.content), words.language()
        ),
    )
