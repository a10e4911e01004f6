"""Asks whether what was read of columns, companies, remarks and hours is right, once nothing else is open."""
