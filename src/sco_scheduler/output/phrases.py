"""Phrases about findings, rows and capacity."""

from __future__ import annotations

import re

from sco_scheduler.agendas.report import company_with_id
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Languages, Phrase, Said

# Findings

SEVERITIES = {
    Severity.STOPS: Phrase("severity-stops"),
    Severity.CHANGES: Phrase("severity-changes"),
    Severity.NOTE: Phrase("severity-note"),
}
TALLIES = {
    Severity.STOPS: Phrase("tally-stops"),
    Severity.CHANGES: Phrase("tally-changes"),
    Severity.NOTE: Phrase("tally-notes"),
}
NO_FINDINGS = Phrase("no-findings")
SEVERITY = Phrase("heading-severity")
CELL = Phrase("heading-cell")
WHAT_IS_THERE = Phrase("heading-there")
WHAT_TO_DO = Phrase("heading-to-do")
THERE_AND_TO_DO = Phrase("heading-there-and-to-do")
CODE = Phrase("heading-code")
LIST_OF_FINDINGS = Phrase("sheet-findings")
COLON = Phrase("colon")
LABELLED = Phrase("labelled")
CELLS_BEYOND = Phrase("cells-beyond")
AND_OTHERS = Phrase("findings-beyond")
SEVERAL_OF = Phrase("title-several")
NOTES = Phrase("notes")
WAITING = Phrase("findings-waiting")
DEFAULTS = Phrase("defaults-hold")
MARKED = Phrase("comment-line")
CORRECTED = Phrase("comment-corrected")

# Conflicts

CONFLICT = Phrase("conflict")
CONFLICT_PERHAPS = Phrase("conflict-perhaps")
FURTHER_CONFLICTS = Phrase("further-conflicts")
ROW_ASKS = Phrase("row-asks")
GIVE_UP = Phrase("give-up")
OR_ELSE = Phrase("or-else")
ROWS_AND = Phrase("rows-and")
OTHER_SETS = Phrase("other-sets")
NOT_CONFIRMED = Phrase("conflict-not-confirmed")
GIVE_UP_ROWS = Phrase("give-up-rows")
ROWS_OR = Phrase("rows-or")

# What the verifier says

ALL_KEPT = Phrase("all-rules-kept")
VIOLATIONS = Phrase("violations")
MEETINGS_CHECKED = Phrase("meetings-checked")
RULE = Phrase("heading-rule")
WHAT_IS_WRONG = Phrase("heading-wrong")
GOAL = Phrase("heading-goal")
VALUE = Phrase("heading-value")
WHAT_IT_COUNTS = Phrase("heading-counts")

# Files that cannot be written

NO_FOLDER = Phrase("no-folder")
IS_FOLDER = Phrase("is-folder")
NO_ORDINARY_FILE = Phrase("no-ordinary-file")
FILE_READ_ONLY = Phrase("file-read-only")
FOLDER_READ_ONLY = Phrase("folder-read-only")
OPEN_ELSEWHERE = Phrase("open-elsewhere")
OPEN_BY = Phrase("open-by")
DISK_FULL = Phrase("disk-full")
TOO_LARGE = Phrase("too-large")
HISTORY_IN_THE_WAY = Phrase("history-in-the-way")
SHARE_USED_UP = Phrase("share-used-up")
DISK_READ_ONLY = Phrase("disk-read-only")
MAY_NOT_WRITE = Phrase("may-not-write")
BUSY = Phrase("busy")
NAME_TOO_LONG = Phrase("name-too-long")
NOT_WRITTEN = Phrase("not-written")
NOT_WRITTEN_STILL_THERE = Phrase("not-written-still-there")

# Copies of the registrations

ANNOTATED = Phrase("annotated")
NONE_ACCEPTED = Phrase("none-accepted")
ACCEPTED = Phrase("accepted")
ACCEPT = Phrase("accept")

MAP_WRITTEN = Phrase("map-written")
MAP_WRITTEN_KEPT = Phrase("map-written-kept")

# What became of the rows

ROWS = Phrase("heading-rows")

# The event and its capacity

PURCHASERS = Phrase("count-purchasers")
SUPPLIERS = Phrase("count-suppliers")
SLOTS = Phrase("count-slots")
TABLES = Phrase("count-tables")
INTERPRETERS = Phrase("count-interpreters")
PAIRS = Phrase("pairs-asked")
PAIRS_NEVER = Phrase("pairs-asked-never")
SPREAD = Phrase("load-spread")
TABLE_LOAD = Phrase("heading-table-load")
LANGUAGE_LOAD = Phrase("heading-language-load")
ZONE = Phrase("heading-zone")
LANGUAGES = Phrase("heading-languages")
ALL_LANGUAGES = Phrase("all-languages")
ASKED = Phrase("heading-asked")
TABLE_SLOTS = Phrase("heading-table-slots")
INTERPRETER_SLOTS = Phrase("heading-interpreter-slots")
SHARE = Phrase("heading-share")
NO_ROOM = Phrase("no-room")
SLOT_BY_SLOT = Phrase("heading-slot-by-slot")
IN_REACH = Phrase("minimums-in-reach")
OUT_OF_REACH = Phrase("heading-out-of-reach")
COMPANY = Phrase("heading-company")
MINIMUM = Phrase("heading-minimum")
WITHIN_REACH = Phrase("heading-within-reach")
WHY = Phrase("heading-why")
MINIMUM_LINE = Phrase("minimum-line")
MINIMUM_AS = Phrase("minimum-as")

# What is written just now

PRINTING = Phrase("stage-printing")
PRINTING_AGENDAS = Phrase("stage-printing-agendas")
AGENDAS_WRITTEN = Phrase("agendas-written")
ROWS_WRITTEN = Phrase("rows-written")

# What became of a published schedule

PUBLISHED = Phrase("published-in")
PUBLISHED_AT = Phrase("published-at")
WITH_REVISION = Phrase("published-revision")
HAD_MEETINGS = Phrase("published-had")
CHANGES = {
    "kept": Phrase("change-kept"),
    "dropped": Phrase("change-dropped"),
    "moved": Phrase("change-moved"),
    "table changed": Phrase("change-table"),
    "delegate changed": Phrase("change-delegate"),
    "interpreter changed": Phrase("change-interpreter"),
    "added": Phrase("change-added"),
}
"""What can become of a meeting, in the order in which a tally counts it."""
SO_MANY = Phrase("change-count")
NO_MEETINGS = Phrase("change-none")
IS_HISTORY = Phrase("is-history")
FELL_AWAY = Phrase("fell-away")
NEEDS = {
    "kept": Phrase("need-given-up"),
    "slot_moves": Phrase("need-move"),
    "table_changes": Phrase("need-tables"),
    "person_changes": Phrase("need-people"),
}
LISTED_OTHERWISE = Phrase("listed-otherwise")
NONE_HAD_TO = Phrase("none-had-to")
HAD_TO = Phrase("had-to")
NOW_AT_LEAST = Phrase("now-at-least")
NOW_PERHAPS = Phrase("now-perhaps")
MOVED_FOR_GAIN = Phrase("moved-for-gain")
MOVED_FOR_GAIN_PROVED = Phrase("moved-for-gain-proved")
WERE_ADDED = Phrase("were-added")
VALUE_WAS = Phrase("value-was")
KEEPING_COSTS = Phrase("keeping-costs")
KEEPING_IS_FREE = Phrase("keeping-is-free")

SCOPES = {"slots and people given": Phrase("scope-slots-and-people")}
"""What the value of a goal is given, by the words of the engine."""

# Changes of the event, and what they would bring

NOTHING_HELPS = Phrase("whatif-nothing-helps")
_MORE = {
    "--table": Phrase("what-if-table"),
    "--interpreter": Phrase("what-if-interpreter"),
    "--slot": Phrase("what-if-slot"),
    "--delegate": Phrase("what-if-delegate"),
    "--maximum": Phrase("what-if-maximum"),
}
_TABLE_IN_SESSION = Phrase("what-if-table-session")
_SLOT_AT_START = Phrase("what-if-slot-start")
_CLOSE_AT = Phrase("what-if-close")
_OTHERWISE = {"--without": Phrase("what-if-without"), "--setting": Phrase("what-if-setting")}
UP_TO = {"musts": Phrase("gain-musts"), "minimums": Phrase("gain-minimums"), "meetings": Phrase("gain-meetings")}
GAIN_OF_VALUE = Phrase("gain-value")
GAIN = Phrase("gain-of-change")


def what_change(option: str, value: str, event: Event | None = None) -> Said:
    """Name a change of the event.

    Parameters
    ----------
    option
        Its option on the command line, such as ``--table``.
    value
        The value of the option, such as ``B+1``.
    event
        Gives the names of companies; None leaves their IDs.
    """
    if option in _OTHERWISE:
        return _OTHERWISE[option](name=_company(event, value) if option == "--without" else value)
    name, _, count = value.rpartition("+") if option != "--close" else (value, "", "1")
    whole, at, part = name.partition("@")
    if at and option == "--table":
        return _TABLE_IN_SESSION(name=whole, at=part, count=int(count))
    if at and option == "--slot":  # the only end that is named is the start
        return _SLOT_AT_START(name=whole, count=int(count))
    if at and option == "--close":
        return _CLOSE_AT(name=whole, at=part)
    named: Said = _company(event, name) if option in _OF_COMPANIES else name
    if option == "--interpreter":
        named = languages_between(name)
    return _MORE[option](name=named, count=int(count))


_OF_COMPANIES = ("--delegate", "--maximum")


def _company(event: Event | None, company: str) -> str:
    return company_with_id(event, company) if event is not None else company


def languages_between(name: str) -> Said:
    """Name the languages that are interpreted between.

    Parameters
    ----------
    name
        Their codes, such as ``ru-zh``.
    """
    return Languages(tuple(re.split("[-/,;]", name)), " – ")
