"""What can be found in a feedback form."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

NO_MEETING = FindingKind("feedback-no-meeting", Severity.STOPS)
ROW_UNMATCHED = FindingKind("feedback-unmatched", Severity.CHANGES)
VALUE_UNREAD = FindingKind("feedback-value", Severity.CHANGES)
VALUE_DIFFERS = FindingKind("feedback-differs", Severity.CHANGES)
ROW_BLANK = FindingKind("feedback-blank", Severity.NOTE)
COLUMNS_UNREAD = FindingKind("feedback-columns", Severity.NOTE)
AMOUNTS_TIMES = FindingKind("feedback-amounts", Severity.NOTE)
