"""Attacks on the program from outside: odd events, edits by hand, hostile files, kills, odd surroundings.

``python -m benchmarks.attack --seconds 600 --seed 1`` runs all kinds. What is expected of the program is
stated here once more (``exact``), on data of its own (``spec``): nothing of the program's package is used
to judge it.
"""
