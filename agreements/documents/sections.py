"""The sections of an agreement as blocks, for the agreement itself and for the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agreements.agreement import Agreement, Course, Involvement, Parties, Profile, Room
from agreements.documents.goal_blocks import goal_card, numbered
from agreements.goals import Layer
from agreements.language import Speaker
from agreements.words.agreement import LABELS, SECTIONS, Label, Section
from agreements.words.papers import PAPERS, Said
from typeset.blocks import Block, Bullets, Fact, Facts, Heading, Paragraph, fact

GOAL_SECTIONS = {
    Layer.CROSS_CUTTING: Section.CROSS_CUTTING_GOALS,
    Layer.COMMITTEE: Section.COMMITTEE_GOALS,
    Layer.LOCAL: Section.LOCAL_GOALS,
}


def sections(agreement: Agreement, speaker: Speaker, *, level: int) -> tuple[Block, ...]:
    """Sections 1 to 11, from the parties to how the agreement may change; headings at ``level``."""
    return tuple(_Sections(agreement, speaker, level).all())


@dataclass(frozen=True, slots=True)
class _Sections:
    agreement: Agreement
    speaker: Speaker
    level: int

    def all(self) -> Iterator[Block]:
        agreement = self.agreement
        yield from self.filled(Section.PARTIES, self.parties(agreement.parties))
        yield from self.text(Section.PURPOSE, agreement.purpose)
        yield from self.filled(Section.PROFILE, self.profile(agreement.profile))
        yield from self.filled(Section.ROOM, self.room(agreement.room))
        yield from self.goals()
        yield from self.partners()
        yield from self.filled(Section.INVOLVEMENT, self.involvement(agreement.involvement))
        yield from self.filled(Section.COURSE, self.course(agreement.course))
        yield from self.text(Section.REGULATION, agreement.regulation)

    def heading(self, section: Section) -> Heading:
        number = list(Section).index(section) + 1
        return Heading(self.level, f"{number}. {self.speaker.say(SECTIONS[section])}")

    def filled(self, section: Section, facts: tuple[Fact, ...]) -> Iterator[Block]:
        yield self.heading(section)
        told = tuple(each for each in facts if each.values)
        yield Facts(told) if told else self.nothing()

    def text(self, section: Section, text: str) -> Iterator[Block]:
        yield self.heading(section)
        yield Paragraph(text) if text.strip() else self.nothing()

    def nothing(self) -> Paragraph:
        return Paragraph(self.speaker.say(PAPERS[Said.EMPTY_SECTION]))

    def parties(self, parties: Parties) -> tuple[Fact, ...]:
        by = self.speaker.say(LABELS[Label.BY])
        period, decision = self.agreement.period, self.agreement.decision
        item = LABELS[Label.DECISION_ITEM]
        decided = (
            f"{self.speaker.day(decision.decided_on)}, "
            f"{self.speaker.say(item, number=decision.item_number)}"
            if decision
            else ""
        )
        return (
            self.fact(Label.COMMITTEE, f"{parties.committee} {by} {parties.chair}"),
            self.fact(Label.UNIT, f"{parties.unit} {by} {parties.unit_leader}"),
            self.fact(
                Label.ADMINISTRATION, f"{parties.administration} {by} {parties.administrator}"
            ),
            self.fact(
                Label.PERIOD,
                f"{self.speaker.day(period.start)} – {self.speaker.day(period.end)}",
            ),
            self.fact(Label.APPROVED, decided),
        )

    def profile(self, profile: Profile) -> tuple[Fact, ...]:
        return (
            self.fact(Label.CORE_TASK, profile.core_task),
            self.fact(Label.TARGET_GROUP, profile.target_group),
            self.fact(
                Label.KEY_FIGURES, *(f"{each.name}: {each.value}" for each in profile.key_figures)
            ),
            self.fact(Label.SITES, *profile.sites),
        )

    def room(self, room: Room) -> tuple[Fact, ...]:
        return (
            self.fact(Label.FINANCES, room.finances),
            self.fact(Label.STAFF, room.staff),
            self.fact(Label.CARRY_OVER, room.carry_over),
            self.fact(Label.LEADER_DECIDES, room.leader_decides),
        )

    def goals(self) -> Iterator[Block]:
        by_layer = {layer: list[Block]() for layer in Layer}
        for number, goal in numbered(self.agreement.goals):
            card = goal_card(number, goal, self.speaker, level=self.level + 1)
            by_layer[goal.layer].append(card)
        for layer, cards in by_layer.items():
            yield self.heading(GOAL_SECTIONS[layer])
            yield from cards or [Paragraph(self.speaker.say(PAPERS[Said.GOALS_NONE]))]

    def partners(self) -> Iterator[Block]:
        yield self.heading(Section.PARTNERS)
        partners = self.agreement.partners
        lines = tuple(": ".join(filter(None, (each.name, each.about))) for each in partners)
        yield Bullets(lines) if lines else self.nothing()

    def involvement(self, involvement: Involvement) -> tuple[Fact, ...]:
        not_yet = self.speaker.say(LABELS[Label.NOT_YET])
        board = (
            self.speaker.day(involvement.user_board_heard_on) or not_yet
            if involvement.has_user_board
            else self.speaker.say(LABELS[Label.NO_USER_BOARD])
        )
        return (
            self.fact(
                Label.MED_HEARD,
                self.speaker.day(involvement.med_heard_on) or not_yet,
                involvement.med_remarks,
            ),
            self.fact(Label.USER_BOARD_HEARD, board, involvement.user_board_remarks),
        )

    def course(self, course: Course) -> tuple[Fact, ...]:
        contacts = (
            f"{self.speaker.day(each.on)}: {each.what}, {each.place}" for each in course.contacts
        )
        return (
            self.fact(Label.CONTACTS, *contacts),
            self.fact(Label.MIDWAY_DUE, self.speaker.day(course.midway_due)),
            self.fact(Label.ANNUAL_DUE, self.speaker.day(course.annual_due)),
            self.fact(Label.DIVISION, course.division),
        )

    def fact(self, label: Label, *values: str) -> Fact:
        told = (value for value in values if value.strip())
        return fact(self.speaker.say(LABELS[label]), *told)
