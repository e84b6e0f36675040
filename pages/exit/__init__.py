"""Screens of the section 退出."""
