"""Phrases of the terminal's output about builds and agendas."""

from __future__ import annotations

from sco_scheduler.agendas.delegates import RowKind
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

# How good a goal is

PROVED_OF = {
    "musts": Phrase("proved-musts"),
    "kept": Phrase("proved-kept"),
    "slot_moves": Phrase("proved-slot-moves"),
    "table_changes": Phrase("proved-table-changes"),
    "person_changes": Phrase("proved-person-changes"),
    "minimums": Phrase("proved-minimums"),
    "value": Phrase("proved-value"),
    "balance": Phrase("proved-balance"),
    "gaps": Phrase("proved-gaps"),
    "gaps_purchasers": Phrase("proved-gaps-purchasers"),
    "gaps_suppliers": Phrase("proved-gaps-suppliers"),
    "lost_time": Phrase("proved-lost-time"),
    "zone_moves": Phrase("proved-zone-moves"),
    "table_moves": Phrase("proved-table-moves"),
}
PROVED_OF_ANY = Phrase("proved-any")
PROVED = Phrase("quality-proved")
GOOD_UNKNOWN = Phrase("quality-unknown")
GOOD_NO_BETTER = Phrase("quality-no-better")
GOOD_MORE = Phrase("quality-more")
GOOD_FEWER = Phrase("quality-fewer")
IN_SCOPE = Phrase("quality-scope")
"""In what part only a bound holds, by the words of the engine."""
HOW_GOOD = Phrase("heading-how-good")
GOAL_BY_GOAL = Phrase("heading-goal-by-goal")
GOAL_LINE = Phrase("goal-line")

# A run while it lasts

STAGE_BEGINS = Phrase("stage-begins")
STAGE_FOR = Phrase("stage-for")
STAGE_LEFT = Phrase("stage-left")
STANDING = Phrase("standing")
DONE_OF = Phrase("done-of")
DONE = Phrase("done-so-far")
GOAL_STANDING = Phrase("goal-standing")
WITH_NOTE = Phrase("with-note")
NONE_SO_FAR = Phrase("none-so-far")
SO_FAR = Phrase("so-far")
NO_BOUND = Phrase("no-bound")
BOUND = Phrase("bound")
# Not "gap": in the words of this program that is a delegate's idle time.
BOUND_AWAY = Phrase("bound-away")
NOTES = {"compiling": Phrase("note-compiling")}
"""What a solve does now, by the words of the engine."""
CTRL_C = Phrase("ctrl-c")
STOPPING = Phrase("stopping")
WILL_BE_WRITTEN = Phrase("will-be-written")

NO_MEETING_SINCE = Phrase("agenda-none-since")

# The summary of a build

MEETINGS_OF = Phrase("meetings-of")
ALL_PROVED = Phrase("all-goals-proved")
SOLVED = Phrase("solved-in")
STOPPED = Phrase("stopped-after")
PAIRS_MEET = Phrase("pairs-meet")
NO_MUST = Phrase("no-must")
THE_MUST = Phrase("the-must")
ALL_MUSTS = Phrase("all-musts")
SOME_MUSTS = Phrase("some-musts")
MUSTS_REFUSED = Phrase("musts-refused")
MUST_UNMET = Phrase("must-unmet")
NO_MINIMUM_MISSED = Phrase("no-minimum-missed")
MINIMUMS_MISSED = Phrase("minimums-missed")
MINIMUM_MISSED = {Role.PURCHASER: Phrase("minimum-missed-purchaser"), Role.SUPPLIER: Phrase("minimum-missed-supplier")}
MORE_IN_WORKBOOK = Phrase("more-in-workbook")
LOST_TIME = Phrase("lost-time")
GAPS = Phrase("gaps-and-moves")
WISHES_MET = Phrase("heading-wishes-met")
OF_PURCHASERS = Phrase("heading-purchasers")
OF_SUPPLIERS = Phrase("heading-suppliers")
RANK = Phrase("rank")
RANK_AND_LATER = Phrase("rank-and-later")
NO_RANK = Phrase("no-rank")
ALL_RANKS = Phrase("all-ranks")
MET = Phrase("wishes-met")
WITH_SHARE = Phrase("wishes-share")
OCCUPANCY = Phrase("heading-occupancy")
WRITTEN_TO = Phrase("written-to")
FURTHER_WORKBOOKS = Phrase("further-workbooks")
KEPT_IN = Phrase("kept-in")

# A rerun

UNCHANGED = Phrase("unchanged")
STAND = Phrase("meetings-stand")
KEPT_TO = Phrase("kept-to")
MORE_CHANGES = Phrase("more-changes")
NO_CHANGE = Phrase("no-change")
PRICES = Phrase("heading-prices")
FURTHER_MOVES = Phrase("heading-further-moves")
MEETINGS_MOVED = Phrase("heading-meetings-moved")
MISSING = Phrase("heading-missing")
GAIN = Phrase("heading-gain")
NO_MOVES = Phrase("no-moves")
UP_TO = Phrase("up-to")
OR_BETTER = Phrase("or-better")
EXACTLY = Phrase("exactly")
NEARER = Phrase("nearer")
PRICE_LINE = Phrase("price-line")
GAINED = Phrase("gained")

# Changes

CHANGE = Phrase("heading-change")
WITH = Phrase("heading-with")
MEETING = Phrase("heading-meeting")
BEFORE = Phrase("heading-before")
NOW = Phrase("heading-now")
OF_COMPANY = Phrase("changes-of-company")
NOBODY_CHANGED = Phrase("no-agenda-changed")
AGENDAS_CHANGED = Phrase("agendas-changed")
ANY_TIME = Phrase("any-time")
NO_CONTACT = Phrase("no-contact")
INTERPRETERS_CHANGED = Phrase("interpreters-changed")

# An agenda

MEETINGS = Phrase("count-meetings")
PERSON = Phrase("person-meetings")
TIME = Phrase("heading-time")
TABLE = Phrase("heading-table")
MEETS = Phrase("heading-meets")
INTERPRETER = Phrase("heading-interpreter")
ROW_KINDS = {RowKind.FREE: Phrase("row-free"), RowKind.AWAY: Phrase("row-away"), RowKind.BREAK: Phrase("row-break")}
AT_PLACE = Phrase("at-place")
WITH_INTERPRETER = Phrase("with-interpreter")

# Trade-offs

TRADE_OFF_LINE = Phrase("trade-off-line")
TRADE_OFF_SAME = Phrase("trade-off-same")
TRADE_OFF_BEATEN = Phrase("trade-off-beaten")
TRADE_OFF_MEETINGS = Phrase("trade-off-meetings")
