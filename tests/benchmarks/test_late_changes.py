"""Late changes for the benchmark: every kind changes something, the same for the same seed."""

import json
from random import Random

import pytest
from openpyxl import Workbook, load_workbook

from benchmarks.changes import HEADER, Row, main, table
from benchmarks.late_changes import KINDS, State, change, edit_meetings
from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.schedule import PublishedMeeting
from tests.events import event, interpreter, meeting

EVENT = event(
    purchasers=6,
    suppliers=3,
    slots=4,
    tables=4,
    requests=[f"P{p} > S{s}" for p in range(1, 7) for s in range(1, 4)],
    interpreters=[interpreter("I1", "ru"), interpreter("I2", "ru")],
)
HELD = tuple(meeting(EVENT, f"P{p}", f"S{s}", (p + s) % 4, table=str(s)) for p in range(1, 5) for s in range(1, 4))
STATE = State(EVENT, tuple(PublishedMeeting(m, cell=Cell("Meetings", n, "A")) for n, m in enumerate(HELD, start=2)))
"""Twelve of eighteen pairs meet."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_something(kind):
    state = change(kind, Random(1), STATE)
    assert state != STATE
    assert state == change(kind, Random(1), STATE)
    assert state.rows == STATE.rows


def test_kinds_that_need_what_is_not_there_change_something_else():
    bare = event(purchasers=2, suppliers=1, requests=["P1 > S1"])
    state = State(bare, (PublishedMeeting(meeting(bare, "P1", "S1", 0), cell=Cell("Meetings", 2, "A")),))
    assert change("interpreter falls ill", Random(1), state).event != bare
    for kind in ("one more meeting", "rows locked by hand"):
        assert [c.id for c in change(kind, Random(1), state).event.companies][-1] == "L001"


def test_what_is_insisted_on_is_a_must_that_nobody_refused():
    after = change("one more meeting", Random(1), STATE)
    (must,) = [r for r in after.event.requests if r.level is Level.MUST]
    assert must.pair not in {m.pair for m in HELD}


def test_edits_by_hand_reach_the_sheet(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Meetings"
    side = ("Purchaser ID", "Purchaser delegate", "Supplier ID", "Supplier delegate")
    sheet.append(["Meeting", "Date", "Start", "End", "Zone", "Table", *side, "Lock", "Status"])
    for number, m in enumerate(HELD, start=1):
        sheet.append([f"M{number:03}", None, m.start.time(), None, "A", m.table, m.purchaser, None, m.supplier])
    path = tmp_path / "agendas.xlsx"
    book.save(path)
    state, rng = STATE, Random(3)
    for kind in ("row moved by hand", "row deleted by hand", "row added by hand", "rows locked by hand", "no-show"):
        state = change(kind, rng, state)
    edit_meetings(path, state)
    rows = list(load_workbook(path)["Meetings"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(HELD) - 1 + 1
    assert sum(row[10] == "yes" for row in rows) == 3
    assert sum(row[11] == "no-show" for row in rows) == 1
    assert rows[-1][0] is None
    starts = {(m.purchaser, m.supplier): m.start.time() for m in HELD}
    assert sum(starts.get((row[6], row[8])) not in (None, row[2]) for row in rows) == 1


def test_the_table_has_a_line_a_kind_and_one_for_all():
    rows = [
        Row("small", "row moved by hand", n, n + 1.0, "optimal", n, 2 * n, 1, 3, 100, 90 + n, 120, n > 0, True, 9)
        for n in range(3)
    ]
    failed = Row("small", "a side says no", 3, 30.0, "no schedule")
    other = Row("small", "no-show", 4, 1.0, "optimal", value_before=10, value_after=10, proved=True, value_proved=True)
    lines = table([*rows, failed, other])
    assert lines[-1:] == ["a side says no 3: no schedule after 30.0 s"]
    line = "row moved by hand 3 2.0 3.0 1 (2) 2 (4) 1 (1) 3 (3) 100 91 120 2/3 3/3 9 (9)"
    assert " ".join(lines[1].split()) == line
    assert [line.split()[0] for line in lines[2:4]] == ["no-show", "all"]
    assert len(lines[0]) == sum(width + 1 for _, width in HEADER) - 1


def test_wide_numbers_stay_apart():
    row = Row("small", "no-show", 1, 123_456.7, "optimal", 123_456, 123_456, value_before=10, value_after=10)
    assert table([row])[1].split()[2:8] == ["123456.7", "123456.7", "123456", "(123456)", "123456", "(123456)"]


def test_a_run_from_workbook_to_workbook(capsys):
    words = ["--events", "small", "--changes", "2", "--sequences", "0", "--limit", "5", "--fresh", "1", "--json"]
    assert main([*words, "--only", "supplier cancels", "row deleted by hand"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["kind"] for row in rows] == ["supplier cancels", "row deleted by hand"]
    assert all(row["proved"] and row["agendas"] and row["seconds"] for row in rows)
    assert all(row["fresh_changed"] is not None for row in rows)
