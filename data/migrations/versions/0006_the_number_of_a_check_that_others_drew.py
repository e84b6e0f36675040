"""the number of a spot check that others drew, however long, with a step about a problem"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('problem_actions', schema=None) as batch_op:
        batch_op.alter_column(
            'draw_no', existing_type=sa.String(length=20), type_=sa.Text(), existing_nullable=True
        )


def downgrade() -> None:
    with op.batch_alter_table('problem_actions', schema=None) as batch_op:
        batch_op.alter_column(
            'draw_no', existing_type=sa.Text(), type_=sa.String(length=20), existing_nullable=True
        )
