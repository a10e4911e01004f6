"""Compiled local search: the board of held meetings, Kempe chains and their rules."""
