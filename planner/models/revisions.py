"""Which state the rows that rotations are planned from are in."""

from sqlalchemy.orm import Mapped

from planner.models.base import Base


class PlanningRevision(Base):
    """One row, whose mark is another after every commit that wrote what plans are made from."""

    __tablename__ = "planning_revision"

    mark: Mapped[str]  # random, so that no state ever bears another's mark
