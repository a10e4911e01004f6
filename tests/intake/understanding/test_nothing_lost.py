"""Whatever carries meaning is used or stops the work: columns, rows and sheets added to every shape of export."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Finding, Severity, stops
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.meanings.unused_sheets import FINDINGS_SHEETS
from sco_scheduler.output.texts.words import speech
from tests.intake.books import Sheets, base, codes, read
from tests.intake.understanding.answers import B, S, lists, said, understood
from tests.intake.understanding.exports import BUYERS, SELLERS, SHAPES, Wishing
from tests.intake.understanding.guests import GUESTS, HOSTS

Cells = Callable[[int], object]
ALTYN, MOTORS, PUMPS = BUYERS[0], SELLERS[0], SELLERS[6]

MEANING: dict[str, Cells] = {
    "companies of the other side": lambda n: SELLERS[n % 8][1],
    "lists of companies": lambda n: f"{SELLERS[n % 8][1]}; {BUYERS[n % 6][1]}",
    "hours": lambda n: ("09:00-10:30", "14:00-", None)[n % 3],
    "days": lambda n: ("2025-06-12", "2025-06-13", None)[n % 3],
    "roles": lambda n: ("Buyer", "Seller")[n % 2],
    "levels": lambda n: ("must", "no", "maybe")[n % 3],
    "limits": lambda n: (4, 6, 4)[n % 3],
    "refusals in sentences": lambda n: f"do not put us together with {SELLERS[n % 8][1]}",
}
"""Cells that may say something of meetings, below a title that says nothing."""

NO_MEANING: tuple[tuple[str, Cells], ...] = (
    ("Hotel", lambda n: ("Grand", "Hilton")[n % 2]),
    ("Check-out", lambda n: ("2025-06-13", "2025-06-14")[n % 2]),
    ("Gala dinner", lambda n: ("yes", "no")[n % 2]),
    ("Invoice no.", lambda n: f"INV-{700 + n}"),
    ("Amount (CNY)", lambda n: (3000, 6000)[n % 2]),
    ("Photo consent", lambda n: "yes"),
    ("Badge printed", lambda n: ("yes", "no")[n % 2]),
    ("Baggage, kg", lambda n: (23, 30)[n % 2]),
)
"""Columns of other matters."""


def as_named(sheets: Sheets, value: object) -> Any:
    """A text with the names that the sheets have of its companies, in one language or the other."""
    known = "\n".join(str(cell) for rows in sheets.values() for row in rows for cell in row)
    if isinstance(value, str):
        for _, english, local, *_ in (*BUYERS, *SELLERS):
            value = value if english in known else value.replace(english, local)
    return value


def with_column(sheets: Sheets, sheet: str, title: str, cells: Cells) -> Sheets:
    """The sheets with one more column behind the last title of a sheet."""
    rows = [list(row) for row in sheets[sheet]]
    header = next(n for n, row in enumerate(rows) if sum(cell is not None for cell in row) >= 2)
    if len([cell for cell in rows[header] if cell is not None]) < len(rows[header + 1]) - 2:
        header += 1  # the second row of a header of two
    place = max(map(len, rows[header : header + 2]))
    for n, row in enumerate(rows[header:]):
        if n == 0 or sum(cell is not None for cell in row) >= 2:
            cell = title if n == 0 else as_named(sheets, cells(n))
            rows[header + n] = [*row, *[None] * (place - len(row)), cell]
    return {**sheets, sheet: rows}


def shapes() -> list[tuple[str, str]]:
    """Each shape with each of its sheets."""
    return [(shape, sheet) for shape, (made, _) in SHAPES.items() for sheet in made(Wishing.random(1))]


def accounted(event: Event | None, before: Event, findings: tuple[Finding, ...], sheet: str) -> bool:
    """Whether the work stops for the sheet, or the event is another."""
    stopped = [f for f in findings if stops([f])]
    return any(cell.sheet == sheet for f in stopped for cell in f.cells) or (event is not None and event != before)


@lru_cache
def unchanged(shape: str) -> Event:
    """The event of a shape to which nothing is added."""
    with TemporaryDirectory() as folder:
        event = read(Path(folder), SHAPES[shape][0](Wishing.random(1))).event
    assert event is not None
    return event


@pytest.mark.one_of(3)
@pytest.mark.parametrize("kind", MEANING)
@pytest.mark.parametrize(("shape", "sheet"), shapes())
def test_a_column_that_may_carry_meaning_is_used_or_stops(tmp_path: Path, shape: str, sheet: str, kind: str):
    sheets = SHAPES[shape][0](Wishing.random(1))
    before = unchanged(shape)
    intake = read(tmp_path, with_column(sheets, sheet, "Zyxw", MEANING[kind]))
    assert accounted(intake.event, before, intake.findings, sheet)


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("shape", "sheet"), shapes())
def test_columns_of_other_matters_ask_nothing(tmp_path: Path, shape: str, sheet: str):
    sheets = SHAPES[shape][0](Wishing.random(1))
    before = unchanged(shape)
    for title, cells in NO_MEANING:
        sheets = with_column(sheets, sheet, title, cells)
    intake = read(tmp_path, sheets)
    assert intake.questions == ()
    assert intake.event == before


ROWS: dict[str, list[Any]] = {
    "a refusal below": [f"NB: {ALTYN[1]} must not be seated with {MOTORS[1]}"],
    "an absence below": [f"{PUMPS[1]} arrives at 11:00 on the first day"],
}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize(("shape", "sheet"), shapes())
def test_a_row_outside_the_list_that_names_companies_stops(tmp_path: Path, shape: str, sheet: str, kind: str):
    sheets = SHAPES[shape][0](Wishing.random(1))
    before = unchanged(shape)
    intake = read(tmp_path, {**sheets, sheet: [*sheets[sheet], [], [as_named(sheets, text) for text in ROWS[kind]]]})
    assert accounted(intake.event, before, intake.findings, sheet)


FURTHER = [["7", "Jade Tea", "Fuling", "Liu Yang"], ["8", "Lamp House", "Banan", "Sun Li"]]


@pytest.mark.parametrize("shape", ["web form", "matrix", "Russian lists"])
def test_rows_above_a_header_that_look_like_entries_stop(tmp_path: Path, shape: str):
    sheets = SHAPES[shape][0](Wishing.random(1))
    before = unchanged(shape)
    sheet = next(iter(sheets))
    above = {**sheets, sheet: [*FURTHER, [], *sheets[sheet]]}
    (stop,) = [f for f in read(tmp_path, above).findings if f.code == "rows-like-entries"]
    assert (stop.severity, stop.where) == (Severity.STOPS, f"{sheet} row 1")
    assert "Jade Tea" in str(stop.message)
    form = tmp_path / "map.toml"
    form.write_text(f'[form."{sheet}"]\naround = "nothing"\n', encoding="utf-8")
    assert read(tmp_path, above, form=form).event == before


def test_lines_about_the_event_and_a_legend_above_a_header_are_no_entries(tmp_path: Path):
    sheets = SHAPES["web form"][0](Wishing.random(1))
    sheet = next(iter(sheets))
    above = [
        ["Event:", "Trade days", "Venue:", "Hall 5", "Organizer:", "Chamber"],
        ["Date:", "2025-06-12", "Contact:", "Li Wei", "Hotline:", "+86 23 6300 0000"],
        [],
        ["Legend", "M = must meet", "N = not wanted", "red = cancelled"],
        ["Signs", "W = wants to meet", "? = perhaps", "V = VIP"],
    ]
    intake = read(tmp_path, {**sheets, sheet: [*above, [], *sheets[sheet]]})
    assert "rows-like-entries" not in codes(intake.findings)


SHEETS: dict[str, list[list[Any]]] = {
    "pairs": [["", ""], *([ALTYN[1], seller[1]] for seller in SELLERS[:4])],
    "pairs with a reason": [["Firm A", "Firm B", "Reason"], [ALTYN[1], MOTORS[1], "competitors"]],
    "hours": [["Name", "Hours"], [ALTYN[1], "09:00-10:30"], [MOTORS[1], "14:00-"], [PUMPS[1], "2025-06-13"]],
    "words": [["Name", "Note"], [ALTYN[1], "must"], [MOTORS[1], "no"], [PUMPS[1], "maybe"]],
    "a text": [["Notes of the organizer"], [f"{ALTYN[1]} must not meet {MOTORS[1]}"]],
    "one cell": [[f"{ALTYN[1]} must not meet {MOTORS[1]}"]],
}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_sheet_that_names_companies_is_used_or_stops(tmp_path: Path, shape: str, kind: str):
    sheets = SHAPES[shape][0](Wishing.random(1))
    before = unchanged(shape)
    added = [[as_named(sheets, cell) for cell in row] for row in SHEETS[kind]]
    intake = read(tmp_path, {**sheets, "Zyxw": added})
    assert accounted(intake.event, before, intake.findings, "Zyxw")


@pytest.mark.parametrize(("title", "guess"), [("Yangtse Pumps", ""), ("Changjiang water", "nobody")])
def test_a_column_of_a_matrix_whose_title_nobody_has_is_near_or_stops(tmp_path: Path, title: str, guess: str):
    sheets = SHAPES["matrix"][0](Wishing.random(1))
    before = unchanged("matrix")
    header = sheets["Wishes"][1]
    header[header.index(PUMPS[1])] = title
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == ([("name", title, guess)] if guess else [])
    assert (intake.event is None) if guess else (intake.event == before)


@pytest.mark.parametrize("title", ["Lunch on day 1", "Number of wishes", "Country", "Remarks"])
def test_a_column_beside_a_matrix_that_heads_no_company_is_none_of_it(tmp_path: Path, title: str):
    sheets = SHAPES["matrix"][0](Wishing.random(1))
    before = unchanged("matrix")
    rows = [sheets["Wishes"][0], [*sheets["Wishes"][1], title]]
    rows += [
        [*row, sum(cell is not None for cell in row[1:]) if title[0] == "N" else None] for row in sheets["Wishes"][2:]
    ]
    assert read(tmp_path, {**sheets, "Wishes": rows}).event == before


def test_the_list_of_findings_of_an_annotated_copy_asks_nothing(tmp_path):
    called = {speech(lang).say(Phrase("sheet-findings")) for lang in ("en", "zh", "ru")}
    assert {fold(name) for name in called} == FINDINGS_SHEETS
    sheets = base()
    for name in called:
        sheets[name] = [["Cell", "What"], ["Requests!A2", "Altyn Trade does not want to meet River Machines at 10:00."]]
    assert read(tmp_path, sheets).event is not None


def test_a_sheet_that_names_companies_in_no_order_is_asked_for(tmp_path: Path):
    notes = [
        ["Late changes"],
        ["by telephone", None, MOTORS[1]],
        [],
        [PUMPS[1], "moved"],
        [None, "on Monday", "hall 2"],
    ]
    intake = read(tmp_path, {**base_of_exports(), "Sheet3": notes})
    assert [(q.kind, q.sheet) for q in intake.questions] == [("holds", "Sheet3")]


def base_of_exports() -> Sheets:
    """The first shape of export."""
    made, _ = next(iter(SHAPES.values()))
    return made(Wishing.random(1))


@pytest.mark.parametrize(
    ("title", "cell", "kind"),
    [("Our comment", "good talks with Chongqing Motors", "cell"), ("Must", "x", "column"), ("Morning", "v", "column")],
)
def test_what_a_sheet_of_the_format_says_in_a_column_of_its_own_stops_too(tmp_path, title, cell, kind):
    sheets = {
        "Buyers": [
            ["Company", "Country", "Wants to meet", title],
            ["Altyn Trade", "KZ", "Jade Tea", cell],
            ["Orda Foods", "KZ", "Jade Tea", None],
        ],
        "Suppliers": [["Company", "Products"], ["Chongqing Motors", "engines"], ["Jade Tea", "tea"]],
    }
    assert [question.kind for question in read(tmp_path, sheets).questions] == [kind]


def test_an_hour_behind_a_wish_stops(tmp_path):
    sheets = {
        "Buyers": [["Company", "Wants to meet"], ["Altyn Trade", "Jade Tea (only after 14:00)"]],
        "Suppliers": [["Company", "Products"], ["Chongqing Motors", "engines"], ["Jade Tea", "tea"]],
    }
    (question,) = read(tmp_path, sheets).questions
    assert (question.kind, question.guess) == ("cell", "Notes")
    assert {"wishes", "refusals", "Not available", "withdrawn"} <= {*question.options}


@pytest.mark.parametrize("title", ["Wants to meet", "Хочет встретиться", "意向企业"])
def test_wishes_in_a_row_without_a_name_are_asked_about(tmp_path, title):
    rows = [[b, "x", HOSTS[n]] for n, b in enumerate(GUESTS)]
    rows.insert(2, [None, None, HOSTS[4]])
    sheets = {"Guests": [["Company", "Goods", title], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in HOSTS)]}
    (question,) = [q for q in read(tmp_path, sheets).questions if q.kind == "rows"]
    assert (question.guess, question.options, question.cells[0].row) == ("above", ("above", "nothing"), 4)
    for answer, wishes in (("above", 5), ("nothing", 4)):
        (tmp_path / "map.toml").write_text(f'[form.Guests]\nrows = "{answer}"\n', encoding="utf-8")
        event = read(tmp_path, sheets, form=tmp_path / "map.toml", sure=0.5).event
        assert event is not None
        assert len(event.requests) == wishes


def test_a_column_below_the_name_of_a_company_is_never_unused(tmp_path):
    rows = [[b, "yes", "no", "yes", "ring me first" if not n else None] for n, b in enumerate(GUESTS)]
    sheets = {"Guests": [["Company", *HOSTS[:4]], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in HOSTS)]}
    assert {q.subject for q in read(tmp_path, sheets).questions} & {HOSTS[3], "ring me first"}


def ticked(marks):
    return [
        ["Buyer", *HOSTS],
        *([g, *("x" if k in m else None for k in range(5))] for g, m in zip(GUESTS, marks, strict=True)),
    ]


FIRST, SECOND = ((0, 1), (2,), (1, 3), (4,)), ((4,), (0, 1), (), (2,))


@pytest.mark.parametrize(("title", "guess"), [("Cold shoulder", "matrix"), ("Never", "refusals")])
def test_a_second_matrix_of_the_same_companies_is_asked_about_once(tmp_path, title, guess):
    sheets = {"Sheet": [["Wanted"], *ticked(FIRST), [], [title], *ticked(SECOND)]}
    (question,) = read(tmp_path, sheets).questions
    assert (question.guess, question.likely, "refusals" in question.options) == (guess, guess == "refusals", True)
    (tmp_path / "map.toml").write_text(
        f'[columns]\nall = "as read"\n[form."{question.sheet}"]\ncolumns = {{ "{question.path[-1]}" = "refusals" }}\n',
        encoding="utf-8",
    )
    event = read(tmp_path, sheets, form=tmp_path / "map.toml").event
    assert event is not None
    assert sorted(str(request.level) for request in event.requests) == ["no"] * 4 + ["want"] * 6


@pytest.mark.parametrize("name", ["Red list", "Чёрная метка", "拉黑"])
def test_a_second_list_of_the_same_companies_is_asked_about(tmp_path, name):
    pairs = ([[g, "; ".join(HOSTS[k] for k in m)] for g, m in zip(GUESTS, ms, strict=True)] for ms in (FIRST, SECOND))
    first, second = ([["Company", "Exhibitors"], *rows] for rows in pairs)
    sheets = {"Wish list": first, name: second, "Suppliers": [["Company"], *([s] for s in HOSTS)]}
    sheets["Purchasers"] = [["Company"], *([g] for g in GUESTS)]
    (question,) = read(tmp_path, sheets).questions
    assert (question.sheet, question.likely, "refusals" in question.options) == (name, False, True)


@pytest.mark.parametrize(
    ("title", "name", "level"),
    [
        ("Who must be met?", "Zhongxing Pumps", "musts"),
        ("Must", "Zhongxing Pumps", "musts"),
        ("С кем встреча обязательна?", "Чжунсин", "musts"),
        ("必见", "中兴泵业", "musts"),
        ("Avoid", "Zhongxing Pumps", "refusals"),
    ],
)
def test_one_bare_name_below_a_title_of_musts_or_refusals_is_asked_and_can_be_answered(tmp_path, title, name, level):
    rows = [["Company", "Wishes", title], *zip(B, (S[0], S[1], S[0]), (name, None, None), strict=True)]
    sheets = lists([list(row) for row in rows])
    questions = {q.kind: q for q in read(tmp_path, sheets).questions}
    assert questions["name"].subject == name
    assert "column" not in questions or questions["column"].guess == level
    (tmp_path / "map.toml").write_text(
        f'[form."Buyer answers".columns]\n"{title}" = "{level}"\n[names]\n"{name}" = "{S[2]}"\n', encoding="utf-8"
    )
    event = understood(read(tmp_path, sheets, form=tmp_path / "map.toml"))
    assert (B[0], S[2], "no" if level == "refusals" else "must", None) in said(event)


def test_a_title_of_what_else_is_mandatory_asks_for_no_companies(tmp_path):
    rows = [["Company", "Wishes", "Mandatory documents"], *([b, S[0], "Passport"] for b in B)]
    assert not read(tmp_path, lists(rows)).questions


def test_an_export_in_which_everybody_is_cancelled_stops(tmp_path):
    """Such as by a wrong answer on what a column says."""
    rows = [["Company name", "Standing", "Which suppliers would you like to meet?"]]
    rows += [[name, "withdrawn", S[0]] for name in B]
    sheets = {"Form Responses 1": rows, "Catalogue": [["Exhibitor", "Stand"], *([s, "A1"] for s in S)]}
    intake = read(tmp_path, sheets, sure=0.0)
    assert intake.event is None
    assert "event-empty" in codes(intake.findings)


def test_what_a_sheet_named_for_a_side_without_a_list_holds_is_asked_first(tmp_path: Path):
    buyers = ["Altyn Trade LLP", "Ural Import LLC", "Orda Foods"]
    sellers = ["Jade Tea", "River Silk", "Spring Parts"]
    wishes = ["Altyn", "Ural Import LLC", "Orda Foods"]
    rows = [[f"LF/{37 * n}", s, f"Mr. Q{n}", w] for n, (s, w) in enumerate(zip(sellers, wishes, strict=True), 1)]
    again = ["", sellers[0], "Mr. Q1", buyers[2]]
    sheets = {
        "Buyers": [["Company", "Country"], *([name, "Peru"] for name in buyers)],
        "Sellers": [["Plimora", "Kesfudin", "Brantuk", "Olvemar"], *rows, again],
    }
    first = read(tmp_path, sheets).questions[0]
    assert (first.kind, first.sheet) == ("holds", "Sellers")
    assert "companies" in first.options


@pytest.mark.parametrize("name", ["Изменения по тел.", "Последние изменения", "Правки", "Late changes"])
def test_sentences_on_companies_on_a_sheet_of_changes_are_asked_about(tmp_path: Path, name: str):
    sheets = SHAPES["web form"][0](Wishing.random(1))
    told = [["Кто звонил", "Что изменить"], [PUMPS[1], "21.05 уезжают в 16:00"], [ALTYN[1], "не приедут"]]
    named = [[as_named(sheets, cell) for cell in row] for row in told]
    asked = {cell.row for q in read(tmp_path, {**sheets, name: named}).questions for cell in q.cells}
    assert asked  # about each, or what the sheet holds
