"""Kinds of findings about a file as a whole."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

MISSING = FindingKind("file-missing", Severity.STOPS, weight=3)
FOLDER = FindingKind("file-folder", Severity.STOPS, weight=3)
UNREADABLE = FindingKind("file-unreadable", Severity.STOPS, weight=3)
NOT_WORKBOOK = FindingKind("file-not-workbook", Severity.STOPS, weight=3)
OLD_FORMAT = FindingKind("file-old-format", Severity.STOPS, weight=3)
ENCRYPTED = FindingKind("file-encrypted", Severity.STOPS, weight=3)
DAMAGED = FindingKind("file-damaged", Severity.STOPS, weight=3)
TOO_LARGE = FindingKind("file-too-large", Severity.STOPS, weight=3)
EXTENSION = FindingKind("file-extension", Severity.NOTE)
READ_SIMPLY = FindingKind("file-read-simply", Severity.CHANGES)
CSV_READ = FindingKind("csv-read", Severity.NOTE)
CSV_ENCODING = FindingKind("csv-encoding", Severity.STOPS, weight=3)
AGENDAS = FindingKind("file-agendas", Severity.STOPS, weight=3)
TOGETHER = FindingKind("files-together", Severity.STOPS, weight=3)
FILE_TWICE = FindingKind("file-twice", Severity.STOPS, weight=3)
FILE_UNKNOWN = FindingKind("file-unknown", Severity.STOPS, weight=3)
