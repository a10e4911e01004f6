"""Proofs of the fewest gaps for a given set of meetings whose slots alone are open."""
