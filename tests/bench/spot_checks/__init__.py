"""How many problems do 400 visits find? Simulated counties, rivals, and one who knows all.

The simulation is a model of its own; the points are those the system gives. Nothing in the draw
was chosen by its results.
"""
