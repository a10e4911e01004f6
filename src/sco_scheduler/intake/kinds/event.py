"""Kinds of findings about settings, sessions, zones and tables."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

SETTINGS_DEFAULT = FindingKind("settings-default", Severity.NOTE, default=True)
SETTING_UNKNOWN = FindingKind("setting-unknown", Severity.CHANGES)
SETTING_TWICE = FindingKind("setting-twice", Severity.CHANGES)
SETTING_CHOICE = FindingKind("setting-choice", Severity.STOPS)
TIME_ZONE_UNKNOWN = FindingKind("time-zone-unknown", Severity.STOPS)
PRINT_LANGUAGE_UNKNOWN = FindingKind("print-language-unknown", Severity.CHANGES)
GOAL_UNKNOWN = FindingKind("goal-unknown", Severity.STOPS)
GOAL_TWICE = FindingKind("goal-twice", Severity.CHANGES)
GOAL_OF_RERUN = FindingKind("goal-of-rerun", Severity.CHANGES)
SESSIONS_DEFAULT = FindingKind("sessions-default", Severity.NOTE, default=True)
SESSION_NAMELESS = FindingKind("session-nameless", Severity.NOTE)
SESSIONS_OVERLAP = FindingKind("sessions-overlap", Severity.STOPS)
SESSION_NO_SLOT = FindingKind("session-no-slot", Severity.CHANGES)
NO_SLOTS = FindingKind("no-slots", Severity.STOPS)
ZONES_DEFAULT = FindingKind("zones-default", Severity.NOTE, default=True)
ZONE_TWICE = FindingKind("zone-twice", Severity.STOPS)
ZONE_UNKNOWN = FindingKind("zone-unknown", Severity.STOPS)
ZONE_SEVERAL = FindingKind("zone-several", Severity.STOPS)
ZONE_NEEDED = FindingKind("zone-needed", Severity.STOPS)
ZONE_ASSUMED = FindingKind("zone-assumed", Severity.NOTE)
ZONE_INTEREST_UNKNOWN = FindingKind("zone-interest-unknown", Severity.NOTE)
TABLES_UNREADABLE = FindingKind("tables-unreadable", Severity.STOPS)
TABLE_TWICE = FindingKind("table-twice", Severity.CHANGES)
ZONE_NO_TABLES = FindingKind("zone-no-tables", Severity.CHANGES)
TABLE_UNKNOWN = FindingKind("table-unknown", Severity.STOPS)
TABLE_NOT_IN_ZONE = FindingKind("table-not-in-zone", Severity.CHANGES)
