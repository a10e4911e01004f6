"""Reads the sheets of registrations and of agendas, one file for each."""
