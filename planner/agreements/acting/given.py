"""What somebody writes in an act, and who they are while they do it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from agreements.lifecycle import Decision, Facts, Role, Words
from planner.models.accounts import User


@dataclass(frozen=True, slots=True)
class Hearing:
    """When MED and the user board were heard, and what they remarked."""

    med_heard_on: date | None
    med_remarks: str
    user_board_heard_on: date | None
    user_board_remarks: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """When the dialogue meeting was held, or why there was none."""

    held_on: date | None
    omitted_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was written in the act; each part only where the act asks about it."""

    words: Words = field(default_factory=Words)
    hearing: Hearing | None = None
    dialogue: Dialogue | None = None
    decision: Decision | None = None
    on_behalf_of: str = ""
    unit_id: int | None = None  # who holds the agreement after a transfer; None: the same unit
    # Follow-ups that are handed in with the act.
    midway_written: bool = False
    annual_written: bool = False

    def added_to(self, facts: Facts) -> Facts:
        """The facts as they are once this is put down."""
        if hearing := self.hearing:
            facts = replace(
                facts,
                med_heard_on=hearing.med_heard_on,
                user_board_heard_on=hearing.user_board_heard_on,
            )
        if dialogue := self.dialogue:
            facts = replace(
                facts,
                dialogue_held_on=dialogue.held_on,
                dialogue_omitted_because=dialogue.omitted_because,
            )
        return replace(
            facts,
            decision=self.decision or facts.decision,
            midway_written=self.midway_written,
            annual_written=self.annual_written,
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which role, and when; no account is Samspil itself."""

    user: User | None
    role: Role
    at: datetime

    @property
    def name(self) -> str:
        """As printed beside a signature."""
        if self.user is None:
            return "Samspil"
        return self.user.person.name if self.user.person else self.user.name
