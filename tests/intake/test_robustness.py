"""Whatever stands in the cells: findings and an event, or findings alone; never an exception."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sco_scheduler.domain.codec import decode, encode
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import stops
from tests.intake.books import base, read
from tests.parts import part

_ODD = [
    "",
    "  ",
    "#REF!",
    "=1+1",
    "-",
    "0",
    "-1",
    "1.5",
    "25:00",
    "09:00-",
    "2025-06-12",
    "2025-13-45",
    "A; B",
    "A/2",
    "P001",
    "S001",
    "nobody",
    "Morning",
    "no",
    "must",
    "cancelled",
    "，,；;",
    "1-99999999",
    "NaN",
    "\u200b",
    "𠀀",
]

_VALUES = st.one_of(
    st.sampled_from(_ODD),
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=3)),
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40),
)

_SHEETS = [name for name, rows in base().items() for _ in rows[0]]


@settings(max_examples=part(60), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_SHEETS), st.integers(0, 4), st.integers(0, 11), _VALUES), max_size=12))
def test_no_value_in_any_cell_is_too_strange(changes):
    sheets = base()
    for sheet, row, column, value in changes:
        rows = sheets[sheet]
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = value

    with tempfile.TemporaryDirectory() as folder:
        intake = read(Path(folder), sheets)

    assert (intake.event is None) == stops(intake.findings)
    for finding in intake.findings:
        assert finding.message
        assert finding.cells
    if intake.event is not None:
        assert decode(Event, encode(intake.event)) == intake.event
        known = intake.event.company_by_id
        assert all({*r.pair, r.asker, *r.after} <= set(known) for r in intake.event.requests)
        assert all(known[f.purchaser].purchaser and known[f.supplier].supplier for f in intake.event.fixed)
        zones = intake.event.zone_by_code
        assert all(c.supplier.zone in zones for c in intake.event.companies if c.supplier)


def test_times_beyond_a_day_are_no_times(tmp_path):
    sheets = base()
    sheets["Sessions"][1][2] = timedelta(days=2)
    sheets["Fixed"][1][3] = time(0)
    assert read(tmp_path, sheets).event is None
