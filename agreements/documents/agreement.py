"""The development agreement as a paper: its sections, signatures, annexes and checksum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from agreements.agreement import Parties
from agreements.canonical import canonical
from agreements.documents.filenames import pdf_name
from agreements.documents.followup_blocks import follow_up_table
from agreements.documents.goal_blocks import goal_table
from agreements.documents.kodeks import in_short
from agreements.documents.sections import sections
from agreements.documents.signing import Signers, signing
from agreements.followup import FollowUp
from agreements.kodeks.kodeks import Kodeks
from agreements.language import Language, Speaker
from agreements.signatures import Party, Signature
from agreements.versions import FORM, Version
from agreements.words.agreement import LABELS, SECTIONS, Label, Section
from agreements.words.followup import GoalState
from agreements.words.lifecycle import PARTIES
from agreements.words.papers import PAPERS, Said
from typeset.blocks import (
    Attachment,
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Masthead,
    Paragraph,
    Role,
    fact,
)

DATA_FILE = "aftale.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPaper:
    """One version with what stands beside it. Moments are in the zone they are to be read in.

    `with_data` puts the data that the checksum is of inside the file, unless it is a draft.
    """

    version: Version
    created: datetime
    kodeks: Kodeks | None = None
    signatures: tuple[Signature[Party], ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    is_draft: bool = False
    with_data: bool = False
    language: Language = Language.DANISH


def document(paper: AgreementPaper) -> Document:
    """The paper: PDF/A-2a, or PDF/A-3a when it carries its own canonical data.

    It has a head and no cover: an agreement of few and clear goals should not begin with a blank
    page, and so it keeps to four to six.
    """
    speaker = Speaker(paper.language)
    content = paper.version.content
    title = speaker.say(PAPERS[Said.AGREEMENT_TITLE], period=content.period)
    return Document(
        title=f"{title}: {content.parties.unit}",
        author=content.parties.municipality,
        subject=speaker.say(
            PAPERS[Said.AGREEMENT_SUBJECT],
            committee=content.parties.committee,
            unit=content.parties.unit,
        ),
        created=paper.created,
        filename=pdf_name(title, content.parties.unit),
        opening=Masthead(content.parties.municipality, content.parties.committee),
        blocks=tuple(_blocks(paper, speaker)),
        language=paper.language,
        draft=paper.is_draft,
        attachments=(_data(paper, speaker),) if paper.with_data and not paper.is_draft else (),
    )


def _front(paper: AgreementPaper) -> tuple[Fact, ...]:
    speaker, content = Speaker(paper.language), paper.version.content
    number = str(paper.version.number)
    lines = (
        (speaker.say(PAPERS[Said.VERSION]), number),
        (speaker.say(PAPERS[Said.AMENDED_BECAUSE]), paper.version.reason),
        (speaker.say(LABELS[Label.CASE_NUMBER]), content.case_number),
        (speaker.say(PAPERS[Said.DATE]), speaker.day(paper.created.date())),
    )
    return tuple(fact(label, value) for label, value in lines if value)


def _blocks(paper: AgreementPaper, speaker: Speaker) -> Iterator[Block]:
    content = paper.version.content
    yield Facts(_front(paper))
    yield from sections(content, speaker, level=2)
    place = list(Section).index(Section.SIGNATURES) + 1
    yield Heading(2, f"{place}. {speaker.say(SECTIONS[Section.SIGNATURES])}")
    signers = _signers(content.parties, speaker)
    checksum = paper.version.hash
    yield from signing(signers, paper.signatures, checksum, speaker)
    if not paper.is_draft:
        yield from _checksum(checksum, speaker)
    yield Heading(2, speaker.say(PAPERS[Said.ANNEX_A]))
    yield goal_table(content.goals, _latest_states(paper.follow_ups), speaker)
    yield Heading(2, speaker.say(PAPERS[Said.ANNEX_B]))
    yield follow_up_table(content.goals, paper.follow_ups, speaker)
    if paper.kodeks:
        yield Heading(2, speaker.say(PAPERS[Said.ANNEX_C]))
        yield from in_short(paper.kodeks, speaker)


def _signers(parties: Parties, speaker: Speaker) -> Signers[Party]:
    named = (
        (Party.UNIT, parties.unit_leader, parties.unit),
        (Party.COMMITTEE, parties.chair, parties.committee),
        (Party.ADMINISTRATION, parties.administrator, parties.administration),
    )
    return {party: (name, f"{speaker.say(PARTIES[party])}: {of}") for party, name, of in named}


def _checksum(checksum: str, speaker: Speaker) -> Iterator[Block]:
    means = speaker.say(PAPERS[Said.CHECKSUM_MEANS], file=DATA_FILE)
    yield Paragraph(means, Role.SMALL)
    # In groups of eight, so that it can be read aloud and breaks in a narrow column.
    groups = " ".join(checksum[place : place + 8] for place in range(0, 64, 8))
    yield Paragraph(f"{speaker.say(PAPERS[Said.CHECKSUM])}: {groups}", Role.SMALL)


def _latest_states(follow_ups: tuple[FollowUp, ...]) -> Mapping[str, GoalState]:
    """The newest state of each goal; follow-ups are given oldest first."""
    return {
        answer.goal_key: answer.state
        for follow_up in follow_ups
        for answer in follow_up.answers
        if answer.state
    }


def _data(paper: AgreementPaper, speaker: Speaker) -> Attachment:
    return Attachment(
        DATA_FILE,
        "application/json",
        canonical(paper.version.content, form=FORM),
        speaker.say(PAPERS[Said.ATTACHED_DATA]),
    )
