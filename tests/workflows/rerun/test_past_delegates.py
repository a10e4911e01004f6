"""Who attended the past is what was published, also where nobody was named and delegates are named since."""

import pytest
from openpyxl import load_workbook

from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.compare import diff
from sco_scheduler.workflows.inputs import parse_moment
from sco_scheduler.workflows.verify import verify_workbook
from tests.cli.books import SHEETS
from tests.events import at
from tests.workflows.late import TABLES, begun, clock, put

NAMELESS = {name: [row[:-1] for row in SHEETS[name]] for name in ("Purchasers", "Suppliers")} | {"Zones": TABLES}
"""Companies of which no contact is registered."""

HEADER = ["Company", "Delegate", "Title"]
PURCHASER = {
    "nobody": [],
    "one": [["P1", "Anna", None]],
    "two": [["P1", "Anna", None], ["P1", "Boris", None]],
    "two without a name": [["P1", None, "Director"], ["P1", None, "Engineer"]],
    "two others": [["P1", "Clara", "Director"], ["P1", "Dmitri", "Engineer"]],
    "one turned to another": [["P1", "Xenia", None]],
}
SUPPLIER = {"nobody": [], "one": [["S1", "Bo", None]], "two": [["S1", "Bo", None], ["S1", "Cy", None]]}
UNTIL = "09:30"


def people(*rows):
    """A sheet Delegates, none if nobody is on it."""
    return {"Delegates": [HEADER, *rows]} if rows else {}


def cells(path, before=None):
    """The rows of Meetings by number: when and where, and who attends."""
    rows = list(load_workbook(path)["Meetings"].iter_rows(values_only=True))
    head = next(i for i, row in enumerate(rows) if "Purchaser ID" in row)
    names = ("Date", "Start", "Zone", "Table", "Purchaser ID", "Purchaser delegate", "Supplier ID", "Supplier delegate")
    found = {row[0]: tuple(row[rows[head].index(name)] for name in names) for row in rows[head + 1 :]}
    return {number: row for number, row in found.items() if before is None or row[1] < clock(before)}


def delegates(rows):
    """The delegates in the rows of Meetings, of each side."""
    return {row[5] for row in rows.values()}, {row[7] for row in rows.values()}


NAMED_SINCE = [
    ("nobody", "nobody", "one"),
    ("nobody", "nobody", "two"),
    ("nobody", "one", "nobody"),
    ("nobody", "one", "two"),
    ("nobody", "two", "two"),
    ("nobody", "two without a name", "one"),
    ("two without a name", "nobody", "two"),
    ("two without a name", "one", "one"),
    ("two without a name", "two", "nobody"),
    ("two without a name", "two others", "two"),
    ("one", "nobody", "one"),
    ("one", "two", "two"),
    ("one", "one turned to another", "two"),
    ("two", "one", "nobody"),
    ("two", "two others", "one"),
]


@pytest.mark.parametrize(("then", "now", "partner"), NAMED_SINCE)
def test_past_meetings_are_the_same_cells_whoever_is_named_since(tmp_path, then, now, partner):
    day = begun(tmp_path, **NAMELESS, **people(*PURCHASER[then]))
    published = cells(day.agendas, UNTIL)
    assert published
    day.register(**NAMELESS, **people(*PURCHASER[now], *SUPPLIER[partner]))
    day.build(since=parse_moment(f"2025-06-12 {UNTIL}"))
    if not (then == "nobody" and now == "two without a name"):  # whom nobody named is the first of two without a name
        assert cells(day.agendas, UNTIL) == published
    verified = verify_workbook(tmp_path / "day.xlsx", day.agendas)
    assert [violation.text for violation in verified.verdict.violations] == []
    past = [row for row in diff(day.copies[-1], day.agendas).rows if row.before.start < at(UNTIL)]
    assert {row.kind for row in past} == {"kept"}
    # As time goes on, and read back, they are still the same.
    held = cells(day.agendas)
    assert day.build(since=parse_moment(f"2025-06-12 {UNTIL}")).unchanged
    day.build(since=parse_moment("2025-06-12 12:00"))
    assert cells(day.agendas) == held


def test_those_who_are_named_since_attend_what_is_to_come_and_that_is_told(tmp_path):
    day = begun(tmp_path, **NAMELESS)
    day.register(**NAMELESS, **people(*PURCHASER["one"], *SUPPLIER["two"]))
    done = day.build(since=parse_moment(f"2025-06-12 {UNTIL}"))
    rows = cells(day.agendas)
    later = {number: row for number, row in rows.items() if row[1] >= clock(UNTIL)}
    assert delegates(cells(day.agendas, UNTIL)) == ({None}, {None})
    assert {row[5] for row in later.values() if row[4] == "P1"} == {"Anna"}
    assert {row[7] for row in later.values() if row[6] == "S1"} <= {"Bo", "Cy"}
    told = [row for row in diff(day.copies[-1], day.agendas).rows if row.kind != "kept"]
    assert {row.kind for row in told} == {"delegate changed"}
    assert {(row.purchaser, row.supplier) for row in told} == {
        (row[4], row[6]) for row in later.values() if row[4] == "P1" or row[6] == "S1"
    }
    assert {row.kind for row in done.report.changes} == {"delegate changed"}
    assert any("P1) has named who attends since (Delegates!B2)." in str(row.why) for row in told)


def test_naming_who_attends_is_a_change_that_diff_tells_without_a_past_too(tmp_path):
    day = begun(tmp_path, **NAMELESS)
    day.register(**NAMELESS, **people(*SUPPLIER["two"]))
    day.build()
    rows = diff(day.copies[-1], day.agendas).rows
    assert {(row.kind, row.supplier) for row in rows if row.supplier == "S1"} == {("delegate changed", "S1")}
    assert {row.kind for row in rows if row.supplier != "S1"} == {"kept"}


def test_a_past_row_edited_by_hand_still_names_nobody_unless_somebody_is_written(tmp_path):
    day = begun(tmp_path, **NAMELESS)
    first, *_ = (row for row in cells(day.agendas, UNTIL).values())
    pair = (first[4], first[6])
    day.edit(lambda sheet: put(sheet, pair, Table="2" if str(first[3]) == "1" else "1"))
    names = [[code, f"New {code}", None] for code in pair]
    day.register(**NAMELESS, **people(*names))
    day.build(since=parse_moment(f"2025-06-12 {UNTIL}"))
    (row,) = (row for row in cells(day.agendas, UNTIL).values() if (row[4], row[6]) == pair)
    assert (row[5], row[7]) == (None, None)
    day.edit(lambda sheet: put(sheet, pair, Purchaser_delegate=names[0][1]))
    day.build(since=parse_moment(f"2025-06-12 {UNTIL}"))
    (row,) = (row for row in cells(day.agendas, UNTIL).values() if (row[4], row[6]) == pair)
    assert (row[5], row[7]) == (names[0][1], None)


def test_a_build_without_from_opens_the_past_to_those_who_are_named(tmp_path):
    day = begun(tmp_path, **NAMELESS)
    day.register(**NAMELESS, **people(*PURCHASER["one"]))
    day.build(since=parse_moment(f"2025-06-12 {UNTIL}"))
    day.build()
    assert {row[5] for row in cells(day.agendas).values() if row[4] == "P1"} == {"Anna"}
    registered = read_agendas_file(day.agendas).event.company_by_id["P1"].delegates
    assert [person.name for person in registered] == ["Anna"]


def test_a_delegate_in_whose_place_another_is_written_has_attended_the_past(tmp_path):
    day = begun(tmp_path, **NAMELESS, **people(*PURCHASER["one"]))
    day.register(**NAMELESS, **people(*PURCHASER["one turned to another"]))
    day.build(since=parse_moment(f"2025-06-12 {UNTIL}"))
    found = {(row[1] < clock(UNTIL), row[5]) for row in cells(day.agendas).values() if row[4] == "P1"}
    assert found == {(True, "Anna"), (False, "Xenia")}
    told = [row for row in diff(day.copies[-1], day.agendas).rows if row.kind != "kept"]
    assert {str(row.why) for row in told} == {"Anna of Petrov Trading (P1) no longer attends."}


def test_whom_nobody_named_has_no_name_in_any_list(tmp_path):
    day = begun(tmp_path, **NAMELESS)
    day.register(**NAMELESS, **people(*PURCHASER["one"]))
    day.build(since=parse_moment(f"2025-06-12 {UNTIL}"))
    book = load_workbook(day.agendas)
    shown = [str(c.value) for page in book if page.sheet_state == "visible" for row in page.iter_rows() for c in row]
    assert not [text for text in shown if "P1#0" in text]
