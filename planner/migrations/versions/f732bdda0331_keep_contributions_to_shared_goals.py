"""Keep what each version adds to each shared goal as rows, found by the goal."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = 'f732bdda0331'
down_revision = 'a47d90c31e68'
branch_labels = None
depends_on = None

VERSIONS_AT_ONCE = 500


def upgrade() -> None:
    contributions = op.create_table('agreement_contribution',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('goal_key', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['agreement_version.id'], name=op.f('fk_agreement_contribution_version_id_agreement_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_contribution')),
    sa.UniqueConstraint('version_id', 'goal_key', name=op.f('uq_agreement_contribution_version_id_goal_key'))
    )
    for rows in _rows():
        op.bulk_insert(contributions, rows)
    with op.batch_alter_table('agreement_contribution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agreement_contribution_goal_key'), ['goal_key'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('agreement_contribution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_agreement_contribution_goal_key'))

    op.drop_table('agreement_contribution')


def _rows() -> Iterator[list[dict[str, object]]]:
    """The contributions of the versions there are, some versions at a time."""
    version = sa.table('agreement_version', sa.column('id', sa.Integer), sa.column('content', sa.Text))
    after = 0
    while versions := op.get_bind().execute(
        sa.select(version).where(version.c.id > after).order_by(version.c.id).limit(VERSIONS_AT_ONCE)
    ).all():
        yield [
            {'version_id': id_, 'goal_key': said['goal']['key'], 'text': said['text']}
            for id_, content in versions
            for said in json.loads(content)['content']['goals']['contributions']
        ]
        after = versions[-1].id
