"""Reads wishes from lists, choices, matrices and pairs, with their levels and ranks."""
