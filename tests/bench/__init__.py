"""How fast and how small, beside the obvious way of doing the same. `make bench` runs it."""
