"""What can be wrong with settings, sessions, zones and tables."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

SETTINGS_DEFAULT = FindingKind(
    "settings-default",
    Severity.NOTE,
    "Settings by default",
    "Not given, so the defaults hold: {settings}.",
    "Nothing to do if they are right.",
    "An `Event` sheet that gives only `Slot minutes`",
)
SETTING_UNKNOWN = FindingKind(
    "setting-unknown",
    Severity.CHANGES,
    "An unknown setting",
    "There is no setting {value}; the row was left out.",
    "Mend its name, or delete the row.",
    "`Slot minuts` with the value 15: the default of 20 would hold",
)
SETTING_TWICE = FindingKind(
    "setting-twice",
    Severity.CHANGES,
    "A setting given twice",
    "{setting} is given twice; the first counts ({value}).",
    "Delete one of the rows.",
    "`Slot minutes` 20 and, further down, `Slot minutes` 25",
)
SETTING_CHOICE = FindingKind(
    "setting-choice",
    Severity.STOPS,
    "Not one of the choices",
    "{setting} is {value}; it must be one of {choices}.",
    "Write one of them, or leave the cell blank.",
    "`Seated` with the value `everybody`",
)
TIME_ZONE_UNKNOWN = FindingKind(
    "time-zone-unknown",
    Severity.STOPS,
    "An unknown time zone",
    "{value} is not the name of a time zone.",
    "Write an IANA name such as Asia/Shanghai.",
    "`Asia/Chongking`, `Beijing time`: calendar entries would be at the wrong hour",
)
PRINT_LANGUAGE_UNKNOWN = FindingKind(
    "print-language-unknown",
    Severity.CHANGES,
    "A language that nothing is printed in",
    "Agendas are not printed in {value}; it was left out.",
    "Choose from {choices}.",
    "`Languages` with the value `en; de`",
)
GOAL_UNKNOWN = FindingKind(
    "goal-unknown",
    Severity.STOPS,
    "An unknown goal",
    "There is no goal {value}. The goals are: {choices}.",
    "Mend its name; goals are separated by ;.",
    "`musts; value; gap`",
)
GOAL_TWICE = FindingKind(
    "goal-twice",
    Severity.CHANGES,
    "A goal given twice",
    "The goal {value} is given twice; its first place counts.",
    "Delete it from the other place.",
    "`musts; value; musts`",
)
GOAL_OF_RERUN = FindingKind(
    "goal-of-rerun",
    Severity.CHANGES,
    "A goal of reruns only",
    "The goal {value} compares with a published schedule and has its fixed place on reruns; it was left out.",
    "Delete it from the list.",
    "`musts; kept; value`",
)
SESSIONS_DEFAULT = FindingKind(
    "sessions-default",
    Severity.NOTE,
    "Sessions by default",
    "No sessions are given, so there are two on {date}: 09:00-12:00 and 14:00-17:00.",
    "Add the sheet Sessions with the real times.",
    "A workbook with only `Purchasers`, `Suppliers` and `Requests`",
)
SESSION_NAMELESS = FindingKind(
    "session-nameless",
    Severity.NOTE,
    "A session without a name",
    "The session has no name and is called {name}.",
    "Give it a name if requests should ask for it.",
    "A row of `Sessions` with a date and times only",
)
SESSIONS_OVERLAP = FindingKind(
    "sessions-overlap",
    Severity.STOPS,
    "Sessions overlap",
    "{first} ({first_times}) and {second} ({second_times}) overlap on {date}.",
    "Mend their times.",
    "`Morning` 09:00-12:00 and `Noon` 11:30-13:00 on one day",
)
SESSION_NO_SLOT = FindingKind(
    "session-no-slot",
    Severity.CHANGES,
    "A session without a slot",
    "{name} lasts {minutes:minute|minutes}, too short for one slot of {slot:minute|minutes}; no meeting is held in it.",
    "Make the session longer or its slots shorter.",
    "A session 09:00-09:30 with `Slot minutes` 45",
)
NO_SLOTS = FindingKind(
    "no-slots",
    Severity.STOPS,
    "No slot at all",
    "No session holds a slot, so no meeting can be held.",
    "Make a session longer or the slots shorter.",
    "`Slot minutes` 200 with sessions of three hours",
)
ZONES_DEFAULT = FindingKind(
    "zones-default",
    Severity.NOTE,
    "Zones by default",
    "No zones are given, so there are those that the suppliers name, else one, each with as many tables as it can "
    "use: {zones}.",
    "Add the sheet Zones with the real numbers of tables.",
    "A workbook without `Zones`",
)
ZONE_TWICE = FindingKind(
    "zone-twice",
    Severity.STOPS,
    "A zone listed twice",
    "The zone {value} is listed twice.",
    "Join the rows, or give one of them another code.",
    "Two rows `A` on `Zones`, with 12 and with 14 tables",
)
ZONE_UNKNOWN = FindingKind(
    "zone-unknown",
    Severity.STOPS,
    "A zone that nobody defined",
    "The zone {value} is not on the sheet Zones, which has: {choices}.",
    "Mend the code, or add the zone to Zones.",
    "A supplier in zone `D` where `Zones` has A, B and C",
)
ZONE_SEVERAL = FindingKind(
    "zone-several",
    Severity.STOPS,
    "A supplier in several zones",
    "{company} is in several zones ({value}); a supplier's meetings take place in one zone.",
    "Choose one; or register it as two companies with an ID each.",
    "`A; B` in the column `Zone` of `Suppliers`",
)
ZONE_NEEDED = FindingKind(
    "zone-needed",
    Severity.STOPS,
    "A supplier without a zone",
    "{company} has no zone, and the event has several: {choices}.",
    "Fill the column Zone.",
    "A blank `Zone` on `Suppliers` where `Zones` has A, B and C",
)
ZONE_ASSUMED = FindingKind(
    "zone-assumed",
    Severity.NOTE,
    "Suppliers without a zone",
    "{count:supplier names|suppliers name} no zone: taken to be in {zone}, the only one.",
    "Nothing to do if that is right.",
    "A blank `Zone` on `Suppliers` where the event has one hall",
)
ZONE_INTEREST_UNKNOWN = FindingKind(
    "zone-interest-unknown",
    Severity.NOTE,
    "A purchaser's zone that nobody defined",
    "The zone {value} is not on the sheet Zones. A purchaser's zone only names an interest, so nothing changes.",
    "Mend the code if it is printed.",
    "A purchaser in zone `D` where `Zones` has A, B and C",
)
TABLES_UNREADABLE = FindingKind(
    "tables-unreadable",
    Severity.STOPS,
    "Tables that cannot be read",
    "{value} is neither a number of tables nor a list of labels: {reason}.",
    "Write a whole number such as 14, or labels such as A1-A16 or A1; A2; B7.",
    "`-3`, `12.5`, `A16-A1`, or `1-16` that Excel turned into the 16th of January",
)
TABLE_TWICE = FindingKind(
    "table-twice",
    Severity.CHANGES,
    "A table listed twice",
    "The zone {zone} lists the table {value} twice; it counts once.",
    "Delete one, or give it another label.",
    "`A1-A8; A5`",
)
ZONE_NO_TABLES = FindingKind(
    "zone-no-tables",
    Severity.CHANGES,
    "A zone without tables",
    "The zone {zone} has no tables, so no meeting can be held in it.",
    "Write how many tables it has.",
    "`Tables` 0",
)
TABLE_UNKNOWN = FindingKind(
    "table-unknown",
    Severity.STOPS,
    "A table that does not exist",
    "There is no table {value}{where}.",
    "Mend the label, or add the table on the sheet Zones.",
    "`Table` 25 for a supplier where its zone has 14 tables",
)
TABLE_NOT_IN_ZONE = FindingKind(
    "table-not-in-zone",
    Severity.CHANGES,
    "A fixed table in another zone",
    "{company} has the fixed table {value}, but its zone {zone} has no such table; its meetings are at any of "
    "its tables.",
    "Mend the table or the zone.",
    "`Table` B/3 for a supplier of zone A",
)
