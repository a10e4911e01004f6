"""Linear relaxations of CP-SAT models, with duals and safe bounds, started from scratch or from a known solution."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model, cp_model_helper

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.search.solvers import LinearProgram, LpColumn, LpRow, Simplex

TOLERANCE = 1e-6
"""Numerical error of a bound beyond its margin; far below the 1 by which integers differ."""

_ROUNDING = 1e-12
"""Relative rounding error of a sum, as a part of the sum of its terms' magnitudes (thousands of one-bit roundings)."""

_ENDLESS = 1e17
"""From this size on a bound is infinite: CP-SAT writes open intervals with the largest integers."""

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True)
class LpResult:
    """The result of relaxing a minimisation.

    ``bound`` is a lower bound of the objective; ``values`` is the relaxed solution and
    ``costs`` are the reduced costs, both by variable of the model. ``answer`` is the objective of the
    rounded relaxed solution if that is a solution of the model: it satisfies every row, and no
    constraint was left out; None otherwise.
    """

    bound: float
    values: Numbers
    costs: Numbers
    answer: int | None

    @property
    def least(self) -> int:
        """The bound rounded up to an integer."""
        return math.ceil(self.bound - TOLERANCE)


def solve_relaxation(
    model: cp_model.CpModel, budget: Budget, simplex: Simplex = Simplex.DUAL, start: Collection[int] = ()
) -> LpResult | None:
    """Solve the linear relaxation of a model to be minimised, all of whose variables are nonnegative.

    Nonlinear constraints are left out, which keeps the bound valid.

    Parameters
    ----------
    start
        The variables that are 1 in a solution near the best one; if given, the dual simplex method starts there. It may
        break rows.

    Returns
    -------
    LpResult | None
        None if the relaxation is infeasible, or was not solved in time; nothing follows from that.
    """
    relaxation = _ModelRelaxation(model)
    return relaxation.begun_at(frozenset(start)).solved(budget) if start else relaxation.solved(budget, simplex)


class BegunRelaxation:
    """The relaxation of a model to be minimised, started at a known solution and re-solved many times.

    GLOP takes no starting basis, but starts with the basis of slacks. So the problem is transformed such that the
    slacks are the known solution: in each row "exactly one", the column that is 1 in the solution is substituted by 1
    minus the others, in all rows and in the costs, and becomes the slack of its own row. This basis is dual feasible if
    no single change reduces the objective. The coefficients stay small, and the bound as exact.

    Each of ``groups`` is a set of columns that are fixed to 0 except in the solve of that group. From one
    solve to the next only bounds differ, so that the dual simplex method continues from its last basis.
    """

    def __init__(
        self, relaxation: _ModelRelaxation, taken: frozenset[int], groups: Sequence[Collection[int]] = ()
    ) -> None:
        self._relaxation = relaxation
        self._groups = [sorted(group) for group in groups]
        rows, self._objective = relaxation.rows(), relaxation.objective.copy()
        gone, self._taken_off = _first_basis(rows, self._objective, taken)
        for q, row in enumerate(rows):
            for j in row.terms.keys() & gone.keys():
                if gone[j] != q:
                    row.replace(j, rows[gone[j]].terms)
        for j, k in gone.items():
            del rows[k].terms[j]
            rows[k].least = -math.inf
        self._gone = np.array(list(gone), dtype=int), np.array(list(gone.values()), dtype=int)
        self._first_group = len(rows)
        rows += [_Row(-math.inf, math.inf, dict.fromkeys(group, 1)) for group in self._groups]
        self._rows = _Rows.of(rows)
        self._high = relaxation.high.copy()
        self._program = _Program(LinearProgram(simplex=Simplex.DUAL, presolve=False), relaxation.low, relaxation.high)
        self._program.state(rows, self._objective)

    def solved(self, budget: Budget, group: int | None = None) -> LpResult | None:
        """Solve, and compute a safe bound from the duals.

        Parameters
        ----------
        group
            The group of which a column has to be 1; None fixes all groups to 0.
        """
        for k, columns in enumerate(self._groups):
            self._rows.least[self._first_group + k] = 1.0 if k == group else -math.inf
            self._high[columns] = self._relaxation.high[columns] if k == group else 0.0
        self._program.bound(self._high, range(self._first_group, len(self._rows.least)), self._rows)
        found = self._program.solved(budget)
        if found is None:
            return None
        duals, values = found
        offset = self._relaxation.offset + self._taken_off
        bound, costs = _bounded(self._rows, self._objective, offset, duals, (self._relaxation.low, self._high))
        gone, by = self._gone
        values[gone] = 1.0 - self._rows.sums(values)[by]
        costs[gone] = -np.minimum(0.0, duals[by])
        kept = group is None or np.round(values[self._groups[group]]).sum() >= 1
        return LpResult(bound, values, costs, self._relaxation.answer(values) if kept else None)


class _Program:
    """Rows and columns of a relaxation, passed to the solver."""

    def __init__(self, program: LinearProgram, low: Numbers, high: Numbers) -> None:
        self._program = program
        self._columns = [program.column(b, a) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
        self._high = high.copy()
        self._made: list[LpRow] = []
        self._objective: list[tuple[LpColumn, float]] | None = []

    def state(self, rows: Sequence[_Row], costs: Numbers) -> None:
        """Set the rows and the costs of the columns."""
        columns = self._columns
        for row in rows:
            terms = ((columns[j], times) for j, times in row.terms.items())
            self._made.append(self._program.row(row.least, row.most, terms))
        self._objective = [(columns[j], float(costs[j])) for j in np.flatnonzero(costs).tolist()]

    def bound(self, high: Numbers, changed: Iterable[int], rows: _Rows) -> None:
        """Set the upper bounds of columns, and the bounds of the rows that changed."""
        for j in np.flatnonzero(self._high != high).tolist():
            self._columns[j].SetUb(float(high[j]))
        self._high = high.copy()
        for k in changed:
            self._made[k].SetBounds(float(rows.least[k]), float(rows.most[k]))

    def solved(self, budget: Budget) -> tuple[Numbers, Numbers] | None:
        """The duals and values of the minimum; None if infeasible or out of time."""
        found, self._objective = self._program.solve(self._objective, budget), None
        if found is None:
            return None
        duals = np.array([row.dual_value() for row in self._made])
        return duals, np.array([column.solution_value() for column in self._columns])


def relaxation_begun_at(
    model: cp_model.CpModel, taken: Iterable[int], groups: Sequence[Collection[int]]
) -> BegunRelaxation:
    """Build the relaxation of a model to be minimised, for repeated solves with one group of columns each.

    Parameters
    ----------
    taken
        The variables that are 1 in a solution near the best ones. It may break rows.
    groups
        Sets of variables, of which at most one set is enabled in each solve.
    """
    return _ModelRelaxation(model).begun_at(frozenset(taken), groups)


def _bounded(
    rows: _Rows, objective: Numbers, offset: float, duals: Numbers, bounds: tuple[Numbers, Numbers]
) -> tuple[float, Numbers]:
    """The Lagrangian bound of any duals (rows and columns at their cheapest), and the reduced costs."""
    low, high = bounds
    right = np.where(duals > 0, rows.least, rows.most)
    duals = np.where(np.isfinite(right), duals, 0.0)
    right = np.where(np.isfinite(right), right, 0.0)
    terms = duals[rows.at] * rows.coefficient
    costs = objective - np.bincount(rows.column, terms, minlength=len(objective))
    binding = duals != 0
    bound = offset + duals[binding] @ right[binding]
    bound += np.minimum(costs * low, costs * high).sum()
    largest = np.maximum(np.abs(low), np.abs(high))
    sizes = np.abs(terms) @ largest[rows.column] + np.abs(objective) @ largest
    sizes += np.abs(duals[binding]) @ np.abs(right[binding])
    return float(bound - _ROUNDING * sizes), costs  # valid whatever the rounding of its terms


@dataclass(frozen=True)
class _Rows:
    """Rows in compressed form: the bounds of each row, and each term's row, column and coefficient."""

    least: Numbers
    most: Numbers
    at: Indices
    column: Indices
    coefficient: Numbers

    @classmethod
    def of(cls, rows: Sequence[_Row]) -> _Rows:
        """Compress rows."""
        at = np.repeat(np.arange(len(rows)), [len(row.terms) for row in rows])
        return cls(
            np.array([row.least for row in rows], dtype=float),
            np.array([row.most for row in rows], dtype=float),
            at,
            np.fromiter((j for row in rows for j in row.terms), dtype=int, count=len(at)),
            np.fromiter((n for row in rows for n in row.terms.values()), dtype=float, count=len(at)),
        )

    def sums(self, values: Numbers) -> Numbers:
        """The sum of coefficients times columns in each row."""
        terms = values[self.column] * self.coefficient
        return np.asarray(np.bincount(self.at, terms, minlength=len(self.least)), dtype=np.float64)


@dataclass(slots=True)
class _Row:
    """least <= sum of coefficients times columns <= most."""

    least: float
    most: float
    terms: dict[int, int]

    @property
    def exactly_one(self) -> bool:
        """Whether the row says that its columns add up to 1."""
        return bool(self.terms) and self.least == self.most == 1 and all(t == 1 for t in self.terms.values())

    def replace(self, column: int, one: Iterable[int]) -> int:
        """Substitute a column of a set that adds up to 1 by 1 minus the others; return its coefficient."""
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
    """The columns to be expressed by rows "exactly one", and the amount each row subtracts from the costs in it.

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
    """The linear rows of a CP-SAT model in compressed form: row k has the terms ``ends[k - 1]`` up to ``ends[k]``."""

    def __init__(self, model: cp_model.CpModel) -> None:
        proto = model.proto
        domains = [variable.domain for variable in proto.variables]
        self.low = np.array([domain[0] for domain in domains], dtype=float)
        self.high = np.array([domain[len(domain) - 1] for domain in domains], dtype=float)
        self.objective = np.zeros(len(domains))
        terms = zip(proto.objective.vars, proto.objective.coeffs, strict=True)
        for column, coefficient in terms:
            self.objective[column] += coefficient
        self.offset = float(proto.objective.offset)
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
        """Add a row that counts literals; -j - 1 is the negation of variable j, so 1 minus it."""
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
        """Solve, and compute a safe bound from the duals."""
        rows = self.rows()
        program = _Program(LinearProgram(simplex=simplex), self.low, self.high)
        program.state(rows, self.objective)
        found = program.solved(budget)
        if found is None:
            return None
        duals, values = found
        bound, costs = _bounded(_Rows.of(rows), self.objective, self.offset, duals, (self.low, self.high))
        return LpResult(bound, values, costs, self.answer(values))

    def begun_at(self, taken: frozenset[int], groups: Sequence[Collection[int]] = ()) -> BegunRelaxation:
        """The same relaxation, started at a known solution."""
        return BegunRelaxation(self, taken, groups)

    def rows(self) -> list[_Row]:
        """The rows, each with its terms by column."""
        rows = []
        start = 0
        for end, least, most in zip(self._ends, self._least, self._most, strict=True):
            terms = dict(zip(self._columns[start:end], self._coefficients[start:end], strict=True))
            if len(terms) < end - start:  # a column that occurs twice
                terms = dict.fromkeys(terms, 0)
                for j, coefficient in zip(self._columns[start:end], self._coefficients[start:end], strict=True):
                    terms[j] += coefficient
            rows.append(_Row(least, most, terms))
            start = end
        return rows

    def answer(self, values: Numbers) -> int | None:
        """The objective of the rounded relaxed solution if it satisfies every row and none was left out, else None."""
        rounded, rows = np.round(values), self._compressed
        sums = rows.sums(rounded)
        if not (self._complete and np.all((rows.least <= sums) & (sums <= rows.most))):
            return None
        return round(self.offset + float(self.objective @ rounded))

    @cached_property
    def _compressed(self) -> _Rows:
        ends = np.array(self._ends, dtype=int)
        return _Rows(
            np.array(self._least, dtype=float),
            np.array(self._most, dtype=float),
            np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0)),
            np.array(self._columns, dtype=int),
            np.array(self._coefficients, dtype=float),
        )
