"""What the terminal says of a build and of agendas, each phrase in the language of who reads it."""

from __future__ import annotations

from sco_scheduler.agendas.timetable import RowKind
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase

# How good a goal is

PROVED_OF = {
    "musts": Phrase("proved-musts", "no schedule holds more musts"),
    "kept": Phrase("proved-kept", "losing fewer is impossible"),
    "slot_moves": Phrase("proved-slot-moves", "moving fewer is impossible"),
    "table_changes": Phrase("proved-table-changes", "fewer is impossible"),
    "person_changes": Phrase("proved-person-changes", "fewer is impossible"),
    "minimums": Phrase("proved-minimums", "no schedule misses fewer"),
    "value": Phrase("proved-value", "no schedule has more value"),
    "balance": Phrase("proved-balance", "no schedule is more even"),
    "gaps": Phrase("proved-gaps", "no schedule has fewer gaps"),
    "gaps_purchasers": Phrase("proved-gaps-purchasers", "no schedule has fewer gaps"),
    "gaps_suppliers": Phrase("proved-gaps-suppliers", "no schedule has fewer gaps"),
    "zone_moves": Phrase("proved-zone-moves", "no schedule has fewer moves"),
    "table_moves": Phrase("proved-table-moves", "no schedule has fewer moves"),
}
PROVED_OF_ANY = Phrase("proved-any", "no schedule is better")
PROVED = Phrase("quality-proved", "proved: {why}")
GOOD_UNKNOWN = Phrase("quality-unknown", "good: how much better is possible is not known")
GOOD_NO_BETTER = Phrase("quality-no-better", "good: no better one is known to be possible")
GOOD_MORE = Phrase("quality-more", "good: at most {room:,} more {room:~is|are} possible")
GOOD_FEWER = Phrase("quality-fewer", "good: at most {room:,} fewer {room:~is|are} possible")
IN_SCOPE = Phrase("quality-scope", "{quality} ({scope})")
SCOPES = {"slots and people given": Phrase("scope-slots-and-people", "slots and people given")}
"""In what part only a bound holds, by the words of the engine."""
HOW_GOOD = Phrase("heading-how-good", "How good")
GOAL_BY_GOAL = Phrase("heading-goal-by-goal", "How good it is, goal by goal, each given the goals above it")
GOAL_LINE = Phrase("goal-line", "{goal}: {value:,}, {quality} ({seconds} s)")

# A run while it lasts

STAGE_BEGINS = Phrase("stage-begins", "{stage} ...")
STAGE_FOR = Phrase("stage-for", "{stage}, {seconds} s")
STAGE_LEFT = Phrase("stage-left", "{stage}, {seconds} s, {left} s left")
STANDING = Phrase("standing", "{stage}: {count}")
DONE_OF = Phrase("done-of", "{done:,} of {total:,} {what}")
DONE = Phrase("done-so-far", "{done:,} {what}")
GOAL_STANDING = Phrase("goal-standing", "{stage}: {goal}, {so_far}, {bound}")
WITH_NOTE = Phrase("with-note", "{standing}, {note}")
NONE_SO_FAR = Phrase("none-so-far", "none so far")
SO_FAR = Phrase("so-far", "{value:,} so far")
NO_BOUND = Phrase("no-bound", "no bound yet")
BOUND = Phrase("bound", "bound {bound:,}")
# Not "gap": in the words of this program that is a delegate's idle time.
BOUND_AWAY = Phrase("bound-away", "bound {bound:,}, {away:,} away")
NOTES = {
    "placing": Phrase("note-placing", "placing"),
    "filling": Phrase("note-filling", "filling"),
    "improving": Phrase("note-improving", "improving"),
    "bounding": Phrase("note-bounding", "bounding"),
}
"""What a solve does now, by the words of the engine."""
CTRL_C = Phrase("ctrl-c", "Ctrl-C stops and writes the best schedule so far.")
STOPPING = Phrase("stopping", "Stopping with the best schedule so far; Ctrl-C again gives up without writing.")
WILL_BE_WRITTEN = Phrase(
    "will-be-written", "The schedule is there and will be written; Ctrl-C again gives up without writing."
)

# The summary of a build

MEETINGS_OF = Phrase("meetings-of", "{event}: {count:meeting|meetings}")
ALL_PROVED = Phrase("all-goals-proved", "Every goal is proved, after {seconds} s of solving.")
SOLVED = Phrase("solved-in", "Solved in {seconds} s: {proved} of {count:goal|goals} proved.")
STOPPED = Phrase("stopped-after", "Stopped by you after {seconds} s: {proved} of {count:goal|goals} proved.")
PAIRS_MEET = Phrase(
    "pairs-meet",
    "{held:,} of {count:requested pair|requested pairs} {held:~meets|meet}; together they are worth {value:,}.",
)
NO_MUST = Phrase("no-must", "No meeting is marked must.")
THE_MUST = Phrase("the-must", "The must is held.")
ALL_MUSTS = Phrase("all-musts", "All {count:must|musts} are held.")
SOME_MUSTS = Phrase("some-musts", "{held:,} of {count:must|musts} are held. Not held:")
MUST_UNMET = Phrase("must-unmet", "{purchaser} with {supplier}: {why}")
NO_MINIMUM_MISSED = Phrase("no-minimum-missed", "No company stays below its minimum.")
MINIMUMS_MISSED = Phrase(
    "minimums-missed", "{count:company|companies} {count:~stays below its|stay below their} minimum:"
)
MINIMUM_MISSED = {
    Role.PURCHASER: Phrase("minimum-missed-purchaser", "{company} ({id}): {held} of {minimum} as a purchaser"),
    Role.SUPPLIER: Phrase("minimum-missed-supplier", "{company} ({id}): {held} of {minimum} as a supplier"),
}
MORE_IN_WORKBOOK = Phrase("more-in-workbook", "and {count} more, in the workbook")
GAPS = Phrase(
    "gaps-and-moves",
    "{gaps:gap|gaps} for purchasers, {others:,} for the others; {zones:move|moves} to another zone, "
    "{tables:,} to another table.",
)
WISHES_MET = Phrase("heading-wishes-met", "Wishes met")
OF_PURCHASERS = Phrase("heading-purchasers", "Purchasers")
OF_SUPPLIERS = Phrase("heading-suppliers", "Suppliers")
RANK = Phrase("rank", "rank {rank}")
RANK_AND_LATER = Phrase("rank-and-later", "rank {rank} and later")
NO_RANK = Phrase("no-rank", "without a rank")
ALL_RANKS = Phrase("all-ranks", "all")
MET = Phrase("wishes-met", "{met:,} of {asked:,}")
WITH_SHARE = Phrase("wishes-share", "{met}, {share}%")
OCCUPANCY = Phrase("heading-occupancy", "Occupancy of the zones, in % of the open tables")
WRITTEN_TO = Phrase("written-to", "Written to {path}")
FURTHER_WORKBOOKS = Phrase("further-workbooks", "with {count:further workbook|further workbooks} of agendas beside it")
KEPT_IN = Phrase("kept-in", "The workbook that was there is kept in {folder}")

# A rerun

UNCHANGED = Phrase("unchanged", "Nothing has changed since {source}: nothing is solved or written.")
STAND = Phrase(
    "meetings-stand",
    "Its {count:meeting|meetings} stand. To look for a better schedule, give --allow-moves N or --rearrange; "
    "to forget this one, --fresh.",
)
KEPT_TO = Phrase("kept-to", "Kept to {source}, with {count:meeting|meetings}.")
MORE_CHANGES = Phrase("more-changes", "And {count} more, on the sheet Changes.")
NO_CHANGE = Phrase("no-change", "No meeting has changed.")
PRICES = Phrase("heading-prices", "What further moves would gain")
FURTHER_MOVES = Phrase("heading-further-moves", "Further moves")
MEETINGS_MOVED = Phrase("heading-meetings-moved", "Meetings moved")
MISSING = Phrase("heading-missing", "Missing to the minimums")
GAIN = Phrase("heading-gain", "Gain")
NO_MOVES = Phrase("no-moves", "none")
UP_TO = Phrase("up-to", "up to {moves}")
OR_BETTER = Phrase("or-better", "{value:,} or better")
EXACTLY = Phrase("exactly", "{value:,}")
NEARER = Phrase("nearer", "Up to {moves}: nearer to their minimum are {companies}.")
PRICE_LINE = Phrase("price-line", "{moves}: {moved} moved, {missing} missing to the minimums, value {value}")
GAINED = Phrase("gained", "{price} ({gain})")

# Changes

CHANGE = Phrase("heading-change", "Change")
WITH = Phrase("heading-with", "With")
MEETING = Phrase("heading-meeting", "Meeting")
BEFORE = Phrase("heading-before", "Before")
NOW = Phrase("heading-now", "Now")
OF_COMPANY = Phrase("changes-of-company", "{id}  {company}: {tally}")
NOBODY_CHANGED = Phrase("no-agenda-changed", "No company's agenda has changed since {since}.")
AGENDAS_CHANGED = Phrase(
    "agendas-changed", "{count:company has an agenda|companies have an agenda} that changed since {since}"
)
ANY_TIME = Phrase("any-time", "any time")
NO_CONTACT = Phrase("no-contact", "no contact is registered")
INTERPRETERS_CHANGED = Phrase("interpreters-changed", "Interpreters with a changed agenda: {names}.")

# An agenda

MEETINGS = Phrase("count-meetings", "{count:meeting|meetings}")
PERSON = Phrase("person-meetings", "{person}: {meetings}")
TIME = Phrase("heading-time", "Time")
TABLE = Phrase("heading-table", "Table")
MEETS = Phrase("heading-meets", "Meets")
INTERPRETER = Phrase("heading-interpreter", "Interpreter")
ROW_KINDS = {
    RowKind.FREE: Phrase("row-free", "free"),
    RowKind.AWAY: Phrase("row-away", "away"),
    RowKind.BREAK: Phrase("row-break", "break"),
}
AT_PLACE = Phrase("at-place", "zone {zone}, table {table}")
WITH_INTERPRETER = Phrase("with-interpreter", "interpreter: {name}")
