"""Rows at the foot of a matrix or a list are no companies: limits, absences, remarks, totals and signatures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake.understanding.layouts.feet import without_feet
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet, shown
from tests.output.layout import compared

BUYERS = ["Astana Horeca", "Orient Hotels", "Cafe Group Bishkek", "Samovar Retail"]
MAKERS = ["Rongchang Kiln", "White Jade Porcelain", "Bashu Stoneware", "Yubei Glassworks", "Tongnan Bamboo"]
SIGNS = ["++ . no +", ". + ++ .", "+ . . +", ". no . ++", "+ + . ."]
Rows = list[list[Any]]


def matrix(*feet: Rows, corner: str = "Factory") -> Rows:
    rows = [
        [maker, *(None if s == "." else s for s in line.split())] for maker, line in zip(MAKERS, SIGNS, strict=True)
    ]
    legend = [[], ["++ must meet; + want to meet; no do not want"]]
    return [[corner, *BUYERS], *rows, *feet, *legend]


def heard(event: Event) -> tuple[set[tuple[str, str, str]], dict[str, int], set[str]]:
    """Who asks for whom at which level, the limits, and who is away."""
    names = {company.id: company.name for company in event.companies}
    wishes = {(names[r.asker], names[r.target], str(r.level)) for r in event.requests}
    limits = {c.name: c.purchaser.maximum for c in event.companies if c.purchaser and c.purchaser.maximum}
    return wishes, limits, {c.name for c in event.companies for d in c.delegates if d.absences}


LEVELS = {"++": "must", "+": "want", "no": "no"}
WISHES = {
    (BUYERS[k], maker, LEVELS[sign])
    for maker, line in zip(MAKERS, SIGNS, strict=True)
    for k, sign in enumerate(line.split())
    if sign != "."
}


@pytest.mark.parametrize(
    "titles",
    [("Max talks", "Away"), ("Максимум встреч", "Не будет"), ("场次上限", "不在场时间"), ("Maximum", "Not available")],
)
def test_limits_and_absences_below_a_matrix_are_of_the_companies_above_its_columns(tmp_path, titles):
    feet = [[titles[0], 4, None, 6, 2], [titles[1], None, "16:00-17:00", None, "9:00-10:30"]]
    event = read(tmp_path, {"Wishes of buyers": matrix(*feet)}, sure=0.5).event
    assert event is not None
    assert heard(event) == (WISHES, {BUYERS[0]: 4, BUYERS[2]: 6, BUYERS[3]: 2}, {BUYERS[1], BUYERS[3]})


@pytest.mark.parametrize("title", ["{n}. {name}", "{n}) {name}", "{name}"])
def test_titles_above_limits_are_the_companies_without_their_numbers_and_lines(title):
    rows = matrix(["Max talks", 4, None, 6, 2])
    rows[0] = [title.format(n=n, name=name.replace(" ", "\n", 1)) for n, name in enumerate(rows[0], 1)]
    _, limits = without_feet(sheet("Wishes", *rows))
    assert [[*row.values()] for row in limits.rows.values()] == [
        *(["Company", "Max talks"], [BUYERS[0], 4], [BUYERS[1]], [BUYERS[2], 6], [BUYERS[3], 2]),
    ]


@pytest.mark.parametrize("corner", ["Factory", "Supplier"])
def test_rows_right_below_the_header_are_of_the_companies_above_the_columns_too(tmp_path, corner):
    rows = matrix(corner=corner)
    rows[1:1] = [["Country", "KZ", "UZ", "KG", "RU"], ["Max meetings", 4, None, 6, 2]]
    event = read(tmp_path, {"Wishes of buyers": rows}, sure=0.5).event
    assert event is not None
    assert heard(event)[:2] == (WISHES, {BUYERS[0]: 4, BUYERS[2]: 6, BUYERS[3]: 2})


RANKED = ["1 . 2 . 3 .", ". 1 . 2 . .", "2 . . . . 1", ". . 1 . 2 .", "3 2 . . 1 ."]
SELLERS = ["Rusinga Lodge", "Sunset Cruises", "Mfangano Camp", "Hippo Point Hotel", "Talek Tents", "Lamu Dhows"]


@pytest.mark.parametrize(
    ("regions", "label", "all_of_them", "some"),
    [
        (["LAKE", None, "VALLEY", None, "COAST"], "Days here (sellers)", "all", "9 & 10 only"),
        (["SEE", None, "TAL", None, "KÜSTE"], "Anwesend (Verkäufer)", "alle Tage", "nur 9. und 10.6."),
        (["ОЗЕРО", None, "ДОЛИНА", None, "БЕРЕГ"], "Дни участия (продавцы)", "все", "только 9 и 10 июня"),
        (["LAKE", "VALLEY", "EAST", "WEST", "COAST"], "Days here", "all", "9 & 10 only"),
    ],
)
def test_days_of_the_companies_above_the_columns_stand_below_a_header_of_two_levels(
    tmp_path, regions, label, all_of_them, some
):
    days = [None, label, None, all_of_them, some, *[all_of_them] * 4]
    rows: Rows = [["Travel mart 9, 10 and 11 June 2026, 9:00-17:00"], [None, None, None, *regions]]
    rows += [["No", "Buyer", "Country", *SELLERS], days]
    for number, (name, line) in enumerate(zip(MAKERS, RANKED, strict=True), 1):
        rows.append([number, name, "Kenya", *(int(s) if s != "." else None for s in line.split())])
    event = read(tmp_path, {"Grid": rows}, sure=0.5).event
    assert event is not None
    wished = {
        (name, SELLERS[k], "want")
        for name, line in zip(MAKERS, RANKED, strict=True)
        for k, sign in enumerate(line.split())
        if sign != "."
    }
    assert heard(event) == (wished, {}, {SELLERS[1]})
    assert len(event.companies) == len(SELLERS) + len(MAKERS)


@pytest.mark.parametrize("sheet", ["Wishes of buyers", "Grid"])
def test_the_name_of_a_sheet_says_nothing_of_the_side_of_those_in_its_foot(tmp_path, sheet):
    across = [list(row) for row in zip(*matrix(corner="Buyer")[:6], strict=True)]
    across[0][0] = "Buyer"
    rows = [*across, ["Stand", *(f"H{n}" for n in range(1, 6))], [], ["++ must meet; + want to meet; no do not want"]]
    event = read(tmp_path, {sheet: rows}, sure=0.5).event
    assert event is not None
    assert heard(event)[0] == WISHES


def test_a_company_with_nothing_but_a_remark_stays_a_company(tmp_path):
    rows = matrix()
    rows[5] = ["Tongnan Bamboo", None, "will call back", None, None]
    intake = read(tmp_path, {"Wishes of buyers": rows})
    assert "will call back" in {question.subject for question in intake.questions}


def test_a_row_of_another_kind_whose_title_says_nothing_is_asked_about(tmp_path):
    intake = read(tmp_path, {"Wishes of buyers": matrix(["Ceiling", 4, None, 6, 2])})
    assert intake.event is None
    assert ("Ceiling", "Maximum") in {(q.subject, q.guess) for q in intake.questions}


def test_remarks_below_a_matrix_are_of_the_companies_above_its_columns(tmp_path):
    intake = read(tmp_path, {"Wishes of buyers": matrix(["Remarks", None, "must meet Tongnan Bamboo"])}, sure=0.5)
    assert intake.event is not None
    wishes, _, _ = heard(intake.event)
    assert wishes - WISHES == {(BUYERS[1], MAKERS[4], "must")}


@pytest.mark.parametrize(
    "foot",
    [["Total", 3, 3, 2, 3], ["Stand", "H1", "H2", "H3", "H4"], ["Approved by", "J. Smith"], ["Директор", "О. Н. Ким"]],
)
def test_totals_stands_and_signatures_below_a_matrix_are_no_companies(tmp_path, foot):
    event = read(tmp_path, {"Wishes of buyers": matrix(foot)}, sure=0.5).event
    assert event is not None
    assert {company.name for company in event.companies} == {*BUYERS, *MAKERS}
    assert heard(event)[0] == WISHES


@pytest.mark.parametrize("signature", [["Deputy minister", "O. N. Sergeev"], ["Составил: Ким"], ["审核", "王明"]])
def test_who_signs_below_a_list_is_no_company(tmp_path, signature):
    rows = [[b, "Kazakhstan", MAKERS[k], MAKERS[k + 1], 4] for k, b in enumerate(BUYERS)]
    sheets: dict[str, Rows] = {"Guests": [["Company", "Country", "Wants to meet", "Does not want to meet", "Maximum"]]}
    sheets["Guests"] += [*rows, [], signature]
    sheets["Suppliers"] = [["Company"], *([maker] for maker in MAKERS)]
    intake = read(tmp_path, sheets, sure=0.5)
    assert intake.event is not None
    assert {company.name for company in intake.event.companies} == {*BUYERS, *MAKERS}


def test_one_odd_cell_overturns_no_column_of_a_matrix(tmp_path):
    rows = matrix()
    rows[2][2] = "away till 10:30"
    intake = read(tmp_path, {"Wishes of buyers": rows}, sure=0.5)
    asked = {(q.subject, q.likely) for q in intake.questions}
    assert ("away till 10:30", False) in asked
    assert {company.name for company in read(tmp_path, {"Wishes of buyers": rows}, sure=0.0).event.companies} == {
        *BUYERS,
        *MAKERS,
    }


@pytest.mark.parametrize(
    ("called", "refusal"),
    [("Всего заявок", "no"), ("Times chosen", "✗"), ("被选次数", "no"), ("Количество запросов", "✗")],
)
@pytest.mark.parametrize("counts", [[3, 2, 1, 3], [3, 3, 2, 3]])  # without refusals, or with them
def test_a_last_row_that_counts_what_is_above_is_a_total_whatever_it_is_called(tmp_path, called, refusal, counts):
    rows = [[refusal if cell == "no" else cell for cell in row] for row in matrix([called, *counts])]
    rows[-1] = [f"++ must meet; + want to meet; {refusal} do not want"]
    event = read(tmp_path, {"Choices of the buyers": rows}).event
    assert event is not None
    assert heard(event) == (WISHES, {}, set())


@pytest.mark.parametrize("stands", [["2.11", "2.12", "2.13", "2.14"], ["N3-11", "N3-12", "N3-16", "N3-18"]])
def test_stands_below_the_header_are_no_hours_and_leave_the_matrix_as_it_is(tmp_path, stands):
    rows = [row for row in matrix() if row]
    rows = [[row[0], "Country" if n == 0 else "China", *row[1:]] if len(row) > 1 else row for n, row in enumerate(rows)]
    rows[1:1] = [["Стенд", None, *stands]]
    rows[-1:-1] = [["Всего заявок", None, 3, 3, 2, 3], []]
    event = read(tmp_path, {"Choices of the buyers": rows}).event
    assert event is not None
    assert heard(event) == (WISHES, {}, set())


@pytest.mark.parametrize("counted", [False, True])
def test_a_last_row_that_counts_ranks_and_no_refusals_by_a_sign_of_the_legend_is_a_total(tmp_path, counted):
    buyers = ["Thorngate", "Meridian", "Halcyon", "Brightwater"]
    ranks = [[1, 2, "X"], [2, 1, 3], ["X", 1, 2], [1, None, 2]]
    rows: Rows = [
        ["1 = first priority, 2 = second, etc.  X = no meeting please"],
        ["Buyer", "Atlas Cables", "Marlin Works", "Osprey Tools"],
        *([name, *line] for name, line in zip(buyers, ranks, strict=True)),
        [],
        ["Requests received", 3, 3, 3],
    ]
    makers = rows[1][1:]
    if counted:  # a column counts those of each row, and the total sums these
        rows[1].append("No. of meetings requested")
        for row, line in zip(rows[2:6], ranks, strict=True):
            row.append(sum(isinstance(sign, int) for sign in line))
        rows[-1].append(9)
    contacts = [["Company", "Role"], *([name, "Buyer"] for name in buyers), *([n, "Supplier"] for n in makers)]
    intake = read(tmp_path, {"Matrix": rows, "Contacts": contacts})
    event = intake.event
    assert event is not None, intake.questions
    names = {company.id: company.name for company in event.companies}
    assert set(names.values()) == {*buyers, *makers}
    told = {(names[r.asker], names[r.target]): (str(r.level), r.rank) for r in event.requests}
    assert told == {
        (name, maker): ("no", None) if sign == "X" else ("want", sign)
        for name, line in zip(buyers, ranks, strict=True)
        for maker, sign in zip(makers, line, strict=True)
        if sign is not None
    }


FEET = """
Max meetings|4||6|2
Max meetings|4
Zyxw|4||6|2
Zyxw|4|4|4|4
Total|1|2|3|4
Total
Всего|3|4|2|3
Wanted|3|4|2|3
Answers|3|5|2|3
Sum|9|9|9|9
Stand|H1|H2|H3|H4
Stand|H1|H2|H3
Stand|H1|H2|H2|H1
Stand||H2
Zyxw|K1|K2|K3|K4
Away||16:00-17:00
Away|16:00-17:00||9:00-10:30
Zyxw||16:00-17:00
Zyxw||||late
Zyxw|late|late
Zyxw|late||late on Friday|+
Zyxw|late|+|+|+
Country|KZ|UZ|KG|RU
Country|Kazakhstan|||
Zone|A|A|A|A
Contact|Ann Bell||Bob
Products|tea|+
Remarks|no|no|no|no
Languages|ru|en|ru|en
White Jade|+|+||no
Another Kiln|+|+||no
Another Kiln||call us first
Name of the company|late||Bob
+ want|++ must
Signed|Anna Berg
Zyxw
"""
"""Rows that may be below or above a matrix."""

OTHERS = {
    "numbers": ["1 . 2 3", ". 1 2 3", "1 2 . 3", ". 3 1 2", "2 1 . ."],
    "three rows": SIGNS[:3],
    "two rows": SIGNS[:2],
    "remarks": ["++ . talk_later +", "+ . we_know_them .", "x y z w", "a b c d", "+ + . ."],
    "one kind": [". + . .", "+ . . .", ". . + .", "+ + . +", ". . . +"],
}
"""Other matrices, with a foot of limits."""


def parted(rows: Rows) -> str:
    """What becomes of a matrix, beside what is left of it as it stands."""
    whole, made = sheet("M", *rows), without_feet(sheet("M", *rows))
    gone = [line.partition(": ")[2] for line in shown(whole) if line not in shown(made[0])]
    lists = [f"{grid.name}: {[list(v.values())[1:] for v in grid.rows.values()]}" for grid in made[1:]]
    return "; ".join([f"without [{' | '.join(gone)}]" if gone else "stays", *lists])


def test_which_rows_are_feet_of_which_matrix_is_as_in_the_golden_file():
    cells = [[cell or None for cell in line.split("|")] for line in FEET.strip().splitlines()]
    values = [[int(cell) if cell and cell.isdecimal() else cell for cell in row] for row in cells]
    lines = []
    for foot in values:
        rows = matrix()[:-2]
        lines.append(" | ".join(str(cell or "") for cell in foot))
        lines.append(f"  below: {parted([*rows, foot])}")
        lines.append(f"  above: {parted([rows[0], foot, *rows[1:]])}")
        lines.append(f"  before a total: {parted([*rows, foot, ['Total', 3, 4, 2, 3]])}")
        lines.append(f"  beside remarks: {parted([*([*row, 'see e-mail'] for row in rows), foot])}")
    for name, signs in OTHERS.items():
        body = [[m, *(None if s == "." else s for s in line.split())] for m, line in zip(MAKERS, signs, strict=False)]
        rows = [["Factory", *BUYERS], *([row[0], *map(_number, row[1:])] for row in body)]
        for foot in (values[0], values[2], values[7], values[10], values[15]):
            lines += [f"{name}, {foot[0]}: {parted([*rows, foot])}"]
    rows = matrix()[:-2]
    empty = [["Number", *rows[0]], *([None, *row] for row in rows[1:]), [None, *values[0]]]
    lines += [f"behind an empty column, {values[0][0]}: {parted(empty)}"]
    compared(Path(__file__).parents[1] / "golden" / "feet.txt", lines)


def _number(cell: Any) -> Any:
    return int(cell) if isinstance(cell, str) and cell.isdecimal() else cell


def test_feet_below_a_header_of_groups_and_names_are_of_the_names():
    """The corner and the columns beside the names have their titles in the first row, the names in the second."""
    header: Rows = [["Factory", "Stand", "Hotels", None, "Shops", None, "Remarks"], [None, None, *BUYERS]]
    rows = [[row[0], f"E0{number}", *row[1:]] for number, row in enumerate(matrix()[1 : len(MAKERS) + 1], 1)]
    feet: Rows = [["On site", None, "all day", "9:00-12:00", "all day", "from 10:30"]]
    feet.append(["Max. meetings", None, 3, None, 2, None])
    whole = sheet("M", *header, *rows, *feet)
    rest, below = without_feet(whole)
    assert [*rest.rows] == [*whole.rows][: -len(feet)]
    assert rest.rows[1] == whole.rows[1]
    assert [[*values.values()] for values in below.rows.values()] == [
        ["Company", "On site", "Max. meetings"],
        [BUYERS[0], "all day", 3],
        [BUYERS[1], "9:00-12:00"],
        [BUYERS[2], "all day", 2],
        [BUYERS[3], "from 10:30"],
    ]
