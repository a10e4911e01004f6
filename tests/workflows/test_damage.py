"""An agendas workbook that is damaged by hand: findings with cells, never a fault, never overwritten uncopied."""

import random
from contextlib import suppress

import pytest
from openpyxl import load_workbook

from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.compare import changed_agendas, diff
from sco_scheduler.workflows.errors import BrokenRules, Stopped
from sco_scheduler.workflows.undo import undo
from tests.workflows.late import clock, column, put, row_of


def built(day):
    """The codes of the findings with a cell, of a build that is stopped or that copies what it replaces."""
    damaged = day.agendas.read_bytes()
    try:
        done = day.build()
    except Stopped as stopped:
        findings = stopped.findings
        assert day.agendas.read_bytes() == damaged
    else:
        findings = done.findings
        assert done.unchanged or damaged in [copy.read_bytes() for copy in day.copies]
        assert day.build().unchanged, "what was written is taken as it is"
    return {f.code: f.where for f in findings if f.cells and f.severity < 3}


PAIR = ("P1", "S1")
"""The pair on row 4 of Meetings."""


@pytest.mark.parametrize(
    ("damage", "code", "cell"),
    [
        (lambda s: put(s, PAIR, Purchaser_ID="P9", Purchaser=None), "meeting-unknown-company", "Meetings!G4"),
        (lambda s: put(s, PAIR, Start=clock("09:07"), End=None), "hand-edit-no-slot", "Meetings!A4"),
        (lambda s: put(s, PAIR, Start="half past nine"), "time-unreadable", "Meetings!C4"),
        (lambda s: put(s, PAIR, Start=None), "meeting-incomplete", "Meetings!C4"),
        (lambda s: put(s, PAIR, Date="tomorrow"), "date-unreadable", "Meetings!B4"),
        (lambda s: put(s, PAIR, Date="=TODAY()"), "formula-no-value", "Meetings!B4"),
        (lambda s: put(s, PAIR, Zone="Z"), "meeting-unknown-zone", "Meetings!E4"),
        (lambda s: put(s, PAIR, Table=99), "meeting-unknown-table", "Meetings!F4"),
        (lambda s: put(s, PAIR, Table="#REF!"), "cell-error", "Meetings!F4"),
        (lambda s: put(s, PAIR, Lock="perhaps"), "meeting-lock", "Meetings!N4"),
        (lambda s: put(s, PAIR, Status="late"), "meeting-status", "Meetings!O4"),
        (lambda s: put(s, PAIR, End=clock("09:00")), "meeting-end", "Meetings!D4"),
        (lambda s: put(s, PAIR, Supplier="Altai Agro"), "meeting-name-differs", "Meetings!K4, Meetings!J4"),
        (lambda s: put(s, PAIR, Interpreter="Nobody"), "meeting-unknown-interpreter", "Meetings!M4"),
        (lambda s: s.delete_cols(column(s, "Status")), "meetings-columns-absent", "Meetings row 1"),
        (lambda s: s.delete_cols(column(s, "Supplier ID"), 2), "column-missing", "Meetings row 1"),
        (lambda s: s.cell(1, column(s, "Zone")).__setattr__("value", "Start"), "column-twice", "Meetings!E1"),
    ],
)
def test_each_damage_is_named_with_its_cell(day, damage, code, cell):
    day.edit(damage)
    found = built(day)
    assert code in found
    assert found[code].startswith(cell)


def test_two_rows_on_one_table(day):
    def same(sheet):
        for title in ("Start", "End", "Table"):
            put(sheet, ("P2", "S2"), **{title: sheet.cell(row_of(sheet, *PAIR), column(sheet, title)).value})

    day.edit(same)
    assert built(day)["hand-edit-breaks-rule"] == "Meetings!A4, Meetings!A5"


def test_a_deleted_sheet_is_told_and_nothing_is_solved(day):
    book = load_workbook(day.agendas)
    del book["Unmet"]
    book.save(day.agendas)
    done = day.build()
    assert done.unchanged
    (lost,) = [f for f in done.findings if f.code == "agendas-sheets-lost"]
    assert "Unmet." in lost.message


SEEDS = 8
VALUES = [None, "", "P9", "P1", 0, -1, 1e308, True, "yes", "late", clock("09:00"), "25:99", 45820.4, "=1+1", "#REF!"]


def spoil(rng, book):
    """Do a few things to a workbook that a hand may do to it."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        sheet = book[rng.choice(["Meetings"] * 4 + ["Record"])]
        row, col = rng.randint(1, sheet.max_row), rng.randint(1, sheet.max_column)
        rng.choice(
            (
                lambda s, r, c: s.cell(r, c).__setattr__("value", rng.choice(VALUES)),
                lambda s, r, c: s.delete_rows(r, rng.choice((1, 2, 9))),
                lambda s, r, c: s.delete_cols(c),
                lambda s, r, c: s.insert_rows(r),
                lambda s, r, c: s.append([s.cell(r, k).value for k in range(1, s.max_column + 1)]),
                lambda s, r, c: s.append([rng.choice(VALUES) for _ in range(s.max_column)]),
                lambda s, r, c: [s.cell(k, c).__setattr__("value", s.cell(r, c).value) for k in range(2, s.max_row)],
            )
        )(sheet, row, col)


def test_whatever_a_hand_does(day):
    first = day.agendas.read_bytes()
    for seed in range(SEEDS):
        day.agendas.write_bytes(first)
        for copy in day.copies:
            copy.unlink()
        book = load_workbook(day.agendas)
        spoil(random.Random(seed), book)
        book.save(day.agendas)
        for read in (read_agendas_file, changed_agendas, lambda path: diff(path, path)):
            with suppress(Stopped, BrokenRules):
                read(day.agendas)
        built(day)
        if day.copies:
            undo(day.agendas)
