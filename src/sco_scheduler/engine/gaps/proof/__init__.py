"""Fewest gaps, proved, where the meetings are given and only their slots are open."""
