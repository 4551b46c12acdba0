"""What the life-cycle table asks about an agreement, read from its rows."""

from datetime import date

from agreements import lifecycle, signatures
from agreements.agreement_rules import content_problems
from agreements.words.followup import Occasion
from planner.agreements import inheritance, mapping, past
from planner.agreements.past import Past
from planner.agreements.rounds import caps
from planner.models.agreements import Agreement, AgreementVersion


def facts(agreement: Agreement, *, today: date) -> lifecycle.Facts:
    """The facts of the current version; no follow-up is being handed in."""
    version, gone = agreement.current, past.of(agreement)
    content = inheritance.content(version)
    heard = content.involvement
    return lifecycle.Facts(
        state=agreement.state,
        period=content.period,
        today=today,
        content_valid=not content_problems(content, today=today, limits=caps.limits()),
        med_heard_on=heard.med_heard_on,
        has_user_board=heard.has_user_board,
        user_board_heard_on=heard.user_board_heard_on,
        dialogue_held_on=version.dialogue_held_on,
        dialogue_omitted_because=version.dialogue_omitted_because,
        decision=content.decision,
        unsigned=signatures.unsigned(sheet(version), transferred_at=gone.transferred_at),
        midway_recorded=has_followed_up(agreement, Occasion.MIDWAY, gone),
        in_last_year=year(agreement, gone) == content.period.years[-1],
        is_amendment=version.number > 1,
    )


def sheet(version: AgreementVersion) -> signatures.SignatureSheet[signatures.Party]:
    """Who has signed what this version says now, and who signed something else."""
    return signatures.sheet(
        mapping.signatures([version]),
        mapping.checksum(version),
        parties=signatures.ALL_PARTIES,
    )


def year(agreement: Agreement, gone: Past) -> int:
    """The starting year of the agreement year that runs."""
    return mapping.period(agreement.round).year_after(gone.continued)


def has_followed_up(agreement: Agreement, occasion: Occasion, gone: Past) -> bool:
    """Whether this occasion's follow-up of the year that runs has been handed in."""
    handed_in = {(row.occasion, row.year) for row in agreement.follow_ups}
    return (occasion, year(agreement, gone)) in handed_in
