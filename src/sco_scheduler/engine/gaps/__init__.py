"""Gaps and zone moves: annealing of the held meetings, lower bounds, and proofs."""
