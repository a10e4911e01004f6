"""Phrases for what the rows of a conflict ask for."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

MEETS_AT = Phrase("row-meets-at")
MEETS_ANY_TIME = Phrase("row-meets-any-time")
AT_TABLE = Phrase("row-at-table")
WITH_INTERPRETER = Phrase("row-with-interpreter")
LOCKED = Phrase("row-locked")
REFUSES = Phrase("row-refuses")
WISHES = Phrase("row-wishes")
IN_SESSION = Phrase("row-in-session")
WITH_DELEGATE = Phrase("row-with-delegate")
AFTER = Phrase("row-after")
CANCELLED = Phrase("row-cancelled")
ABSENT = Phrase("row-absent")
MAXIMUM = {Role.PURCHASER: Phrase("row-maximum-purchaser"), Role.SUPPLIER: Phrase("row-maximum-supplier")}
TABLE = {Role.PURCHASER: Phrase("row-table-purchaser"), Role.SUPPLIER: Phrase("row-table-supplier")}
ZONE_CLOSED = Phrase("row-zone-closed")
TABLE_CLOSED = Phrase("row-table-closed")
INTERPRETER_ABSENT = Phrase("row-interpreter-absent")
SPEAKS = Phrase("row-speaks")
GAP_SPREAD = Phrase("row-gap-spread")
