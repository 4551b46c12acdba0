"""Keep what replans and inquiries found."""

import sqlalchemy as sa
from alembic import op

from planner.models import base

revision = 'd0fb48b8f81f'
down_revision = 'd0cec9eaf357'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('rotation_inquiry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.Enum('changes_for_unit', 'changes_against_equity', name='inquiry_subject', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('unit_code', sa.String(length=200), nullable=False),
    sa.Column('job_id', sa.Integer(), nullable=False),
    sa.Column('answer', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_rotation_inquiry_job_id_job')),
    sa.ForeignKeyConstraint(['run_id'], ['rotation_run.id'], name=op.f('fk_rotation_inquiry_run_id_rotation_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rotation_inquiry')),
    sa.UniqueConstraint('run_id', 'subject', 'unit_code', name=op.f('uq_rotation_inquiry_run_id_subject_unit_code'))
    )
    with op.batch_alter_table('rotation_inquiry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rotation_inquiry_job_id'), ['job_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_rotation_inquiry_run_id'), ['run_id'], unique=False)

    with op.batch_alter_table('rotation_run', schema=None) as batch_op:
        batch_op.add_column(sa.Column('replanning', sa.JSON(), nullable=False, server_default='{}'))



def downgrade() -> None:
    with op.batch_alter_table('rotation_run', schema=None) as batch_op:
        batch_op.drop_column('replanning')

    with op.batch_alter_table('rotation_inquiry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rotation_inquiry_run_id'))
        batch_op.drop_index(batch_op.f('ix_rotation_inquiry_job_id'))

    op.drop_table('rotation_inquiry')
