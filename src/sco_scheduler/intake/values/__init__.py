"""Reads the values of cells: text, times, ranks, lists, labels and languages."""
