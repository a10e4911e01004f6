"""The sheet Summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from sco_scheduler.agendas.build_report import RANKS_SHOWN, MinimumMissed, Occupancy, Rerun, WishesMet
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.record import AnswersGiven, BuildStamp
from sco_scheduler.output.excel.sheets.summary import FINDINGS_SHOWN, MISSED_SHOWN, page_breaks
from sco_scheduler.output.texts.words import words
from tests.agendas.samples import BUILT, at, report, sessions, small_schedule
from tests.output.reading import row_of, texts, written
from tests.texts import add_texts

TITLE = 21.75
"""The height of a section's title, as it is stored: in whole pixels."""


def test_the_summary_tells_proved_from_good(small: Workbook):
    sheet = small["Summary"]
    assert row_of(sheet, "Musts held")[1:4] == (1, 1, "Proved")
    assert row_of(sheet, "Value of the meetings")[1:4] == (321, 340, "Not proved")
    assert row_of(sheet, "Table moves")[1:4] == (3, "not known", "Not proved")
    assert "For the times given." in str(row_of(sheet, "Table moves")[4])
    assert "1 of 2" in row_of(sheet, "09:00")
    links = [cell.value for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["Index", "Meetings", "Unmet", "Companies", "Grid A", "Grid B", "Tables", "Interpreters"]


def test_the_summary_says_which_musts_are_not_counted(tmp_path: Path):
    build = report(small_schedule(), goals=(GoalResult("musts", 1, 1, True, older_musts=2),))
    told = str(row_of(written(tmp_path, build)["Summary"], "Musts held")[4])
    assert told.endswith("2 musts that were unmet before are not counted.")


def test_the_summary_says_how_the_build_ended_and_what_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    add_texts(monkeypatch, {"X1.title": "Odd", "X1.sentence": "{what} is odd.", "X1.advice": "Mend it."})
    kind = FindingKind("X1", Severity.CHANGES)
    finding = Finding(kind, (Cell("Requests", 14, "C"),), {"what": "The rank"})
    build = report(
        small_schedule(), status=Status.OPTIMAL, findings=(finding,) * 50, goals=(GoalResult("own goal", 1, 1, True),)
    )
    sheet = written(tmp_path, build)["Summary"]
    found = texts(sheet)
    assert "Every goal is proved: given the goals before it, none can be better." in found
    label, more = "Changes what is built\nRequests!C14", "… and 10 more: schedule check lists them all."
    first = found[found.index(label) :]
    assert first[:81] == [label, "The rank is odd. Mend it."] * 40 + [more]
    row = next(cell.row for cell in sheet["A"] if cell.value == label)
    assert sheet.cell(row + 40, 1).value == more, "no row between them is blank"
    assert sheet.print_area.endswith(f"$G${row + 40}"), "nor one that is printed below"
    assert "own goal" in found


@pytest.mark.parametrize(("digits", "lines"), [(26, 2), (28, 3)])
def test_what_was_found_has_room_for_its_place_and_the_last_one_is_told_in_full(
    tmp_path: Path, digits: int, lines: int
):
    finding = Finding(FindingKind("X1", Severity.CHANGES), (Cell("0" * digits, 14, "C"),), {})
    sheet = written(tmp_path, report(small_schedule(), findings=(finding,) * FINDINGS_SHOWN))["Summary"]
    rows = [cell.row for cell in sheet["A"] if str(cell.value).endswith("!C14")]
    assert len(rows) == FINDINGS_SHOWN
    assert sheet.max_row == rows[-1], "none is left out"
    assert {round(sheet.row_dimensions[row].height) for row in rows} == {14 * lines + 4}


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        (("0.1.0", "day.xlsx", 3), " from day.xlsx, revision 3, by sco-scheduler 0.1.0."),
        (("", "", 1), ", revision 1."),  # as an old build noted them
    ],
)
def test_the_head_tells_when_and_of_what_it_was_built(tmp_path: Path, stamp: tuple[str, str, int], told: str):
    build = replace(report(small_schedule()), built=BuildStamp(BUILT, *stamp))
    line = str(written(tmp_path, build)["Summary"]["A3"].value)
    assert line.partition(" Times are local")[0] == f"Built {BUILT:%Y-%m-%d %H:%M}{told}"


def test_the_head_tells_the_first_and_the_last_day(tmp_path: Path):
    for days, told in ((1, "Thursday 12 June 2025"), (2, "Thursday 12 June 2025 – Friday 13 June 2025")):
        made = replace(small_schedule().event, sessions=sessions(days, 2, 0))
        build = report(replace(small_schedule(), event=made, meetings=()))
        assert str(written(tmp_path, build)["Summary"]["A2"].value).startswith(told + "  ·")


def test_the_summary_of_a_rerun_says_what_keeping_costs(tmp_path: Path):
    rerun = Rerun("day.xlsx", 3, datetime(2025, 6, 11, 18), 40, 900, datetime(2025, 6, 12, 10, 40), value_bound=10_000)
    kept = tuple(GoalResult(name, 2, 2, True) for name in ("kept", "slot_moves"))
    found = texts(written(tmp_path, report(small_schedule(), goals=kept, changes=(), rerun=rerun))["Summary"])
    assert "Kept of the published schedule" in found
    assert "The published schedule of 2025-06-11 18:00 in day.xlsx, revision 3 had 40 meetings." in found
    assert "What starts before 2025-06-12 10:40 is history and stays as it is." in found
    assert "2 meetings had to be given up; fewer is impossible." in found
    assert "2 meetings had to move; fewer is impossible." in found
    assert any("a fresh build could reach 10,000 at most" in text for text in found)


def test_the_summary_of_a_first_build_has_nothing_to_keep(small: Workbook):
    assert "Kept of the published schedule" not in texts(small["Summary"])


def test_the_figures_stand_one_below_the_other(small: Workbook):
    sheet = small["Summary"]
    labels = ("Meetings held", "Pairs that meet, of those asked for", "Musts held", "Value of the meetings")
    rows = [[cell.row for cell in sheet["A"] if cell.value == label] for label in labels]
    first = rows[0][0]
    assert [first + n in found for n, found in enumerate(rows)] == [True] * 4


def test_pairs_that_are_only_fixed_are_not_said_to_be_asked_for(tmp_path: Path):
    made = report(small_schedule())
    fixed = replace(made, summary=replace(made.summary, pairs_unasked=1))
    found = texts(written(tmp_path, fixed)["Summary"])
    assert "Pairs that meet, of those asked for or fixed" in found
    assert "Pairs that meet, of those asked for" not in found


def test_what_one_change_would_bring_is_told_of_this_build_or_an_earlier_one(tmp_path: Path):
    gains = AnswersGiven(gains=("A table more.",), gains_revision=2, left_out=1_234)
    for number, earlier in ((2, False), (3, True)):
        found = texts(written(tmp_path, report(small_schedule(), answers=gains, revision=number))["Summary"])
        assert "What one change would bring" in found
        assert any(text.startswith("A table more") for text in found)
        assert any("1,234" in text and "whatif" in text for text in found)
        assert any("As build 2 found them" in text for text in found) is earlier
    none = texts(written(tmp_path, report(small_schedule(), answers=AnswersGiven()))["Summary"])
    assert "What one change would bring" not in none


def test_a_hundred_companies_below_their_minimum_are_listed(tmp_path: Path):
    plain = report(small_schedule())
    for count, more in ((MISSED_SHOWN, None), (MISSED_SHOWN + 3, "… and 3 more.")):
        roles = (Role.PURCHASER, Role.SUPPLIER)
        missed = tuple(MinimumMissed("P001", roles[n % 2], 0, n) for n in range(1, count + 1))
        summary = replace(plain.summary, minimums_missed=missed)
        sheet = written(tmp_path, replace(plain, summary=summary))["Summary"]
        last = next(cell.row for cell in sheet["G"] if cell.value == MISSED_SHOWN)
        assert sheet.cell(last + 1, 1).value == more
        said = [words("en")[f"workbook.role_{role}"] for role in ("supplier", "purchaser")]
        assert [sheet.cell(last - n, 5).value for n in (1, 0)] == said


def test_wishes_met_are_told_in_numbers_and_percent(tmp_path: Path):
    plain = report(small_schedule())
    wishes = (WishesMet(1, 3, 4), WishesMet(None, 1, 3))
    summary = replace(plain.summary, purchaser_wishes=wishes, supplier_wishes=wishes[:1])
    sheet = written(tmp_path, replace(plain, summary=summary))["Summary"]
    rows = [[cell.value for cell in row][:6] for row in sheet.iter_rows()]
    assert any(row[1:3] == ["3 of 4", "75%"] and row[4:6] == ["3 of 4", "75%"] for row in rows)
    assert any(row[1:3] == ["1 of 3", "33%"] and row[4] == "–" and not row[5] for row in rows)
    many = tuple(WishesMet(rank, 1, 2) for rank in range(1, RANKS_SHOWN + 2))
    summary = replace(plain.summary, purchaser_wishes=many, supplier_wishes=())
    sheet = written(tmp_path, replace(plain, summary=summary))["Summary"]
    labels = [row[0].value for row in sheet.iter_rows() if row[2].value == "50%"]
    first, last = (words("en")[f"workbook.rank_{which}"] for which in ("one", "later"))
    assert labels == [first.format(rank=n) for n in range(1, RANKS_SHOWN)] + [last.format(rank=RANKS_SHOWN)]


def test_where_no_table_is_open_the_zone_is_closed_or_has_the_meetings_that_are_held(tmp_path: Path):
    plain = report(small_schedule())
    used = (("A", "09:00", 1, 2), ("B", "09:00", 0, 0), ("A", "09:25", 2, 0), ("A", "09:50", 0, 1))
    occupancy = tuple(Occupancy(zone, at(when), meetings, tables) for zone, when, meetings, tables in used)
    sheet = written(tmp_path, replace(plain, summary=replace(plain.summary, occupancy=occupancy)))["Summary"]
    rows = {when: row_of(sheet, when)[1:3] for when in ("09:00", "09:25", "09:50")}
    assert rows == {"09:00": ("1 of 2", "closed"), "09:25": ("2 of 0", "–"), "09:50": ("0 of 1", "–")}


@pytest.mark.parametrize(("lang", "shown"), [("en", "12,345"), ("zh", "12,345"), ("ru", "12\u00a0345")])
def test_the_thousands_of_figures_are_set_apart_as_in_the_language(tmp_path: Path, lang: str, shown: str):
    schedule = small_schedule()
    event = replace(schedule.event, settings=replace(schedule.event.settings, languages=(lang,)))
    told = report(replace(schedule, event=event))
    sheet = written(tmp_path, replace(told, summary=replace(told.summary, value=12_345))).worksheets[0]
    assert shown in texts(sheet)


def test_one_blank_row_stands_above_each_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    add_texts(monkeypatch, {"X1.title": "Odd", "X1.sentence": "{what} is odd.", "X1.advice": "Mend it."})
    finding = Finding(FindingKind("X1", Severity.CHANGES), (Cell("Requests", 14, "C"),), {"what": "The rank"})
    plain = report(
        small_schedule(),
        answers=AnswersGiven(gains=("A table more.",), gains_revision=2, left_out=1),
        revision=3,
        findings=(finding,),
        goals=(GoalResult("value", 1, 1, True), GoalResult("kept", 2, 2, True)),
        changes=(),
        rerun=Rerun("day.xlsx", 3, datetime(2025, 6, 11, 18), 40, 900, datetime(2025, 6, 12, 10, 40)),
    )
    missed, wishes = (MinimumMissed("P001", Role.PURCHASER, 1, 2),), (WishesMet(1, 3, 4),)
    summary = replace(plain.summary, minimums_missed=missed, purchaser_wishes=wishes)
    sheet = written(tmp_path, replace(plain, summary=summary))["Summary"]
    blank = [all(cell.value is None for cell in row) for row in sheet.iter_rows()]
    titles = [n for n in range(len(blank)) if sheet.row_dimensions[n + 1].height == TITLE]
    assert len(titles) == 9
    assert [n for n in range(titles[0], len(blank)) if blank[n]] == [n - 1 for n in titles[1:]]


@pytest.mark.parametrize(
    ("digits", "lines"),
    [
        (38, (1, 1, 1, 1, 1, 1)),
        (40, (1, 2, 1, 1, 1, 1)),
        (55, (1, 2, 1, 1, 1, 1)),
        (58, (2, 2, 1, 1, 1, 1)),
        (77, (2, 3, 1, 1, 1, 1)),
        (81, (2, 3, 1, 1, 2, 2)),
        (106, (2, 3, 1, 1, 2, 2)),
        (109, (2, 3, 1, 2, 2, 2)),
        (112, (3, 3, 2, 2, 2, 2)),
    ],
)
def test_a_row_has_room_for_every_line_of_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digits: int, lines: tuple[int, ...]
):
    text = "0" * digits  # the columns have room for 111, and those beside the first for 80
    add_texts(monkeypatch, {"X1.title": "Odd", "X1.sentence": "{what}.", "X1.advice": ""})
    monkeypatch.setitem(words("en"), "workbook.guide_tables", f"{text}.")
    finding = Finding(FindingKind("X1", Severity.CHANGES), (), {"what": text})
    answers, goals = AnswersGiven(gains=(text,), gains_revision=1), (GoalResult("own", 1, 1, True, scope=text),)
    plain = report(small_schedule(), answers=answers, findings=(finding,), goals=goals)
    missed = (MinimumMissed("P001", Role.PURCHASER, 1, 2, why=(text,)),)
    event = replace(plain.schedule.event, settings=replace(plain.schedule.event.settings, name=text))
    schedule = replace(plain.schedule, event=event)
    build = replace(plain, schedule=schedule, summary=replace(plain.summary, minimums_missed=missed))
    sheet = written(tmp_path, build)["Summary"]
    cells = [cell for row in sheet.iter_rows() for cell in row if text in str(cell.value)]
    heights = [round(sheet.row_dimensions[cell.row].height or 15) for cell in cells]
    above = sheet.cell(cells[2].row - 1, cells[2].column)
    assert str(above.value).startswith("P001"), "why stands below whose it is"
    name, goal, why, gain, guide, found = lines
    assert heights == [28 * name, 14 * goal + 6, 14 * why + 6, 15 * gain, 14 * guide + 4, 14 * found + 4]


def test_a_page_begins_with_the_section_that_would_be_parted():
    assert page_breaks([40, 50, 70], {}) == [50]  # 20 rows where 4 have room
    assert page_breaks([20, 30], {}) == []
    assert page_breaks([20, 70], {}) == []  # two thirds of the page would be blank
    assert page_breaks([50, 155], {}) == [50]  # too long for a page, but its title is not to stand alone at a foot
    assert page_breaks([10, 20], {5: 650.0}) == [10]
    assert page_breaks([10, 12], {0: 650.0}) == []  # both fill the page exactly
    assert page_breaks([10, 12], {0: 680.0}) == [10]  # the first does
    assert page_breaks([70, 75], {}) == []  # the second page of the first has room


def test_no_title_stands_alone_at_the_foot_of_a_page(tmp_path: Path):
    for count in range(0, 40, 6):
        missed = tuple(MinimumMissed("P001", Role.PURCHASER, 1, 9) for _ in range(count))
        build = report(small_schedule())
        build = replace(build, summary=replace(build.summary, minimums_missed=missed))
        sheet = written(tmp_path, build)["Summary"]
        titles = [row for row in range(1, sheet.max_row) if sheet.row_dimensions[row].height == TITLE]
        assert len(titles) == 6 - (not count)
        breaks = {brk.id for brk in sheet.row_breaks.brk}
        used = 0.0
        for row in range(1, sheet.max_row + 1):
            height = sheet.row_dimensions[row].height or 15.0
            used = height if row - 1 in breaks or used + height > 815 else used + height
            if row in titles:
                assert used + 30 <= 815, (count, row)
