"""Kinds of findings in wish forms that came back."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

FILE_REFUSED = FindingKind("answer-refused", Severity.CHANGES)
FILE_UNREADABLE = FindingKind("answer-unreadable", Severity.CHANGES)
NO_FORM = FindingKind("answer-no-form", Severity.CHANGES)
OTHER_EVENT = FindingKind("answer-other-event", Severity.CHANGES)
COMPANY_GONE = FindingKind("answer-company-unknown", Severity.CHANGES)
CANCELLED = FindingKind("answer-cancelled", Severity.NOTE)
LATER_VERSION = FindingKind("answer-later-version", Severity.CHANGES)
EARLIER_ALONE = FindingKind("answer-earlier-wish", Severity.CHANGES)
SAME_ANSWER = FindingKind("answer-same", Severity.NOTE)
ELSEWHERE = FindingKind("answer-elsewhere", Severity.NOTE)
OUTSIDE = FindingKind("answer-outside", Severity.CHANGES)
EMPTY = FindingKind("answer-empty", Severity.NOTE)
MARK_UNKNOWN = FindingKind("wish-mark-unknown", Severity.CHANGES)
WISH_AND_NO = FindingKind("wish-and-no", Severity.CHANGES)
RANK_TWICE = FindingKind("wish-rank-twice", Severity.NOTE)
NO_AS_WISH = FindingKind("wish-no-as-wish", Severity.CHANGES)
TARGET_GONE = FindingKind("wish-target-unknown", Severity.CHANGES)
ALREADY_SO = FindingKind("wish-row-twice", Severity.CHANGES)
TEXT_UNUSED = FindingKind("answer-text-unused", Severity.CHANGES)
ROWS_GONE = FindingKind("answer-rows-missing", Severity.NOTE)
NOBODY_COMES = FindingKind("answer-nobody-comes", Severity.CHANGES)
NOT_ANSWERED = FindingKind("answer-missing", Severity.NOTE)
