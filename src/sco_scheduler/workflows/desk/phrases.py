"""What the desk says: the lines of its log, what is told to companies, and why something is refused."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase

# Done

ARRIVED = Phrase("desk-arrived")
NO_SHOW = Phrase("desk-no-show")
LEFT = Phrase("desk-left")
AWAY = Phrase("desk-away")
BACK = Phrase("desk-back")
WITH_MEETINGS = Phrase("desk-with-meetings")
HELD = Phrase("desk-held")
NOT_HELD = Phrase("desk-not-held")
NOTED = Phrase("desk-noted")
CANCELLED = Phrase("desk-cancelled")
MOVED = Phrase("desk-moved")
SWAPPED = Phrase("desk-swapped")
BOOKED = Phrase("desk-booked")
TABLE_CLOSED = Phrase("desk-table-closed")
INTERPRETER_AWAY = Phrase("desk-interpreter-away")
INTERPRETER_BACK = Phrase("desk-interpreter-back")
TABLE_OPEN = Phrase("desk-table-open")
WALKED_IN = Phrase("desk-walked-in")
TOLD = Phrase("desk-told")
UNDONE = Phrase("desk-undone")
EDITED = Phrase("desk-edited")


MEETING = Phrase("desk-meeting")
BUSY_WITH = Phrase("desk-busy-with")

# Refused

NO_SUCH_MEETING = Phrase("desk-no-such-meeting")
ONE_MEETING = Phrase("desk-one-meeting")
NO_SUCH_SLOT = Phrase("desk-no-such-slot")
ENDS_BEFORE = Phrase("desk-ends-before")
NO_SUCH_TABLE = Phrase("desk-no-such-table")
NO_SUCH_PERSON = Phrase("desk-no-such-person")
NO_SUCH_ZONE = Phrase("desk-no-such-zone")
ZONE_NEEDED = Phrase("desk-zone-needed")
OTHER_ZONES = Phrase("desk-other-zones")
HAS_BEGUN = Phrase("desk-has-begun")
NOT_BEGUN = Phrase("desk-not-begun")
IS_OUT = Phrase("desk-is-out")
HAVE_MET = Phrase("desk-have-met")
REFUSES = Phrase("desk-refuses")
COMPANY_CANCELLED = Phrase("desk-company-cancelled")
NOT_FREE = Phrase("desk-not-free")
AT_MAXIMUM = Phrase("desk-at-maximum")
TABLES_OF = Phrase("desk-tables-of")
NO_INTERPRETER_THEN = Phrase("desk-no-interpreter-then")
NEVER_BOTH_FREE = Phrase("desk-never-both-free")
NO_WAY = Phrase("desk-no-way")
NO_OTHER_WAY = Phrase("desk-no-other-way")
OTHER_SLOT = Phrase("desk-other-slot")
NAME_TAKEN = Phrase("desk-name-taken")
NAMELESS = Phrase("desk-nameless")
NOTHING_TO_UNDO = Phrase("desk-nothing-to-undo")
CHANGED_SINCE = Phrase("desk-changed-since")
GONE = Phrase("desk-gone")
GIVEN_UP = Phrase("desk-given-up")
TOLD_ALREADY = Phrase("desk-told-already")
OUTCOMES = Phrase("desk-outcomes")
STOPPED = Phrase("desk-stopped")
