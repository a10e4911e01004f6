"""Finds names of companies in texts: whole, misspelt, shortened, by code or number, one or many in a cell."""
