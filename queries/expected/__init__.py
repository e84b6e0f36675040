"""How many new inclusions a place's size and exposure let expect, and how sure it is to lie
below half of that. Plain numbers in, plain numbers out: no database.
"""

from queries.expected.expectation import Expectation
from queries.expected.learning import Learnt, learn
from queries.expected.model import expectations, expectations_by
from queries.expected.place import Past, Place

__all__ = ["Expectation", "Learnt", "Past", "Place", "expectations", "expectations_by", "learn"]
