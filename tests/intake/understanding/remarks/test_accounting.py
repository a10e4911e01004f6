"""Every text of a workbook is accounted for: wherever it stands, what it says of meetings is taken or asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.domain.event import Event, Level
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.cells.sayings import apart, level_beside, speaks
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.words import hints
from tests.intake import books
from tests.intake.books import Sheets
from tests.workbooks import book_of, save

OWN: Sheets = {
    "Purchasers": [
        ["ID", "Company", "Country", "Languages", "Contact", "Phone"],
        ["P1", "Altyn Trade", "Kazakhstan", "ru", "Aigul", "+7 701 555 01 01"],
        ["P2", "Orda Foods", "Kazakhstan", "ru", "Timur", "+7 701 555 01 02"],
    ],
    "Suppliers": [
        ["ID", "Company", "Country", "Zone", "Products"],
        ["S1", "River Machines", "China", "A", "pumps"],
        ["S2", "Jade Tea", "China", "A", "tea"],
    ],
    "Requests": [["From", "To", "Rank"], ["P1", "S2", 1], ["P2", "S1", 1]],
}
ANY: Sheets = {
    "Buyers list": [
        ["No", "Company name", "Country", "Languages spoken", "Contact person", "Tel", "Wants to meet"],
        [1, "Altyn Trade", "Kazakhstan", "Russian", "Aigul", "+7 701 555 01 01", "Jade Tea"],
        [2, "Orda Foods", "Kazakhstan", "Russian", "Timur", "+7 701 555 01 02", "River Machines"],
    ],
    "Sellers list": [
        ["No", "Company name", "Country", "Zone", "Products"],
        [1, "River Machines", "China", "A", "pumps"],
        [2, "Jade Tea", "China", "A", "tea"],
    ],
}
Place = Callable[[Worksheet, str], object]


def at(cell: str, form: str = "{}") -> Place:
    """Write a text into a cell, behind what stands there as the form has it."""

    def write(sheet: Worksheet, text: str) -> None:
        old = sheet[cell].value
        sheet[cell] = text if old is None else f"{old}{form.format(text)}"

    return write


def note(cell: str) -> Place:
    def write(sheet: Worksheet, text: str) -> None:
        sheet[cell].comment = Comment(text, "Olga")

    return write


def column(title: str | None) -> Place:
    def write(sheet: Worksheet, text: str) -> None:
        place = sheet.max_column + 1
        sheet.cell(1, place, title)
        sheet.cell(2, place, text)

    return write


OF_ROW: dict[str, Place] = {
    "a column of an odd title": column("Zyxw"),
    "a column without a title": column(None),
    "behind the country": at("C2", "; {}"),
    "behind the languages": at("D2", " ({})"),
    "behind the contact": at("E2", " - {}"),
    "behind the telephone": at("F2", ", {}"),
    "in brackets behind the name": at("B2", " ({})"),
    "a comment": note("B2"),
}
OF_NOBODY: dict[str, Place] = {
    "below a gap": at("A7"),
    "right below": at("A4"),
    "another sheet": lambda sheet, text: sheet.parent.create_sheet("Calls").append([text]),
    "a sheet of hotels": lambda sheet, text: sheet.parent.create_sheet("Hotel").append([text]),
    "above the header": lambda sheet, text: (sheet.insert_rows(1), at("A1")(sheet, text)),
    "a comment on nothing": note("K9"),
    "behind a title": at("C1", " ({})"),
}
SAYINGS = {
    "Please no meeting with River Machines": "refusals",
    "не хотим встречаться с River Machines": "refusals",
    "与River Machines有竞争关系": "refusals",
    "must meet River Machines": "musts",
    "leaves at 15:00": "Not available",
    "下午3点离开": "Not available",
    "max 4 meetings": "Maximum",
    "не более 4 встреч": "Maximum",
    "will not attend": "cancelled",
}
TAKEN: dict[str, Callable[[Event, Event], bool]] = {
    "Not available": lambda event, _: bool(event.companies[0].delegates[0].absences),
    "Maximum": lambda event, _: event.companies[0].purchaser.maximum == 4,
    "cancelled": lambda event, _: event.companies[0].cancelled,
    "refusals": lambda event, _: any(r.level is Level.NO for r in event.requests),
    "musts": lambda event, _: any(r.level is Level.MUST for r in event.requests),
}


def in_turn(places: Iterable[str], texts: Iterable[str]) -> list[tuple[Sheets, str, str]]:
    """Each text at each place, on the sheets of the format and on others in turn."""
    return [((OWN, ANY)[(n + m) % 2], where, said) for n, where in enumerate(places) for m, said in enumerate(texts)]


def planted(tmp_path: Path, sheets: Sheets, place: Place, text: str) -> Path:
    """The workbook with a text at a place of its first sheet."""
    book = book_of(sheets)
    place(book.worksheets[0], text)
    path = tmp_path / "trade.xlsx"
    book.save(path)
    return path


def offered(intake: Intake) -> set[str]:
    return {option for question in intake.questions for option in question.options}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("sheets", "where", "said"), in_turn(OF_ROW, SAYINGS))
def test_what_a_row_says_of_its_company_is_taken_or_asked(tmp_path, sheets, where, said):
    path = planted(tmp_path, sheets, OF_ROW[where], said)
    intake = read_registrations(path)
    taken = intake.event is not None and TAKEN[SAYINGS[said]](intake.event, intake.event)
    meant = {SAYINGS[said], *({"Status"} if SAYINGS[said] == "cancelled" else ())}
    assert taken or meant & offered(intake)
    if not taken and intake.questions[0].kind in {"cell", "column"} and intake.questions[0].guess in meant:
        event = read_registrations(path, sure=0.0).event
        assert event is not None
        assert TAKEN[SAYINGS[said]](event, event)
        assert event.companies[0].name == "Altyn Trade"


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("sheets", "where", "said"),
    in_turn(OF_NOBODY, [text for text, meant in SAYINGS.items() if meant in {"refusals", "musts"}]),
)
def test_what_a_text_outside_of_lists_says_of_two_companies_is_asked_and_taken(tmp_path, sheets, where, said):
    path = planted(tmp_path, sheets, OF_NOBODY[where], f"Altyn Trade: {said}")
    intake = read_registrations(path)
    (question,) = [q for q in intake.questions if q.kind == "cell"]
    assert question.guess == SAYINGS[said]
    event = read_registrations(path, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    levels = {(names[r.asker], names[r.target]): r.level.value for r in event.requests}
    assert levels["Altyn Trade", "River Machines"] == {"refusals": "no", "musts": "must"}[SAYINGS[said]]
    assert len(names) == 4


IDLE = (
    *("12 Main Street, Almaty", "hello", "vegetarian", "spare parts, 3 kW pumps", "ISO 9001", "founded 1998"),
    *("our catalogue is enclosed", "ул. Абая 12", "нужна виза", "素食", "成立于1998年", "Director General"),
)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("sheets", [OWN, ANY])
@pytest.mark.parametrize("turn", range(len(IDLE)))
def test_harmless_texts_are_not_asked_about(tmp_path, sheets, turn):
    """Each text at one place, at each place in turn; what inserts a row comes last."""
    book = book_of(sheets)
    places = sorted({*OF_ROW, *OF_NOBODY} - {"right below"}, key=lambda where: (where == "above the header", where))
    for n, where in enumerate(places):
        (OF_ROW | OF_NOBODY)[where](book.worksheets[0], IDLE[(n + turn) % len(IDLE)])
    book.save(tmp_path / "trade.xlsx")
    intake = read_registrations(tmp_path / "trade.xlsx")
    asked = [question for question in intake.questions if question.kind in {"cell", "column"}]
    assert {(q.subject, q.guess) for q in asked} <= {("Zyxw", "nothing")}  # nobody can tell what it is about


@pytest.mark.parametrize("answer", ["Yo‘q", "Жоқ", "No", "Нет"])
def test_an_answer_to_a_question_that_is_not_understood_cancels_nobody(tmp_path, answer):
    said = zip(ANY["Buyers list"], ["Zyxw?", answer, "Ha"], strict=True)
    sheets = {**ANY, "Buyers list": [[*row, more] for row, more in said]}
    questions = read_registrations(save(tmp_path / "trade.xlsx", sheets)).questions
    assert not [q for q in questions if q.kind == "cell" or q.guess == "cancelled"]


def test_a_limit_that_differs_from_that_of_the_column_is_asked(tmp_path):
    sheets = {**ANY, "Buyers list": [[*row, more] for row, more in zip(ANY["Buyers list"], ["Max", 6, 7], strict=True)]}
    sheets["Buyers list"][0][-1] = "Max meetings"
    intake = read_registrations(planted(tmp_path, sheets, at("C2", "; {}"), "max 4 meetings"))
    assert [(q.kind, q.guess) for q in intake.questions] == [("cell", "Maximum")]


def test_a_refusal_inside_a_list_of_wishes_is_of_whom_it_names(tmp_path):
    event = read_registrations(planted(tmp_path, ANY, at("G2", "; {}"), "please not River Machines")).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert [names[r.target] for r in event.requests if r.level is Level.NO] == ["River Machines"]


@pytest.mark.parametrize(
    "said", [*SAYINGS, "上午有会", "4场以内", "train gets in at 10:30", "add", "кроме", "by all means"]
)
def test_every_text_that_says_something_has_a_word_that_hints_at_it(said):
    assert speaks(said) or level_beside(said) is not None
    assert hints(["Altyn Trade", said])


def test_names_and_products_hint_at_nothing():
    assert not hints(["Ural Import LLC", "重庆服务有限公司", "不锈钢", "Chongqing Motors Co., Ltd.", "запчасти", "tea"])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Altyn Trade (leaves at 15:00)", ("Altyn Trade", "leaves at 15:00")),
        ("English; max 4 meetings", ("English", "max 4 meetings")),
        ("Foton Co., Ltd.", None),
        ("Foton Co., Ltd. - will not attend", ("Foton Co., Ltd.", "will not attend")),
        ("ул. Абая 12, Алматы", None),
    ],
)
def test_what_is_said_behind_a_value_is_told_apart(text, parts):
    assert apart(text) == parts


def test_mentions_are_told_in_their_order_with_what_stands_beside_them():
    names = NameIndex()
    names.add("A", ["Altyn Trade LLP"])
    names.add("J", ["Jade Tea"])
    assert names.mentions("Jade Tea: not with Altyn Trade LLP, please") == (["J", "A"], ": not with , please")
    assert names.mentions("hello") == ([], "hello")


@pytest.mark.one_of(3)
@pytest.mark.parametrize("said", ["we have a dispute with River Machines", "рассмотрим River Machines"])
@pytest.mark.parametrize("where", [*OF_ROW, "below a gap", "another sheet", "above the header"])
def test_what_relates_two_companies_in_any_words_is_asked(tmp_path, where, said):
    place = (OF_ROW | OF_NOBODY)[where]
    text = said if where in OF_ROW else f"Altyn Trade: {said}"
    questions = read_registrations(planted(tmp_path, ANY, place, text)).questions
    assert [{"wishes", "refusals", "musts"} <= set(question.options) for question in questions] == [True]


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("no meeting with River", True),
        ("we know River", False),
        ("Altyn Trade would like to meet River", True),
        ("would like to meet River", False),
        ("must meet River", True),
    ],
)
def test_who_is_refused_outside_of_lists_by_a_part_of_a_name_is_asked_about(tmp_path, said, is_asked):
    questions = read_registrations(planted(tmp_path, ANY, OF_NOBODY["another sheet"], said)).questions
    assert [question.subject for question in questions] == [said] * is_asked


@pytest.mark.parametrize(
    ("said", "meant"),
    [("cap: 4 meetings", "Maximum"), ("уйдут в 15:30", "Not available"), ("участвовать не будут", "cancelled")],
)
def test_limits_hours_and_cancellations_in_further_words_are_asked_or_taken(tmp_path, said, meant):
    intake = read_registrations(planted(tmp_path, ANY, OF_ROW["behind the country"], said))
    assert meant in offered(intake) or (intake.event is not None and TAKEN[meant](intake.event, intake.event))


def test_a_mere_list_of_companies_outside_of_lists_relates_nobody(tmp_path):
    intake = read_registrations(planted(tmp_path, ANY, OF_NOBODY["another sheet"], "Altyn Trade; River Machines"))
    assert intake.questions == ()


@pytest.mark.parametrize(("gap", "asked"), [(0, ["leaves at 15:00"]), (1, [])])
def test_what_stands_right_below_the_row_of_a_company_is_about_it_and_what_stands_apart_is_not(tmp_path, gap, asked):
    sheets = ANY | {"Buyers list": [*ANY["Buyers list"], *[[]] * gap, [None, None, "leaves at 15:00"]]}
    intake = read_registrations(save(tmp_path / "trade.xlsx", sheets))
    assert [question.subject for question in intake.questions] == asked


def with_texts(above: str, below: str) -> Sheets:
    names = ["River Machines", "Spring Parts", "Jade Tea"]
    rows = [
        ["Company", "Choice 1"],
        *([b, n] for b, n in zip(["Altyn Trade", "Ural Import", "Oka"], names, strict=True)),
    ]
    return {
        "Buyers": [*([[above]] if above else []), *rows, [], [below]],
        "Suppliers": [["Company"], *([n] for n in names)],
    }


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("above", "asked"),
    [
        ("River Trade Day, 3 buyers", False),
        ("Altyn wind forum – meeting priorities of the buyers", False),
        ("Altyn Trade must meet River Machines", True),
        ("Altyn Trade: no meetings with River Machines", True),
        ("Do not schedule Altyn", True),
        ("River Machines is a priority for all buyers", True),
        ("Altyn Trade cannot come on day 2", True),
        ("River - must for buyers please", True),
        ("Altyn is our priority", True),
    ],
)
def test_the_name_of_an_event_is_asked_about_only_if_it_says_something(tmp_path, above, asked):
    assert bool(books.read(tmp_path, with_texts(above, "")).questions) is asked


@pytest.mark.parametrize(
    ("below", "asked"),
    [
        ("Choice 1 - the most important. Altyn forum, 3-4 June", False),
        ("Choice 1 - Altyn Trade must meet River Machines", True),
        ("Choice 1: not River Machines for Altyn Trade", True),
    ],
)
def test_a_sentence_that_explains_a_column_is_not_asked_about_unless_it_names_somebody(tmp_path, below, asked):
    assert bool(books.read(tmp_path, with_texts("", below)).questions) is asked


@pytest.mark.parametrize("said", ["nie s River", "Altyn: ต้องพบ River", "må treffe River", "keep River away from us"])
@pytest.mark.parametrize("beside", [[], ["Timur Osmonov"], ["Ann"]])
def test_what_names_a_company_on_another_sheet_is_asked_about_whatever_stands_beside_it(tmp_path, said, beside):
    sheets = ANY | {"Calls": [[*beside, said]]}
    intake = read_registrations(save(tmp_path / "trade.xlsx", sheets))
    assert [question.subject for question in intake.questions] == [said]


def test_a_sign_with_its_meaning_on_another_sheet_is_not_asked_about(tmp_path):
    sheets = ANY | {"Key": [["M", "must meet"], ["N", "we do not want to meet"]]}
    assert read_registrations(save(tmp_path / "trade.xlsx", sheets)).questions == ()


@pytest.mark.parametrize(
    ("said", "guess"),
    [
        ("please strike off River Machines", "refusals"),
        ("вычеркните River Machines", "refusals"),
        ("请删除River Machines", "refusals"),
        ("bitte River Machines streichen", "refusals"),
        ("please add River Machines, if possible", "maybes"),
        ("如有可能，请加上River Machines", "maybes"),
        ("River Machines nach Möglichkeit hinzufügen", "maybes"),
    ],
)
def test_verbs_of_striking_off_and_adding_tell_what_a_remark_likely_says(tmp_path, said, guess):
    header, first, second = ANY["Buyers list"]
    sheets = ANY | {"Buyers list": [[*header, "Remarks"], [*first, said], second]}
    questions = read_registrations(save(tmp_path / "trade.xlsx", sheets)).questions
    assert [(question.subject, question.guess) for question in questions] == [(said, guess)]


@pytest.mark.parametrize(
    "name", ["Altyn Trade - max 4 meetings", "Altyn Trade (не более 4 встреч)", "Altyn Trade（最多4场会谈）"]
)
def test_a_limit_behind_a_name_beside_one_in_another_script_is_that_of_the_company(tmp_path, name):
    rows = [["No", "Company name", "名称", "Country", "Wants to meet"], [1, name, "阿尔腾", "Kazakhstan", "Jade Tea"]]
    rows.append([2, "Orda Foods", "奥尔达", "Kazakhstan", "River Machines"])
    intake = read_registrations(save(tmp_path / "trade.xlsx", ANY | {"Buyers list": rows}))
    assert intake.questions == ()
    assert intake.event is not None
    maxima = {c.name: c.purchaser.maximum for c in intake.event.companies if c.purchaser is not None}
    assert maxima == {"Altyn Trade": 4, "Orda Foods": None}


@pytest.mark.parametrize(
    "said",
    ["River is very important", "River sehr wichtig für uns", "River очень важна для нас", "River对我们非常重要"],
)
@pytest.mark.parametrize("pairs", [False, True])
def test_a_remark_that_rates_a_company_by_a_part_of_its_name_is_asked_about(tmp_path, said, pairs):
    header, first, second = ANY["Buyers list"]
    sheets = ANY | {"Buyers list": [[*header, "Remarks"], [*first, said], second]}
    if pairs:
        sheets = ANY | {
            "Wishes": [
                ["Buyer", "Seller", "Remarks"],
                ["Altyn Trade", "Jade Tea", said],
                ["Orda Foods", "River Machines"],
            ]
        }
    questions = read_registrations(save(tmp_path / "trade.xlsx", sheets)).questions
    assert [question.subject for question in questions] == [said]


@pytest.mark.parametrize(("said", "asked"), [("取消", True), ("退", False), ("OK", False)])
@pytest.mark.parametrize("below", [True, False])
def test_two_signs_may_say_something_of_a_company_beside_or_above_them(tmp_path, said, asked, below):
    rows = {"Buyers list": [*ANY["Buyers list"], [None, None, said]]} if below else {"Calls": [["Altyn Trade", said]]}
    questions = read_registrations(save(tmp_path / "trade.xlsx", ANY | rows)).questions
    assert [(question.subject, question.guess) for question in questions] == [(said, "cancelled")] * asked
