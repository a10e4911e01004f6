"""Kinds of findings in a map of a form's export."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

MAP_SYNTAX = FindingKind("map-syntax", Severity.STOPS, weight=3)
MAP_KEY = FindingKind("map-key", Severity.STOPS, weight=3)
MAP_TWICE = FindingKind("map-twice", Severity.STOPS, weight=3)
MAP_VALUE = FindingKind("map-value", Severity.STOPS, weight=3)
MAP_SHEET = FindingKind("map-sheet", Severity.STOPS, weight=3)
MAP_SHEET_SEVERAL = FindingKind("map-sheet-several", Severity.STOPS, weight=3)
MAP_HEADER = FindingKind("map-header", Severity.STOPS, weight=3)
MAP_COLUMN = FindingKind("map-column", Severity.STOPS, weight=3)
MAP_COLUMN_SEVERAL = FindingKind("map-column-several", Severity.STOPS, weight=3)
MAP_UNUSED = FindingKind("map-unused", Severity.CHANGES)
