"""Kinds of findings about requests, wishes and fixed meetings."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

REQUESTS_FROM_WISHES = FindingKind("requests-from-wishes", Severity.NOTE)
INCOMPLETE = FindingKind("request-incomplete", Severity.CHANGES)
UNKNOWN_COMPANY = FindingKind("request-unknown-company", Severity.STOPS)
AMBIGUOUS_COMPANY = FindingKind("request-ambiguous-company", Severity.STOPS)
ITSELF = FindingKind("request-itself", Severity.CHANGES)
SAME_ROLE = FindingKind("request-same-role", Severity.CHANGES)
RANK = FindingKind("request-rank", Severity.CHANGES)
LEVEL = FindingKind("request-level", Severity.STOPS)
SESSION = FindingKind("request-session", Severity.STOPS)
DELEGATE = FindingKind("request-delegate", Severity.STOPS)
DELEGATE_AMBIGUOUS = FindingKind("request-delegate-ambiguous", Severity.STOPS)
AFTER = FindingKind("request-after", Severity.STOPS)
AFTER_ITSELF = FindingKind("request-after-itself", Severity.CHANGES)
AFTER_NO_MEETING = FindingKind("request-after-no-meeting", Severity.NOTE)
TWICE = FindingKind("request-twice", Severity.CHANGES)
REPEATED = FindingKind("request-repeated", Severity.NOTE)
FIXED_UNKNOWN_COMPANY = FindingKind("fixed-unknown-company", Severity.STOPS)
FIXED_AMBIGUOUS_COMPANY = FindingKind("fixed-ambiguous-company", Severity.STOPS)
FIXED_ROLE = FindingKind("fixed-role", Severity.STOPS)
FIXED_ITSELF = FindingKind("fixed-itself", Severity.STOPS)
FIXED_NO_SLOT = FindingKind("fixed-no-slot", Severity.STOPS)
FIXED_INTERPRETER = FindingKind("fixed-interpreter", Severity.STOPS)
FIXED_ROLES_TURNED = FindingKind("fixed-roles-turned", Severity.CHANGES)
