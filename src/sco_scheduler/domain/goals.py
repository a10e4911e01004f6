"""The catalogue of goals, which are optimised in lexicographic order, and the result of a goal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sense(StrEnum):
    """Whether a goal is maximised or minimised."""

    MOST = "most"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Goal:
    """A quantity of a schedule that is optimised, given the values reached for the goals before it.

    Its title and sentence are in the catalogues of texts.
    """

    name: str
    sense: Sense

    def better(self, a: int, b: int) -> bool:
        """Return whether one value of this goal is strictly better than another.

        Parameters
        ----------
        a
            The value that may be better.
        b
            The value it is compared with.
        """
        return a > b if self.sense is Sense.MOST else a < b

    def loss(self, value: int) -> int:
        """Convert a value to a minimisation objective: negated for a maximised goal. Its own inverse."""
        return -value if self.sense is Sense.MOST else value


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal's value in the schedule, the bound, and whether the value is proved optimal.

    ``bound`` is a bound of the goal, given the values of the goals before
    it; None if none is known. ``proved`` says that no better value exists, given those values.
    ``scope`` restricts bound and proof, if they do not hold for every schedule with those
    values: tables are assigned last, so the fewest table moves are proved for the given slots and people.
    ``older_musts`` is, for *musts* of a rerun, the number of pairs that are not counted, held or not: the published
    schedule did not hold them, and they are filled only where that moves nobody.
    """

    name: str
    value: int
    bound: int | None = None
    proved: bool = False
    seconds: float = 0.0
    scope: str = ""
    older_musts: int = 0

    @property
    def says_nothing(self) -> bool:
        """Whether the bound is only that there are never fewer than none, for a value that is far from it."""
        return self.bound == 0 and self.value > 0 and GOALS[self.name].sense is Sense.LEAST

    @property
    def proved_outright(self) -> bool:
        """Whether the value is proved for all schedules, not only within a scope."""
        return self.proved and not self.scope

    @property
    def outright_bound(self) -> int | None:
        """The bound for all schedules; None if it is known only within a scope."""
        return None if self.scope else self.bound


_ALL = (
    Goal("musts", Sense.MOST),
    Goal("kept", Sense.LEAST),
    Goal("slot_moves", Sense.LEAST),
    Goal("table_changes", Sense.LEAST),
    Goal("person_changes", Sense.LEAST),
    Goal("minimums", Sense.LEAST),
    Goal("value", Sense.MOST),
    Goal("balance", Sense.LEAST),
    Goal("lost_time", Sense.LEAST),
    Goal("gaps", Sense.LEAST),
    Goal("gaps_purchasers", Sense.LEAST),
    Goal("gaps_suppliers", Sense.LEAST),
    Goal("zone_moves", Sense.LEAST),
    Goal("table_moves", Sense.LEAST),
)

GOALS = {goal.name: goal for goal in _ALL}
"""Every goal by its name."""

FIRST_BUILD = ("musts", "minimums", "value", "balance", "lost_time", "table_moves")
"""The order of goals of a first build, if the Event sheet gives none."""

RERUN_ONLY = ("kept", "slot_moves", "table_changes", "person_changes")
"""Goals that compare with a published schedule; a rerun puts them after ``musts``."""


def rerun_order(order: tuple[str, ...], *, moves_allowed: bool = False) -> tuple[str, ...]:
    """Return the order of goals of a rerun, derived from that of a first build.

    The goals that keep the published schedule come right after ``musts``.

    Parameters
    ----------
    order
        The goals of the first build, most important first.
    moves_allowed
        Whether published meetings may move for value. The fewest moves then come right after ``value`` instead.
    """
    rest = tuple(name for name in order if name != "musts" and name not in RERUN_ONLY)
    if not moves_allowed:
        return ("musts", *RERUN_ONLY, *rest)
    cut = rest.index("value") + 1 if "value" in rest else 0
    return ("musts", "kept", *rest[:cut], *RERUN_ONLY[1:], *rest[cut:])
