"""An agreement as running text, passage by passage: what two versions are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from agreements.agreement import Agreement, Involvement
from agreements.comparison import Passage, SectionComparison, compare
from agreements.goals import Contribution, Goal, Indicator, LocalGoal, Milestone, Plan
from agreements.language import Language, Speaker
from agreements.words.agreement import LABELS, SECTIONS, Label, Section
from agreements.words.goals import EXPENSES, ONE_GOAL


def compare_versions(
    old: Agreement, new: Agreement, language: Language
) -> tuple[SectionComparison, ...]:
    """Section by section and goal by goal, so that a goal moved is not a goal rewritten."""
    return compare(passages(old, language), passages(new, language))


def passages(agreement: Agreement, language: Language) -> Mapping[str, Passage]:
    """Each section under its name, each goal under ``goal.<key>``, in the order of print."""
    reader = _Reader(agreement, language)
    return {
        **reader.section(Section.PARTIES, reader.parties()),
        **reader.section(Section.PURPOSE, [agreement.purpose]),
        **reader.section(Section.PROFILE, reader.profile()),
        **reader.section(Section.ROOM, reader.room()),
        **reader.goals(),
        **reader.section(Section.PARTNERS, reader.partners()),
        **reader.section(Section.INVOLVEMENT, reader.involvement(agreement.involvement)),
        **reader.section(Section.COURSE, reader.course()),
        **reader.section(Section.REGULATION, [agreement.regulation]),
    }


class _Reader:
    """Writes one agreement in one language; empty fields leave no line."""

    def __init__(self, agreement: Agreement, language: Language) -> None:
        self._agreement = agreement
        self._speaker = Speaker(language)

    def section(self, section: Section, lines: Iterable[str]) -> dict[str, Passage]:
        heading = self._speaker.say(SECTIONS[section])
        return {section.value: Passage(heading, "\n".join(line for line in lines if line))}

    def parties(self) -> list[str]:
        agreement, parties = self._agreement, self._agreement.parties
        by = self._label(Label.BY)
        return [
            self._line(Label.MUNICIPALITY, parties.municipality),
            self._line(Label.UNIT, f"{parties.unit} {by} {parties.unit_leader}"),
            self._line(Label.COMMITTEE, f"{parties.committee} {by} {parties.chair}"),
            self._line(
                Label.ADMINISTRATION, f"{parties.administration} {by} {parties.administrator}"
            ),
            self._line(Label.PERIOD, self._span(agreement.period.start, agreement.period.end)),
            self._line(Label.CASE_NUMBER, agreement.case_number),
            self._line(Label.APPROVED, self._decision()),
        ]

    def profile(self) -> list[str]:
        profile = self._agreement.profile
        figures = (f"{figure.name} {figure.value}" for figure in profile.key_figures)
        return [
            self._line(Label.CORE_TASK, profile.core_task),
            self._line(Label.TARGET_GROUP, profile.target_group),
            self._line(Label.KEY_FIGURES, "; ".join(figures)),
            self._line(Label.SITES, "; ".join(profile.sites)),
        ]

    def room(self) -> list[str]:
        room = self._agreement.room
        return [
            self._line(Label.FINANCES, room.finances),
            self._line(Label.STAFF, room.staff),
            self._line(Label.CARRY_OVER, room.carry_over),
            self._line(Label.LEADER_DECIDES, room.leader_decides),
        ]

    def goals(self) -> dict[str, Passage]:
        return {
            f"goal.{goal.key}": Passage(
                f"{self._speaker.say(ONE_GOAL[goal.layer])}: {goal.title}",
                "\n".join(line for line in self._goal(goal) if line),
            )
            for goal in self._agreement.goals.all
        }

    def partners(self) -> list[str]:
        return [f"{partner.name}: {partner.about}" for partner in self._agreement.partners]

    def involvement(self, involvement: Involvement) -> list[str]:
        board = (
            self._line(Label.USER_BOARD_HEARD, self._day(involvement.user_board_heard_on))
            if involvement.has_user_board
            else self._label(Label.NO_USER_BOARD)
        )
        return [
            self._line(Label.MED_HEARD, self._day(involvement.med_heard_on)),
            self._line(Label.REMARKS, involvement.med_remarks),
            board,
            self._line(Label.REMARKS, involvement.user_board_remarks),
        ]

    def course(self) -> list[str]:
        course = self._agreement.course
        return [
            *(f"{self._day(each.on)}: {each.what}, {each.place}" for each in course.contacts),
            self._line(Label.MIDWAY_DUE, self._day(course.midway_due)),
            self._line(Label.ANNUAL_DUE, self._day(course.annual_due)),
            self._line(Label.DIVISION, course.division),
        ]

    def _goal(self, goal: Goal) -> list[str]:
        match goal:
            case Contribution():
                shared = goal.goal
                own = [
                    self._line(Label.AREA, shared.area),
                    self._line(Label.WHY, shared.why),
                    self._line(Label.SUCCESS_CRITERION, shared.success_criterion),
                    self._line(Label.CONTRIBUTION, goal.text),
                ]
            case LocalGoal():
                own = [
                    self._line(Label.WHY, goal.why),
                    self._line(Label.SUCCESS_CRITERION, goal.success_criterion),
                ]
        indicators = [self._indicator(indicator) for indicator in goal.indicators]
        return [goal.title, *own, *indicators, *self._plan(goal.plan)]

    def _plan(self, plan: Plan) -> list[str]:
        expense = self._speaker.say(EXPENSES[plan.expense]) if plan.expense else ""
        return [
            *(self._milestone(milestone) for milestone in plan.milestones),
            *(f"• {action}" for action in plan.actions),
            self._line(Label.OWNER, plan.owner),
            self._line(Label.DUE, self._day(plan.due)),
            self._line(Label.EXPENSE, " ".join(filter(None, (expense, plan.expense_note)))),
        ]

    def _indicator(self, indicator: Indicator) -> str:
        parts = [indicator.name]
        for label, value in (
            (Label.BASELINE, indicator.baseline),
            (Label.TARGET, indicator.target),
        ):
            if value is not None:
                parts.append(f"{self._label(label)} {self._speaker.amount(value, indicator.unit)}")
        return self._line(Label.INDICATOR, "; ".join(parts))

    def _milestone(self, milestone: Milestone) -> str:
        when = self._day(milestone.due)
        return self._line(Label.MILESTONE, ", ".join(filter(None, (milestone.name, when))))

    def _decision(self) -> str:
        decision = self._agreement.decision
        if decision is None:
            return ""
        item = self._speaker.say(LABELS[Label.DECISION_ITEM], number=decision.item_number)
        return f"{self._day(decision.decided_on)}, {item}"

    def _span(self, start: date, end: date) -> str:
        return f"{self._day(start)} – {self._day(end)}"

    def _day(self, day: date | None) -> str:
        return self._speaker.day(day)

    def _line(self, label: Label, text: str) -> str:
        return f"{self._label(label)}: {text}" if text.strip() else ""

    def _label(self, label: Label) -> str:
        return self._speaker.say(LABELS[label])
