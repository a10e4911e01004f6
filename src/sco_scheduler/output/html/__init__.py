"""A single HTML page with every agenda and grid, for a phone or a memory stick, without network access."""
