"""Reads companies, their roles, people and hours, and decides which company a name means."""
