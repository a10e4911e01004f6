"""Reads remarks and what formatting says, and accounts for every text that no reader uses."""
