"""抽查: the frozen frame, the draw that anybody can repeat, and what its results prove."""
