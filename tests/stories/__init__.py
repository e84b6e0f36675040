"""Small registers told by hand, row by row, with the reason why each counts or not.

Every story is judged twice: by SQL, through the real importer, and by the oracle.
"""
