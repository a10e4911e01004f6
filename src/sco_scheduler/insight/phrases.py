"""Why a minimum is out of reach, a request unmet, a meeting changed: in phrases that each language has its own of."""

from __future__ import annotations

from sco_scheduler.agendas import people
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.schedule import MeetingStatus

AND = Phrase("and-of-clauses", "{listed} and {last}")
FURTHER = Phrase("clause-and-clause", "{one}, {other}")
NOBODY_ASKED = Phrase("nobody-asked", "nobody asked for a meeting with it, nor it for one")
ASKED = {
    Role.PURCHASER: Phrase("asked-as-purchaser", "{count:meeting|meetings} asked for as a purchaser"),
    Role.SUPPLIER: Phrase("asked-as-supplier", "{count:meeting|meetings} asked for as a supplier"),
}
ONLY_ASKED = {
    Role.PURCHASER: Phrase("only-asked-as-purchaser", "only {count:meeting|meetings} asked for as a purchaser"),
    Role.SUPPLIER: Phrase("only-asked-as-supplier", "only {count:meeting|meetings} asked for as a supplier"),
}
REFUSED = Phrase("refused-or-cancelled", "{count:refused or cancelled}")
NEVER_TOGETHER = Phrase("never-together", "{count:without a slot in which both can be there}")
NO_INTERPRETER = Phrase("no-interpreter", "{count:without an interpreter who speaks both languages}")
SHARE_SLOTS = Phrase("share-slots", "the other {others} share {count:slot|slots}")

# Why a request is not met

MONTHS = tuple(Phrase(f"in-month-{number}", name) for number, name in enumerate(people.MONTHS, start=1))
DAY_AND_TIME = Phrase("day-and-time", "{day} {month} {time}")
AT = Phrase("at-times", "at {times}")
AT_MANY = Phrase("at-many-times", "at {count} times from {first} to {last}")
SAID_NO = Phrase("unmet-said-no", "{who} said no to this meeting{at}.")
HAS_CANCELLED = Phrase("unmet-has-cancelled", "{who} has cancelled.")
HAVE_CANCELLED = Phrase("unmet-have-cancelled", "{who} have cancelled.")
TAKEN_OUT = Phrase(
    "unmet-taken-out", "The published schedule takes this meeting out: its row is marked cancelled or no-show."
)
TWO_TABLES = Phrase(
    "unmet-two-tables", "{purchaser} meets at table {first} only, and {supplier} at table {second} only."
)
NO_SUCH_ZONE = Phrase("unmet-no-such-zone", "The zone of {supplier} is not one of the event's zones.")
ZONE_CLOSED = Phrase("unmet-zone-closed", "{times}, when both are there, zone {zone} is closed.")
NEVER_THERE = Phrase("unmet-never-there", "{company} is away in every slot of the event.")
NEVER_BOTH = Phrase("unmet-never-both", "The two are never there at the same time: {company} is there {times} only.")
WISHES = Phrase("unmet-wishes", "No slot in which both are there meets the wishes together: {wishes}.")
COMES_BEFORE = Phrase(
    "unmet-comes-before",
    "Another meeting is to come after this one, and leaves it no slot in which both are there.",
)
WANTS_SESSION = Phrase("unmet-wants-session", "{asker} wants the session {sessions}")
WANTS_DELEGATE = Phrase("unmet-wants-delegate", "{asker} wants {person} to attend")
ANY_DELEGATE = Phrase("unmet-any-delegate", "a delegate of its own choice")
WANTS_BEFORE = Phrase("unmet-wants-before", "{asker} wants to meet {others} before")
AT_MAXIMUM = {
    Role.PURCHASER: Phrase(
        "unmet-maximum-purchaser", "{company} has its maximum of {count:meeting|meetings} as a purchaser"
    ),
    Role.SUPPLIER: Phrase(
        "unmet-maximum-supplier", "{company} has its maximum of {count:meeting|meetings} as a supplier"
    ),
}
GAP_SPREAD = Phrase(
    "unmet-gap-spread", "Wherever it is added, the gap counts of two companies would differ by more than {spread}."
)
GOALS = Phrase("unmet-goals", "Wherever it is added, the goals that come first get worse, or none gets better.")
TIME_RAN_OUT = Phrase(
    "unmet-time-ran-out", "It could be added to this schedule, but the time ran out before the search came to it."
)
NO_SLOT_FREE = Phrase("unmet-no-slot", "None of the {count} slots that both could use is free: {why}.")
ONE_SLOT_TAKEN = Phrase("unmet-one-slot", "The one slot that both could use is not free: {why}.")
IS_MUST = Phrase("unmet-is-must", "This one is a must.")
IS_WORTH = Phrase("unmet-is-worth", "This one is worth {value}.")
TABLES_TAKEN = Phrase("unmet-tables-taken", "every table of zone {zone} is taken {when}")
TABLE_TAKEN = Phrase("unmet-table-taken", "table {table} of zone {zone} is taken {when}")
AT_ALL = Phrase("unmet-at-all", "at all of them")
AT_ANY = Phrase("unmet-at-any", "at any of them")
NO_SUCH_INTERPRETER = Phrase("unmet-no-such-interpreter", "there is no interpreter who speaks {one} and {other} {when}")
NO_FREE_INTERPRETER = Phrase("unmet-no-free-interpreter", "no interpreter who speaks {one} and {other} is free {when}")
CANNOT_WALK = Phrase("unmet-cannot-walk", "{company} cannot walk there in time from zone {zones} {when}")
MEETS = Phrase("unmet-meets", "{company} meets {meetings}")
OTHERS = Phrase("unmet-others", "others {when} ({worth}), the least of them {least}")
WORTH = Phrase("unmet-worth", "worth {value}")
WORTH_FROM_TO = Phrase("unmet-worth-from-to", "worth {first} to {last}")
AND_MUSTS = Phrase("unmet-and-musts", "{worth}, {count} of them {count:~a must|musts}")
MUST = Phrase("unmet-must", "a must")
MEETING_AT = Phrase("unmet-meeting-at", "{company} at {time} ({worth})")

# Why a published meeting changed

ELSEWHERE = Phrase("cause-elsewhere", "Nothing rules out how it was: it gave way to other changes.")
ROW_DELETED = Phrase("cause-row-deleted", "Its row was deleted from Meetings.")
MARKED = {
    MeetingStatus.CANCELLED: Phrase("cause-marked-cancelled", "Marked cancelled by hand{at}."),
    MeetingStatus.NO_SHOW: Phrase("cause-marked-no-show", "Marked no-show by hand{at}."),
}
BY_HAND = Phrase("cause-by-hand", "Changed by hand{at}.")
BY_HAND_NOT_KEPT = Phrase(
    "cause-by-hand-not-kept", "Changed by hand{at} to {time} at {place}, which could not be kept."
)
NOT_REGISTERED = Phrase("cause-not-registered", "{company} is no longer registered.")
CANCELLED = Phrase("cause-cancelled", "{company} cancelled{at}.")
NOT_IN_ROLE = {
    Role.PURCHASER: Phrase("cause-no-purchaser", "{company} is no purchaser any more{at}."),
    Role.SUPPLIER: Phrase("cause-no-supplier", "{company} is no supplier any more{at}."),
}
SAYS_NO = Phrase("cause-says-no", "{asker} says no to {target}{at}.")
NOBODY_ASKS = Phrase("cause-nobody-asks", "Nobody asks for it.")
NO_LONGER_ASKS = Phrase("cause-no-longer-asks", "{asker} no longer asks for it.")
DELEGATE_NUMBER = Phrase("cause-delegate-number", "Delegate {number}")
DELEGATE_GONE = Phrase("cause-delegate-gone", "{person} of {company} no longer attends.")
INTERPRETER_GONE = Phrase("cause-interpreter-gone", "{name} no longer works here.")
FIXED_SINCE = Phrase("cause-fixed-since", "Fixed so since{at}.")
TIME_NEEDED = Phrase("cause-time-needed", "Its time is needed for the meeting of {pair}.")
TABLE_NEEDED = Phrase("cause-table-needed", "Its table is needed for the meeting of {pair}.")
INTERPRETER_NEEDED = Phrase("cause-interpreter-needed", "Its interpreter is needed for the meeting of {pair}.")
ROOM_NEEDED = Phrase(
    "cause-room-needed", "Every table of zone {zone} is taken at its time, one of them by the meeting of {pair}."
)
MAXIMUM_NEEDED = Phrase(
    "cause-maximum-needed", "{company} has its maximum of {maximum}, to which the meeting of {pair} now belongs."
)
THAT_MEETING = Phrase("cause-of-that-meeting", "That meeting: {cause}")
ADDED_BY_HAND = Phrase("cause-added-by-hand", "Added by hand{at}.")
REGISTERED_SINCE = Phrase("cause-registered-since", "{company} registered since{at}.")
REQUEST_CHANGED = Phrase("cause-request-changed", "{asker} changed its request since{at}.")
ASKED_SINCE = Phrase("cause-asked-since", "{asker} asked for it since{at}.")
TIME_OF_DROPPED = Phrase("cause-time-of-dropped", "Asked for before; takes a time that the dropped {pair} left.")
TIME_OF_MOVED = Phrase("cause-time-of-moved", "Asked for before; takes a time that the moved {pair} left.")
TABLE_OF_DROPPED = Phrase("cause-table-of-dropped", "Asked for before; takes a table that the dropped {pair} left.")
TABLE_OF_MOVED = Phrase("cause-table-of-moved", "Asked for before; takes a table that the moved {pair} left.")
ROOM_NOW = Phrase("cause-room-now", "Asked for before; there is room for it now.")

# A change, as it is told to one of its two companies

CHANGE_TOLD = Phrase("told-change", "{time} {company}: {change}")
ADDED_AT = Phrase("told-added", "added at {place}")
DROPPED = Phrase("told-dropped", "dropped")
MOVED_TO = Phrase("told-moved", "moved to {time} at {place}")
NOW_AT = Phrase("told-now-at", "now at {place}")
INTERPRETER_NOW = Phrase("told-interpreter", "interpreter {name}")
NO_INTERPRETER_NOW = Phrase("told-no-interpreter", "interpreter not needed")
DELEGATE_CHANGED = Phrase("told-delegate", "delegate changed")

LOOKED_AT = Phrase("pairs-looked-at", "requested pairs looked at")
"""What is counted while requests that are not met are explained."""
