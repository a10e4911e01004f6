"""The rules: a module for each, named by the rule's slug, with a function of that name.

Each function takes a ``Case`` and yields a ``Violation`` for everything that breaks its rule. History
(what started before the moment from which a rerun may change things) is exempt: a violation has at
least one meeting that is not history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sco_scheduler.verify.case import Case, Violation
from sco_scheduler.verify.rules.company_maximum import company_maximum
from sco_scheduler.verify.rules.delegate_one_meeting import delegate_one_meeting
from sco_scheduler.verify.rules.gap_spread import gap_spread
from sco_scheduler.verify.rules.interpreter_present import interpreter_present
from sco_scheduler.verify.rules.pair_meets_once import pair_meets_once
from sco_scheduler.verify.rules.pins_and_wishes import pins_and_wishes
from sco_scheduler.verify.rules.supplier_zone import supplier_zone
from sco_scheduler.verify.rules.table_one_meeting import table_one_meeting
from sco_scheduler.verify.rules.walking_time import walking_time

RuleCheck = Callable[[Case], Iterator[Violation]]

CHECKS: tuple[RuleCheck, ...] = (
    delegate_one_meeting,
    pair_meets_once,
    table_one_meeting,
    supplier_zone,
    walking_time,
    company_maximum,
    interpreter_present,
    pins_and_wishes,
    gap_spread,
)
"""The check of every rule, in the order of the catalogue."""
