"""The kodeks: its versions and clauses, what the hearing said, who has acknowledged it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Side
from planner.models.accounts import User
from planner.models.base import Base, Versioned, choice
from planner.models.people import Person


class KodeksVersion(Versioned, Base):
    """One version of the municipality's code of conduct; from its adoption never changed."""

    __tablename__ = "kodeks_version"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint(
            "kodeks_state NOT IN ('adopted', 'superseded')"
            " OR (decided_on IS NOT NULL AND item <> '' AND length(content_hash) = 64)",
            name="adoption",
        ),
        CheckConstraint(
            "kodeks_state <> 'hearing'"
            " OR (hearing_opened_on IS NOT NULL AND hearing_ends_on IS NOT NULL)",
            name="hearing",
        ),
    )

    number: Mapped[int]
    # The column has a name of its own: the trail has other words for other rows' states.
    state: Mapped[State] = mapped_column("kodeks_state", choice(State, name="kodeks_state"))
    key: Mapped[str]  # of `agreements.kodeks.kodeks.Kodeks`; part of what is hashed
    title_da: Mapped[str]
    title_en: Mapped[str]
    preamble_da: Mapped[str] = mapped_column(Text)
    preamble_en: Mapped[str] = mapped_column(Text)
    hearing_opened_on: Mapped[date | None]
    hearing_ends_on: Mapped[date | None]
    main_med_discussed_on: Mapped[date | None]
    decided_on: Mapped[date | None]  # by the council; the version is in force from this day
    item: Mapped[str] = mapped_column(default="")  # the decision's place in the minutes
    content_hash: Mapped[str] = mapped_column(default="")  # of the adopted text
    changed_at: Mapped[datetime]

    clauses: Mapped[list["KodeksClause"]] = relationship(
        back_populates="kodeks_version",
        order_by="KodeksClause.place, KodeksClause.id",
        cascade="all, delete-orphan",
    )
    comments: Mapped[list["KodeksComment"]] = relationship(
        back_populates="kodeks_version", order_by="KodeksComment.made_on, KodeksComment.id"
    )
    acknowledgements: Mapped[list["KodeksAcknowledgement"]] = relationship(
        back_populates="kodeks_version", order_by="KodeksAcknowledgement.id"
    )


class KodeksClause(Versioned, Base):
    """One value of a version, with both sides' duties; two people can edit different clauses."""

    __tablename__ = "kodeks_clause"
    __table_args__ = (UniqueConstraint("kodeks_version_id", "key"),)

    kodeks_version_id: Mapped[int] = mapped_column(ForeignKey("kodeks_version.id"), index=True)
    key: Mapped[str]  # lasts from version to version
    place: Mapped[int]
    content: Mapped[str] = mapped_column(Text)  # canonical JSON of `agreements.kodeks.Clause`

    kodeks_version: Mapped[KodeksVersion] = relationship(back_populates="clauses")


class KodeksComment(Versioned, Base):
    """What somebody said in the hearing about a clause or the whole, and what became of it."""

    __tablename__ = "kodeks_comment"

    kodeks_version_id: Mapped[int] = mapped_column(ForeignKey("kodeks_version.id"), index=True)
    clause_key: Mapped[str] = mapped_column(default="")  # "" is the whole
    # What the clause was called then; it may be renamed or taken out while the comment stays.
    clause_title: Mapped[str] = mapped_column(default="")
    spoken_by: Mapped[str]  # as printed
    side: Mapped[Side] = mapped_column(choice(Side, name="side"))
    text: Mapped[str] = mapped_column(Text)
    made_on: Mapped[date]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    answer: Mapped[str] = mapped_column(Text, default="")

    kodeks_version: Mapped[KodeksVersion] = relationship(back_populates="comments")
    user: Mapped[User] = relationship()


class KodeksAcknowledgement(Base):
    """A person has read this very text and stands by it."""

    __tablename__ = "kodeks_acknowledgement"
    __table_args__ = (
        UniqueConstraint("kodeks_version_id", "person_id"),
        CheckConstraint("length(content_hash) = 64", name="content_hash"),
    )

    kodeks_version_id: Mapped[int] = mapped_column(ForeignKey("kodeks_version.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    content_hash: Mapped[str]  # of the text as it was acknowledged
    acknowledged_on: Mapped[date]
    on_paper: Mapped[bool] = mapped_column(default=False)  # noted by the secretariat
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)

    kodeks_version: Mapped[KodeksVersion] = relationship(back_populates="acknowledgements")
    person: Mapped[Person] = relationship()
    user: Mapped[User] = relationship()
