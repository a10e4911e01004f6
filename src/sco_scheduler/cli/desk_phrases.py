"""The texts of the desk's screen, and its keys with their descriptions."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingStatus

SAVING = Phrase("desk-ui-saving")
STATE = Phrase("desk-ui-state")
TIME = Phrase("desk-ui-time")
TABLE = Phrase("desk-ui-table")
WITH = Phrase("desk-ui-with")
NOTES = Phrase("desk-ui-notes")
NO_TABLE = Phrase("desk-ui-no-table")
YES_OR_NO = Phrase("desk-ui-yes-or-no")
ENDED_LOST = Phrase("desk-ui-ended-lost")
ENDED_SAVED = Phrase("desk-ui-ended-saved")
BROKEN = Phrase("desk-ui-broken")
BROKEN_TOLD = 3
"""The largest number of broken rules that are told, each in full."""

PRESENCE = {
    Presence.EXPECTED: Phrase("desk-presence-expected"),
    Presence.ARRIVED: Phrase("desk-presence-arrived"),
    Presence.NO_SHOW: Phrase("desk-presence-no-show"),
    Presence.LEFT: Phrase("desk-presence-left"),
}

STATUS = {
    MeetingStatus.CANCELLED: Phrase("desk-status-cancelled"),
    MeetingStatus.NO_SHOW: Phrase("desk-status-no-show"),
}

KEYS = (
    ("escape", "search_again", Phrase("desk-key-search")),
    ("a", "arrived", Phrase("desk-key-arrived")),
    ("n", "no_show", Phrase("desk-key-no-show")),
    ("l", "leaves", Phrase("desk-key-leaves")),
    ("h", "held", Phrase("desk-key-held")),
    ("x", "not_held", Phrase("desk-key-not-held")),
    ("o", "outcome", Phrase("desk-key-outcome")),
    ("m", "move", Phrase("desk-key-move")),
    ("c", "cancel", Phrase("desk-key-cancel")),
    ("s", "swap", Phrase("desk-key-swap")),
    ("f", "free", Phrase("desk-key-free")),
    ("b", "book", Phrase("desk-key-book")),
    ("p", "print", Phrase("desk-key-print")),
    ("f2", "walk_in", Phrase("desk-key-walk-in")),
    ("f3", "told", Phrase("desk-key-told")),
    ("f4", "close_table", Phrase("desk-key-close-table")),
    ("f5", "print_changed", Phrase("desk-key-print-changed")),
    ("f8", "undo", Phrase("desk-key-undo")),
    ("f10", "leave", Phrase("desk-key-quit")),
)
"""The keys, their actions, and their descriptions in the last line. Letters are commands only in an agenda."""
