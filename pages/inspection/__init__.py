"""Screens of the section 核查."""
