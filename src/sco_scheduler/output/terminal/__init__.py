"""Output in a terminal, with rich: tables, heat maps, the live display and the summary.

Everything works at 80 columns, without colour, without a terminal and on code pages that lack
letters: a character that an output cannot show becomes a question mark, never an error.
"""
