"""which batch a step about a problem is, and what a reopening ended"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('problem_actions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('import_batch_id', sa.Integer(), nullable=False))
        batch_op.add_column(sa.Column('closed_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('verified_on', sa.Date(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f('fk_problem_actions_import_batch_id'), 'import_batches',
            ['import_batch_id'], ['id'],
        )


def downgrade() -> None:
    with op.batch_alter_table('problem_actions', schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f('fk_problem_actions_import_batch_id'), type_='foreignkey'
        )
        batch_op.drop_column('verified_on')
        batch_op.drop_column('closed_on')
        batch_op.drop_column('import_batch_id')
