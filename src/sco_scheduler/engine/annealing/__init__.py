"""Gaps and zone moves of a given choice of meetings, reduced by simulated annealing on Kempe chains."""

from sco_scheduler.engine.annealing.driver import Told, anneal
from sco_scheduler.engine.annealing.of_placement import Annealing, annealing_of
from sco_scheduler.engine.annealing.problem import AnnealProblem, AnnealResult
from sco_scheduler.engine.annealing.state import NotAPlacementError
from sco_scheduler.engine.annealing.warming import warm_up

__all__ = [
    "AnnealProblem",
    "AnnealResult",
    "Annealing",
    "NotAPlacementError",
    "Told",
    "anneal",
    "annealing_of",
    "warm_up",
]
