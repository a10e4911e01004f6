"""Phrases of explanations: minimums out of reach, unmet requests, changed meetings."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.schedule import MeetingStatus

AND = Phrase("and-of-clauses")
FURTHER = Phrase("clause-and-clause")
NOBODY_ASKED = Phrase("nobody-asked")
ASKED = {Role.PURCHASER: Phrase("asked-as-purchaser"), Role.SUPPLIER: Phrase("asked-as-supplier")}
ONLY_ASKED = {Role.PURCHASER: Phrase("only-asked-as-purchaser"), Role.SUPPLIER: Phrase("only-asked-as-supplier")}
REFUSED = Phrase("refused-or-cancelled")
NEVER_TOGETHER = Phrase("never-together")
NO_INTERPRETER = Phrase("no-interpreter")
SHARE_SLOTS = Phrase("share-slots")

# Why a request is not met

AT_MANY = Phrase("at-many-times")
SAID_NO = Phrase("unmet-said-no")
HAS_CANCELLED = Phrase("unmet-has-cancelled")
HAVE_CANCELLED = Phrase("unmet-have-cancelled")
TAKEN_OUT = Phrase("unmet-taken-out")
TWO_TABLES = Phrase("unmet-two-tables")
NO_SUCH_ZONE = Phrase("unmet-no-such-zone")
ALL_BEGUN = Phrase("unmet-all-begun")
ZONE_CLOSED = Phrase("unmet-zone-closed")
NEVER_THERE = Phrase("unmet-never-there")
NEVER_BOTH = Phrase("unmet-never-both")
WISHES = Phrase("unmet-wishes")
COMES_BEFORE = Phrase("unmet-comes-before")
WANTS_SESSION = Phrase("unmet-wants-session")
WANTS_DELEGATE = Phrase("unmet-wants-delegate")
ANY_DELEGATE = Phrase("unmet-any-delegate")
WANTS_BEFORE = Phrase("unmet-wants-before")
AT_MAXIMUM = {Role.PURCHASER: Phrase("unmet-maximum-purchaser"), Role.SUPPLIER: Phrase("unmet-maximum-supplier")}
GAP_SPREAD = Phrase("unmet-gap-spread")
GOALS = Phrase("unmet-goals")
TIME_RAN_OUT = Phrase("unmet-time-ran-out")
OVER = Phrase("unmet-over")
CAN_BE_ADDED = Phrase("unmet-can-be-added")
NO_SLOT_FREE = Phrase("unmet-no-slot")
ONE_SLOT_TAKEN = Phrase("unmet-one-slot")
IS_MUST = Phrase("unmet-is-must")
IS_WORTH = Phrase("unmet-is-worth")
TABLES_TAKEN = Phrase("unmet-tables-taken")
NO_TABLE_OPEN = Phrase("unmet-no-table-open")
TABLE_CLOSED = Phrase("unmet-table-closed")
TABLE_TAKEN = Phrase("unmet-table-taken")
AT_ALL = Phrase("unmet-at-all")
AT_ANY = Phrase("unmet-at-any")
NO_INTERPRETER_AT_ALL = Phrase("unmet-no-interpreter")
NO_SUCH_INTERPRETER = Phrase("unmet-no-such-interpreter")
NO_FREE_INTERPRETER = Phrase("unmet-no-free-interpreter")
CANNOT_WALK = Phrase("unmet-cannot-walk")
MEETS = Phrase("unmet-meets")
OTHERS = Phrase("unmet-others")
WORTH = Phrase("unmet-worth")
WORTH_FROM_TO = Phrase("unmet-worth-from-to")
AND_MUSTS = Phrase("unmet-and-musts")
MUST = Phrase("unmet-must")
MEETING_AT = Phrase("unmet-meeting-at")

# Why a published meeting changed

ELSEWHERE = Phrase("cause-elsewhere")
ROW_DELETED = Phrase("cause-row-deleted")
MARKED = {
    MeetingStatus.CANCELLED: Phrase("cause-marked-cancelled"),
    MeetingStatus.NO_SHOW: Phrase("cause-marked-no-show"),
}
BY_HAND = Phrase("cause-by-hand")
BY_HAND_NOT_KEPT = Phrase("cause-by-hand-not-kept")
NOT_REGISTERED = Phrase("cause-not-registered")
CANCELLED = Phrase("cause-cancelled")
NOT_IN_ROLE = {Role.PURCHASER: Phrase("cause-no-purchaser"), Role.SUPPLIER: Phrase("cause-no-supplier")}
SAYS_NO = Phrase("cause-says-no")
NOBODY_ASKS = Phrase("cause-nobody-asks")
NO_LONGER_ASKS = Phrase("cause-no-longer-asks")
DELEGATE_NUMBER = Phrase("cause-delegate-number")
DELEGATE_GONE = Phrase("cause-delegate-gone")
INTERPRETER_GONE = Phrase("cause-interpreter-gone")
FIXED_SINCE = Phrase("cause-fixed-since")
TIME_NEEDED = Phrase("cause-time-needed")
TABLE_NEEDED = Phrase("cause-table-needed")
INTERPRETER_NEEDED = Phrase("cause-interpreter-needed")
ROOM_NEEDED = Phrase("cause-room-needed")
MAXIMUM_NEEDED = Phrase("cause-maximum-needed")
THAT_MEETING = Phrase("cause-of-that-meeting")
ADDED_BY_HAND = Phrase("cause-added-by-hand")
REGISTERED_SINCE = Phrase("cause-registered-since")
REQUEST_CHANGED = Phrase("cause-request-changed")
ASKED_SINCE = Phrase("cause-asked-since")
TIME_OF_DROPPED = Phrase("cause-time-of-dropped")
TIME_OF_MOVED = Phrase("cause-time-of-moved")
TABLE_OF_DROPPED = Phrase("cause-table-of-dropped")
TABLE_OF_MOVED = Phrase("cause-table-of-moved")
ROOM_NOW = Phrase("cause-room-now")

# A change, as it is told to one of its two companies

CHANGE_TOLD = Phrase("told-change")
ADDED_AT = Phrase("told-added")
DROPPED = Phrase("told-dropped")
MOVED_TO = Phrase("told-moved")
NOW_AT = Phrase("told-now-at")
INTERPRETER_NOW = Phrase("told-interpreter")
NO_INTERPRETER_NOW = Phrase("told-no-interpreter")
DELEGATES_NOW = Phrase("told-delegates")

LOOKED_AT = Phrase("pairs-looked-at")
"""What is counted while requests that are not met are explained."""

# A company below its minimum

BELOW_LANGUAGES = Phrase("below-languages")
BELOW_ASKED = Phrase("below-asked")
BELOW_ONE = Phrase("below-one")
BELOW_BEST = Phrase("below-best")
