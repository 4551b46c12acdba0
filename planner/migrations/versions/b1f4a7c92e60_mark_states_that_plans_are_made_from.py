"""Mark each state of what rotations are planned from."""

import sqlalchemy as sa
from alembic import op

revision = 'b1f4a7c92e60'
down_revision = 'f732bdda0331'
branch_labels = None
depends_on = None


def upgrade() -> None:
    revisions = op.create_table(
        'planning_revision',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('mark', sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_planning_revision')),
    )
    op.bulk_insert(revisions, [{'id': 1, 'mark': 'as migrated'}])


def downgrade() -> None:
    op.drop_table('planning_revision')
