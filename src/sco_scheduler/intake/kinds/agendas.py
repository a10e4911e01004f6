"""What can be wrong with an agendas workbook that is read again."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

VERSION_UNKNOWN = FindingKind(
    "agendas-version",
    Severity.STOPS,
    "Written by another version",
    "The workbook has the format {value}; this program reads format {known}.",
    "Use the version of the program that wrote it, or a later one.",
    "A workbook of a later version of the program",
)
REGISTRATIONS = FindingKind(
    "agendas-are-registrations",
    Severity.STOPS,
    "Registrations in place of an agendas workbook",
    "{path} holds registrations and no schedule.",
    "Name the agendas workbook that was built from them, or build it first with `schedule build`.",
    "`schedule show registrations.xlsx P001`",
)
RECORD_MISSING = FindingKind(
    "record-missing",
    Severity.CHANGES,
    "The Record sheet is missing",
    "The workbook has no sheet Record, so it is read from Meetings alone. Not known: the registrations it was made "
    "from, what was edited by hand since, made-up IDs and musts that were not held.",
    "Use the workbook as it was written, if there is a copy.",
    "A workbook whose hidden sheet was deleted, or that another program saved",
)
RECORD_DAMAGED = FindingKind(
    "record-damaged",
    Severity.CHANGES,
    "The Record sheet is damaged",
    "The sheet Record cannot be read: {reason} Not known: {unknown}.",
    "Use the workbook as it was written, if there is a copy.",
    "A Record sheet that was sorted or cut",
)
SHEETS_LOST = FindingKind(
    "agendas-sheets-lost",
    Severity.NOTE,
    "Sheets were deleted",
    "The workbook was written with these sheets, and they are there no more: {sheets}.",
    "The next build that changes something writes them again; a copy in history/ may have them.",
    "The sheet Unmet was deleted by hand",
)
COLUMNS_ABSENT = FindingKind(
    "meetings-columns-absent",
    Severity.CHANGES,
    "Columns of Meetings that are not there",
    "The sheet {sheet} has no column {columns}; what stood there is not known.",
    "Put the columns back if they were deleted.",
    "The column `Lock` was deleted: no row is pinned any more",
)
END_STALE = FindingKind(
    "meeting-end",
    Severity.CHANGES,
    "An end that does not fit the start",
    "The row ends at {end}, but the slot that starts at {start} ends at {slot}; the start counts.",
    "Change the end too when a row is moved.",
    "A row moved from 09:00 to 10:15 whose `End` still says 09:20",
)
INCOMPLETE = FindingKind(
    "meeting-incomplete",
    Severity.STOPS,
    "A meeting without a time or a side",
    "The row says nothing in the column {column}.",
    "Fill the cell, or delete the row.",
    "A row added by hand with no `Start`",
)
UNKNOWN_COMPANY = FindingKind(
    "meeting-unknown-company",
    Severity.CHANGES,
    "A meeting with an unknown company",
    "{value} is no company that is registered; the row was left out.",
    "Mend the ID or name, or delete the row.",
    "A row added by hand for `P099` where the IDs end at P038",
)
COMPANY_GONE = FindingKind(
    "meeting-company-gone",
    Severity.NOTE,
    "A meeting with a company that has left",
    "{value} was registered when the schedule was published, and is no longer.",
    "Nothing to do if that is right; to keep its ID in use, mark it cancelled instead of deleting its row.",
    "A supplier whose row was deleted from `Suppliers`",
)
NAME_DIFFERS = FindingKind(
    "meeting-name-differs",
    Severity.CHANGES,
    "An ID and a name that do not match",
    "The row has the ID {value} and the name {name}, which is not the name of {value}; the ID counts.",
    "Change both when you put another company into a row.",
    "`Purchaser ID` overwritten by P007 while `Purchaser` still has the name of P003",
)
UNKNOWN_DELEGATE = FindingKind(
    "meeting-unknown-delegate",
    Severity.CHANGES,
    "A delegate that the company does not have",
    "{value} is not a delegate of {company}; the row is read with {taken}.",
    "Choose from: {choices}.",
    "A name written by hand that is not on `Delegates`",
)
UNKNOWN_TABLE = FindingKind(
    "meeting-unknown-table",
    Severity.CHANGES,
    "A table that does not exist",
    "There is no table {value} in the zone {zone}; the row is read as it stands.",
    "Mend the zone or the table.",
    "`Table` 25 where the zone has 14 tables",
)
UNKNOWN_ZONE = FindingKind(
    "meeting-unknown-zone",
    Severity.CHANGES,
    "A zone that does not exist",
    "There is no zone {value}; the row is read as it stands.",
    "Choose from: {choices}.",
    "`Zone` D where the zones are A, B and C",
)
UNKNOWN_INTERPRETER = FindingKind(
    "meeting-unknown-interpreter",
    Severity.CHANGES,
    "An interpreter that does not exist",
    "There is no interpreter {value}; the row is read without one.",
    "Mend the ID or name, or leave the cell blank.",
    "`Interpreter` I99",
)
LOCK_UNKNOWN = FindingKind(
    "meeting-lock",
    Severity.CHANGES,
    "A lock that is neither yes nor blank",
    "The lock is {value}; the row is read as locked.",
    "Write yes, or leave the cell blank.",
    "`Lock` is `keep`",
)
STATUS_UNKNOWN = FindingKind(
    "meeting-status",
    Severity.CHANGES,
    "An unknown status",
    "The status {value} is unknown; the meeting is read as held.",
    "Write cancelled or no-show, or leave the cell blank.",
    "`Status` is `late`",
)
MISREAD = (UNKNOWN_COMPANY, UNKNOWN_DELEGATE, UNKNOWN_INTERPRETER)
"""The findings of rows that name nobody known, and cannot be judged or printed as they stand."""
