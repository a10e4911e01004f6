"""Decides what the columns of a sheet mean beside each other: shape, levels, choices, pairs, and how sure that is."""
