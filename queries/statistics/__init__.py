"""Intervals, funnels and the posterior of a rate: pure functions of numbers, no database."""
