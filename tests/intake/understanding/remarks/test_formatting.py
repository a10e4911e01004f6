"""What colours of names and of wishes say, by a legend or by an answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.remarks.formatting import LookReader, _Place
from tests.intake.books import TODAY
from tests.intake.understanding.answers import said, understood
from tests.intake.understanding.meanings.test_planned import planned

B = ["Altyn Trade", "Ural Import", "Bishkek Motors", "Orda Foods"]
S = ["Chongqing Motors", "River Machines", "Spring Parts", "Yangtze Pumps"]
YELLOW, GREY, RED, GREEN = "FFFFFF00", "FFBFBFBF", "FFFF0000", "FF00B050"

Looks = Mapping[str, str | Color]
"""The colours by cell, as ``Buyers!A2``."""


def lists(titles: tuple[str, ...], *below: list[str | None], between: str = "; ") -> dict[str, list[list[str | None]]]:
    """A list of buyers with two wishes each, with rows below, and a list of sellers."""
    wishes = [between.join((S[n], S[(n + 1) % 4])) for n in range(len(B))]
    buyers = [[name, "Kazakhstan", wish] for name, wish in zip(B, wishes, strict=True)]
    return {"Buyers": [[*titles[:3]], *buyers, [], *below], "Sellers": [[*titles[3:]], *([name, "A"] for name in S)]}


def pairs(*below: list[str | None]) -> dict[str, list[list[str | None]]]:
    rows = [[B[n], S[(3 * n + k) % 4]] for n in range(4) for k in range(2)]
    return {
        "Buyers": [["Buyer", "Country"], *([name, "Russia"] for name in B)],
        "Sellers": [["Seller", "Zone"], *([name, "A"] for name in S)],
        "Wanted": [["Buyer", "Seller"], *rows, *below],
    }


def read(
    folder: Path,
    sheets: Mapping[str, list[list[str | None]]],
    fills: Looks,
    letters: Looks | None = None,
    answer: str = "",
) -> Intake:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for cell, colour in fills.items():
        book[cell.split("!")[0]][cell.split("!")[1]].fill = PatternFill("solid", fgColor=colour)
    for cell, colour in (letters or {}).items():
        book[cell.split("!")[0]][cell.split("!")[1]].font = Font(color=colour)
    book.save(folder / "painted.xlsx")
    if answer:
        (folder / "map.toml").write_text(answer, encoding="utf-8")
    return read_registrations(folder / "painted.xlsx", today=TODAY, form=folder / "map.toml" if answer else None)


def vips(event: Event) -> set[str]:
    return {c.name for c in event.companies for side in (c.purchaser, c.supplier) if side is not None and side.vip}


def gone(event: Event) -> set[str]:
    return {company.name for company in event.companies if company.cancelled}


def of_level(event: Event, level: str) -> set[tuple[str, str]]:
    return {(asker, target) for asker, target, found, _ in said(event) if found == level}


EN = ("Buyer", "Country", "Would like to meet", "Exhibitor", "Zone")
ZH = ("采购商", "国家", "想见的企业", "企业名称", "展区")
RU = ("Покупатель", "Страна", "С кем хотят встретиться", "Компания", "Зона")
MUSTS = {(B[2], S[2]), (B[2], S[3])}
ROW = {"Buyers!A3": GREY, "Buyers!B3": GREY, "Buyers!C3": GREY}


@pytest.mark.parametrize(
    ("titles", "legend", "between"),
    [
        (EN, "red letters = must meet     yellow = VIP     grey = not coming", "; "),
        (ZH, "红字=必须见，黄色=VIP，灰色=已取消", "、"),
        (RU, "красным – обязательно; жёлтым – вип; серым – не приедут", "; "),
        (EN, "Yellow: VIP. Grey: cancelled. Red: has to be arranged by all means", "; "),
        (RU, "Серый цвет: отказались. Жёлтый: VIP. Красный: обязательные встречи", ", "),
        (EN, "راهنما: رنگ قرمز = ملاقات الزامی؛ رنگ خاکستری = انصراف؛ رنگ زرد = مهمان ویژه", "; "),
        (EN, "màu đỏ = must meet; màu xám = hủy; màu vàng = VIP", "; "),
        (EN, "赤＝必須、グレー＝辞退、黄色＝VIP", "; "),
    ],
)
def test_a_sentence_explains_colours_of_names_and_of_wishes(tmp_path, titles, legend, between):
    fills = {"Buyers!A2": YELLOW, **ROW, "Sellers!A3": GREY}
    event = understood(read(tmp_path, lists(titles, [legend], between=between), fills, {"Buyers!C4": RED}))
    assert (vips(event), gone(event), of_level(event, "must")) == ({B[0]}, {B[1], S[1]}, MUSTS)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("must meet", "cancelled", "VIP"), 0),
        (("Обязательно", "отказались", "ВИП"), 1),
        (("必须见", "不参加", "贵宾"), 1),
        (("has to take place", "will not come", "VIP guest"), 0),
    ],
)
def test_cells_in_a_colour_or_beside_it_explain_it(tmp_path, words, place):
    legend = [[*[None] * place, word] for word in words]
    fills = {"Buyers!A2": YELLOW, **ROW, "Buyers!C4": GREEN}
    fills |= {f"Buyers!A{7 + n}": colour for n, colour in enumerate((GREEN, GREY, YELLOW))}
    event = understood(read(tmp_path, lists(EN, *legend), fills))
    assert (vips(event), gone(event), of_level(event, "must")) == ({B[0]}, {B[1]}, MUSTS)


@pytest.mark.parametrize(
    ("painted", "meaning", "wish", "asked"),
    [
        ("Buyers!C4", "must", "nobody", ["must"]),
        ("Buyers!A4", "must", S[0], ["must"]),
        ("Sellers!A3", "no", S[0], ["no"]),
        ("Buyers!C4", "both want", S[0], []),
        ("Buyers!C4", "cancelled", "nobody", ["cancelled"]),
    ],
)
def test_a_colour_of_a_level_that_is_of_no_wish_is_asked_about(tmp_path, painted, meaning, wish, asked):
    sheets = lists(EN, [f"yellow = {meaning}"])
    sheets["Buyers"][3][2] = wish
    intake = read(tmp_path, sheets, {painted: YELLOW})
    assert [(q.kind, q.subject) for q in intake.questions] == [("cell", subject) for subject in asked]
    assert asked or len(understood(intake).requests) == 7


@pytest.mark.parametrize(
    ("legend", "levels"),
    [
        ("red letters: must be arranged", {"must": {(B[0], S[1]), (B[2], S[2])}, "no": set()}),
        ("红字：不要安排", {"must": set(), "no": {(B[0], S[1]), (B[2], S[2])}}),
        ("красный шрифт — отменено", {"must": set(), "no": set()}),
    ],
)
def test_pairs_have_the_level_of_their_colour_or_are_withdrawn(tmp_path, legend, levels):
    event = understood(read(tmp_path, pairs([], [legend]), {}, {"Wanted!B3": RED, "Wanted!A6": RED, "Wanted!B6": RED}))
    assert {level: of_level(event, level) for level in levels} == levels
    assert len(said(event)) == (6 if levels == {"must": set(), "no": set()} else 8)


IN_PAIRS = {f"Wanted!{column}{row}": GREY for column in "AB" for row in (4, 5)}


@pytest.mark.parametrize("legend", ["grey = not coming", "رنگ خاکستری = انصراف"])
def test_all_requests_of_a_company_in_the_colour_of_those_not_coming_are_its_cancellation(tmp_path, legend):
    event = understood(read(tmp_path, pairs([], [legend]), IN_PAIRS))
    assert gone(event) == {B[1]}


def test_all_requests_of_a_company_in_the_colour_of_vips_make_it_one(tmp_path):
    assert vips(understood(read(tmp_path, pairs() | {"Legend": [["grey = VIP"]]}, IN_PAIRS))) == {B[1]}


@pytest.mark.parametrize("word", ["withdrawn", "انصراف", "скасовано", "已取消", "रद्द", "batal"])
def test_a_remark_on_all_requests_of_a_company_is_asked_about_as_its_cancellation(tmp_path, word):
    sheets = pairs()
    wanted = [
        [*row, word if row[0] == B[1] else "at the hotel" if row[0] == B[2] else None] for row in sheets["Wanted"]
    ]
    intake = read(tmp_path, sheets | {"Wanted": [[*wanted[0][:2], "Remarks"], *wanted[1:]]}, {})
    asked = [(question.subject, question.guess) for question in intake.questions]
    assert asked == [(word, "cancelled")]
    assert "withdrawn" in intake.questions[0].options


def test_a_remark_on_one_of_several_requests_withdraws_this_one(tmp_path):
    sheets = pairs()
    wanted = [[*row, "withdrawn" if n == 3 else None] for n, row in enumerate(sheets["Wanted"])]
    intake = read(tmp_path, sheets | {"Wanted": [[*wanted[0][:2], "Remarks"], *wanted[1:]]}, {})
    assert not intake.questions
    assert gone(understood(intake)) == set()
    assert (B[1], S[3]) not in {(asker, target) for asker, target, *_ in said(understood(intake))}


def test_colours_of_the_theme_are_called_by_their_names_too(tmp_path):
    light = Color(theme=0, tint=-0.25)
    event = understood(read(tmp_path, lists(EN, ["grey = does not come"]), {"Sellers!A2": light}))
    assert gone(event) == {S[0]}


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        ("VIP", ({B[0]}, set(), set())),
        ("cancelled", (set(), {B[0]}, set())),
        ("nothing", (set(), set(), set())),
    ],
)
def test_a_rare_colour_that_nothing_explains_is_asked_about(tmp_path, answer, result):
    fills, letters = {"Buyers!A2": YELLOW}, {"Buyers!C4": RED}
    asked = read(tmp_path, lists(EN), fills, letters).questions
    assert [(q.kind, q.subject, [str(c) for c in q.cells], q.likely) for q in asked] == [
        ("colour", "yellow", ["Buyers!A2"], False),
        ("colour", "red", ["Buyers!C4"], False),
    ]
    told = f'[words.colour]\n{answer} = ["■ FFFF00"]\nmust = ["A FF0000"]\n'
    event = understood(read(tmp_path, lists(EN), fills, letters, told))
    assert (vips(event), gone(event)) == result[:2]
    assert of_level(event, "must") == MUSTS


def test_an_answer_on_a_colour_is_no_remark_in_cells_that_name_no_company(tmp_path):
    sheets = lists(EN)
    sheets["Buyers"][3][2] = "whoever sells tea"
    told = '[words.colour]\ncancelled = ["■ FFFF00"]\n[names]\n"whoever sells tea" = "nobody"\n'
    intake = read(tmp_path, sheets, {"Buyers!A2": YELLOW, "Buyers!C4": YELLOW}, answer=told)
    assert [question.subject for question in intake.questions if question.subject == "cancelled"] == []


def test_colours_of_many_names_or_of_a_class_are_not_asked_about(tmp_path):
    assert not read(tmp_path, lists(EN), {"Buyers!A2": GREY, "Buyers!A4": GREY}).questions  # every second row
    rows = lists(EN)
    for row, country in zip(rows["Buyers"][1:5], ("Kazakhstan", "Russia", "Kazakhstan", "Kazakhstan"), strict=True):
        row[1] = country
    assert not read(tmp_path, rows, {"Sellers!B2": GREY, "Buyers!B3": GREY}).questions


def test_a_legend_of_strikethrough_answers_what_it_means(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Buyers"
    for row in lists(EN, ["struck through = no longer coming"])["Buyers"]:
        sheet.append(row)
    sheet["A3"].font = Font(strike=True)
    sellers = book.create_sheet("Sellers")
    for row in lists(EN)["Sellers"]:
        sellers.append(row)
    book.save(tmp_path / "struck.xlsx")
    assert gone(understood(read_registrations(tmp_path / "struck.xlsx", today=TODAY))) == {B[1]}


@pytest.mark.parametrize(("struck", "absent", "wishes"), [("C1", {S[1]}, 3), ("A3", {B[1]}, 3), ("B2", set(), 4)])
def test_a_legend_of_strikethrough_holds_for_titles_of_a_matrix(tmp_path, struck, absent, wishes):
    marks = [["must", "want", None], [None, "want", "must"], ["want", None, None]]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Buyers"
    for row in [
        ["Buyer", *S[:3]],
        *([b, *m] for b, m in zip(B, marks, strict=False)),
        [],
        ["struck through = cancelled"],
    ]:
        sheet.append(row)
    sheet[struck].font = Font(strike=True)
    sellers = book.create_sheet("Sellers")
    for row in lists(EN)["Sellers"]:
        sellers.append(row)
    book.save(tmp_path / "struck.xlsx")
    event = understood(read_registrations(tmp_path / "struck.xlsx", today=TODAY))
    assert (gone(event), len(event.requests)) == (absent, wishes)


EN_SIDES = ("buyer wants supplier", "buyer MUST see supplier", "supplier wants buyer", "both want", "buyer refuses")
RU_SIDES = ("хочет закупщик", "закупщику обязательно", "хочет поставщик", "взаимно", "закупщик отказался")
ZH_SIDES = ("采购商想见", "采购商必须见", "供应商想见", "双方都想见", "采购商不想见")
BOXES = {(0, 0): 0, (0, 1): 1, (1, 2): 2, (2, 3): 3, (3, 0): 4, (1, 0): 0, (2, 1): 0, (3, 3): 0, (0, 3): 2}
FIVE = ("FF92D050", "FFFFC000", "FF9DC3E6", "FF00B050", "FFFF0000")


def boxes(
    folder: Path, head: str, legend: tuple[str, ...], *, zones: bool, notes: Mapping[str, str] | None = None
) -> Intake:
    """A painted matrix of buyers and sellers, with zones above, counts beside and below, and a legend at the bottom."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([head, "ZONE A", None, "ZONE B", None] if zones else [head, *S])
    if zones:
        sheet.append([None, *S, "Σ"])
        sheet.merge_cells("B1:C1"), sheet.merge_cells("D1:E1")
    first = sheet.max_row + 1
    for name in (*B, "Σ") if zones else B:
        sheet.append([name, *[None] * len(S), *([3] if zones else [])])
    for (row, column), n in BOXES.items():
        sheet.cell(first + row, column + 2).fill = PatternFill("solid", fgColor=FIVE[n])
    for n, (text, colour) in enumerate(zip(legend, FIVE, strict=True), sheet.max_row + 2):
        sheet.cell(n, 1).fill = PatternFill("solid", fgColor=colour)
        sheet.cell(n, 2).value = text
    for cell, note in (notes or {}).items():
        sheet[cell].comment = Comment(note, "Li")
    book.save(folder / "boxes.xlsx")
    return read_registrations(folder / "boxes.xlsx", today=TODAY)


@pytest.mark.parametrize("zones", [False, True])
@pytest.mark.parametrize(
    ("head", "legend"),
    [("buyer \\ supplier", EN_SIDES), ("Закупщик \\ поставщик", RU_SIDES), ("采购商\\供应商", ZH_SIDES)],
)
def test_colours_of_boxes_say_which_side_asks(tmp_path, head, legend, zones):
    event = understood(boxes(tmp_path, head, legend, zones=zones))
    wants = {
        (B[0], S[0]),
        (S[2], B[1]),
        (B[2], S[3]),
        (S[3], B[2]),
        (B[1], S[0]),
        (B[2], S[1]),
        (B[3], S[3]),
        (S[3], B[0]),
    }
    assert of_level(event, "want") == wants
    assert (of_level(event, "must"), of_level(event, "no")) == ({(B[0], S[1])}, {(B[3], S[0])})


def test_comments_on_the_titles_of_a_matrix_and_with_numbers_or_days_are_read_or_asked_about(tmp_path):
    notes = {
        "C1": "4 meetings are enough",
        "A2": "3 a day, not more",
        "A3": "English only. 28 May p.m. at a factory",
        "A4": "likes tea",
    }
    found = boxes(tmp_path, "buyer \\ supplier", EN_SIDES, zones=False, notes=notes)
    assert {(str(q.cells[0]), q.kind) for q in found.questions} == {("Sheet!C1", "cell")}
    assert found.in_part is not None
    assert [c.purchaser.maximum for c in found.in_part.companies if c.purchaser][:2] == [3, None]


@pytest.mark.parametrize(
    "legend",
    ["★ = VIP", "★ = VIP; ✗ = do not meet", "★ VIP     † not coming", "★ – вип; † – не приедут", "★：贵宾，†：不参加"],
)
def test_a_legend_of_a_sign_beside_names_makes_vips(tmp_path, legend):
    rows = lists(EN, [legend])
    rows["Buyers"][1][0] = f"{B[0]} ★"
    rows["Buyers"][2][0] = f"{B[1]} †" if "†" in legend else B[1]
    event = understood(read(tmp_path, rows, {}))
    assert (vips(event), gone(event)) == ({B[0]}, {B[1]} if "†" in legend else set())
    assert len(said(event)) == (6 if "†" in legend else 8)


def test_a_colour_of_the_rows_below_a_merged_name_is_that_of_its_company(tmp_path: Path):
    wishes = [[B[0], "KZ", S[0]], [None, "KZ", S[1]], [B[1], "RU", S[1]], [B[2], "RU", S[2]], [B[3], "UZ", S[3]]]
    sheets = {
        "Buyers": [["Buyer", "Country", "Would like to meet"], *wishes, [], ["yellow = VIP"]],
        "Sellers": [["Seller", "Zone"], *([name, "A"] for name in S)],
    }
    read(tmp_path, sheets, {f"Buyers!{cell}": "FFFF00" for cell in ("A2", "B2", "C2", "B3", "C3", "A8")})
    book = openpyxl.load_workbook(tmp_path / "painted.xlsx")
    book["Buyers"].merge_cells("A2:A3")
    book.save(tmp_path / "merged.xlsx")
    assert vips(understood(read_registrations(tmp_path / "merged.xlsx", today=TODAY))) == {B[0]}


@pytest.mark.parametrize(
    ("sheets", "struck", "asked", "offered"),
    [
        ("lists", ["Buyers!C3"], "struck", "withdrawn"),
        ("lists", ["Buyers!B3"], "cell", "Notes"),
        ("lists", ["Buyers!A3"], "cell", "cancelled"),
        ("lists", ["Buyers!A3", "Buyers!B3"], "cell", "cancelled"),
        ("pairs", ["Wanted!A3"], "struck", "withdrawn"),
        ("pairs", ["Wanted!B3"], "struck", "withdrawn"),
        ("pairs", ["Wanted!A3", "Wanted!B3"], "struck", "withdrawn"),
        ("local", ["Buyers!A3"], "cell", "cancelled"),
        ("local", ["Buyers!A3", "Buyers!B3"], "cell", "cancelled"),
        ("local", ["Buyers!B3"], "cell", "cancelled"),
    ],
)
def test_what_is_struck_through_in_a_row_is_asked_about_once(tmp_path, sheets, struck, asked, offered):
    local = ["阿尔腾", "乌拉尔", "比什凯克", "奥尔达"]
    named = [["Buyer", "名称", "Would like to meet"], *([*of, S[0]] for of in zip(B, local, strict=True))]
    given = lists(EN) if sheets != "pairs" else pairs()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in (given | {"Buyers": named} if sheets == "local" else given).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for place in struck:
        book[place.split("!")[0]][place.split("!")[1]].font = Font(strike=True)
    book.save(tmp_path / "struck.xlsx")
    questions = read_registrations(tmp_path / "struck.xlsx", today=TODAY).questions
    assert [(q.kind, str(q.cells[0]), q.options[0]) for q in questions] == [(asked, struck[0], offered)]


def test_a_colour_of_a_row_that_the_map_says_is_nobody_is_asked_about(tmp_path):
    sheets = lists(EN, ["yellow = VIP"])
    sheets["Absences"] = [["Company", "Not available"], *([name, "10:00-11:00"] for name in (*B, "Zyx"))]
    nobody = '[names]\n"Zyx" = "nobody"\n'
    intake = read(tmp_path, sheets, {"Absences!A3": YELLOW, "Absences!A6": YELLOW}, answer=nobody)
    questions = [(q.kind, q.subject, str(q.cells[0])) for q in intake.questions if q.kind != "event"]
    assert questions == [("cell", "VIP", "Absences!A6")]


GREY_LETTERS = "808080"
MATRIX = {
    "en": ("Buyer", "Remarks", "They have cancelled, will not take part", "parking, please"),
    "ru": ("Закупщик", "Примечания", "Отказались от участия", "нужна парковка"),
    "zh": ("采购商", "备注", "取消参会", "需要停车位"),
}


def _matrix(tongue: str, remark: str) -> Mapping[str, list[list[str | None]]]:
    title, notes, *_ = MATRIX[tongue]
    rows: list[list[str | None]] = [[title, *S, notes]]
    rows += [[b, *("A" if (n + k) % 2 else "B" for k, _ in enumerate(S)), None] for n, b in enumerate(B)]
    rows[3][-1] = remark
    return {"Wishes": rows, "Suppliers": [["Supplier"], *([s] for s in S)]}


@pytest.mark.parametrize("tongue", MATRIX)
def test_boxes_in_a_colour_are_shown_with_the_companies_that_they_are_of(tmp_path, tongue):
    painted = {"Wishes!B4": GREY_LETTERS}
    (asked,) = [
        q for q in read(tmp_path, _matrix(tongue, MATRIX[tongue][3]), {}, painted).questions if q.kind == "colour"
    ]
    assert asked.samples == (f"{B[2]} – {S[0]}: B",)


@pytest.mark.parametrize("tongue", MATRIX)
def test_nothing_is_asked_about_a_colour_of_whom_a_remark_cancels(tmp_path, tongue):
    painted = {f"Wishes!{column}4": GREY_LETTERS for column in "AB"}
    asked = read(tmp_path, _matrix(tongue, MATRIX[tongue][2]), {}, painted).questions
    assert not [q for q in asked if q.kind == "colour"]
    event = understood(
        read(tmp_path, _matrix(tongue, MATRIX[tongue][2]), {}, painted, '[words.level]\nwant = ["A", "B"]\n')
    )
    assert gone(event) == {B[2]}


@pytest.mark.parametrize(
    ("painted", "values", "rare"),
    [
        ((2, 3), "abcdef", True),
        ((2, 3, 4), "abcdef", False),  # half of them
        ((2, 3), "aabbcc", False),  # those of one class
        ((2, 3), "aabcde", False),
        ((2,), "abcdef", True),
        ((2,), "abbbbb", False),
        ((2,), "abbccd", True),
        ((2, 4), "aabbcc", True),
        ((2, 3), "aaabbb", True),
    ],
)
def test_a_look_is_rare_if_few_names_have_it_and_no_value_stands_in_just_their_rows(painted, values, rare):
    names = ["Altyn", "Ural", "Bishkek", "Orda", "Neva", "Silk"]
    plan = planned(["Company", "Zyx"], *([n, v] for n, v in zip(names, values, strict=True)), a="company")
    column = plan.region.columns[0]
    places = [_Place(plan, row, column, plan.region.cell(row, column)) for row in painted]
    assert LookReader._is_rare(None, plan, places) is rare


@pytest.mark.parametrize(("painted", "asked"), [((0, 2), False), ((0,), True), ((0, 1), True)])
def test_a_colour_of_just_the_cells_with_one_sign_of_a_matrix_is_not_asked_about(tmp_path, painted, asked):
    rows = [["M", "2", None, "1"], [None, "1", "2", None], ["1", None, "M", "2"], ["2", "1", None, "3"]]
    legend = [[], ["1 = first choice, 2 = second choice"], ["M = must meet"]]
    sheets = {
        "Buyers": [["Buyer", "Country"], *([name, "Russia"] for name in B)],
        "Sellers": [["Seller", "Zone"], *([name, "A"] for name in S)],
        "Choices": [["Buyer", *S], *([name, *row] for name, row in zip(B, rows, strict=True)), *legend],
    }
    cells = ("Choices!B2", "Choices!C2", "Choices!D4", "Choices!E5")
    intake = read(tmp_path, sheets, {cells[n]: YELLOW for n in painted})
    assert [q.kind for q in intake.questions if q.kind == "colour"] == (["colour"] if asked else [])
