"""Running the solvers: CP-SAT in a thread that can be interrupted, and linear programmes with duals and safe bounds."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model, cp_model_helper

from sco_scheduler.background import BackgroundTask
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.params import Options

_POLL_SECONDS = 0.05

Result = TypeVar("Result")


OnProgress = Callable[[int | None, int | None], None]
"""Called about every 50 ms of a solve, on the caller's thread, with the latest value and bound of the objective."""


class _SolutionCallback(cp_model.CpSolverSolutionCallback):
    """Keeps the value of the latest solution; the values of its variables are read after the solve."""

    def __init__(self) -> None:
        super().__init__()
        self.found: int | None = None

    def on_solution_callback(self) -> None:
        """Called by the solver at each better solution."""
        self.found = round(self.objective_value)


def solver_without_signals() -> cp_model.CpSolver:
    """A solver that leaves Ctrl-C to the program.

    By default a solve takes the handler of the signal away for good: after it, Ctrl-C would end the process
    in the middle of whatever it does.
    """
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    return solver


def new_solver(options: Options, budget: Budget) -> cp_model.CpSolver:
    """A solver that leaves Ctrl-C to the program, with the options' workers and seed.

    Parameters
    ----------
    options
        Workers, seed, and whether work is counted.
    budget
        What remains of it is the solver's limit.
    """
    solver = solver_without_signals()
    parameters = solver.parameters
    parameters.random_seed = options.seed
    parameters.num_workers = 1 if options.reproducible else options.workers
    limit = max(0.01, budget.remaining())
    if budget.counted:
        parameters.max_deterministic_time = limit
    else:
        parameters.max_time_in_seconds = limit
    return solver


def run(
    solver: cp_model.CpSolver, model: cp_model.CpModel, budget: Budget, report: OnProgress | None = None
) -> cp_model.CpSolverStatus:
    """Solve a model in a thread, so that the budget can stop it.

    Parameters
    ----------
    solver
        The solver, already limited.
    model
        The model.
    budget
        Asked often on this thread whether to stop.
    report
        Hears of each better solution and bound, on this thread.

    Returns
    -------
    cp_model.CpSolverStatus
        The status; an INFEASIBLE of one solve is not confirmed by it.
    """
    callback = _SolutionCallback()
    latest: list[int | None] = [None]

    def note_bound(bound: float) -> None:
        latest[0] = round(bound)

    def poll() -> None:
        if report is not None:
            report(callback.found, latest[0])
        if budget.stopped():
            solver.stop_search()

    if model.has_objective():
        solver.best_bound_callback = note_bound
    return run_interruptibly(lambda: solver.solve(model, callback), poll)


def run_interruptibly(work: Callable[[], Result], poll: Callable[[], None]) -> Result:
    """Do work in a thread of its own, and poll from this one until it is done.

    Parameters
    ----------
    work
        What to do; it should release the interpreter lock.
    poll
        Called every few hundredths of a second, and once at the end.

    Raises
    ------
    BaseException
        Whatever the work raised.
    """
    task = BackgroundTask(work)
    while not task.done(_POLL_SECONDS):
        poll()
    poll()
    return task.result()


TOLERANCE = 1e-6
"""What a bound may be wrong by beyond its margin; far less than the 1 by which whole numbers differ."""

_ROUNDING = 1e-12
"""What a sum may be wrong by, as a part of the sum of its terms' sizes: thousands of roundings of one bit."""

_ENDLESS = 1e17
"""CP-SAT writes the ends of an open interval as the largest numbers it has."""

Numbers = NDArray[np.float64]


Column: TypeAlias = pywraplp.Variable
Row: TypeAlias = pywraplp.Constraint
Terms: TypeAlias = Iterable[tuple[Column, float]]


class Simplex(Enum):
    """The simplex method to use: which one is faster depends on the objective, often tenfold."""

    PRIMAL = auto()
    """For what most solutions differ little in, such as how many meetings are lost."""
    DUAL = auto()
    """For what costs nothing where everything is as it was, such as moves."""


class LinearProgram:
    """A linear programme built row by row, and kept warm from one objective to the next.

    GLOP (a revised simplex method) solves it or, with ``integer`` columns, SCIP (branch and bound).
    """

    def __init__(self, *, integer: bool = False, simplex: Simplex | None = None, presolve: bool = True) -> None:
        self.integer = integer
        self._solver = pywraplp.Solver.CreateSolver("SCIP" if integer else "GLOP")
        if simplex is not None:
            dual, before = (str(yes).lower() for yes in (simplex is Simplex.DUAL, presolve))
            self._solver.SetSolverSpecificParametersAsString(f"use_dual_simplex: {dual} use_preprocessing: {before}")

    def column(self, high: float = 1.0, low: float = 0.0, *, integer: bool = False) -> Column:
        """A variable between two bounds."""
        return self._solver.Var(low, high, integer and self.integer, "")

    def row(self, low: float, high: float, terms: Terms) -> Row:
        """A constraint: low <= sum of coefficients times columns <= high."""
        row = self._solver.Constraint(low, high)
        for column, coefficient in terms:
            row.SetCoefficient(column, coefficient)
        return row

    def hint(self, values: Iterable[tuple[Column, float]]) -> None:
        """Tell the solver a solution, or a part of one, to start from.

        Parameters
        ----------
        values
            Columns with their values.
        """
        columns, amounts = zip(*values, strict=True)
        self._solver.SetHint(list(columns), list(amounts))

    def solve(self, objective: Terms, budget: Budget, *, maximise: bool = False) -> float | None:
        """The optimum, or a bound of it where integer columns were not settled in time.

        Returns
        -------
        float | None
            None where nothing was solved within the budget, or there is no solution.
        """
        target = self._solver.Objective()
        target.Clear()
        for column, coefficient in objective:
            target.SetCoefficient(column, coefficient)
        if maximise:
            target.SetMaximization()
        else:
            target.SetMinimization()
        seconds = budget.seconds()
        if seconds < math.inf:
            self._solver.SetTimeLimit(max(1, round(1000 * seconds)))

        def poll() -> None:
            if budget.stopped():
                self._solver.InterruptSolve()

        status = run_interruptibly(self._solver.Solve, poll)
        if status == pywraplp.Solver.FEASIBLE and self.integer:
            return float(target.BestBound())
        return float(target.Value()) if status == pywraplp.Solver.OPTIMAL else None


@dataclass(frozen=True)
class LpResult:
    """What the relaxation says of a minimisation.

    ``bound`` is no more than the objective of any solution; ``values`` is the relaxed solution and
    ``costs`` are the reduced costs, both by variable of the model. ``answer`` is the objective of the
    relaxed solution where, rounded, it is a solution of the model: it breaks no row, and no
    constraint was left out.
    """

    bound: float
    values: Numbers
    costs: Numbers
    answer: int | None

    @property
    def least(self) -> int:
        """The least objective that a solution in whole numbers can have."""
        return math.ceil(self.bound - TOLERANCE)


def solve_relaxation(
    model: cp_model.CpModel, budget: Budget, simplex: Simplex = Simplex.DUAL, start: Collection[int] = ()
) -> LpResult | None:
    """Solve the linear relaxation of a model that is to be minimised, all its variables being 0 or more.

    Constraints that are not linear are left out, which leaves the bound valid.

    Parameters
    ----------
    model
        The model, with its objective.
    budget
        For the linear programme.
    simplex
        Which simplex method.
    start
        The variables that are 1 in a solution near the best one, from where the dual simplex method then begins. It may
        break rows.

    Returns
    -------
    LpResult | None
        None where there is no relaxed solution, or none was found in time: nothing follows from it.
    """
    relaxation = _ModelRelaxation(model)
    return relaxation.solved_from(frozenset(start), budget) if start else relaxation.solved(budget, simplex)


@dataclass(slots=True)
class _Row:
    """least <= sum of coefficients times columns <= most."""

    least: float
    most: float
    terms: dict[int, int]

    @property
    def exactly_one(self) -> bool:
        """Whether the columns add up to 1."""
        return bool(self.terms) and self.least == self.most == 1 and all(t == 1 for t in self.terms.values())

    def replace(self, column: int, one: Iterable[int]) -> int:
        """Put 1 minus the others for a column of a set that adds up to 1; how many times it stood there."""
        times = self.terms.pop(column)
        for other in one:
            if other != column:
                left = self.terms.pop(other, 0) - times
                if left:
                    self.terms[other] = left
        self.least -= times
        self.most -= times
        return times


def _first_basis(rows: Sequence[_Row], costs: Numbers, taken: frozenset[int]) -> tuple[dict[int, int], float]:
    """The columns that can be expressed by a row "exactly one", and what each of these rows takes off all costs in it.

    A row that has several columns of the solution, or one that another row expresses, is left as it is.
    """
    gone: dict[int, int] = {}
    taken_off = 0.0
    for k, row in enumerate(rows):
        here = row.terms.keys() & taken
        if not row.exactly_one or len(here) > 1 or here & gone.keys():
            continue
        for j in here:
            gone[j] = k
        least = float(costs[list(here or row.terms)].min())
        if least:
            taken_off += least
            costs[list(row.terms)] -= least
    return gone, taken_off


class _ModelRelaxation:
    """The linear rows of a CP-SAT model, compressed: row k has the terms from ``ends[k - 1]`` up to ``ends[k]``."""

    def __init__(self, model: cp_model.CpModel) -> None:
        proto = model.proto
        domains = [variable.domain for variable in proto.variables]
        self._low = np.array([domain[0] for domain in domains], dtype=float)
        self._high = np.array([domain[len(domain) - 1] for domain in domains], dtype=float)
        self._objective = np.zeros(len(domains))
        terms = zip(proto.objective.vars, proto.objective.coeffs, strict=True)
        for column, coefficient in terms:
            self._objective[column] += coefficient
        self._offset = float(proto.objective.offset)
        self._columns: list[int] = []
        self._coefficients: list[int] = []
        self._ends: list[int] = []
        self._least: list[float] = []
        self._most: list[float] = []
        self._complete = True
        for constraint in proto.constraints:
            self._add(constraint)

    def _add(self, constraint: cp_model_helper.ConstraintProto) -> None:
        unless = [-literal - 1 for literal in constraint.enforcement_literal]
        if unless and not (constraint.has_bool_or() or constraint.has_bool_and()):
            self._complete = False
        elif constraint.has_at_most_one():
            self._count(constraint.at_most_one.literals, -math.inf, 1)
        elif constraint.has_exactly_one():
            self._count(constraint.exactly_one.literals, 1, 1)
        elif constraint.has_bool_or():
            self._count([*constraint.bool_or.literals, *unless], 1, math.inf)
        elif constraint.has_bool_and():
            for literal in constraint.bool_and.literals:
                self._count([literal, *unless], 1, math.inf)
        elif constraint.has_linear():
            domain = list(constraint.linear.domain)
            self._columns += constraint.linear.vars
            self._coefficients += constraint.linear.coeffs
            self._end(domain[0], domain[-1])
            self._complete &= len(domain) == 2
        else:
            self._complete = False

    def _count(self, literals: Iterable[int], least: float, most: float) -> None:
        """A row that counts literals; -j - 1 is the negation of variable j, so 1 minus it."""
        negated = 0
        for literal in literals:
            self._columns.append(literal if literal >= 0 else -literal - 1)
            self._coefficients.append(1 if literal >= 0 else -1)
            negated += literal < 0
        self._end(least - negated, most - negated)

    def _end(self, least: float, most: float) -> None:
        self._ends.append(len(self._columns))
        self._least.append(least if least > -_ENDLESS else -math.inf)
        self._most.append(most if most < _ENDLESS else math.inf)

    def solved(self, budget: Budget, simplex: Simplex) -> LpResult | None:
        """Solve, and bound by the duals."""
        rows = self._rows()
        found = self._solve(LinearProgram(simplex=simplex), rows, self._objective, budget)
        if found is None:
            return None
        duals, values = found
        bound, costs = self._bound(rows, self._objective, self._offset, duals)
        return LpResult(bound, values, costs, self._answer(values))

    def solved_from(self, taken: frozenset[int], budget: Budget) -> LpResult | None:
        """Solve by the dual simplex method from the basis of a known solution, and bound by the duals.

        No basis can be given to the solver, but it begins with the slacks. So the column that the solution has at 1
        leaves each row "exactly one": it is expressed by the others in all other rows, and is the slack of this
        one. What it costs is taken off them, so that the basis is dual feasible where nothing pays. The numbers
        that are left are small, and the bound is as exact.
        """
        rows, objective = self._rows(), self._objective.copy()
        gone, taken_off = _first_basis(rows, objective, taken)
        for q, row in enumerate(rows):
            for j in row.terms.keys() & gone.keys():
                if gone[j] != q:
                    row.replace(j, rows[gone[j]].terms)
        for j, k in gone.items():
            del rows[k].terms[j]
            rows[k].least = -math.inf
        found = self._solve(LinearProgram(simplex=Simplex.DUAL, presolve=False), rows, objective, budget)
        if found is None:
            return None
        duals, values = found
        bound, costs = self._bound(rows, objective, self._offset + taken_off, duals)
        for j, k in gone.items():
            values[j] = 1.0 - sum(values[other] for other in rows[k].terms)
            costs[j] = -min(0.0, duals[k])
        return LpResult(bound, values, costs, self._answer(values))

    def _rows(self) -> list[_Row]:
        rows = []
        start = 0
        for end, least, most in zip(self._ends, self._least, self._most, strict=True):
            terms = dict(zip(self._columns[start:end], self._coefficients[start:end], strict=True))
            if len(terms) < end - start:  # a column that stands there twice
                terms = dict.fromkeys(terms, 0)
                for j, coefficient in zip(self._columns[start:end], self._coefficients[start:end], strict=True):
                    terms[j] += coefficient
            rows.append(_Row(least, most, terms))
            start = end
        return rows

    def _solve(
        self, program: LinearProgram, rows: Sequence[_Row], costs: Numbers, budget: Budget
    ) -> tuple[Numbers, Numbers] | None:
        """The duals and values of the least sum of costs; None where there is none, or time ran out."""
        columns = [program.column(b, a) for a, b in zip(self._low.tolist(), self._high.tolist(), strict=True)]
        made = [program.row(r.least, r.most, ((columns[j], times) for j, times in r.terms.items())) for r in rows]
        objective = [(columns[j], costs[j]) for j in np.flatnonzero(costs).tolist()]
        if program.solve(objective, budget) is None:
            return None
        duals = np.array([row.dual_value() for row in made])
        return duals, np.array([column.solution_value() for column in columns])

    def _bound(self, rows: Sequence[_Row], objective: Numbers, offset: float, duals: Numbers) -> tuple[float, Numbers]:
        """The bound that any duals give, the sum of rows and of columns at their cheapest, and the reduced costs."""
        right = np.where(duals > 0, [row.least for row in rows], [row.most for row in rows])
        duals = np.where(np.isfinite(right), duals, 0.0)
        at = np.repeat(np.arange(len(rows)), [len(row.terms) for row in rows])
        column = np.fromiter((j for row in rows for j in row.terms), dtype=int, count=len(at))
        terms = duals[at] * np.fromiter((n for row in rows for n in row.terms.values()), dtype=float, count=len(at))
        costs = objective - np.bincount(column, terms, minlength=len(objective))
        binding = duals != 0
        bound = offset + duals[binding] @ right[binding]
        bound += np.minimum(costs * self._low, costs * self._high).sum()
        largest = np.maximum(np.abs(self._low), np.abs(self._high))
        sizes = np.abs(terms) @ largest[column] + np.abs(objective) @ largest
        sizes += np.abs(duals[binding]) @ np.abs(right[binding])
        return float(bound - _ROUNDING * sizes), costs  # so that it holds however its terms were rounded

    def _answer(self, values: Numbers) -> int | None:
        """The objective of the relaxed solution, rounded, where it breaks no row and none was left out."""
        ends = np.array(self._ends, dtype=int)
        at = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        column, coefficients = np.array(self._columns, dtype=int), np.array(self._coefficients, dtype=float)
        rounded = np.round(values)
        sums = np.bincount(at, rounded[column] * coefficients, minlength=len(ends))
        if not (self._complete and np.all((self._least <= sums) & (sums <= self._most))):
            return None
        return round(self._offset + float(self._objective @ rounded))
