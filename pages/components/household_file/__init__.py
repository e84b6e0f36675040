"""The page of one household, part by part."""
