"""Statements of when an event is, and how they are read."""
