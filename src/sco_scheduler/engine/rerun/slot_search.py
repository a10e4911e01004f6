"""Large-neighbourhood search over slots: a better placement where the whole problem is too much for one solve.

Where a session is cancelled, dozens of published meetings need another place at once, and a solve of everything
finds hardly any of them in its time. With all meetings outside a few slots fixed where they are, what is left is
solved and proved in a tenth of a second, and each such solve starts from the best placement so far. So the
search is a series of them: in each, the meetings of some slots may change slots among themselves, lost ones may come
in, and more slots are open the easier the last solve was. It proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.params import RerunParams
from sco_scheduler.engine.problem import NONE, Item, Placement, Problem
from sco_scheduler.engine.rerun.fixing import open_slots
from sco_scheduler.engine.search.lexicographic import SolveResult

Solve = Callable[[Problem, Placement, Budget], SolveResult]
"""Solves a restricted problem, starting from a placement of it."""


class SlotSearch:
    """The search, with the number of slots that the next solve opens.

    Parameters
    ----------
    problem
        The problem, with published places.
    solve
        Minimises the goals of the search.
    key
        The values of these goals, less being better.
    """

    def __init__(
        self,
        problem: Problem,
        solve: Solve,
        key: Callable[[Placement], tuple[int, ...]],
        params: RerunParams,
        seed: int,
    ) -> None:
        self._problem = problem
        self._solve = solve
        self._key = key
        self._params = params
        self._rng = Random(seed)
        self._open = float(params.slots_open)

    def run(self, best: Placement, budget: Budget, settled: Callable[[Placement], bool]) -> Placement:
        """Improve a placement until nothing helps any more, or time runs out.

        Parameters
        ----------
        best
            A placement that keeps every rule.
        settled
            Whether a placement cannot be improved.

        Returns
        -------
        Placement
            The best placement found; maybe another one where none is better.
        """
        params, in_vain = self._params, 0
        while in_vain < params.slots_in_vain and not budget.expired(params.least_left) and not settled(best):
            slots = self._slots(best)
            if not slots:
                break
            part = open_slots(self._problem, best, slots)
            reached = self._solve(part, best, budget.within(params.slots_seconds))
            budget.spend(params.slots_work)
            wider = params.slots_wider if reached.proved else -params.slots_narrower
            self._open = min(float(len(self._problem.slots)), max(2.0, self._open + wider))
            in_vain += 1
            if reached.placement is not None and self._key(reached.placement) <= self._key(best):
                in_vain = 0 if self._key(reached.placement) < self._key(best) else in_vain
                best = reached.placement  # one as good leads elsewhere
            if len(slots) == len(self._problem.slots) and reached.proved:
                break
        return best

    def _slots(self, best: Placement) -> frozenset[int]:
        """Slots to open: some of a meeting that is lost or moved, chosen at random, and others at random."""
        near = [slots for item in self._problem.items if (slots := _astray(item, best))]
        if not near:
            return frozenset()
        found = set(self._rng.choice(near))
        if len(found) > 2:
            found = set(self._rng.sample(sorted(found), 2))
        others = [t for t in range(len(self._problem.slots)) if t not in found]
        self._rng.shuffle(others)
        return frozenset([*found, *others[: max(0, int(self._open) - len(found))]])


def _astray(item: Item, best: Placement) -> set[int]:
    """The slots that may bring a meeting back: any for one that is lost, both of one that is moved; else none."""
    choice, place = best.taken.get(item.index), item.published
    if item.history or not (item.counts_as_kept or item.must or item.mandatory):
        return set()
    if choice is None:
        return {slot for mode in item.modes for slot in mode.slots}
    if place is None or not item.counts_as_kept or place.slot in {NONE, choice.slot}:
        return set()
    return {place.slot, choice.slot}
