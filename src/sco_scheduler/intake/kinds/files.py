"""Kinds of findings about a file as a whole."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

MISSING = FindingKind("file-missing", Severity.STOPS)
FOLDER = FindingKind("file-folder", Severity.STOPS)
UNREADABLE = FindingKind("file-unreadable", Severity.STOPS)
NOT_WORKBOOK = FindingKind("file-not-workbook", Severity.STOPS)
OLD_FORMAT = FindingKind("file-old-format", Severity.STOPS)
ENCRYPTED = FindingKind("file-encrypted", Severity.STOPS)
DAMAGED = FindingKind("file-damaged", Severity.STOPS)
TOO_LARGE = FindingKind("file-too-large", Severity.STOPS)
EXTENSION = FindingKind("file-extension", Severity.NOTE)
READ_SIMPLY = FindingKind("file-read-simply", Severity.CHANGES)
CSV_READ = FindingKind("csv-read", Severity.NOTE)
CSV_ENCODING = FindingKind("csv-encoding", Severity.STOPS)
AGENDAS = FindingKind("file-agendas", Severity.STOPS)
TOGETHER = FindingKind("files-together", Severity.STOPS)
FILE_TWICE = FindingKind("file-twice", Severity.STOPS)
FILE_UNKNOWN = FindingKind("file-unknown", Severity.STOPS)
