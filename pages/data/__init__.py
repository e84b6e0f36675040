"""Screens of the section 数据."""
