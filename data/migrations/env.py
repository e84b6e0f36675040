"""Alembic's entry. The connection, and with it the transaction, comes from the caller."""

from typing import Any

from alembic import context
from sqlalchemy.types import TypeDecorator

from data.models import metadata


def render_item(kind: str, item: Any, autogen_context: Any) -> str | bool:
    """A column type of ours stands in migrations as the type the database sees, so that old
    migrations outlive later changes of our code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
