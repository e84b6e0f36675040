"""The file of one household."""
