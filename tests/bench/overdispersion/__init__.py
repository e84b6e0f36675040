"""Two ways of allowing for overdispersion beside each other: where do their grades differ?

Custom is drawn from a beta distribution, which neither of the two assumes.
"""
