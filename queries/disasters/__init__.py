"""Disasters as reported: what counts, how hard it hit, who was exposed."""
