"""What the screen of the desk says, and its keys with what it says of them."""

from __future__ import annotations

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingStatus

SEARCH = Phrase("desk-ui-search")
READING = Phrase("desk-ui-reading")
READY = Phrase("desk-ui-ready")
WORKING = Phrase("desk-ui-working")
SAVING = Phrase("desk-ui-saving")
WILL_BE_LOST = Phrase("desk-ui-will-be-lost")
WRITTEN = Phrase("desk-ui-written")
NOT_WRITTEN = Phrase("desk-ui-not-written")
LEAVE_UNWRITTEN = Phrase("desk-ui-leave-unwritten")
WERE_LOST = Phrase("desk-ui-were-lost")
GIVING_UP = Phrase("desk-ui-giving-up")
NOTHING_DONE = Phrase("desk-ui-nothing-done")
CHANGED_ELSEWHERE = Phrase("desk-ui-changed")
CHANGED_BY = Phrase("desk-ui-changed-by")
BROKEN = Phrase("desk-ui-broken")
ID = Phrase("desk-ui-id")
WHO = Phrase("desk-ui-who")
STATE = Phrase("desk-ui-state")
NUMBER = Phrase("desk-ui-number")
TIME = Phrase("desk-ui-time")
TIME_OR_ANY = Phrase("desk-ui-time-or-any")
TABLE = Phrase("desk-ui-table")
TABLE_OR_ANY = Phrase("desk-ui-table-or-any")
WITH = Phrase("desk-ui-with")
DELEGATE = Phrase("desk-ui-delegate")
INTERPRETER = Phrase("desk-ui-interpreter")
IS_LATE = Phrase("desk-ui-is-late")
IS_AWAY = Phrase("desk-ui-is-away")
IS_INTERPRETER = Phrase("desk-ui-is-interpreter")
FROM = Phrase("desk-ui-from")
UNTIL = Phrase("desk-ui-until")
TOP = Phrase("desk-ui-top")
TOP_LATE = Phrase("desk-ui-top-late")
WHICH_PERSON = Phrase("desk-ui-which")
ALL_OF_THEM = Phrase("desk-ui-all")
AWAY_WHEN = Phrase("desk-ui-away-when")
MOVE_WHERE = Phrase("desk-ui-move")
SWAP_WITH = Phrase("desk-ui-swap")
OUTCOME_OF = Phrase("desk-ui-outcome-of")
OUTCOME = Phrase("desk-ui-outcome")
AMOUNT = Phrase("desk-ui-amount")
CURRENCY = Phrase("desk-ui-currency")
RATING = Phrase("desk-ui-rating")
NOTES = Phrase("desk-ui-notes")
FREE_WHEN = Phrase("desk-ui-free-when")
FREE_AT = Phrase("desk-ui-free-at")
FREE_ANY = Phrase("desk-ui-free-any")
NEEDS_OTHERS = Phrase("desk-ui-needs-others")
NO_MEETING = Phrase("desk-ui-no-meeting")
NOBODY_FOUND = Phrase("desk-ui-nobody-found")
NOBODY_FREE = Phrase("desk-ui-nobody-free")
BOOK_WHOM = Phrase("desk-ui-book")
WALK_IN = Phrase("desk-ui-walk-in")
NAME = Phrase("desk-ui-name")
ROLE = Phrase("desk-ui-role")
ZONE = Phrase("desk-ui-zone")
LANGUAGES = Phrase("desk-ui-languages")
PHONE = Phrase("desk-ui-phone")
PERSON = Phrase("desk-ui-person")
WISH = Phrase("desk-ui-wish")
TO_BE_TOLD = Phrase("desk-ui-to-be-told")
NOBODY_WAITS = Phrase("desk-ui-nobody-waits")
CLOSE_WHICH = Phrase("desk-ui-close")
INTERPRETER_AWAY = Phrase("desk-ui-interpreter-away")
IS_BACK = Phrase("desk-ui-is-back")
ANOTHER_ABSENCE = Phrase("desk-ui-another-absence")
CLOSED_TABLES = Phrase("desk-ui-closed-tables")
OPEN_AGAIN = Phrase("desk-ui-open-again")
CLOSE_ANOTHER = Phrase("desk-ui-close-another")
NOBODY_TO_SWAP = Phrase("desk-ui-nobody-to-swap")
WHICH_COMPANY = Phrase("desk-ui-which-company")
NOTHING_TO_PRINT = Phrase("desk-ui-nothing-to-print")
PRINTED = Phrase("desk-ui-printed")
NOT_PRINTED = Phrase("desk-ui-not-printed")
NO_OUTCOME = Phrase("desk-ui-no-outcome")
NO_NUMBER = Phrase("desk-ui-no-number")
NO_RATING = Phrase("desk-ui-no-rating")
NO_TIME = Phrase("desk-ui-no-time")
NO_ROLE = Phrase("desk-ui-no-role")
NO_LANGUAGE = Phrase("desk-ui-no-language")
NO_TABLE = Phrase("desk-ui-no-table")
TABLE_ELSEWHERE = Phrase("desk-ui-table-elsewhere")
NOBODY_CALLED = Phrase("desk-ui-nobody-called")
NOBODY_CALLED_IN = {
    Role.PURCHASER: Phrase("desk-ui-no-purchaser-called"),
    Role.SUPPLIER: Phrase("desk-ui-no-supplier-called"),
    None: NOBODY_CALLED,
}
NOBODY_CALLED_NEAR = Phrase("desk-ui-nobody-called-near")
DISTURBS = Phrase("desk-ui-disturbs")
CHEAPEST = Phrase("desk-ui-cheapest")
BEST_FOUND = Phrase("desk-ui-best-found")
ARRIVED_ALONE = Phrase("desk-ui-arrived-alone")
YES_OR_NO = Phrase("desk-ui-yes-or-no")
WAS_HELD = Phrase("desk-ui-was-held")
WAS_NOT_HELD = Phrase("desk-ui-was-not-held")
KEY_SEARCH = Phrase("desk-key-search")
KEY_ARRIVED = Phrase("desk-key-arrived")
KEY_NO_SHOW = Phrase("desk-key-no-show")
KEY_LEAVES = Phrase("desk-key-leaves")
KEY_HELD = Phrase("desk-key-held")
KEY_NOT_HELD = Phrase("desk-key-not-held")
KEY_OUTCOME = Phrase("desk-key-outcome")
KEY_MOVE = Phrase("desk-key-move")
KEY_CANCEL = Phrase("desk-key-cancel")
KEY_SWAP = Phrase("desk-key-swap")
KEY_FREE = Phrase("desk-key-free")
KEY_BOOK = Phrase("desk-key-book")
KEY_PRINT = Phrase("desk-key-print")
KEY_PRINT_CHANGED = Phrase("desk-key-print-changed")
KEY_WALK_IN = Phrase("desk-key-walk-in")
KEY_TOLD = Phrase("desk-key-told")
KEY_CLOSE_TABLE = Phrase("desk-key-close-table")
KEY_UNDO = Phrase("desk-key-undo")
KEY_QUIT = Phrase("desk-key-quit")

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
    ("escape", "search_again", KEY_SEARCH),
    ("a", "arrived", KEY_ARRIVED),
    ("n", "no_show", KEY_NO_SHOW),
    ("l", "leaves", KEY_LEAVES),
    ("h", "held", KEY_HELD),
    ("x", "not_held", KEY_NOT_HELD),
    ("o", "outcome", KEY_OUTCOME),
    ("m", "move", KEY_MOVE),
    ("c", "cancel", KEY_CANCEL),
    ("s", "swap", KEY_SWAP),
    ("f", "free", KEY_FREE),
    ("b", "book", KEY_BOOK),
    ("p", "print", KEY_PRINT),
    ("f2", "walk_in", KEY_WALK_IN),
    ("f3", "told", KEY_TOLD),
    ("f4", "close_table", KEY_CLOSE_TABLE),
    ("f5", "print_changed", KEY_PRINT_CHANGED),
    ("f8", "undo", KEY_UNDO),
    ("f10", "leave", KEY_QUIT),
)
"""The keys, what they do, and what the last line says of them. Letters are commands beside an agenda only."""
