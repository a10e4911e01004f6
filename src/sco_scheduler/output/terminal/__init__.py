"""Output in a terminal, with rich: tables, heat maps, the live display and the summary.

Everything works at 80 columns, without colour, without a terminal and with code pages that lack
letters: a character that cannot be encoded becomes a question mark, never an error.
"""
