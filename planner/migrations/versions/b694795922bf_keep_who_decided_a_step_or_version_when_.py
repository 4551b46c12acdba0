"""Keep who decided a step or version, when, by which item."""

import sqlalchemy as sa
from alembic import op

from planner.models import base

revision = 'b694795922bf'
down_revision = 'c9928bfb3991'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('calendar_step', schema=None) as batch_op:
        batch_op.add_column(sa.Column('decided_by', sa.String(length=200), nullable=False, server_default=''))

    with op.batch_alter_table('calendar_version', schema=None) as batch_op:
        batch_op.add_column(sa.Column('decided_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('item', sa.String(length=200), nullable=False, server_default=''))

    with op.batch_alter_table('rotation_version', schema=None) as batch_op:
        batch_op.add_column(sa.Column('decided_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('item', sa.String(length=200), nullable=False, server_default=''))



def downgrade() -> None:
    with op.batch_alter_table('rotation_version', schema=None) as batch_op:
        batch_op.drop_column('item')
        batch_op.drop_column('decided_on')

    with op.batch_alter_table('calendar_version', schema=None) as batch_op:
        batch_op.drop_column('item')
        batch_op.drop_column('decided_on')

    with op.batch_alter_table('calendar_step', schema=None) as batch_op:
        batch_op.drop_column('decided_by')

