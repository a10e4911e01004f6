"""The engine: computes the best schedule of an event within a time limit, with bounds and proofs of its goals.

``solve`` is the entry point. The complete model of rules and goals is a CP-SAT model
(``model``); relaxations, flows and annealing feed it with bounds and starting points.
"""

from sco_scheduler.engine.quick_import import import_cp_model

import_cp_model()  # before anything imports it with pandas

from sco_scheduler.engine.budget import Progress, Watch
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import relaxation_bounds, solve, value_bound

__all__ = ["Options", "Progress", "Watch", "relaxation_bounds", "solve", "value_bound"]
