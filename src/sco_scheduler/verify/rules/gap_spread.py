"""R9: the gap counts of any two companies that meet differ by at most the gap spread, where it is set."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.verify.case import Case, Violation, cells_of, gaps_by_company

RULE = RULES["R9"]


def gap_spread(case: Case) -> Iterator[Violation]:
    """The gap counts of any two companies with meetings differ by at most the gap spread.

    Past meetings count, but two companies that have no others are not compared.
    """
    spread = case.event.settings.gap_spread
    if spread is None:
        return
    words = case.words
    gaps = gaps_by_company(case.event, case.by_delegate, case.clock)
    active = {company for m in case.meetings if not case.is_history(m) for company in m.pair}
    for most, least in _extremes(gaps, active):
        if gaps[most] - gaps[least] > spread:
            told = Phrase("said-gaps-apart")(
                most=words.company(most),
                count=gaps[most],
                least=words.company(least),
                fewest=gaps[least],
                spread=spread,
            )
            yield Violation(RULE, told, (), cells_of(case.event.settings.cells.get("gap_spread")))


def _extremes(gaps: dict[str, int], active: set[str]) -> list[tuple[str, str]]:
    """Pairs of companies with most and fewest gaps, at least one of which has meetings that are not past."""
    current = [company for company in gaps if company in active]
    if not current:
        return []
    pairs = [
        (max(gaps, key=lambda c: gaps[c]), min(current, key=lambda c: gaps[c])),
        (max(current, key=lambda c: gaps[c]), min(gaps, key=lambda c: gaps[c])),
    ]
    return list(dict.fromkeys(pairs))
