"""Sums for the CP-SAT model."""

from __future__ import annotations

from collections.abc import Iterable

from ortools.sat.python import cp_model

Expression = cp_model.LinearExpr
"""A linear expression; a sum without terms is the constant 0, which the model takes as well."""


def add_up(terms: Iterable[cp_model.LinearExprT]) -> Expression:
    """The sum of the terms."""
    return cp_model.LinearExpr.sum(list(terms))


def weigh(terms: Iterable[tuple[cp_model.IntVar, int]]) -> Expression:
    """The sum of the variables times their weights."""
    pairs = list(terms)
    return cp_model.LinearExpr.weighted_sum([x for x, _ in pairs], [w for _, w in pairs])
