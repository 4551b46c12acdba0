"""Files waiting between an import's preview and its confirmation."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.models.base import Base


class ImportFile(Base):
    """A file somebody has previewed; gone once confirmed, or after a few hours."""

    __tablename__ = "import_file"
    __table_args__ = (UniqueConstraint("key"),)

    key: Mapped[str]  # random: the address of the preview
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    sheet: Mapped[str]  # units, politicians or committees
    filename: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime] = mapped_column(index=True)
