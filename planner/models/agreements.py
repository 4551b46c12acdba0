"""Development agreements: rounds, shared goals, each unit's agreement and its versions."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Numeric, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agreements.goals import Layer
from agreements.period import PeriodKind
from agreements.signatures import Party
from agreements.transitions import Action, Role, State
from agreements.words.followup import GoalState, Occasion
from agreements.words.wheel import Step
from planner.models.accounts import User
from planner.models.base import Base, Versioned, choice
from planner.models.committees import Committee
from planner.models.jobs import Job
from planner.models.units import Unit


class AgreementRound(Versioned, Base):
    """A period for which agreements are made; opening it gives every unit its draft."""

    __tablename__ = "agreement_round"
    __table_args__ = (
        UniqueConstraint("kind", "first_day"),
        CheckConstraint("last_day > first_day", name="order"),
    )

    kind: Mapped[PeriodKind] = mapped_column(choice(PeriodKind, name="period_kind"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    opened_at: Mapped[datetime | None]
    last_job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))  # the latest opening

    deadlines: Mapped[list["AgreementDeadline"]] = relationship(
        back_populates="round", order_by="AgreementDeadline.id"
    )
    last_job: Mapped[Job | None] = relationship()


class AgreementDeadline(Base):
    """The day a step of a round is due; `year` begins the agreement year it belongs to."""

    __tablename__ = "agreement_deadline"
    __table_args__ = (UniqueConstraint("round_id", "step", "year"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("agreement_round.id"), index=True)
    step: Mapped[Step] = mapped_column(choice(Step, name="agreement_step"))
    year: Mapped[int]
    due: Mapped[date]
    sequence: Mapped[int] = mapped_column(default=0)  # of the calendar event (RFC 5545)
    changed_at: Mapped[datetime]

    round: Mapped[AgreementRound] = relationship(back_populates="deadlines")


class SharedGoal(Versioned, Base):
    """A goal of a round that units inherit by reference; nobody has a copy while they draft."""

    __tablename__ = "shared_goal"
    __table_args__ = (
        UniqueConstraint("round_id", "key"),
        CheckConstraint("layer <> 'local'", name="layer_shared"),
        CheckConstraint("(layer = 'committee') = (committee_id IS NOT NULL)", name="owner"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("agreement_round.id"), index=True)
    key: Mapped[str]  # names the goal inside agreements, as in `agreements.goals`
    layer: Mapped[Layer] = mapped_column(choice(Layer, name="layer"))
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), index=True)
    content: Mapped[str] = mapped_column(Text)  # canonical JSON of `agreements.goals.SharedGoal`

    round: Mapped[AgreementRound] = relationship()
    committee: Mapped[Committee | None] = relationship()


class Agreement(Versioned, Base):
    """One unit's agreement for a round, with the committee it is made with."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("round_id", "unit_id"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("agreement_round.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    # The column has a name of its own: the trail has another word for a job's "running".
    state: Mapped[State] = mapped_column(
        "agreement_state", choice(State, name="agreement_state"), index=True
    )
    changed_at: Mapped[datetime]

    round: Mapped[AgreementRound] = relationship()
    unit: Mapped[Unit] = relationship()
    committee: Mapped[Committee] = relationship()
    versions: Mapped[list["AgreementVersion"]] = relationship(
        back_populates="agreement", order_by="AgreementVersion.number"
    )
    follow_ups: Mapped[list["AgreementFollowUp"]] = relationship(
        back_populates="agreement", order_by="AgreementFollowUp.written_at"
    )
    measurements: Mapped[list["AgreementMeasurement"]] = relationship(
        back_populates="agreement", order_by="AgreementMeasurement.measured_on"
    )
    steps: Mapped[list["AgreementStep"]] = relationship(
        back_populates="agreement", order_by="AgreementStep.id"
    )
    comments: Mapped[list["AgreementComment"]] = relationship(
        back_populates="agreement", order_by="AgreementComment.id"
    )

    @property
    def current(self) -> "AgreementVersion":
        """The version that is worked on or in force: the newest that was not given up."""
        return [row for row in self.versions if row.withdrawn_at is None][-1]


class AgreementVersion(Base):
    """What an agreement says; from `frozen_at`, when the committee approved it, never changed."""

    __tablename__ = "agreement_version"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("length(content_hash) = 64", name="content_hash"),
        CheckConstraint("withdrawn_at IS NULL OR frozen_at IS NULL", name="withdrawn"),
    )

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    number: Mapped[int]
    content: Mapped[str] = mapped_column(Text)  # canonical JSON of `agreements.agreement.Agreement`
    content_hash: Mapped[str]  # SHA-256 of `content`: what signatures are bound to
    reason: Mapped[str] = mapped_column(Text, default="")  # why an amendment was opened
    frozen_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]  # an amendment that was given up, kept all the same
    # What was said in the meeting is no part of the text, and so not of what is signed.
    dialogue_held_on: Mapped[date | None]
    dialogue_omitted_because: Mapped[str] = mapped_column(Text, default="")
    # The opened page that saved the draft last: its own next save clashes with nothing.
    saved_from: Mapped[str] = mapped_column(default="")

    agreement: Mapped[Agreement] = relationship(back_populates="versions")
    contributions: Mapped[list["AgreementContribution"]] = relationship(
        order_by="AgreementContribution.id", cascade="all, delete-orphan"
    )
    signatures: Mapped[list["AgreementSignature"]] = relationship(
        back_populates="signed_version", order_by="AgreementSignature.signed_at"
    )


class AgreementContribution(Base):
    """What a version adds to one shared goal, as its `content` has it, to be found by the goal.

    `planner.agreements.mapping.say` writes both.
    """

    __tablename__ = "agreement_contribution"
    __table_args__ = (UniqueConstraint("version_id", "goal_key"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("agreement_version.id"))
    goal_key: Mapped[str] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)


class AgreementSignature(Base):
    """One party's signature on one version."""

    __tablename__ = "agreement_signature"
    __table_args__ = (
        CheckConstraint("(on_behalf_of = '') = (on_behalf_reason = '')", name="on_behalf"),
        CheckConstraint("on_behalf_of = '' OR reservation = ''", name="own_reservation"),
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("agreement_version.id"), index=True)
    party: Mapped[Party] = mapped_column(choice(Party, name="party"))
    version_hash: Mapped[str]  # as it was signed: kept here, so that a changed version shows
    signed_by: Mapped[str]
    signed_at: Mapped[datetime]
    on_behalf_of: Mapped[str] = mapped_column(default="")
    on_behalf_reason: Mapped[str] = mapped_column(Text, default="")
    reservation: Mapped[str] = mapped_column(Text, default="")

    signed_version: Mapped[AgreementVersion] = relationship(back_populates="signatures")


class AgreementFollowUp(Base):
    """A follow-up that was handed in: midway or annual, of one agreement year."""

    __tablename__ = "agreement_follow_up"
    __table_args__ = (UniqueConstraint("agreement_id", "occasion", "year"),)

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    occasion: Mapped[Occasion] = mapped_column(choice(Occasion, name="occasion"))
    year: Mapped[int]
    written_at: Mapped[datetime]

    agreement: Mapped[Agreement] = relationship(back_populates="follow_ups")
    answers: Mapped[list["FollowUpAnswer"]] = relationship(
        back_populates="follow_up", order_by="FollowUpAnswer.id"
    )


class FollowUpAnswer(Base):
    """Where one goal stands, what helped or hindered, and what the committee is asked."""

    __tablename__ = "follow_up_answer"
    __table_args__ = (UniqueConstraint("follow_up_id", "goal_key"),)

    follow_up_id: Mapped[int] = mapped_column(ForeignKey("agreement_follow_up.id"), index=True)
    goal_key: Mapped[str]
    goal_state: Mapped[GoalState] = mapped_column(choice(GoalState, name="goal_state"))
    helped_or_hindered: Mapped[str] = mapped_column(Text, default="")
    ask: Mapped[str] = mapped_column(Text, default="")

    follow_up: Mapped[AgreementFollowUp] = relationship(back_populates="answers")


class AgreementMeasurement(Base):
    """An indicator's value on a day; beside the agreement, so that what was signed stays."""

    __tablename__ = "agreement_measurement"
    __table_args__ = (UniqueConstraint("agreement_id", "indicator_key", "measured_on"),)

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    indicator_key: Mapped[str]
    measured_on: Mapped[date]
    value: Mapped[Decimal] = mapped_column(Numeric(16, 4))
    note: Mapped[str] = mapped_column(default="")

    agreement: Mapped[Agreement] = relationship(back_populates="measurements")


class AgreementStep(Base):
    """One step of an agreement's life: what was done, by whom, in which role, and why."""

    __tablename__ = "agreement_step"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("agreement_version.id"), index=True)
    step: Mapped[Action] = mapped_column(choice(Action, name="agreement_action"))
    acted_as: Mapped[Role] = mapped_column(choice(Role, name="acted_as"))
    # None: Samspil itself, when a condition came true.
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    at: Mapped[datetime]
    new_state: Mapped[State] = mapped_column(choice(State, name="new_state"))
    reason: Mapped[str] = mapped_column(Text, default="")
    successor: Mapped[str] = mapped_column(default="")

    agreement: Mapped[Agreement] = relationship(back_populates="steps")
    user: Mapped[User | None] = relationship()


class AgreementComment(Base):
    """What the secretary or the centre head says beside a goal, or about the whole draft."""

    __tablename__ = "agreement_comment"
    __table_args__ = (
        CheckConstraint("(resolved_at IS NULL) = (resolved_by_id IS NULL)", name="resolved"),
    )

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    goal_key: Mapped[str] = mapped_column(default="")  # empty: the agreement as a whole
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    resolved_at: Mapped[datetime | None]
    resolved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)

    agreement: Mapped[Agreement] = relationship(back_populates="comments")
    author: Mapped[User] = relationship(foreign_keys=[author_id])
    resolved_by: Mapped[User | None] = relationship(foreign_keys=[resolved_by_id])
