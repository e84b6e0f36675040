"""How often the intervals of a spot check hold the truth, counted over thousands of draws."""
