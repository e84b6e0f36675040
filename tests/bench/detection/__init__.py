"""Do the flags find the villages that hold back? Simulated counties, rivals, an oracle.

The simulation is a model of its own: nothing in it is what `queries` fits. It was written
before any result was seen, and changed since only where docs/benchmark-detection.md says so.
"""
