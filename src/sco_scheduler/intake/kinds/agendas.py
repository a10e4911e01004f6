"""Kinds of findings in an agendas workbook."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

VERSION_UNKNOWN = FindingKind("agendas-version", Severity.STOPS)
REGISTRATIONS = FindingKind("agendas-are-registrations", Severity.STOPS)
RECORD_MISSING = FindingKind("record-missing", Severity.CHANGES)
RECORD_DAMAGED = FindingKind("record-damaged", Severity.CHANGES)
SHEETS_LOST = FindingKind("agendas-sheets-lost", Severity.NOTE)
COLUMNS_ABSENT = FindingKind("meetings-columns-absent", Severity.CHANGES)
END_STALE = FindingKind("meeting-end", Severity.CHANGES)
INCOMPLETE = FindingKind("meeting-incomplete", Severity.STOPS)
UNKNOWN_COMPANY = FindingKind("meeting-unknown-company", Severity.CHANGES)
COMPANY_GONE = FindingKind("meeting-company-gone", Severity.NOTE)
NAME_DIFFERS = FindingKind("meeting-name-differs", Severity.CHANGES)
UNKNOWN_DELEGATE = FindingKind("meeting-unknown-delegate", Severity.CHANGES)
UNKNOWN_TABLE = FindingKind("meeting-unknown-table", Severity.CHANGES)
UNKNOWN_ZONE = FindingKind("meeting-unknown-zone", Severity.CHANGES)
UNKNOWN_INTERPRETER = FindingKind("meeting-unknown-interpreter", Severity.CHANGES)
LOCK_UNKNOWN = FindingKind("meeting-lock", Severity.CHANGES)
STATUS_UNKNOWN = FindingKind("meeting-status", Severity.CHANGES)
MISREAD = (UNKNOWN_COMPANY, UNKNOWN_DELEGATE, UNKNOWN_INTERPRETER)
"""The findings of rows that name nobody known, and cannot be judged or printed as they stand."""
