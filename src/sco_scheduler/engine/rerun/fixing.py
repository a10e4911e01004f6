"""Variable fixing for reruns, and minimisation by reduced-cost variable fixing.

Items and modes keep their numbers in every restricted problem, so that placements remain valid.

The linear relaxation of a rerun is nearly integral: most published meetings cost nothing at their places, and its
bound is mostly the optimum. A choice whose reduced cost exceeds the difference between that bound and a cutoff is in
no schedule within the cutoff, so that few choices remain. If no schedule is within the cutoff, it is
raised: to the value that was found, or step by step until something is found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    without,
)
from sco_scheduler.engine.model.variables import Variables
from sco_scheduler.engine.params import RerunParams
from sco_scheduler.engine.problem import NONE, Choice, Item, Mode, Placement, Problem
from sco_scheduler.engine.rerun.affected import AffectedMeetings
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SearchStrategy, SolveResult, WeightedGoals
from sco_scheduler.engine.search.model_relaxation import TOLERANCE, LpResult

METHOD = Method(
    title="Variable fixing of reruns",
    purpose="Leaves out choices that no schedule as good has: by reduced costs, and by what certain meetings take.",
    when="Reruns, before each solve.",
    honours=(
        *without(BASIC_RULES, "company_maximum"),
        *without(FURTHER_RULES, "walking_time", "pins_and_wishes", "gap_spread"),
        *SELECTION_GOALS,
        *TIMING_GOALS,
        *RERUN_GOALS,
    ),
    relaxes=("walking_time", "company_maximum", "pins_and_wishes", "gap_spread"),
    not_concerned=TABLE_GOALS,
)
"""What this method does with each rule and goal."""


def few_choices_open(problem: Problem, params: RerunParams) -> bool:
    """Whether so few choices are open that the remaining goals can be solved together, in a solve or two.

    Parameters
    ----------
    problem
        The restricted problem.
    params
        The limits.
    """
    return problem.open_size <= params.few_choices and problem.size <= params.quickly_stated


def fix_published(affected: AffectedMeetings) -> Problem:
    """Fix the published meetings in their slots: the problem of dropping the fewest without moves.

    Unaffected published meetings are mandatory in their slot, affected ones may be dropped, and choices
    that conflict with mandatory meetings are removed.
    """
    items = [_in_place(item, affected) for item in affected.problem.items]
    return replace(affected.problem, items=_pruned(affected.problem, items))


def _in_place(item: Item, affected: AffectedMeetings) -> Item:
    base = affected.base.get(item.index)
    if item.history or (base is None and not item.counts_as_kept):
        return item
    slot = NONE if base is None else base.slot
    certain = base is not None and item.index not in affected.found
    return replace(item, modes=_at(item, slot), mandatory=item.mandatory or certain)


def restrict_to_neighbourhood(affected: AffectedMeetings) -> Problem:
    """Restrict the problem to a neighbourhood: meetings that block one move are open, all others are fixed.

    It need not contain a best schedule, but mostly does, and is small in the largest events too.
    """
    items = [
        item if item.index in affected.near or item.index not in affected.base else _in_place(item, affected)
        for item in affected.problem.items
    ]
    return replace(affected.problem, items=_pruned(affected.problem, items))


def _at(item: Item, slot: int) -> tuple[Mode, ...]:
    return tuple(mode._replace(slots=(slot,) if slot in mode.slots else ()) for mode in item.modes)


def fix_by_reduced_costs(problem: Problem, variables: Variables, relaxed: LpResult, limit: int) -> Problem:
    """Fix variables by reduced costs: the problem restricted to schedules whose weighted sum is within a limit.

    A choice is removed if its reduced cost exceeds the difference between limit and bound; a meeting becomes
    mandatory if not holding it does.

    Parameters
    ----------
    variables
        The variables of the relaxed model.
    relaxed
        Its relaxation, with reduced costs.
    limit
        The largest weighted sum of interest.

    Returns
    -------
    Problem
        The restricted problem; the problem itself if nothing can be fixed.
    """
    items = list(problem.items)
    changed = False
    for i, choices in enumerate(variables.by_item):
        if not choices or items[i].history:
            continue
        costs = relaxed.costs[[variables.x[choice].index for choice in choices]]
        without = np.maximum(0.0, -costs)  # increase of the bound if the choice is not taken
        taking = relaxed.bound + np.maximum(0.0, costs) + without.sum() - without
        possible = {choice for choice, bound in zip(choices, taking, strict=True) if bound <= limit + TOLERANCE}
        mandatory = items[i].mandatory or bool(relaxed.bound + without.sum() > limit + TOLERANCE)
        if len(possible) < len(choices) or mandatory != items[i].mandatory:
            changed = True
            items[i] = replace(items[i], modes=_only(items[i], possible), mandatory=mandatory)
    return replace(problem, items=_pruned(problem, items)) if changed else problem


def _only(item: Item, possible: set[Choice]) -> tuple[Mode, ...]:
    return tuple(
        mode._replace(slots=tuple(slot for slot in mode.slots if Choice(item.index, m, slot) in possible))
        for m, mode in enumerate(item.modes)
    )


def _pruned(problem: Problem, items: list[Item]) -> list[Item]:
    """All items, without the choices that conflict with certain meetings."""
    taken = _Taken(problem, items)
    return [item if item.index in taken.certain or item.history else taken.pruned(item) for item in items]


def _certain(items: list[Item]) -> Iterator[tuple[int, int]]:
    """The mandatory items with a single possible slot, and that slot."""
    for item in items:
        slots = {slot for mode in item.modes for slot in mode.slots}
        if item.mandatory and len(slots) == 1:
            yield item.index, slots.pop()


class _Taken:
    """The delegates, tables and interpreters that certain meetings use, slot by slot."""

    def __init__(self, problem: Problem, items: list[Item]) -> None:
        self._problem = problem
        self.certain = dict(_certain(items))
        self._busy: set[tuple[int, int]] = set()
        self._fixed_tables: set[tuple[int, int, int]] = set()
        self._held: Counter[tuple[int, int]] = Counter()
        self._served: dict[int, list[set[int]]] = defaultdict(list)
        self._interpreters_left: dict[tuple[int, int, int], bool] = {}
        for i, slot in self.certain.items():
            item = items[i]
            modes = [mode for mode in item.modes if slot in mode.slots]
            people = [{mode.purchaser_delegate, mode.supplier_delegate} for mode in modes]
            self._busy.update((delegate, slot) for delegate in set.intersection(*people))
            if not item.history:
                self._held[item.zone, slot] += 1
                if item.table >= 0:
                    self._fixed_tables.add((item.zone, item.table, slot))
            if all(mode.need != NONE for mode in modes):
                able = {g for mode in modes for g in problem.serves[mode.need][item.zone]}
                self._served[slot].append({g for g in able if slot in problem.classes[g].slots})

    def pruned(self, item: Item) -> Item:
        """The item with its remaining choices."""
        modes = tuple(
            mode._replace(slots=tuple(slot for slot in mode.slots if self._possible(item, mode, slot)))
            for mode in item.modes
        )
        return replace(item, modes=modes)

    def _possible(self, item: Item, mode: Mode, slot: int) -> bool:
        if (mode.purchaser_delegate, slot) in self._busy or (mode.supplier_delegate, slot) in self._busy:
            return False
        if self._held[item.zone, slot] >= self._problem.capacity[item.zone][slot]:
            return False
        if item.table >= 0 and (item.zone, item.table, slot) in self._fixed_tables:
            return False
        if mode.need == NONE:
            return True
        where = mode.need, item.zone, slot
        if where not in self._interpreters_left:
            self._interpreters_left[where] = self._has_free_interpreter(*where)
        return self._interpreters_left[where]

    def _has_free_interpreter(self, need: int, zone: int, slot: int) -> bool:
        classes = self._problem.classes
        able = {g for g in self._problem.serves[need][zone] if slot in classes[g].slots}
        taken = sum(own <= able for own in self._served[slot])
        return taken < sum(len(classes[g].members) for g in able)


def without_moves(problem: Problem) -> Problem:
    """The problem restricted to schedules without moves: each kept meeting is at its slot, or not held.

    Modes keep their numbers, so that placements remain valid.
    """
    items = []
    for item in problem.items:
        place = item.published
        if place is not None and item.counts_as_kept:
            here = tuple(mode._replace(slots=tuple(t for t in mode.slots if t == place.slot)) for mode in item.modes)
            items.append(replace(item, modes=here))
        else:
            items.append(item)
    return replace(problem, items=items)


def keep_slots(problem: Problem, placement: Placement) -> Problem:
    """Fix the slots of the published meetings that a placement keeps there; others may move, and people may change.

    It need not contain a best schedule, but mostly does, and is solved in a moment: a meeting's table and people
    then matter only to those of its slot, and to the few that move.
    """
    items = []
    for item in problem.items:
        taken, place = placement.taken.get(item.index), item.published
        stays = taken is not None and place is not None and taken.slot == place.slot and item.counts_as_kept
        items.append(
            replace(item, modes=_at(item, taken.slot), mandatory=True) if stays and taken is not None else item
        )
    return replace(problem, items=items)


def open_slots(problem: Problem, placement: Placement, slots: frozenset[int]) -> Problem:
    """Fix the meetings of a placement outside some slots; those in them may change slots among these, or be dropped.

    What is not held may come into these slots only. The placement stays possible, better ones elsewhere do not.
    """
    items = []
    for item in problem.items:
        taken = placement.taken.get(item.index)
        if item.history:
            items.append(item)
        elif taken is not None and taken.slot not in slots:
            items.append(replace(item, modes=_at(item, taken.slot), mandatory=True))
        else:
            modes = (mode._replace(slots=tuple(t for t in mode.slots if t in slots)) for mode in item.modes)
            items.append(replace(item, modes=tuple(modes)))
    return replace(problem, items=_pruned(problem, items))


@dataclass(frozen=True, slots=True)
class MinimisationResult:
    """The result of a minimisation.

    ``bound`` is None if nothing was solved. ``value`` is that of ``placement``. With ``proved`` it is the minimum, and
    ``problem`` contains every placement that attains it; or, without a placement, the problem is infeasible (without
    ``proved``, none was found).
    """

    bound: int | None
    value: int | None
    placement: Placement | None
    problem: Problem
    proved: bool


def minimise_with_reduced_cost_fixing(
    problem: Problem,
    locks: Mapping[str, int],
    goals: WeightedGoals,
    solver_of: Callable[[Problem], LexicographicSolver],
    budget: Budget,
    params: RerunParams,
    start: Placement | None = None,
    *,
    known: int | None = None,
    always: bool = True,
) -> MinimisationResult:
    """Minimise a weighted sum of goals by reduced-cost variable fixing with an increasing cutoff.

    Parameters
    ----------
    locks
        Upper limits of goals (lower, for maximised ones).
    solver_of
        Builds the complete model of a problem.
    params
        Shares of the budget, and the factor by which the cutoff widens.
    start
        A placement near the best one.
    known
        The sum of ``start`` if it is feasible; None if that is not known.
    always
        Whether to solve the unrestricted model if there is no relaxation: the locks are infeasible, or it is too slow
        or too imprecise.
    """

    def stated(part: Problem) -> LexicographicSolver:
        solver = solver_of(part)
        for goal, value in locks.items():
            solver.lock(goal, value)
        return solver

    whole = stated(problem)
    relaxed = whole.relax(goals, budget.share(params.relaxation_share), start=start)
    if relaxed is None:
        if always:
            return _unrestricted(whole, goals, budget.share(params.restricted_share), start)
        return MinimisationResult(None, None, None, problem, proved=False)
    if relaxed.answer == relaxed.least:
        fixed = fix_by_reduced_costs(problem, whole.model.variables, relaxed, relaxed.least)
        return MinimisationResult(relaxed.least, relaxed.least, whole.rounded(relaxed), fixed, proved=True)
    best = MinimisationResult(None, known, start if known is not None else None, problem, proved=False)
    if known is not None and known <= relaxed.least:
        fixed = fix_by_reduced_costs(problem, whole.model.variables, relaxed, known)
        return replace(best, bound=known, problem=fixed, proved=True)
    return _with_cutoffs(best, goals, stated, relaxed, whole, budget, params)


def _with_cutoffs(
    best: MinimisationResult,
    goals: WeightedGoals,
    stated: Callable[[Problem], LexicographicSolver],
    relaxed: LpResult,
    whole: LexicographicSolver,
    budget: Budget,
    params: RerunParams,
) -> MinimisationResult:
    """Solve the problem within a cutoff, and raise the cutoff until an optimum is proved."""
    problem = best.problem
    bound, room = relaxed.least, 0
    solved_size = None
    while not budget.expired(params.least_left):
        cutoff = bound + room if best.value is None else best.value
        part = fix_by_reduced_costs(problem, whole.model.variables, relaxed, cutoff)
        if best.value is None and _open(part) == solved_size:
            bound, room = cutoff + 1, params.widening * room
            continue  # nothing more was freed, so there is no solution within this cutoff either
        solved_size = _open(part)
        reached = _solve_part(stated(part), goals, best, cutoff, bound, budget, params)
        if best.placement is not None and reached.infeasible:
            break  # the incumbent is within the cutoff, so this infeasibility is a solver error and proves nothing
        if reached.value is not None and (best.value is None or reached.value < best.value):
            best = replace(best, value=reached.value, placement=reached.placement)
        if reached.proved or reached.infeasible:
            bound = cutoff + 1 if reached.value is None or reached.value > cutoff else reached.value
        elif best.value is None or best.value > bound:
            break
        if best.value is not None and best.value <= bound:
            fixed = fix_by_reduced_costs(problem, whole.model.variables, relaxed, best.value)
            return replace(best, bound=best.value, problem=fixed, proved=True)
        if reached.infeasible and part is problem:
            return MinimisationResult(bound, None, None, problem, proved=True)
        room = params.widening * room + 1
    return replace(best, bound=bound)


def _solve_part(
    solver: LexicographicSolver,
    goals: WeightedGoals,
    best: MinimisationResult,
    cutoff: int,
    bound: int,
    budget: Budget,
    params: RerunParams,
) -> SolveResult:
    """Solve the restricted problem; the search ends at the bound.

    Without an incumbent a share of the budget is used, as a wider cutoff may follow; with one, all of it, for the
    proof.
    """
    part = budget.share(params.restricted_share)
    if best.placement is not None:
        solver.limit(goals, cutoff)  # without this constraint a proof takes several times as long
        part = budget

    def enough(value: int) -> bool:
        return value <= bound

    return solver.optimise_weighted(goals, part, best.placement, strategy=SearchStrategy.RELAXED, enough=enough)


def _unrestricted(
    whole: LexicographicSolver, goals: WeightedGoals, budget: Budget, start: Placement | None
) -> MinimisationResult:
    """Solve the unrestricted problem."""
    reached = whole.optimise_weighted(goals, budget, start, strategy=SearchStrategy.RELAXED)
    settled = reached.proved or reached.infeasible
    return MinimisationResult(reached.bound, reached.value, reached.placement, whole.model.problem, proved=settled)


def _open(problem: Problem) -> tuple[int, int]:
    """The numbers of choices and of mandatory items, by which successive fixings are compared."""
    return problem.size, sum(item.mandatory for item in problem.items)
