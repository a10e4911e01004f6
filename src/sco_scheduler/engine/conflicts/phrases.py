"""What the rows of a conflict ask for, in phrases that each language has its own of."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

MEETS_AT = Phrase("row-meets-at", "{purchaser} meets {supplier} at {time}")
MEETS_ANY_TIME = Phrase("row-meets-any-time", "{purchaser} meets {supplier} at any time")
AT_TABLE = Phrase("row-at-table", "{meets} at table {table}")
WITH_INTERPRETER = Phrase("row-with-interpreter", "{meets} with interpreter {interpreter}")
LOCKED = Phrase("row-locked", "locked: {purchaser} meets {supplier} at {time} at {place}")
REFUSES = Phrase("row-refuses", "{asker} refuses to meet {target}")
WISHES = Phrase("row-wishes", "{asker} wants to meet {target} only {wishes}")
IN_SESSION = Phrase("row-in-session", "in {sessions}")
WITH_DELEGATE = Phrase("row-with-delegate", "with {delegate}")
AFTER = Phrase("row-after", "after {companies}")
CANCELLED = Phrase("row-cancelled", "{company} has cancelled")
ABSENT = Phrase("row-absent", "{company} is not available {times}")
MAXIMUM = {
    Role.PURCHASER: Phrase("row-maximum-purchaser", "{company} has at most {count:meeting|meetings} as purchaser"),
    Role.SUPPLIER: Phrase("row-maximum-supplier", "{company} has at most {count:meeting|meetings} as supplier"),
}
TABLE = {
    Role.PURCHASER: Phrase("row-table-purchaser", "{company} meets at table {table} as purchaser"),
    Role.SUPPLIER: Phrase("row-table-supplier", "{company} meets at table {table} as supplier"),
}
ZONE_CLOSED = Phrase("row-zone-closed", "zone {zone} is closed {times}")
TABLE_CLOSED = Phrase("row-table-closed", "table {table} is not to be had {times}")
INTERPRETER_ABSENT = Phrase("row-interpreter-absent", "interpreter {name} is not available {times}")
GAP_SPREAD = Phrase("row-gap-spread", "the gap counts of any two companies that meet differ by at most {spread}")
