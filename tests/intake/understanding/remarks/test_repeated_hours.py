"""Remarks that name no more hours than another cell of their row are not asked about."""

from __future__ import annotations

from datetime import date
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
    rows = [[B[0], away, "Flight on Friday afternoon", S[0]], [B[1], None, None, S[1]], [B[2], None, None, S[0]]]
    assert len([q for q in read(tmp_path, lists([header, *rows])).questions if q.kind == "cell"]) == asked


@pytest.mark.parametrize(
    ("known", "repeats"),
    [
        ("2026-11-18 -11:30; 2026-11-20 12:00-", True),
        ("2026-11-18 -13:00", False),
        ("2026-11-18 -12:15", True),
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


TICKED = ("9月17日上午┋9月17日下午┋9月18日上午┋9月18日下午", "9月17日下午┋9月18日上午┋9月18日下午")


@pytest.mark.parametrize("remark", ["17日上午在路上，坐动车，中午到", "上午在路上，中午到"])
def test_a_remark_beside_ticks_takes_nothing_of_what_is_ticked(tmp_path: Path, remark):
    header = ["公司", "可参加洽谈的时段", "备注", "想见的供应商"]
    rows = [[name, TICKED[name == B[0]], remark if name == B[0] else None, S[0]] for name in B]
    form = tmp_path / "map.toml"
    form.write_text(f'[remarks]\n"{remark}" = "Not available"\n[times]\n"{remark}" = "-noon"\n', encoding="utf-8")
    sheets = {"Buyers": [header, *rows], "Suppliers": [["供应商"], *([name] for name in S)]}
    opened = read(tmp_path, sheets, form=form).opened
    assert opened is not None
    assert opened.understanding is not None
    (away,) = [c.values["not_available"][0] for c in opened.understanding.built.records.values() if c.shown == B[0]]
    assert away == "9月17日 morning"


@pytest.mark.parametrize(
    ("remark", "known", "repeats"),
    [
        ("Flight lands late on the 9th", "there only on 2027-02-10", True),
        ("рейс 9 февраля поздно вечером", "2027-02-09", True),
        ("9 février : salon à Lyon", "2027-02-09; 2027-02-10 -12:00", True),
        ("Flight lands late on the 9th", "2027-02-09 -12:00", False),
        ("On the 9th we come after all", "there only on 2027-02-10", False),
        ("Flight lands late on the 9th, leaving on the 10th", "2027-02-09", False),
    ],
)
def test_a_remark_on_days_that_are_missed_as_a_whole_says_no_more(remark, known, repeats):
    assert repeats_absence(remark, known, (date(2027, 2, 9), date(2027, 2, 10))) is repeats


@pytest.mark.parametrize(
    ("remark", "known", "repeats"),
    [
        ("Booth opens only at 11am on 9 February, arriving that morning", "2027-02-09 -11:00", True),
        ("9 февраля стенд открываем в 11:00, утром летим", "2027-02-09 -11:00", True),
        ("2月10日回国，展位13点关", "2027-02-10 13:00-", True),
        ("10-fevral kuni samolyot, soat 13:00 da ketamiz", "2027-02-10 13:00-", True),
        ("leaving at 13:00 on 10 February", "2027-02-10 -13:00", False),
        ("leaving at 13:00 on 10 February", "2027-02-09 13:00-", False),
        ("away on 10 February from 13:00, on 9 February until 10:00", "2027-02-10 13:00-", False),
    ],
)
def test_a_remark_whose_hours_are_the_bounds_of_a_known_absence_says_no_more(remark, known, repeats):
    assert repeats_absence(remark, known, (date(2027, 2, 9), date(2027, 2, 10))) is repeats


@pytest.mark.parametrize(
    ("remark", "known", "repeats"),
    [
        ("утром совещание на заводе", "-11:00", True),
        ("meeting at the plant in the morning", "-11:00", True),
        ("上午厂里开会", "-11:30", True),
        ("not there in the afternoon", "13:00-", True),
        ("morning at the plant", "-09:00", False),
        ("not there in the afternoon", "16:30-", False),
        ("not there in the morning", "14:00-", False),
    ],
)
def test_half_a_day_beside_the_hour_at_which_it_ends_says_no_more(remark, known, repeats):
    assert repeats_absence(remark, known) is repeats
