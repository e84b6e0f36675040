"""Screens of the section 帮扶."""
