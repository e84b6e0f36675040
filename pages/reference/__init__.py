"""Screens of the section 说明."""
