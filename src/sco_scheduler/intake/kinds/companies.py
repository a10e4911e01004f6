"""Kinds of findings about companies, delegates and interpreters."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

COMPANY_NAMELESS = FindingKind("company-nameless", Severity.CHANGES)
ID_TWICE = FindingKind("id-twice", Severity.STOPS)
COMPANY_TWICE = FindingKind("company-twice", Severity.STOPS)
NAME_SHARED = FindingKind("name-shared", Severity.NOTE)
NAMES_DIFFER = FindingKind("names-differ", Severity.CHANGES)
IDS_MADE = FindingKind("ids-made", Severity.NOTE)
ID_MADE_BEFORE = FindingKind("id-made-before", Severity.CHANGES)
NAME_LOOSE = FindingKind("name-loose", Severity.NOTE)
COMPANIES_ALIKE = FindingKind("companies-alike", Severity.CHANGES)
PHONE_ROUNDED = FindingKind("phone-rounded", Severity.NOTE)
PRIORITY_UNKNOWN = FindingKind("priority-unknown", Severity.CHANGES)
STATUS_UNKNOWN = FindingKind("status-unknown", Severity.CHANGES)
LANGUAGE_UNKNOWN = FindingKind("language-unknown", Severity.CHANGES)
LANGUAGE_LITTLE = FindingKind("language-little", Severity.CHANGES)
LANGUAGES_UNCLEAR = FindingKind("languages-unclear", Severity.STOPS)
LANGUAGES_MANY = FindingKind("languages-many", Severity.CHANGES)
DELEGATES_DEFAULT = FindingKind("delegates-default", Severity.NOTE, default=True)
DELEGATE_COMPANY_UNKNOWN = FindingKind("delegate-company-unknown", Severity.CHANGES)
DELEGATE_TWICE = FindingKind("delegate-twice", Severity.CHANGES)
DELEGATE_NAMELESS = FindingKind("delegate-nameless", Severity.NOTE)
COMPANY_AMBIGUOUS = FindingKind("company-ambiguous", Severity.CHANGES)
INTERPRETERS_DEFAULT = FindingKind("interpreters-default", Severity.NOTE, default=True)
INTERPRETER_NAMELESS = FindingKind("interpreter-nameless", Severity.CHANGES)
INTERPRETER_TWICE = FindingKind("interpreter-twice", Severity.STOPS)
INTERPRETER_NO_LANGUAGES = FindingKind("interpreter-no-languages", Severity.CHANGES)
