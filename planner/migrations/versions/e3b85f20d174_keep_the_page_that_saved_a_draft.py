"""Keep the page that saved a draft last."""

import sqlalchemy as sa
from alembic import op

revision = 'e3b85f20d174'
down_revision = '3306ba4127e4'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('agreement_version', sa.Column('saved_from', sa.String(length=200), nullable=False, server_default=''))


def downgrade() -> None:
    op.drop_column('agreement_version', 'saved_from')
