"""The sentences of violations, and the words in them, of which each language has its own."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.schedule import MeetingStatus

# Words

UNKNOWN_COMPANY = Phrase("said-unknown-company", "an unknown company ({id})")
NOBODY = Phrase("said-nobody", "nobody")
UNKNOWN_DELEGATE = Phrase("said-unknown-delegate", "an unknown delegate ({id})")
DELEGATE = Phrase("said-delegate", "delegate {name} ({company}, {id})")
DELEGATE_NUMBER = Phrase("said-delegate-number", "delegate number {number} of {company}")
DELEGATE_OF = Phrase("said-delegate-of", "the delegate of {company}")
UNKNOWN_INTERPRETER = Phrase("said-unknown-interpreter", "an unknown interpreter ({id})")
INTERPRETER = Phrase("said-interpreter", "interpreter {name}")
MEETING = Phrase("said-meeting", "the meeting of {pair} at {time} at {place}")
PARTNER = Phrase("said-partner", "with {company} at {place}")
AT = Phrase("said-at", "at {time} at {place}")
NO_LANGUAGE = Phrase("said-no-language", "no language")
LANGUAGES = Phrase("said-languages", "{one} on one side, {other} on the other")

# R1, R6: delegates, maximums

TWO_AT_ONCE = Phrase("said-two-at-once", "{person} is in two meetings at once at {time}: {one} and {other}.")
TWO_OVERLAPPING = Phrase(
    "said-two-overlapping",
    "{person} is in two meetings at once at {time}: {one} and {other} (the first is {times}).",
)
ABSENT = Phrase("said-absent", "{person} is not available {absence}, but meets {times} {partner}.")
CANCELLED = Phrase("said-cancelled", "{company} has cancelled, but is in {meeting}.")
ABOVE_MAXIMUM = {
    Role.PURCHASER: Phrase(
        "said-above-maximum-purchaser",
        "{company} has {count:meeting|meetings} as purchaser, more than its maximum of {maximum}.",
    ),
    Role.SUPPLIER: Phrase(
        "said-above-maximum-supplier",
        "{company} has {count:meeting|meetings} as supplier, more than its maximum of {maximum}.",
    ),
}
NOT_ITS_DELEGATE = Phrase(
    "said-not-its-delegate", "{person} attends {meeting} for {company}, but is no delegate of that company."
)

# R2: pairs

MEETS_ITSELF = Phrase("said-meets-itself", "{company} meets itself in {meeting}.")
NOT_REGISTERED = Phrase("said-not-registered", "No company {id} is registered, but it is in {meeting}.")
NOT_IN_ROLE = {
    Role.PURCHASER: Phrase("said-no-purchaser", "{company} is no purchaser, but has that role in {meeting}."),
    Role.SUPPLIER: Phrase("said-no-supplier", "{company} is no supplier, but has that role in {meeting}."),
}
REFUSED = Phrase("said-refused", "{asker} said no to {target}, but they meet {at}.")
NOT_ASKED = Phrase("said-not-asked", "Nobody asked for {meeting}.")
MORE_THAN_ONCE = Phrase(
    "said-more-than-once", "{pair} should meet once at most, but do so {count:time|times}: {times}."
)
TOO_OFTEN = Phrase("said-too-often", "{pair} should meet {most} times at most, but do so {count:time|times}: {times}.")

# R3, R4: tables and zones

NO_SLOT = Phrase("said-no-slot", "No slot starts at {time}, the time of {meeting}.")
SLOT_ENDS = Phrase("said-slot-ends", "The slot at {time} ends at {end}, but {meeting} ends at {other}.")
NO_ZONE = Phrase("said-no-zone", "There is no zone {zone}, the place of {meeting}.")
NO_TABLE = Phrase("said-no-table", "Zone {zone} has no table {table}, the place of {meeting}.")
ZONE_CLOSED = Phrase("said-zone-closed", "Zone {zone} is closed {times}, at the time of {meeting}.")
TABLE_CLOSED = Phrase("said-table-closed", "Table {table} is closed {times}, at the time of {meeting}.")
TABLE_TWICE = Phrase("said-table-twice", "Table {table} has two meetings at once at {time}: {one}, and {other}.")
TABLE_OVERLAPPING = Phrase(
    "said-table-overlapping",
    "Table {table} has two meetings at once at {time}: {one}, and {other} (the first is {times}).",
)
WRONG_ZONE = Phrase("said-wrong-zone", "{company} is in zone {zone}, not where {meeting} is.")
WRONG_TABLE = {
    Role.PURCHASER: Phrase(
        "said-wrong-table-purchaser",
        "{company} has table {table} for its meetings as purchaser, but {meeting} is elsewhere.",
    ),
    Role.SUPPLIER: Phrase(
        "said-wrong-table-supplier",
        "{company} has table {table} for its meetings as supplier, but {meeting} is elsewhere.",
    ),
}

# R5, R9: walking, gaps

TOO_FAST = Phrase(
    "said-too-fast",
    "{person} cannot walk in time from {place}, where the meeting ends at {end}, to {next}, where the next one "
    "starts at {start}: it takes {walk:minute|minutes}.",
)
GAPS_APART = Phrase(
    "said-gaps-apart",
    "{most} has {count:gap|gaps} and {least} has {fewest}: more than the gap spread of {spread} apart.",
)

# R7: interpreters

NO_INTERPRETER = Phrase("said-no-interpreter", "No interpreter is in {meeting} ({languages}).")
CANNOT_INTERPRET = Phrase(
    "said-cannot-interpret", "{person} speaks {spoken} and cannot interpret in {meeting} ({languages})."
)
IS_IN = Phrase("said-is-in", "{person} is in {meeting}.")
WORKS_IN_ZONE = Phrase("said-works-in-zone", "{person} works in zone {zone}, but is in {meeting}.")
INTERPRETER_ABSENT = Phrase("said-interpreter-absent", "{person} is not available {absence}, but is in {meeting}.")
INTERPRETER_TWICE = Phrase(
    "said-interpreter-twice", "{person} is in two meetings at once at {time}: {one}, and {other}."
)
PAIR_AT = Phrase("said-pair-at", "{pair} at {place}")

# R8: pins and wishes

FIXED_NOT_HELD = Phrase("said-fixed-not-held", "The fixed meeting of {row} is not held so.")
FIXED_HELD_OTHERWISE = Phrase(
    "said-fixed-held-otherwise", "The fixed meeting of {row} is not held so: they meet {times}."
)
ROW_ON = Phrase("said-row-on", "{row} on {date}")
ROW_AT = Phrase("said-row-at", "{row} at {time}")
ROW_TABLE = Phrase("said-row-table", "{row} at table {table}")
ROW_INTERPRETER = Phrase("said-row-interpreter", "{row} with {interpreter}")
LOCKED_NOT_HELD = Phrase("said-locked-not-held", "{meeting} by {people} is locked, but not held so.")
HISTORY_CHANGED = Phrase("said-history-changed", "{meeting} is history and has to stay as it was published.")
HISTORY_NEW = Phrase("said-history-new", "{meeting} would lie in the past and is not as published.")
SCHEDULED_AGAIN = {
    MeetingStatus.CANCELLED: Phrase(
        "said-cancelled-again", "{meeting} was marked cancelled, but the pair is scheduled again {at}."
    ),
    MeetingStatus.NO_SHOW: Phrase(
        "said-no-show-again", "{meeting} was marked no-show, but the pair is scheduled again {at}."
    ),
}
OUTSIDE_SESSION = Phrase("said-outside-session", "{asker} asked for session {sessions}, but {meeting} is outside.")
SHOULD_ATTEND = Phrase("said-should-attend", "{person} should attend {meeting}, as {asker} asked, but does not.")
STARTS_BEFORE = Phrase(
    "said-starts-before",
    "{asker} wants to meet {target} after {company}, but {meeting} starts before that of {pair} ends at {end}.",
)

# What is counted while it verifies

RULES_CHECKED = Phrase("rules-checked", "rules checked")
REASONS_CHECKED = Phrase("reasons-checked", "reasons checked")
