"""from which deadline to which a step about a problem moved it"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('problem_actions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('due_before', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('due_after', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('problem_actions', schema=None) as batch_op:
        batch_op.drop_column('due_after')
        batch_op.drop_column('due_before')
