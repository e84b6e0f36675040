"""Every clause of the four plans: carried by what, and shown by which test.

`python -m tests.clauses` writes docs/clauses.md anew.
"""
