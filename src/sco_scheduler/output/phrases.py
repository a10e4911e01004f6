"""What the terminal says of findings, rows and capacity, each phrase in the language of who reads it."""

from __future__ import annotations

from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Phrase

# Findings

SEVERITIES = {
    Severity.STOPS: Phrase("severity-stops", "stops"),
    Severity.CHANGES: Phrase("severity-changes", "changes"),
    Severity.NOTE: Phrase("severity-note", "note"),
}
TALLIES = {
    Severity.STOPS: Phrase("tally-stops", "{count:finding that stops|findings that stop} the work"),
    Severity.CHANGES: Phrase("tally-changes", "{count:finding that changes|findings that change} what is built"),
    Severity.NOTE: Phrase("tally-notes", "{count:note|notes}"),
}
NO_FINDINGS = Phrase("no-findings", "No findings")
SEVERITY = Phrase("heading-severity", "Severity")
CELL = Phrase("heading-cell", "Cell")
WHAT_IS_THERE = Phrase("heading-there", "What is there")
WHAT_TO_DO = Phrase("heading-to-do", "What to do")
THERE_AND_TO_DO = Phrase("heading-there-and-to-do", "What is there, and what to do")
CODE = Phrase("heading-code", "Code")
LIST_OF_FINDINGS = Phrase("sheet-findings", "Findings")
COLON = Phrase("colon", "{text}:")
LABELLED = Phrase("labelled", "{label}: {text}")
CELLS_BEYOND = Phrase("cells-beyond", "{listed} and {count} more")
AND_OTHERS = Phrase("findings-beyond", "And {count} more: `schedule check` lists them all.")
SEVERAL_OF = Phrase("title-several", "{title} ({count})")
NOTES = Phrase("notes", "Notes: {titles}. `schedule check` tells more.")
MARKED = Phrase("comment-line", "{severity}: {message}")
CORRECTED = Phrase("comment-corrected", "corrected: was {before} ({why})")

# Conflicts

CONFLICT = Phrase("conflict", "These rows cannot all be kept; without any one of them, the others can:")
CONFLICT_PERHAPS = Phrase("conflict-perhaps", "These rows cannot all be kept; perhaps a part of them suffices:")
FURTHER_CONFLICTS = Phrase("further-conflicts", "There are further conflicts, of these rows:")
ROW_ASKS = Phrase("row-asks", "{cell}: {text}")
GIVE_UP = Phrase("give-up", "To have a schedule, give up")
OR_ELSE = Phrase("or-else", "or")
ROWS_AND = Phrase("rows-and", "{one} and {other}")
OTHER_SETS = Phrase("other-sets", "or one of {count:other set|other sets} of as many rows or more.")
NOT_CONFIRMED = Phrase(
    "conflict-not-confirmed", "A second solve with other settings has not confirmed this yet; more time may tell."
)
GIVE_UP_ROWS = Phrase("give-up-rows", "give up {rows}")
ROWS_OR = Phrase("rows-or", "{one} or {other}")

# What the verifier says

ALL_KEPT = Phrase("all-rules-kept", "Every rule is kept.")
VIOLATIONS = Phrase("violations", "{count:violation|violations} of the rules:")
MEETINGS_CHECKED = Phrase("meetings-checked", "{count:meeting|meetings} checked.")
RULE = Phrase("heading-rule", "Rule")
WHAT_IS_WRONG = Phrase("heading-wrong", "What is wrong")
GOAL = Phrase("heading-goal", "Goal")
VALUE = Phrase("heading-value", "Value")
WHAT_IT_COUNTS = Phrase("heading-counts", "What it counts")

# Files that cannot be written

NO_FOLDER = Phrase("no-folder", "There is no folder {folder}: {name} cannot be written there.")
IS_FOLDER = Phrase("is-folder", "{path} is a folder, not a file. Choose another name with -o.")
FILE_READ_ONLY = Phrase("file-read-only", "{path} is read-only. Make it writable, or choose another name with -o.")
FOLDER_READ_ONLY = Phrase(
    "folder-read-only",
    "The folder {folder} is read-only: {name} cannot be written there. Choose another place with -o.",
)
OPEN_ELSEWHERE = Phrase(
    "open-elsewhere",
    "{path} is open in another program. Close it there and try again, or choose another name with -o. "
    "(If nobody has it open, a crash left the file {lock}: delete that one.)",
)
OPEN_BY = Phrase(
    "open-by",
    "{path} is open in another program by {who}. Close it there and try again, or choose another name with -o. "
    "(If nobody has it open, a crash left the file {lock}: delete that one.)",
)
DISK_FULL = Phrase("disk-full", "the disk is full. Make room and try again")
TOO_LARGE = Phrase("too-large", "no file of its size may be written there. Choose another place with -o")
HISTORY_IN_THE_WAY = Phrase(
    "history-in-the-way", "a file called history is in the way of the folder that keeps copies. Rename or delete it"
)
SHARE_USED_UP = Phrase("share-used-up", "your share of the disk is used up. Make room and try again")
DISK_READ_ONLY = Phrase("disk-read-only", "the disk is read-only. Choose another place with -o")
MAY_NOT_WRITE = Phrase("may-not-write", "you may not write there. Choose another place with -o")
BUSY = Phrase("busy", "it is open in another program. Close it there and try again")
NAME_TOO_LONG = Phrase("name-too-long", "the name is too long. Choose a shorter one with -o")
NOT_WRITTEN = Phrase("not-written", "{path} could not be written: {reason}.")
NOT_WRITTEN_STILL_THERE = Phrase(
    "not-written-still-there", "{path} could not be written: {reason}. What was there before is still there."
)

# Copies of the registrations

ANNOTATED = Phrase("annotated", "Written: {path}, with {count:finding|findings} marked.")
NONE_ACCEPTED = Phrase("none-accepted", "Nothing was corrected, so {path} was not written ({count} proposed).")
ACCEPTED = Phrase("accepted", "Written: {path}, with {accepted} of {count:proposal|proposals} accepted.")
ACCEPT = Phrase("accept", "{cell}: {text} -> {proposal}. Accept?")

MAP_WRITTEN = Phrase("map-written", "Written: {path}. Edit it, and give it to --map.")
MAP_WRITTEN_KEPT = Phrase(
    "map-written-kept", "Written: {path}. Edit it, and give it to --map. What was there before is {kept}."
)

# What became of the rows

ROWS = Phrase("heading-rows", "What became of the rows")

# The event and its capacity

PURCHASERS = Phrase("count-purchasers", "{count:purchaser|purchasers}")
SUPPLIERS = Phrase("count-suppliers", "{count:supplier|suppliers}")
SLOTS = Phrase("count-slots", "{count:slot|slots}")
TABLES = Phrase("count-tables", "{count:table|tables} in {zones:zone|zones}")
INTERPRETERS = Phrase("count-interpreters", "{count:interpreter|interpreters}")
PAIRS = Phrase("pairs-asked", "{count:pair|pairs} asked for.")
PAIRS_NEVER = Phrase(
    "pairs-asked-never", "{count:pair|pairs} asked for, {never} of them without a slot in which to meet."
)
SPREAD = Phrase(
    "load-spread",
    "Slot by slot, each meeting asked for is spread evenly over the slots that both sides could use: "
    "100 is as much as there is room for.",
)
TABLE_LOAD = Phrase("heading-table-load", "Tables against what is asked")
LANGUAGE_LOAD = Phrase("heading-language-load", "Interpreters against need")
ZONE = Phrase("heading-zone", "Zone")
LANGUAGES = Phrase("heading-languages", "Languages")
ALL_LANGUAGES = Phrase("all-languages", "all")
ASKED = Phrase("heading-asked", "Meetings asked")
TABLE_SLOTS = Phrase("heading-table-slots", "Tables x slots")
INTERPRETER_SLOTS = Phrase("heading-interpreter-slots", "Interpreters x slots")
SHARE = Phrase("heading-share", "Share")
NO_ROOM = Phrase("no-room", "no room")
SLOT_BY_SLOT = Phrase("heading-slot-by-slot", "Slot by slot, in %")
IN_REACH = Phrase("minimums-in-reach", "Every minimum can be reached by itself.")
OUT_OF_REACH = Phrase("heading-out-of-reach", "Minimums out of reach")
COMPANY = Phrase("heading-company", "Company")
MINIMUM = Phrase("heading-minimum", "Minimum")
WITHIN_REACH = Phrase("heading-within-reach", "Within reach")
WHY = Phrase("heading-why", "Why")
MINIMUM_LINE = Phrase("minimum-line", "{company}: {minimum} as {role}, of which {reachable} can be reached: {why}.")
MINIMUM_AS = Phrase("minimum-as", "{minimum} as {role}")

# What is written just now

PRINTING = Phrase("stage-printing", "Printing {name}")
PRINTING_AGENDAS = Phrase("stage-printing-agendas", "Printing {count:agenda|agendas}")
AGENDAS_WRITTEN = Phrase("agendas-written", "agendas written")
ROWS_WRITTEN = Phrase("rows-written", "rows of {sheet} written")

# What became of a published schedule

PUBLISHED = Phrase("published-in", "the published schedule in {file}")
PUBLISHED_AT = Phrase("published-at", "the published schedule of {time} in {file}")
WITH_REVISION = Phrase("published-revision", "{published}, revision {number}")
HAD_MEETINGS = Phrase("published-had", "{published} had {count:meeting|meetings}.")
CHANGES = {
    "kept": Phrase("change-kept", "kept"),
    "dropped": Phrase("change-dropped", "dropped"),
    "moved": Phrase("change-moved", "moved"),
    "table changed": Phrase("change-table", "table changed"),
    "delegate changed": Phrase("change-delegate", "delegate changed"),
    "interpreter changed": Phrase("change-interpreter", "interpreter changed"),
    "added": Phrase("change-added", "added"),
}
"""What can become of a meeting, in the order in which a tally counts it."""
SO_MANY = Phrase("change-count", "{count:,} {change}")
NO_MEETINGS = Phrase("change-none", "No meetings")
IS_HISTORY = Phrase("is-history", "What starts before {time} is history and stays as it is.")
FELL_AWAY = Phrase("fell-away", "{count:meeting|meetings} fell away with what was cancelled, refused or taken out.")
NEEDS = {
    "kept": Phrase("need-given-up", "be given up"),
    "slot_moves": Phrase("need-move", "move"),
    "table_changes": Phrase("need-tables", "change tables"),
    "person_changes": Phrase("need-people", "change people"),
}
NONE_HAD_TO = Phrase("none-had-to", "No meeting had to {what}.")
HAD_TO = Phrase("had-to", "{count:meeting|meetings} had to {what}; fewer is impossible.")
NOW_AT_LEAST = Phrase("now-at-least", "{count:meeting|meetings} {what} now; at least {least:,} have to.")
NOW_PERHAPS = Phrase("now-perhaps", "{count:meeting|meetings} {what} now; that fewer suffice is not excluded.")
MOVED_FOR_GAIN = Phrase("moved-for-gain", "{count:meeting|meetings} moved, as was allowed for gain.")
MOVED_FOR_GAIN_PROVED = Phrase(
    "moved-for-gain-proved", "{count:meeting|meetings} moved, as was allowed for gain; fewer would cost value."
)
WERE_ADDED = Phrase("were-added", "{count:meeting|meetings} {count:~was|were} added.")
VALUE_WAS = Phrase("value-was", "The value was {before:,} and is {now:,}.")
KEEPING_COSTS = Phrase(
    "keeping-costs", "What keeping costs: a fresh build could reach {bound:,} at most, {more:,} more."
)
KEEPING_IS_FREE = Phrase("keeping-is-free", "Keeping costs no value: a fresh build could not reach more.")
