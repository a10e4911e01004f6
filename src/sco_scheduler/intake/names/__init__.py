"""Finds and compares the names of companies."""
