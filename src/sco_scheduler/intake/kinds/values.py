"""Kinds of findings about numbers, dates, times and range lists."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

NUMBER_NOT_WHOLE = FindingKind("number-not-whole", Severity.STOPS)
NUMBER_TOO_LARGE = FindingKind("number-too-large", Severity.STOPS)
MAXIMUM_BELOW_MINIMUM = FindingKind("maximum-below-minimum", Severity.STOPS)
DATE_UNREADABLE = FindingKind("date-unreadable", Severity.STOPS)
DATE_FAR_OFF = FindingKind("date-far-off", Severity.STOPS)
DATE_AMBIGUOUS = FindingKind("date-ambiguous", Severity.STOPS)
TIME_UNREADABLE = FindingKind("time-unreadable", Severity.STOPS)
END_BEFORE_START = FindingKind("end-before-start", Severity.STOPS)
RANGE_UNREADABLE = FindingKind("range-unreadable", Severity.STOPS)
RANGE_AFTER_DATE = FindingKind("range-after-date", Severity.CHANGES)
RANGE_OTHER_DAY = FindingKind("range-other-day", Severity.STOPS)
RANGE_OUTSIDE = FindingKind("range-outside", Severity.NOTE)
