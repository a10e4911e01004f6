"""Smallest conflicting sets of rows of the registrations, and smallest sets of rows to give up.

Only pins can make the rules conflict: everything else can be left unmet. ``rows`` says which rows may
take part, ``explain`` finds the smallest sets of them.
"""

from sco_scheduler.engine.conflicts.explain import conflict_of_gap_spread, conflict_of_pins, rows_forbidding

__all__ = ["conflict_of_gap_spread", "conflict_of_pins", "rows_forbidding"]
