"""Kinds of findings about the layout of registrations of any form, and of open questions."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

QUESTION = FindingKind("question", Severity.STOPS, weight=2)
ROLE_MISSING = FindingKind("role-missing", Severity.STOPS, weight=1)
BOTH_ROLES = FindingKind("both-roles", Severity.STOPS, weight=1)
ONE_SIDE = FindingKind("one-side", Severity.STOPS, weight=1)
COMPANIES_NAMED = FindingKind("companies-named", Severity.CHANGES)
EVENT_EMPTY = FindingKind("event-empty", Severity.STOPS, weight=1)
GUESS_TAKEN = FindingKind("guess-taken", Severity.CHANGES)
NAME_NEARLY = FindingKind("name-nearly", Severity.CHANGES)
ANSWER_REPLACED = FindingKind("answer-replaced", Severity.CHANGES)
ANSWERS_JOINED = FindingKind("answers-joined", Severity.NOTE)
NAMED_BY = FindingKind("named-by", Severity.CHANGES)
NOT_RANKED = FindingKind("not-ranked", Severity.NOTE)
SHEET_UNDERSTOOD = FindingKind("sheet-understood", Severity.NOTE)
NUMBERS_OF_ROWS = FindingKind("numbers-of-rows", Severity.CHANGES)
ROWS_NOT_USED = FindingKind("rows-not-used", Severity.NOTE)
