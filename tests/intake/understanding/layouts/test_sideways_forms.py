"""Questionnaires on their side: labels of any wording, a company twice, several tables, and names like titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.answers_alike import are_numbered, asks, rows_alike
from sco_scheduler.intake.understanding.layouts.sideways import upright
from sco_scheduler.intake.understanding.lists.paint import with_colours
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet, shown

MAILS = [f"p{n}@example.org" for n in range(1, 5)]


@dataclass(frozen=True)
class Form:
    """A title, questions with answers from four companies, of which the last is the first again, and the others."""

    title: str
    corner: str | None
    names: tuple[str, str, str]
    labels: tuple[str, ...]
    """For a day, a mail address, something else, two choices, a refusal, a limit and a remark."""

    others: tuple[str, ...]
    heading: str
    replaced: str


FORMS = {
    "ru": Form(
        "Биржа «Дом», Казань, 16–17 сентября 2026 г., встречи с 10:00 до 17:00. Сводка анкет",
        "Закупщик",
        ("Клиника «Берег»", "Аптеки «Ромашка»", "Центр «Ясный день»"),
        (
            *("Дата анкеты", "E-mail", "Размер футболки", "1-й выбор", "2-й выбор", "С кем не назначать встречу"),
            *("Сколько встреч максимум", "Комментарий"),
        ),
        ("ООО «ТермоЛаб»", "АО «Контур»", "ООО «Бинт»"),
        "Поставщик",
        "Повторная анкета, верна эта",
    ),
    "en": Form(
        "Home Fair, Leeds, 16-17 September 2026, meetings 10:00-17:00. Summary of all forms",
        None,
        ("Larch Hotels", "Harbour Foods Ltd", "Summit Lodges"),
        (
            *("Received", "Email", "Shirt size", "First choice", "Second choice", "Who do you not want to meet?"),
            *("Max meetings", "Comments"),
        ),
        ("Alder Linen", "Birch Ceramics", "Cedar Glass"),
        "Supplier",
        "Second form, please use this one",
    ),
    "zh": Form(
        "2026年9月16日—17日家居对接会，洽谈时间10:00—17:00",
        "采购商",
        ("北京云海贸易有限公司", "成都天府超市", "杭州西子电商"),
        ("填写日期", "电子邮箱", "衣服尺码", "第一志愿", "第二志愿", "不希望见面的企业", "最多洽谈场次", "备注"),
        ("青岛海之味食品厂", "大连渔港水产", "日照茶园"),
        "供应商",
        "以这份为准",
    ),
    "kk": Form(
        "Үй биржасы, Астана, 2026 жылғы 16–17 қыркүйек, кездесулер 10:00–17:00",
        "Сатып алушы",
        ("«Дала Маркет»", "«Тұлпар Трейд»", "«Байтерек» ЖШС"),
        (
            *("Күні", "Электрондық пошта", "Киім өлшемі", "1-таңдау", "2-таңдау", "Кіммен кездескіңіз келмейді?"),
            *("Ең көп кездесу саны", "Ескертпе"),
        ),
        ("«Ақ Бидай» ЖШС", "«Жібек Май»", "«Арал Тұзы»"),
        "Жеткізуші",
        "",
    ),
    "ar": Form(
        "ملتقى المنزل، دبي، 16-17 سبتمبر 2026، الاجتماعات من 10:00 إلى 17:00",
        "المشتري",
        ("أسواق المدينة", "مؤسسة الخليج", "متاجر الواحة"),
        (
            *("التاريخ", "البريد الإلكتروني", "مقاس القميص", "الخيار الأول", "الخيار الثاني"),
            *("من لا ترغب في مقابلته؟", "الحد الأقصى للاجتماعات", "ملاحظات"),
        ),
        ("مصنع الزيتون الذهبي", "تمور الصحراء", "عسل الجبل"),
        "المورد",
        "",
    ),
}


def rows_of(form: Form) -> list[list[object]]:
    """The rows of the sheet with a column for each company."""
    one, two, three = form.others
    answers: Sequence[Sequence[object]] = (
        [datetime(2026, 8, day) for day in (3, 4, 5, 11)],
        [*MAILS[:3], MAILS[0]],
        ["S", "M", None, "S"],
        [one, two, three, three],
        [two, None, one, one],
        [None, three, None, None],
        [5, None, 3, 4],
        [None, None, None, form.replaced or None],
    )
    body = [[label, *of] for label, of in zip(form.labels, answers, strict=True)]
    return [[form.title], [], [form.corner, *form.names, form.names[0]], *body]


@pytest.mark.parametrize("tongue", FORMS)
def test_a_column_for_each_answer_is_read_although_a_company_has_two(tmp_path, tongue):
    form = FORMS[tongue]
    one, two, three = form.others
    sheets = {"Forms": rows_of(form), "Others": [[form.heading], *([name] for name in form.others)]}
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert {company.name for company in event.companies if company.purchaser is not None} == set(form.names)
    said: dict[tuple[str, str], list[str]] = {}
    for r in sorted(event.requests, key=lambda r: r.rank or 9):
        said.setdefault((names[r.asker], r.level.value), []).append(names[r.target])
    assert said == {
        (form.names[0], "want"): [three, one],
        (form.names[1], "want"): [two],
        (form.names[1], "no"): [three],
        (form.names[2], "want"): [three, one],
    }
    limits = {c.name: c.purchaser.maximum for c in event.companies if c.purchaser is not None}
    assert limits == {form.names[0]: 4, form.names[1]: None, form.names[2]: 3}
    assert {(s.start, s.end) for s in event.sessions} == {
        (datetime(2026, 9, day, 10), datetime(2026, 9, day, 17)) for day in (16, 17)
    }


def test_a_title_painted_like_those_around_it_is_no_legend():
    form = FORMS["ru"]
    rows = rows_of(form)
    grid = sheet("Forms", *rows)
    painted = {(row, 1): "E2EFDA" for row in range(3, len(rows) + 1)}
    (made,) = with_colours(Book("", (Grid(grid.name, grid.rows, colours=painted),)))[0].grids
    assert [made.rows[row].get(1) for row in range(4, 12)] == list(form.labels)


def test_tables_below_each_other_are_two_lists():
    """Of which all rows have different numbers, however many companies are in the first."""
    rows = [
        ["Coffee forum", "3 July 2026", "11:00-17:00"],
        [],
        *(["Buyer", *"ABCDEFGH"], ["Country", *["KZ", "RU"] * 4], ["Wants to meet", "x", "y", "z"]),
        [],
        *(["Supplier", "x", "y", "z"], ["Country", "KZ", "RU", "KZ"], ["Wants to meet", "A", None, "B"]),
    ]
    made = upright(Book("", (sheet("S", *rows),))).grids
    assert [grid.name for grid in made] == ["S 1:5", "S 7:9"]
    assert [line.partition(": ")[2] for line in shown(*made)] == [
        "S!A1 Coffee forum, S!B1 3 July 2026, S!C1 11:00-17:00",
        "S!A3 Buyer, S!A4 Country, S!A5 Wants to meet",
        *(
            f"S!{c}3 {n}, S!{c}4 {of}, S!{c}5 {w}"
            for c, n, of, w in zip("BCD", "ABC", ["KZ", "RU", "KZ"], "xyz", strict=True)
        ),
        *(
            f"S!{c}3 {n}, S!{c}4 {of}"
            for c, n, of in zip("EFGHI", "DEFGH", ["RU", "KZ", "RU", "KZ", "RU"], strict=True)
        ),
        "S!A7 Supplier, S!A8 Country, S!A9 Wants to meet",
        *("S!B7 x, S!B8 KZ, S!B9 A", "S!C7 y, S!C8 RU", "S!D7 z, S!D8 KZ, S!D9 B"),
    ]
    cells = [cell for grid in made for cell in grid.origins.values()]
    companies = {cell.of_row for cell in cells if cell.column not in {"", "A"} and cell.row > 1}
    assert len(companies) == len("ABCDEFGHxyz")


def test_numbers_and_dates_of_forms_may_stand_above_the_names():
    rows = [
        *(["Form no.", 101, 102, 103], ["Received", *[date(2026, 5, n) for n in (1, 2, 3)]]),
        *(["Company name", "A", "B", "C"], ["Country", "KZ", "RU", "KZ"], ["Wants to meet", "x", "y", "z"]),
    ]
    (made,) = upright(Book("", (sheet("S", *rows),))).grids
    assert list(made.rows[1].values()) == ["Form no.", "Received", "Company name", "Country", "Wants to meet"]
    assert list(made.rows[3].values()) == [102, date(2026, 5, 2), "B", "RU", "y"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Country", "KZ", "RU", "KZ"], ["1st choice", "x", "y", "z"], ["2nd choice", "x", "y", "z"], ["Notes", "n"]],
        [["No.", "Supplier", "Level"], [1, "Jade", "want"], [2, "Osh", "want"], [3, "Lotus", "must"]],
        [
            ["Side", "No.", "Company", "Wants to meet"],
            ["Buyer", 1, "A", "x"],
            [None, 2, "B", "y"],
            ["Supplier", 1, "x", "A"],
            *([None, 2, "y", "B"], [None, 3, "z", "C"], [None, 4, "w", "D"]),
        ],
        [["Buyer", "Jade", "Lotus", "Osh"], ["Altyn", 1, 2], ["Orda", None, 1, 2], ["Silk", 2, None, 1]],
    ],
)
def test_lists_stay(rows):
    book = Book("", (sheet("S", *rows),))
    assert upright(book) == book


def test_answers_of_a_kind_in_few_rows_are_alike():
    mails: list[object] = ["a@example.org", None, "b@example.org"]
    days: list[object] = [date(2026, 5, 1), date(2026, 5, 2), None]
    others: list[list[object]] = [["x", "y", None], ["x", None, "z"], ["+7 900 111-22-33", None, None]]
    assert rows_alike(dict(enumerate([mails, days, *others]))) == {0, 1}
    assert rows_alike(dict(enumerate([mails, mails, mails, *others]))) == set()
    assert rows_alike({0: ["+7 900 111-22-33", "3952 111-222"], 1: ["x", "y"], 2: ["y", "z"]}) == {0}


def test_labels_ask_or_are_numbered():
    assert all(map(asks, ["Who?", "谁？", "من؟", "¿Quién", "Кто? *"]))
    assert not asks("Who")
    assert are_numbered(["1. City", "2) Contact", "3 Wishes"])
    assert are_numbered(["Q1 City", "Q2 Contact", "Q3 Wishes"])
    assert not are_numbered(["1. City", "3. Contact", "4. Wishes"])
    assert not are_numbered(["1. City", "2. Contact"])


def test_cells_of_one_row_of_a_list_belong_together_wherever_they_stood():
    assert Cell("S", 3, "B", line=5).of_row == Cell("S", 9, "B", line=5).of_row == ("S", 5)
    assert Cell("S", 3, "B").of_row == ("S", 3)
    assert Cell("S", 3, "B", line=5) == Cell("S", 3, "B")
