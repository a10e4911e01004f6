"""Finds the sheets, headers and columns of a workbook and reads its rows."""
