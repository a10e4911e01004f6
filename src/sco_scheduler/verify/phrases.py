"""The sentences of violations, and the words in them, of which each language has its own."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.schedule import MeetingStatus

# Words

UNKNOWN_COMPANY = Phrase("said-unknown-company")
NOBODY = Phrase("said-nobody")
UNKNOWN_DELEGATE = Phrase("said-unknown-delegate")
DELEGATE = Phrase("said-delegate")
DELEGATE_NUMBER = Phrase("said-delegate-number")
DELEGATE_OF = Phrase("said-delegate-of")
UNKNOWN_INTERPRETER = Phrase("said-unknown-interpreter")
INTERPRETER = Phrase("said-interpreter")
MEETING = Phrase("said-meeting")
PARTNER = Phrase("said-partner")
AT = Phrase("said-at")
NO_LANGUAGE = Phrase("said-no-language")
LANGUAGES = Phrase("said-languages")

# R1, R6: delegates, maximums

TWO_AT_ONCE = Phrase("said-two-at-once")
TWO_OVERLAPPING = Phrase("said-two-overlapping")
ABSENT = Phrase("said-absent")
CANCELLED = Phrase("said-cancelled")
ABOVE_MAXIMUM = {
    Role.PURCHASER: Phrase("said-above-maximum-purchaser"),
    Role.SUPPLIER: Phrase("said-above-maximum-supplier"),
}
NOT_ITS_DELEGATE = Phrase("said-not-its-delegate")

# R2: pairs

MEETS_ITSELF = Phrase("said-meets-itself")
NOT_REGISTERED = Phrase("said-not-registered")
NOT_IN_ROLE = {Role.PURCHASER: Phrase("said-no-purchaser"), Role.SUPPLIER: Phrase("said-no-supplier")}
REFUSED = Phrase("said-refused")
NOT_ASKED = Phrase("said-not-asked")
MORE_THAN_ONCE = Phrase("said-more-than-once")
TOO_OFTEN = Phrase("said-too-often")

# R3, R4: tables and zones

NO_SLOT = Phrase("said-no-slot")
SLOT_ENDS = Phrase("said-slot-ends")
NO_ZONE = Phrase("said-no-zone")
NO_TABLE = Phrase("said-no-table")
ZONE_CLOSED = Phrase("said-zone-closed")
TABLE_CLOSED = Phrase("said-table-closed")
TABLE_TWICE = Phrase("said-table-twice")
TABLE_OVERLAPPING = Phrase("said-table-overlapping")
WRONG_ZONE = Phrase("said-wrong-zone")
WRONG_TABLE = {Role.PURCHASER: Phrase("said-wrong-table-purchaser"), Role.SUPPLIER: Phrase("said-wrong-table-supplier")}

# R5, R9: walking, gaps

TOO_FAST = Phrase("said-too-fast")
GAPS_APART = Phrase("said-gaps-apart")

# R7: interpreters

NO_INTERPRETER = Phrase("said-no-interpreter")
CANNOT_INTERPRET = Phrase("said-cannot-interpret")
IS_IN = Phrase("said-is-in")
WORKS_IN_ZONE = Phrase("said-works-in-zone")
INTERPRETER_ABSENT = Phrase("said-interpreter-absent")
INTERPRETER_TWICE = Phrase("said-interpreter-twice")
PAIR_AT = Phrase("said-pair-at")

# R8: pins and wishes

FIXED_NOT_HELD = Phrase("said-fixed-not-held")
FIXED_HELD_OTHERWISE = Phrase("said-fixed-held-otherwise")
ROW_ON = Phrase("said-row-on")
ROW_AT = Phrase("said-row-at")
ROW_TABLE = Phrase("said-row-table")
ROW_INTERPRETER = Phrase("said-row-interpreter")
LOCKED_NOT_HELD = Phrase("said-locked-not-held")
HISTORY_CHANGED = Phrase("said-history-changed")
HISTORY_NEW = Phrase("said-history-new")
SCHEDULED_AGAIN = {
    MeetingStatus.CANCELLED: Phrase("said-cancelled-again"),
    MeetingStatus.NO_SHOW: Phrase("said-no-show-again"),
}
OUTSIDE_SESSION = Phrase("said-outside-session")
SHOULD_ATTEND = Phrase("said-should-attend")
STARTS_BEFORE = Phrase("said-starts-before")

# What is counted while it verifies

RULES_CHECKED = Phrase("rules-checked")
