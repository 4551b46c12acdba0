"""Keep the steps and comments of agreements, how many goals they may have, and directors."""

import sqlalchemy as sa
from alembic import op

from planner.models import base

revision = '7c41d0a9e5b2'
down_revision = '371201a1f9bc'
branch_labels = None
depends_on = None

BEFORE = ('administrator', 'secretariat', 'committee_secretary', 'committee_chair', 'centre_head', 'unit_leader', 'main_med', 'council_member')
AFTER = (*BEFORE[:5], 'director', *BEFORE[5:])
ACTIONS = ('submit', 'conclude_consultation', 'bring_before_committee', 'send_back', 'approve', 'sign', 'sign_with_reservation', 'sign_on_behalf', 'complete_signing', 'start', 'record_midway', 'evaluate', 'continue', 'close', 'close_early', 'amend', 'withdraw_amendment', 'transfer')
ACTORS = ('unit_leader', 'deputy', 'centre_head', 'director', 'committee_chair', 'vice_chair', 'committee_secretary', 'system')
STATES = ('draft', 'in_consultation', 'ready_for_dialogue', 'before_committee', 'approved', 'signed', 'running', 'midway', 'evaluated', 'closed')
CAPS = {'most_cross_cutting_goals': (2, 0, 'cross_cutting_goals'), 'most_committee_goals': (2, 0, 'committee_goals'), 'most_local_goals': (3, 1, 'local_goals')}


def upgrade() -> None:
    op.create_table('agreement_comment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('agreement_id', sa.Integer(), nullable=False),
    sa.Column('goal_key', sa.String(length=200), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('at', base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('resolved_at', base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('resolved_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(resolved_at IS NULL) = (resolved_by_id IS NULL)', name=op.f('ck_agreement_comment_resolved')),
    sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_agreement_comment_agreement_id_agreement')),
    sa.ForeignKeyConstraint(['author_id'], ['user_account.id'], name=op.f('fk_agreement_comment_author_id_user_account')),
    sa.ForeignKeyConstraint(['resolved_by_id'], ['user_account.id'], name=op.f('fk_agreement_comment_resolved_by_id_user_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_comment'))
    )
    with op.batch_alter_table('agreement_comment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agreement_comment_agreement_id'), ['agreement_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agreement_comment_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agreement_comment_resolved_by_id'), ['resolved_by_id'], unique=False)

    op.create_table('agreement_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('agreement_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.Enum(*ACTIONS, name='agreement_action', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('acted_as', sa.Enum(*ACTORS, name='acted_as', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('at', base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('new_state', sa.Enum(*STATES, name='new_state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('successor', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_agreement_step_agreement_id_agreement')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_agreement_step_user_id_user_account')),
    sa.ForeignKeyConstraint(['version_id'], ['agreement_version.id'], name=op.f('fk_agreement_step_version_id_agreement_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_step'))
    )
    with op.batch_alter_table('agreement_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agreement_step_agreement_id'), ['agreement_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agreement_step_user_id'), ['user_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agreement_step_version_id'), ['version_id'], unique=False)

    # Written out: SQLite then adds the column with its rule, and need not copy the table.
    moment = 'DATETIME' if op.get_bind().dialect.name == 'sqlite' else 'TIMESTAMP WITH TIME ZONE'
    op.execute(f'ALTER TABLE agreement_version ADD COLUMN withdrawn_at {moment} CONSTRAINT ck_agreement_version_withdrawn CHECK (withdrawn_at IS NULL OR frozen_at IS NULL)')
    op.add_column('agreement_version', sa.Column('dialogue_held_on', sa.Date(), nullable=True))
    op.add_column('agreement_version', sa.Column('dialogue_omitted_because', sa.Text(), nullable=False, server_default=''))
    for name, (usual, least, rule) in CAPS.items():
        op.execute(f'ALTER TABLE municipality ADD COLUMN {name} INTEGER NOT NULL DEFAULT {usual} CONSTRAINT ck_municipality_{rule} CHECK ({name} BETWEEN {least} AND 10)')
    _let_roles_be(AFTER, instead_of=BEFORE)


def downgrade() -> None:
    op.execute("DELETE FROM role_assignment WHERE role = 'director'")
    _let_roles_be(BEFORE, instead_of=AFTER)
    for name in CAPS:
        op.drop_column('municipality', name)
    for name in ('dialogue_omitted_because', 'dialogue_held_on', 'withdrawn_at'):
        op.drop_column('agreement_version', name)
    op.drop_table('agreement_step')
    op.drop_table('agreement_comment')


def _let_roles_be(roles: tuple[str, ...], *, instead_of: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name != 'sqlite':
        op.drop_constraint(op.f('ck_role_assignment_role'), 'role_assignment', type_='check')
        listed = ', '.join(f"'{role}'" for role in roles)
        op.create_check_constraint(op.f('ck_role_assignment_role'), 'role_assignment', f'role IN ({listed})')
        return
    with op.batch_alter_table('role_assignment', copy_from=_assignments(roles), recreate='always'):
        pass


def _assignments(roles: tuple[str, ...]) -> sa.Table:
    """The table as it shall be; SQLite copies into it, for it cannot change a rule in place."""
    return sa.Table('role_assignment', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('centre_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('role IN ({})'.format(', '.join(f"'{role}'" for role in roles)), name=op.f('ck_role_assignment_role')),
    sa.CheckConstraint("(role = 'centre_head') = (centre_id IS NOT NULL)", name=op.f('ck_role_assignment_centre_scope')),
    sa.CheckConstraint("(role = 'unit_leader') = (unit_id IS NOT NULL)", name=op.f('ck_role_assignment_unit_scope')),
    sa.CheckConstraint("(role IN ('committee_secretary', 'committee_chair')) = (committee_id IS NOT NULL)", name=op.f('ck_role_assignment_committee_scope')),
    sa.ForeignKeyConstraint(['centre_id'], ['centre.id'], name=op.f('fk_role_assignment_centre_id_centre')),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_role_assignment_committee_id_committee')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_role_assignment_unit_id_unit')),
    sa.ForeignKeyConstraint(['user_id'], ['user_account.id'], name=op.f('fk_role_assignment_user_id_user_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_role_assignment')),
    sa.UniqueConstraint('user_id', 'role', 'committee_id', 'unit_id', 'centre_id', name=op.f('uq_role_assignment_user_id_role_committee_id_unit_id_centre_id')),
    sa.Index('ix_role_assignment_centre_id', 'centre_id'),
    sa.Index('ix_role_assignment_committee_id', 'committee_id'),
    sa.Index('ix_role_assignment_unit_id', 'unit_id'),
    sa.Index('ix_role_assignment_user_id', 'user_id'),
    )
