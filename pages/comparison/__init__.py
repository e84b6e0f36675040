"""Screens of the section 对比."""
