"""The catalogue of hard rules.

The constraint in ``engine``, the check in ``verify`` and the tests of each rule have the same slug.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that every schedule keeps; its title is in the catalogues of texts."""

    code: str
    slug: str
    sentence: str


_ALL = (
    Rule("R1", "delegate_one_meeting", "A delegate is in one meeting at a time, and only when available."),
    Rule("R2", "pair_meets_once", "A pair meets once at most, only where a side asked and no side said no."),
    Rule(
        "R3", "table_one_meeting", "A table holds one meeting at a time, in its own zone, when zone and table are open."
    ),
    Rule("R4", "supplier_zone", "A meeting takes place in its supplier's zone; a company's fixed table is respected."),
    Rule("R5", "walking_time", "Nobody needs to be in two zones faster than one can walk."),
    Rule("R6", "company_maximum", "A company's maximum in each role, and its number of delegates, are respected."),
    Rule(
        "R7",
        "interpreter_present",
        "A meeting that needs an interpreter has one who speaks to both sides, is free, and can walk there.",
    ),
    Rule(
        "R8",
        "pins_and_wishes",
        "Pins (Fixed rows, locked rows, history), session wishes, delegate wishes and After are respected.",
    ),
    Rule(
        "R9",
        "gap_spread",
        "The gap counts of any two companies that meet differ by at most the gap spread, where it is set.",
    ),
)

RULES = {rule.code: rule for rule in _ALL}
"""Every rule by its code."""
