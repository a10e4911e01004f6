"""What a build accepts, ``verify`` and ``agendas`` accept: by the same reading of locks and statuses."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from sco_scheduler.domain.outcome import Status
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.errors import BrokenRules, Stopped
from sco_scheduler.workflows.verify import refuse_broken_rules, verify_workbook
from tests.cli.books import SHEETS
from tests.workflows.late import REQUESTS, Day, begun, cancelled, clock, column, extended, put, row_of

FIXED = {"Fixed": [["Purchaser", "Supplier", "Start", "Table"], ["P1", "S1", "09:00", "1"]]}


TIMES = ("09:00", "09:25", "09:50")


def assert_accepted(day: Day) -> None:
    """Build, and let ``verify`` and what ``agendas`` does first judge the workbook."""
    done = day.build()
    assert done.build.status not in {Status.CONFLICT, Status.NO_SCHEDULE}
    found = verify_workbook(day.folder / "day.xlsx", day.agendas)
    assert found.ok, [violation.text for violation in found.verdict.violations]
    refuse_broken_rules(read_agendas_file(day.agendas))


def lock(sheet, pair):
    put(sheet, pair, Lock="yes")


def copy_row(sheet, pair, **values):
    """Add a row like that of a pair, with other values."""
    row = row_of(sheet, *pair)
    sheet.append([sheet.cell(row, c).value for c in range(1, sheet.max_column + 1)])
    for title, value in {"Meeting": None, **values}.items():
        sheet.cell(sheet.max_row, column(sheet, title.replace("_", " "))).value = value


def test_a_locked_row_whose_request_is_deleted(tmp_path):
    day = begun(tmp_path)
    day.edit(lambda sheet: lock(sheet, ("P1", "S2")))
    day.register(Requests=[row for row in REQUESTS if row[:2] != ["P1", "S2"]])
    assert_accepted(day)


def test_a_locked_row_for_a_pair_that_nobody_asked_for(tmp_path):
    day = begun(tmp_path, Requests=REQUESTS[:-1])
    day.edit(
        lambda sheet: copy_row(
            sheet,
            ("P2", "S1"),
            Supplier_ID="S2",
            Supplier=None,
            Lock="yes",
            Supplier_delegate=None,
            Start=clock("09:50"),
            End=None,
        )
    )
    assert_accepted(day)


def test_two_locked_rows_of_one_pair(tmp_path):
    day = begun(tmp_path, Requests=REQUESTS[:2])

    def edit(sheet):
        put(sheet, ("P1", "S1"), Lock="yes", Start=clock("09:00"), End=None)
        copy_row(sheet, ("P1", "S1"), Start=clock("09:50"), Lock="yes")

    day.edit(edit)
    assert_accepted(day)


def test_a_locked_row_moved_away_with_a_copy_locked_in_its_place(tmp_path):
    day = begun(tmp_path)

    def edit(sheet):
        row = row_of(sheet, "P1", "S2")
        start = sheet.cell(row, column(sheet, "Start")).value
        copy_row(sheet, ("P1", "S2"), Lock="yes")
        put(sheet, ("P1", "S2"), Lock="yes", Start=next(clock(t) for t in TIMES if clock(t) != start), End=None)

    day.edit(edit)
    assert_accepted(day)
    numbers = [m.number for m in read_agendas_file(day.agendas).schedule.meetings]
    assert len(numbers) == len(set(numbers)) == 5


@pytest.mark.parametrize("status", ["no-show", "cancelled"])
def test_a_fixed_pair_that_is_marked_as_not_held(tmp_path, status):
    day = begun(tmp_path, **FIXED)
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), Status=status))
    assert_accepted(day)


@pytest.mark.parametrize(
    ("cells", "rule", "code"),
    [
        ({"Purchaser_delegate": "Nobody Known"}, "R1", "meeting-unknown-delegate"),
        ({"Supplier_delegate": "Nobody Known"}, "R1", "meeting-unknown-delegate"),
        ({"Purchaser_ID": "P99", "Purchaser": None}, "R2", "meeting-unknown-company"),
        ({"Supplier_ID": "S99"}, "R2", "meeting-unknown-company"),
        ({"Interpreter": "Nobody Known"}, "R7", "meeting-unknown-interpreter"),
    ],
)
def test_a_row_that_names_nobody_known_breaks_a_rule_until_a_build_mends_it(tmp_path, cells, rule, code):
    day = begun(tmp_path)
    day.edit(lambda sheet: put(sheet, ("P1", "S1"), **cells))
    found = verify_workbook(day.folder / "day.xlsx", day.agendas)
    assert rule in {violation.rule.code for violation in found.verdict.violations}
    assert all(found.cells), "each with its cell"
    with pytest.raises(BrokenRules):
        refuse_broken_rules(read_agendas_file(day.agendas))
    done = day.build()
    assert not done.unchanged
    assert code in {finding.code for finding in done.findings}
    assert_accepted(day)


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\ufffe", "\uffff", "\x85", "\n", "\U0001fffe"])
def test_names_with_characters_that_no_cell_can_hold(tmp_path, char):
    rows = [list(row) for row in SHEETS["Purchasers"]]
    rows[1][1] = rows[1][3] = f"Petrov{char}Trading"
    day = begun(tmp_path, Purchasers=rows)
    assert_accepted(day)
    assert day.build().unchanged


SEEDS = 6


def spoil(rng: random.Random, sheet) -> None:
    """Something that an organizer does to a row of Meetings."""
    if sheet.max_row < 2:
        return
    row = rng.randint(2, sheet.max_row)

    def write(title, value):
        sheet.cell(row, column(sheet, title)).value = value

    def move():
        write("Start", clock(rng.choice(TIMES)))
        write("End", None)
        write("Table", rng.choice("12"))

    def copied():
        sheet.append([None, *(sheet.cell(row, c).value for c in range(2, sheet.max_column + 1))])
        sheet.cell(sheet.max_row, column(sheet, "Start")).value = clock(rng.choice(TIMES))
        sheet.cell(sheet.max_row, column(sheet, "End")).value = None

    def other():
        write("Supplier ID", rng.choice(["S1", "S2"]))
        write("Supplier", None)
        write("Supplier delegate", None)

    for what in rng.choices([move, copied, other], k=rng.choice((0, 1, 1, 2))):
        what()
    write("Lock", rng.choice([None, "yes", "yes"]))
    write("Status", rng.choice([None, None, None, "cancelled", "no-show"]))
    if rng.random() < 0.15:
        sheet.delete_rows(row)


def changed(rng: random.Random) -> dict[str, list[list[object]]]:
    """What has changed in the registrations."""
    sheets: dict[str, list[list[object]]] = {
        "Requests": [REQUESTS[0], *(r for r in REQUESTS[1:] if rng.random() < 0.7)]
    }
    if rng.random() < 0.3:
        pair = [rng.choice(["P1", "P2"]), rng.choice(["S1", "S2"])]
        sheets["Fixed"] = [FIXED["Fixed"][0], [*pair, clock(rng.choice(TIMES)), rng.choice(["1", "2", None])]]
    if rng.random() < 0.2:
        sheets |= cancelled(rng.choice(["P1", "P2", "S1", "S2"]))
    if rng.random() < 0.2:
        sheets |= extended("Purchasers", "Maximum", P1=1)
    return sheets


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_was_edited_and_registered(tmp_path, seed):
    rng = random.Random(seed)
    day = begun(tmp_path)
    for _ in range(2):
        day.edit(lambda sheet: [spoil(rng, sheet) for _ in range(rng.choice((1, 2, 3)))])
        day.register(**changed(rng))
        with suppress(Stopped):
            done = day.build()
            if done.build.status is Status.CONFLICT:
                return
            assert_accepted(day)
