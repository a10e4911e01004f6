"""Reads the companies' answers: returned wish forms."""
