"""Spot checks: frozen frames, the draws made from them, and what was drawn. Only ever added to."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data.models.columns import metadata, row_id

# The whole frame is kept as it was hashed, so that a draw can be repeated whatever the
# database says by then.
draw_frames = Table(
    "draw_frames",
    metadata,
    Column("frame_sha256", String(64), primary_key=True),
    Column("content", Text, nullable=False),
    Column("region_code", String(12), nullable=False),
    Column("period_start", Date, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("plan_id", Text),
    Column("households", Integer, nullable=False),
    Column("frozen_at", DateTime, nullable=False),
    Column("frozen_by", Text, nullable=False),
)

draws = Table(
    "draws",
    metadata,
    row_id(),
    Column("draw_no", String(20), nullable=False),  # 抽查编号
    Column("frame_sha256", ForeignKey("draw_frames.frame_sha256"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),  # the how many-th of this frame and round
    Column("seed", Text, nullable=False),
    Column("design", Text, nullable=False),  # its arguments, as JSON
    Column("list_sha256", String(64), nullable=False),
    Column("drawn_at", DateTime, nullable=False),
    Column("drawn_by", Text, nullable=False),
    Column("witnessed_by", Text),
    UniqueConstraint("draw_no"),
    UniqueConstraint("frame_sha256", "round", "attempt"),
)

drawn_villages = Table(
    "drawn_villages",
    metadata,
    row_id(),
    Column("draw_no", ForeignKey("draws.draw_no"), nullable=False),
    Column("village_code", String(12), nullable=False),
    Column("position", Integer, nullable=False),
    Column("stratum", Text, nullable=False),
    Column("probability", Float, nullable=False),
    Column("ticket", String(64), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("is_reserve", Boolean, nullable=False),
    UniqueConstraint("draw_no", "village_code"),
)

drawn_households = Table(
    "drawn_households",
    metadata,
    row_id(),
    Column("draw_no", ForeignKey("draws.draw_no"), nullable=False),
    Column("household_no", Text, nullable=False),
    Column("village_code", String(12), nullable=False),
    Column("position", Integer, nullable=False),
    Column("stratum", Text, nullable=False),
    Column("probability", Float, nullable=False),  # of the village times within the village
    Column("ticket", String(64), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("is_reserve", Boolean, nullable=False),
    UniqueConstraint("draw_no", "household_no"),
    Index(None, "household_no"),
)
