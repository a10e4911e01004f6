"""Which findings stop the work, and which are told first."""

from __future__ import annotations

from pathlib import Path

from sco_scheduler.intake.kinds import KINDS
from tests.output.layout import compared


def test_severities_and_the_order_in_which_findings_are_told_are_as_in_the_golden_file():
    """What is wrong with a file or a map comes before what is wrong on a sheet, as that may follow from it."""
    told = sorted(KINDS.values(), key=lambda kind: (kind.severity, -kind.weight, kind.code))
    lines = [f"{kind.severity.name.lower()} {kind.weight} {kind.code}" for kind in told]
    compared(Path(__file__).parent / "golden" / "kinds.txt", lines)
