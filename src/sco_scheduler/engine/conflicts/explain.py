"""The smallest conflicting set of rows, and the smallest sets to give up.

The oracle is the complete model of the event without some rows: feasible or not. A minimal
conflicting set (MUS) is found by deletion in halving chunks. Sets to give up follow by implicit hitting
sets: a smallest set of rows that hits every known conflict either resolves all conflicts, or leaves rows with
another conflict (Reiter 1987; Ignatiev, Previti, Liffiton and Marques-Silva,
"Smallest MUS extraction with minimal hitting set dualization", 2015).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from ortools.sat.python import cp_model

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Conflict, ConflictRow
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.conflicts.rows import Instance, PinnedRow, give_up, rows_of
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
)
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import ConflictParams, Options
from sco_scheduler.engine.search.solvers import new_solver, run

METHOD = Method(
    title="Conflicts",
    purpose="The smallest sets of rows that cannot all be kept, and what to give up.",
    when="Where pins, or pins and the gap spread, exclude every schedule.",
    honours=(*BASIC_RULES, *FURTHER_RULES),
    not_concerned=(*SELECTION_GOALS, *TIMING_GOALS, *RERUN_GOALS, *TABLE_GOALS),
)
"""What this method does with each rule and goal."""


def conflict_of_pins(event: Event, published: Published | None, options: Options, budget: Budget) -> Conflict | None:
    """Find a smallest set of pins and other rows that cannot all be kept.

    The gap spread is left out: meetings can be added or dropped to satisfy it.

    Parameters
    ----------
    budget
        Limit of the whole search; if it ends early, the set may not be the smallest.

    Returns
    -------
    Conflict | None
        The conflict; None if the pins can be kept.
    """
    whole, event = event, _pinned_part(event, published)
    rows = rows_of(event, published)
    if not any(row.is_pin for row in rows):
        return None

    def clash(case: Instance) -> bool | None:
        return _pins_clash(case, options, budget)

    def keeps_gap_spread(given_up: Sequence[PinnedRow]) -> bool:
        if whole.settings.gap_spread is None:
            return True
        problem = index(*give_up((whole, published), given_up))
        return _excluded(Model(problem).cp_model, options, budget, presolve=True) is False

    if not clash((event, published)):
        return None
    if not options.explain:  # a caller that asks only whether the pins can be kept needs no rows
        return Conflict((), minimal=False, confirmed=False)
    confirmed = _pins_clash((event, published), options, budget, presolve=False) is True
    explainer = _Explainer((event, published), rows, clash, budget, options.params.conflicts)
    found = explainer.conflict(confirmed=confirmed, helps=keeps_gap_spread)
    if found.give_up or not explainer.refused:
        return found
    # No set of these rows to give up makes it possible to keep the gap spread.
    limit = _gap_spread_row(whole)
    return replace(found, give_up=tuple((*rows, limit) for rows in explainer.refused_rows()))


def rows_forbidding(event: Event, published: Published | None, options: Options, budget: Budget) -> Conflict | None:
    """Find the smallest set of rows, including languages, that forbids the pins of an event.

    Parameters
    ----------
    budget
        Limit of the whole search; if it ends early, the set may be minimal only in that no row can be left out, or
        larger.

    Returns
    -------
    Conflict | None
        The rows, ``minimal`` if no smaller set forbids the pins; None if the pins can be kept.
    """
    event = _pinned_part(event, published)
    rows = rows_of(event, published, languages=True)

    def clash(case: Instance) -> bool | None:
        return _pins_clash(case, options, budget)

    if not clash((event, published)):
        return None
    return _Explainer((event, published), rows, clash, budget, options.params.conflicts).smallest()


def _pins_clash(case: Instance, options: Options, whole: Budget, *, presolve: bool = True) -> bool | None:
    """Whether the pins of a case are infeasible together; None if that is not known."""
    problem = index(*case)
    pinned = [item.index for item in problem.items if item.mandatory]
    if any(not problem.items[i].modes for i in pinned):
        return True
    model = Model(problem, pinned, with_gap_spread=False).cp_model
    return bool(pinned) and _excluded(model, options, whole, presolve=presolve)


def conflict_of_gap_spread(event: Event, published: Published | None, options: Options, budget: Budget) -> Conflict:
    """Find a smallest set of pins that cannot be held within the gap spread.

    Parameters
    ----------
    event
        An event whose pins can be held without the gap spread.
    budget
        Limit of the whole search; the set is narrowed down as far as it allows.

    Returns
    -------
    Conflict
        The conflict; it names the gap spread and the pins.
    """
    rows = [row for row in rows_of(event, published) if row.is_pin]
    limit = _gap_spread_row(event)

    def clash(case: Instance) -> bool | None:
        return _excluded(Model(index(*case)).cp_model, options, budget, presolve=True)

    confirmed = _excluded(Model(index(event, published)).cp_model, options, budget, presolve=False) is True
    found = _Explainer((event, published), rows, clash, budget, options.params.conflicts).conflict(confirmed=confirmed)
    return Conflict((limit, *found.rows), ((limit,),), found.minimal, confirmed)


def _gap_spread_row(event: Event) -> ConflictRow:
    return ConflictRow(
        event.settings.cells.get("gap_spread"), Phrase("row-gap-spread")(spread=event.settings.gap_spread)
    )


def _pinned_part(event: Event, published: Published | None) -> Event:
    """The event with only the requests of pinned pairs: no others can conflict, and the model stays small."""
    pairs = {row.pair for row in event.fixed}
    if published is not None:
        pairs |= {p.meeting.pair for p in published.meetings if p.locked or published.is_history(p.meeting)}
    involved = {company for pair in pairs for company in pair}
    requests = tuple(r for r in event.requests if r.asker in involved and r.target in involved)
    return replace(event, requests=requests)


def _excluded(model: cp_model.CpModel, options: Options, whole: Budget, *, presolve: bool) -> bool | None:
    """Whether the solver proves infeasibility; None if it did not finish in time, or the whole search was stopped.

    As a safeguard against presolve bugs, infeasibility is confirmed by a second solve without presolve.
    """
    seconds = options.params.conflicts.check_seconds
    budget = Budget(seconds, counted=options.reproducible, stopped=whole.stopped)
    solver = new_solver(options, budget)
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = presolve
    status = run(solver, model, budget)
    return {cp_model.INFEASIBLE: True, cp_model.FEASIBLE: False, cp_model.OPTIMAL: False}.get(status)


class _Explainer:
    """Finds conflicting sets of one case by asking ``clash`` about the case without some rows.

    ``refused`` are the minimal sets to give up that end the conflict but that the caller's ``helps`` turned down.
    """

    def __init__(
        self,
        case: Instance,
        rows: list[PinnedRow],
        clash: Callable[[Instance], bool | None],
        budget: Budget,
        params: ConflictParams,
    ) -> None:
        self._case = case
        self._rows = rows
        self._clash = clash
        self._budget = budget
        self._params = params
        self._known: dict[frozenset[int], bool | None] = {}
        self.refused: list[frozenset[int]] = []

    def conflict(self, *, confirmed: bool, helps: Callable[[Sequence[PinnedRow]], bool] | None = None) -> Conflict:
        """A minimal conflicting set, and the smallest sets of rows to give up.

        Parameters
        ----------
        confirmed
            Whether a second solve has found the conflict too.
        helps
            Whether a schedule exists without a given set of rows that resolves the conflict; without this function no
            sets to give up are searched.
        """
        everything = frozenset(range(len(self._rows)))
        core, minimal = self._shrink(everything)
        given_up = self._offers(core, helps) if helps is not None and minimal else []
        return Conflict(
            tuple(self._conflict_rows(core)),
            tuple(tuple(self._conflict_rows(offer)) for offer in given_up),
            minimal,
            confirmed,
        )

    def refused_rows(self) -> list[list[ConflictRow]]:
        """The rows of each set that was turned down."""
        return [self._conflict_rows(one) for one in self.refused]

    def smallest(self) -> Conflict:
        """The conflicting set of the fewest rows.

        By implicit hitting sets: a set that hits the complement of every known conflict-free set is either a
        conflict, or grown to a further conflict-free set; the first hitting set that conflicts is a smallest conflict.
        """
        everything = frozenset(range(len(self._rows)))
        core, minimal = self._shrink(everything)
        missing: list[frozenset[int]] = []
        size = 0
        while minimal and size < len(core):
            hit = _hitting_set(missing, size) if missing else frozenset[int]()
            if hit is None:
                size += 1
                continue
            conflicting = self._conflicting(hit)
            if conflicting:
                core = hit
                break
            if conflicting is None or self._budget.expired():
                minimal = False
                break
            missing.append(everything - self._grown(hit))
        return Conflict(tuple(self._conflict_rows(core)), minimal=minimal, confirmed=False)

    def _grown(self, rows: frozenset[int]) -> frozenset[int]:
        """Grow a set of rows to a maximal conflict-free one, as far as time allows."""
        chunks = [sorted(frozenset(range(len(self._rows))) - rows)]
        while chunks:
            chunk = chunks.pop()
            more = rows | frozenset(chunk)
            if self._conflicting(more) is False:
                rows = more
            elif len(chunk) > 1:
                chunks += [chunk[len(chunk) // 2 :], chunk[: len(chunk) // 2]]
        return rows

    def _conflict_rows(self, chosen: Iterable[int]) -> list[ConflictRow]:
        return [ConflictRow(self._rows[i].cell, self._rows[i].text) for i in sorted(chosen)]

    def _conflicting(self, kept: frozenset[int]) -> bool | None:
        """Whether these rows conflict with all other rows given up; None if that is not known."""
        if kept not in self._known:
            dropped = [row for i, row in enumerate(self._rows) if i not in kept]
            self._known[kept] = self._clash(give_up(self._case, dropped))
        return self._known[kept]

    def _shrink(self, rows: frozenset[int]) -> tuple[frozenset[int], bool]:
        """A conflicting subset from which no row can be left out, and whether there was time to establish that."""
        core, size = rows, max(1, len(rows) // 2)
        while True:
            order = sorted(core, reverse=True)  # drop other rows before pins, so that pins remain
            for k in range(0, len(order), size):
                if self._budget.expired():
                    return core, False
                less = core - frozenset(order[k : k + size])
                if less != core and self._conflicting(less):
                    core = less
            if size == 1:
                return core, True
            size = max(1, size // 2)

    def _offers(self, first: frozenset[int], helps: Callable[[Sequence[PinnedRow]], bool]) -> list[frozenset[int]]:
        """The smallest sets of rows that resolve every conflict when given up; each is verified by a solve.

        By implicit hitting sets: a set that hits every known conflict resolves all of them, or leads to a further one.
        """
        everything = frozenset(range(len(self._rows)))
        offered = frozenset(i for i in everything if self._rows[i].offered)
        cores = [first]
        offers: list[frozenset[int]] = []
        tried: set[frozenset[int]] = set()
        size = 1
        while size <= self._params.largest_offer and len(offers) < self._params.offers and not self._budget.expired():
            hit = _hitting_set([core & offered for core in cores], size, offers, tried)
            if hit is None:
                if offers:
                    break
                size += 1
                continue
            tried.add(hit)
            conflicting = self._conflicting(everything - hit)
            if conflicting:
                core, minimal = self._shrink(everything - hit)
                if not minimal:
                    break
                cores.append(core)
            elif conflicting is False:
                if helps([self._rows[i] for i in hit]):
                    offers.append(hit)
                elif not any(one <= hit for one in self.refused):  # a larger set is worth telling only if it helps
                    self.refused.append(hit)
        return offers


def _hitting_set(
    sets: Sequence[frozenset[int]],
    size: int,
    without: Sequence[frozenset[int]] = (),
    tried: Collection[frozenset[int]] = (),
) -> frozenset[int] | None:
    """A set of the given size that hits every set, is not in ``tried`` and contains none of ``without``."""
    rows = sorted(frozenset().union(*sets))
    for chosen in combinations(rows, size):
        hit = frozenset(chosen)
        if hit not in tried and all(hit & one for one in sets) and not any(one <= hit for one in without):
            return hit
    return None
