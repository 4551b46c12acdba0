"""Keep how many work in a unit."""

import sqlalchemy as sa
from alembic import op

revision = 'c6038cbd85ad'
down_revision = 'd0fb48b8f81f'
branch_labels = None
depends_on = None


def upgrade() -> None:
    employees = sa.Column(
        'employees',
        sa.Integer(),
        sa.CheckConstraint('employees >= 0', name=op.f('ck_unit_period_employees')),
        nullable=True,
    )
    op.add_column('unit_period', employees)


def downgrade() -> None:
    with op.batch_alter_table('unit_period', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_unit_period_employees'), type_='check')
        batch_op.drop_column('employees')
