"""Sort numbers within Danish names by their value: Medlem 2 before Medlem 10."""

from alembic import op

revision = 'a47d90c31e68'
down_revision = 'e3b85f20d174'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite's connections register the collation themselves (`planner.sqlite`).
    if op.get_bind().dialect.name == 'postgresql':
        op.execute("CREATE COLLATION danish (provider = icu, locale = 'da-u-kn-true')")


def downgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP COLLATION danish')
