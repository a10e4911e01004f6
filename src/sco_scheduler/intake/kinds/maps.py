"""Kinds of findings in a map of a form's export."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

MAP_SYNTAX = FindingKind("map-syntax", Severity.STOPS)
MAP_KEY = FindingKind("map-key", Severity.STOPS)
MAP_TWICE = FindingKind("map-twice", Severity.STOPS)
MAP_VALUE = FindingKind("map-value", Severity.STOPS)
MAP_SHEET = FindingKind("map-sheet", Severity.STOPS)
MAP_SHEET_SEVERAL = FindingKind("map-sheet-several", Severity.STOPS)
MAP_HEADER = FindingKind("map-header", Severity.STOPS)
MAP_COLUMN = FindingKind("map-column", Severity.STOPS)
MAP_COLUMN_SEVERAL = FindingKind("map-column-several", Severity.STOPS)
