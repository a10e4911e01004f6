"""The catalogue of goals: what a schedule is optimised for, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sense(StrEnum):
    """Whether a goal's value is wanted as large or as small as can be."""

    MOST = "most"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Goal:
    """A quantity of a schedule that is optimised, given the values reached for the goals before it."""

    name: str
    title: str
    sense: Sense
    sentence: str

    def better(self, a: int, b: int) -> bool:
        """Whether value ``a`` is strictly better than ``b``."""
        return a > b if self.sense is Sense.MOST else a < b

    def loss(self, value: int) -> int:
        """What is wanted small: the value, with the sign changed where it is wanted large. Its own inverse."""
        return -value if self.sense is Sense.MOST else value


_ALL = (
    Goal("musts", "Musts held", Sense.MOST, "Pairs held that a side marked must."),
    Goal("kept", "Published meetings lost", Sense.LEAST, "Published meetings that are no longer held."),
    Goal("slot_moves", "Meetings moved", Sense.LEAST, "Published meetings whose time changed."),
    Goal("table_changes", "Tables changed", Sense.LEAST, "Published meetings at their time but at another table."),
    Goal(
        "person_changes",
        "People changed",
        Sense.LEAST,
        "Published meetings where only a delegate or the interpreter changed.",
    ),
    Goal(
        "minimums", "Missing to the minimums", Sense.LEAST, "Meetings missing to the minimum, over companies and roles."
    ),
    Goal("value", "Value of the meetings", Sense.MOST, "The sum of the values of the meetings held."),
    Goal(
        "balance", "Balance between suppliers", Sense.LEAST, "The sum of the squares of the suppliers' meeting counts."
    ),
    Goal("gaps", "Gaps", Sense.LEAST, "Idle runs between two meetings of a delegate on one day."),
    Goal(
        "gaps_purchasers",
        "Gaps of purchasers",
        Sense.LEAST,
        "Gaps of the delegates of companies on the Purchasers sheet.",
    ),
    Goal("gaps_suppliers", "Gaps of suppliers", Sense.LEAST, "Gaps of the delegates of all other companies."),
    Goal("zone_moves", "Zone moves", Sense.LEAST, "Consecutive meetings of a delegate on one day in different zones."),
    Goal(
        "table_moves",
        "Table moves",
        Sense.LEAST,
        "Consecutive meetings of a seated delegate in one zone at different tables.",
    ),
)

GOALS = {goal.name: goal for goal in _ALL}
"""Every goal by its name."""

FIRST_BUILD = (
    "musts",
    "minimums",
    "value",
    "balance",
    "gaps_purchasers",
    "gaps_suppliers",
    "zone_moves",
    "table_moves",
)
"""The order of goals of a first build, where the Event sheet gives none."""

RERUN_ONLY = ("kept", "slot_moves", "table_changes", "person_changes")
"""Goals that compare with a published schedule; a rerun puts them after ``musts``."""


def rerun_order(order: tuple[str, ...], *, moves_allowed: bool = False) -> tuple[str, ...]:
    """The order of goals of a rerun, from that of a first build: keeping comes right after musts.

    Where the organizer allows published meetings to move for value, moving as few as can be comes
    right after value instead.
    """
    rest = tuple(name for name in order if name != "musts" and name not in RERUN_ONLY)
    if not moves_allowed:
        return ("musts", *RERUN_ONLY, *rest)
    cut = rest.index("value") + 1 if "value" in rest else 0
    return ("musts", "kept", *rest[:cut], *RERUN_ONLY[1:], *rest[cut:])
