"""The proven fewest gaps where the meetings are given: their slots alone are open."""

from sco_scheduler.engine.gap_proof.problem import Encounter, GapLimit, GapProblem, GapResult
from sco_scheduler.engine.gap_proof.solve import solve_gaps

__all__ = ["Encounter", "GapLimit", "GapProblem", "GapResult", "solve_gaps"]
