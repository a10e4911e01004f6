"""Literals about the day of one delegate: whether there was a meeting by a slot, and whether a gap ends in it.

``met`` of a slot says that the delegate has met in it or before (a full equivalence, which propagates both ways). A gap
ends in a slot that is used, after an unused one, with a meeting before that. The number of gaps of a delegate is the
number of these literals. The complete model and the proofs of gaps state gaps by these functions; the proofs, where
the number of meetings is known, add constraints that follow from it (``engine/gaps/proof/model.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from sco_scheduler.engine.model.variables import Variables

Literal = cp_model.BoolVarT


def ever(model: cp_model.CpModel, literals: Sequence[Literal | None]) -> list[Literal | None]:
    """Make the disjunctions of the first literals of a sequence, each equivalent to its parts.

    Parameters
    ----------
    model
        Gets the new literals and their clauses.
    literals
        [place]: a literal, None for false.

    Returns
    -------
    list[Literal | None]
        [place]: whether any of the literals up to there is true, None where none can be.
    """
    chain: list[Literal | None] = []
    so_far: Literal | None = None
    for literal in literals:
        if so_far is None:
            so_far = literal
        elif literal is not None:
            reached = model.new_bool_var("")
            model.add_implication(literal, reached)
            model.add_implication(so_far, reached)
            model.add_bool_or([literal, so_far, ~reached])
            so_far = reached
        chain.append(so_far)
    return chain


def gap_ends(
    model: cp_model.CpModel, used: Sequence[Literal | None], met: Sequence[Literal | None]
) -> list[cp_model.IntVar]:
    """Make a literal for each slot in which a gap can end; their sum is the number of gaps.

    Parameters
    ----------
    model
        Gets the new literals and their clauses.
    used
        [slot of the day]: whether the delegate has a meeting in it, None for never.
    met
        [slot of the day]: ``ever`` of ``used``.
    """
    ends = []
    for k in range(2, len(used)):
        now, before, earlier = used[k], used[k - 1], met[k - 1]
        if now is None or met[k - 2] is None or earlier is None:
            continue
        end = model.new_bool_var("")
        model.add_implication(end, now)
        if before is not None:
            model.add_implication(end, ~before)
        model.add_implication(end, earlier)
        model.add_bool_or([end, ~now, *([] if before is None else [before]), ~earlier])
        ends.append(end)
    return ends


class GapLiterals:
    """Gap literals of the delegates that are asked for, made once."""

    def __init__(self, v: Variables) -> None:
        self._v = v
        self._of: dict[int, list[cp_model.IntVar]] = {}

    def of(self, delegate: int) -> list[cp_model.IntVar]:
        """The literals whose sum is the delegate's number of gaps."""
        if delegate not in self._of:
            self._of[delegate] = []
            for day in self._v.problem.day_slots:
                used = [self._v.used(delegate, t) for t in day]
                # No gap can end after the last slot, so its literal is not needed.
                met = ever(self._v.model, used[:-1])
                self._of[delegate] += gap_ends(self._v.model, used, met)
        return self._of[delegate]
