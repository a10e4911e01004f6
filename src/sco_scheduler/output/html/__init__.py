"""A single HTML page with every agenda and grid, for a phone or a memory stick, that needs no network."""
