"""Kinds of findings about sheets, columns and the state of cells."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

SHEET_MISSING = FindingKind("sheet-missing", Severity.STOPS, weight=1)
SHEET_EMPTY = FindingKind("sheet-empty", Severity.STOPS, weight=1)
SHEET_TWICE = FindingKind("sheet-twice", Severity.CHANGES)
SHEET_MISSPELT = FindingKind("sheet-misspelt", Severity.CHANGES)
SHEET_UNKNOWN = FindingKind("sheet-unknown", Severity.NOTE)
SHEET_HIDDEN = FindingKind("sheet-hidden", Severity.NOTE)
ROWS_HIDDEN = FindingKind("rows-hidden", Severity.NOTE)
COLUMNS_HIDDEN = FindingKind("columns-hidden", Severity.NOTE)
ROW_TOTAL = FindingKind("row-total", Severity.NOTE)
SHEET_BY_COLUMNS = FindingKind("sheet-by-columns", Severity.CHANGES)
HEADER_TWO_ROWS = FindingKind("header-two-rows", Severity.NOTE)
CELLS_MERGED = FindingKind("cells-merged", Severity.NOTE)
COLUMN_MISSING = FindingKind("column-missing", Severity.STOPS, weight=1)
HEADER_MISSING = FindingKind("header-missing", Severity.STOPS, weight=1)
COLUMN_MISSPELT = FindingKind("column-misspelt", Severity.CHANGES)
COLUMN_UNKNOWN = FindingKind("column-unknown", Severity.NOTE)
COLUMN_OF_HOURS = FindingKind("column-of-hours", Severity.STOPS)
COLUMN_TWICE = FindingKind("column-twice", Severity.CHANGES)
COLUMN_LOCAL = FindingKind("column-local", Severity.NOTE)
COLUMN_RANKS = FindingKind("column-ranks", Severity.CHANGES)
COLUMNS_OF_SIDES = FindingKind("columns-of-sides", Severity.CHANGES)
CELL_ERROR = FindingKind("cell-error", Severity.STOPS)
CELL_ERROR_PASSED = FindingKind("cell-error-passed", Severity.CHANGES)
FORMULA_NO_VALUE = FindingKind("formula-no-value", Severity.STOPS)
CONTROL_CHARACTERS = FindingKind("control-characters", Severity.NOTE)
CELL_TOO_LONG = FindingKind("cell-too-long", Severity.CHANGES)
LIST_TOO_LONG = FindingKind("list-too-long", Severity.CHANGES)
CELL_NEEDED = FindingKind("cell-needed", Severity.STOPS)
