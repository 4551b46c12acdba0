"""Keep deadlines of agreement rounds."""

import sqlalchemy as sa
from alembic import op

from planner.models import base

revision = '3306ba4127e4'
down_revision = 'c6038cbd85ad'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('agreement_deadline',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.Enum('draft', 'hearing', 'dialogue', 'decision', 'signatures', 'midway', 'annual', name='agreement_step', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('changed_at', base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['agreement_round.id'], name=op.f('fk_agreement_deadline_round_id_agreement_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_deadline')),
    sa.UniqueConstraint('round_id', 'step', 'year', name=op.f('uq_agreement_deadline_round_id_step_year'))
    )
    with op.batch_alter_table('agreement_deadline', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agreement_deadline_round_id'), ['round_id'], unique=False)

    with op.batch_alter_table('agreement_round', schema=None) as batch_op:
        batch_op.add_column(sa.Column('opened_at', base.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('last_job_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
        batch_op.create_foreign_key(batch_op.f('fk_agreement_round_last_job_id_job'), 'job', ['last_job_id'], ['id'])

    with op.batch_alter_table('shared_goal', schema=None) as batch_op:
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default='1'))



def downgrade() -> None:
    with op.batch_alter_table('shared_goal', schema=None) as batch_op:
        batch_op.drop_column('version')

    with op.batch_alter_table('agreement_round', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_agreement_round_last_job_id_job'), type_='foreignkey')
        batch_op.drop_column('version')
        batch_op.drop_column('last_job_id')
        batch_op.drop_column('opened_at')

    with op.batch_alter_table('agreement_deadline', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_agreement_deadline_round_id'))

    op.drop_table('agreement_deadline')
