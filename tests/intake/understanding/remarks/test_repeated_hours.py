"""Remarks that name no more hours than another cell of their row are not asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.remarks.repeated_hours import repeats_absence, repeats_journey
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists

WEDNESDAY = "Wed 12 Nov - morning (9.00-13.00)"
BOTH = f"{WEDNESDAY}; Wed 12 Nov - afternoon (14.00-17.00)"
THURSDAY = "Thu 13 Nov - afternoon (14.00-17.00)"


@pytest.mark.parametrize(
    ("remark", "known", "repeats"),
    [
        ("travelling from Meru on the 12th, should be in by lunch", WEDNESDAY, True),
        ("Landing on Wednesday night", BOTH, True),
        ("Landing on Wednesday night", WEDNESDAY, False),
        ("Flight back to Mombasa Thursday afternoon", THURSDAY, True),
        ("Flight back to Mombasa Friday afternoon", THURSDAY, False),
        ("Flight back Thursday morning", THURSDAY, False),
        ("maybe away Thursday from 11:00", THURSDAY, False),
        ("самолёт в четверг после обеда", "2025-11-13 14:00-17:00", True),
        ("18号市场搞活动走不开", "9月18日 09:00-12:00; 9月18日 13:30-17:00", True),
        ("18号市场搞活动走不开", "9月18日 09:00-12:00", False),
        ("vegan shop", BOTH, False),
    ],
)
def test_a_remark_within_a_known_absence_says_no_more(remark, known, repeats):
    assert repeats_absence(remark, known) is repeats


@pytest.mark.parametrize(("away", "asked"), [("13 June 14:00-17:00", 0), ("12 June 14:00-17:00", 1)])
def test_only_a_remark_that_says_more_is_asked_about(tmp_path: Path, away, asked):
    header = ["Company", "Not available", "Remarks", "Would like to meet"]
    rows = [[B[0], away, "Flight back Friday afternoon", S[0]], [B[1], None, None, S[1]], [B[2], None, None, S[0]]]
    assert len([q for q in read(tmp_path, lists([header, *rows])).questions if q.kind == "cell"]) == asked


@pytest.mark.parametrize(
    ("known", "repeats"),
    [
        ("2026-11-18 -11:30; 2026-11-20 12:00-", True),
        ("2026-11-18 -13:00", False),
        ("2026-11-18 10:30-", False),
        ("2026-11-17 -10:30", False),
        ("", False),
    ],
)
def test_arrival_repeats_one_of_nearly_the_same_hour(known: str, *, repeats: bool) -> None:
    readings = *(f"2026-11-{day} -10:30" for day in (18, 19, 20)), "-10:30"
    assert repeats_journey(readings, known) is repeats


def test_noon_is_compared_as_twelve() -> None:
    assert repeats_journey(("2026-11-18 -noon", "-noon"), "2026-11-18 -13:30")
