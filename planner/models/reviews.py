"""HovedMED's review: frozen figures, both sides' words, answers, signatures."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agreements.kodeks.review import Outcome, Table
from agreements.kodeks.review_lifecycle import State
from planner.models.accounts import User
from planner.models.base import Base, Versioned, choice
from planner.models.rotations import RotationVersion


class Review(Versioned, Base):
    """A review of one period; once signed it hangs on the plan version it looked at."""

    __tablename__ = "med_review"
    __table_args__ = (
        UniqueConstraint("period_start", "period_end"),
        CheckConstraint("period_end > period_start", name="order"),
        CheckConstraint("(figures = '') = (figures_as_of IS NULL)", name="frozen"),
        CheckConstraint("review_state <> 'signed' OR signed_at IS NOT NULL", name="signed"),
    )

    title: Mapped[str]
    municipality: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date]
    state: Mapped[State] = mapped_column("review_state", choice(State, name="review_state"))
    figures: Mapped[str] = mapped_column(
        Text, default=""
    )  # canonical JSON; frozen, never recounted
    figures_as_of: Mapped[date | None]
    rotation_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("rotation_version.id"), index=True
    )
    last_review_id: Mapped[int | None] = mapped_column(ForeignKey("med_review.id"), index=True)
    signed_at: Mapped[datetime | None]  # by both sides
    changed_at: Mapped[datetime]

    rotation_version: Mapped[RotationVersion | None] = relationship()
    last_review: Mapped["Review | None"] = relationship(remote_side="Review.id")
    follow_ups: Mapped[list["ReviewFollowUp"]] = relationship(
        back_populates="review", order_by="ReviewFollowUp.number"
    )
    remarks: Mapped[list["ReviewRemark"]] = relationship(
        back_populates="review", order_by="ReviewRemark.id", cascade="all, delete-orphan"
    )
    recommendations: Mapped[list["ReviewRecommendation"]] = relationship(
        back_populates="review",
        order_by="ReviewRecommendation.number",
        cascade="all, delete-orphan",
    )
    signatures: Mapped[list["ReviewSignature"]] = relationship(
        back_populates="review", order_by="ReviewSignature.id", cascade="all, delete-orphan"
    )


class ReviewFollowUp(Base):
    """What became of one of the last review's recommendations."""

    __tablename__ = "med_review_follow_up"
    __table_args__ = (UniqueConstraint("review_id", "number"),)

    review_id: Mapped[int] = mapped_column(ForeignKey("med_review.id"), index=True)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome, name="outcome"))
    note: Mapped[str] = mapped_column(Text, default="")

    review: Mapped[Review] = relationship(back_populates="follow_ups")


class ReviewRemark(Base):
    """What one side of the table remarks."""

    __tablename__ = "med_review_remark"

    review_id: Mapped[int] = mapped_column(ForeignKey("med_review.id"), index=True)
    med_side: Mapped[Table] = mapped_column(choice(Table, name="med_side"))
    text: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)

    review: Mapped[Review] = relationship(back_populates="remarks")
    user: Mapped[User] = relationship()


class ReviewRecommendation(Base):
    """What one side or both recommend, and what the administration answers."""

    __tablename__ = "med_review_recommendation"
    __table_args__ = (
        UniqueConstraint("review_id", "number"),
        CheckConstraint("by_management OR by_employees", name="by_somebody"),
        CheckConstraint("(answer = '') = (answered_on IS NULL)", name="answered"),
    )

    review_id: Mapped[int] = mapped_column(ForeignKey("med_review.id"), index=True)
    number: Mapped[int]
    by_management: Mapped[bool] = mapped_column(default=False)
    by_employees: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[date | None]

    review: Mapped[Review] = relationship(back_populates="recommendations")


class ReviewSignature(Base):
    """One side's signature on the review as it stood."""

    __tablename__ = "med_review_signature"
    __table_args__ = (
        UniqueConstraint("review_id", "med_side"),
        CheckConstraint("length(content_hash) = 64", name="content_hash"),
    )

    review_id: Mapped[int] = mapped_column(ForeignKey("med_review.id"), index=True)
    med_side: Mapped[Table] = mapped_column(choice(Table, name="med_side"))
    content_hash: Mapped[str]  # as it was signed
    signed_by: Mapped[str]
    signed_at: Mapped[datetime]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)

    review: Mapped[Review] = relationship(back_populates="signatures")
    user: Mapped[User] = relationship()
