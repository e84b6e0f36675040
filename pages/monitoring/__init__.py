"""Screens of the section 监测."""
