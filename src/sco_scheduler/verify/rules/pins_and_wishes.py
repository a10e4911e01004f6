"""R8: pins (Fixed rows, locked rows, history), session wishes, delegate wishes and After are respected."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.verify.case import Case
from sco_scheduler.verify.rules import pins, wishes
from sco_scheduler.verify.verdict import Violation


def pins_and_wishes(case: Case) -> Iterator[Violation]:
    """What was fixed, locked or is over stays so, and each meeting is as its requests wish."""
    yield from pins.fixed_rows_held(case)
    yield from pins.locked_rows_held(case)
    yield from pins.history_unchanged(case)
    yield from pins.taken_out_stays_out(case)
    yield from wishes.session_wishes(case)
    yield from wishes.delegate_wishes(case)
    yield from wishes.after_wishes(case)
