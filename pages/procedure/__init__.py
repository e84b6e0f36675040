"""Screens of the section 程序."""
