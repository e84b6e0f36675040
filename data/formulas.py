"""Text that a spreadsheet could run as a formula, kept text."""

STARTS = ("=", "+", "-", "@", "\t", "\r")


def is_like_formula(text: str, *more: str) -> bool:
    return text.startswith((*STARTS, *more))


def safe(text: str, *more: str) -> str:
    """The text, behind an apostrophe if it begins like a formula or with any of `more`."""
    return f"'{text}" if is_like_formula(text, *more) else text
