"""What exports say in ways of their own: grades in stars, questions before each name, statuses, travel, old lists."""

from __future__ import annotations

from itertools import product

import openpyxl
import pytest

from sco_scheduler.domain.event import Event, Level
from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import Sheets, read, save, serious

B = ("Altyn Trade LLP", "Silk Way Import", "Orda Foods")
S = ("Chongqing Motors Co., Ltd.", "River Machines Inc.", "Spring Parts Co., Ltd.")


def understood(intake: Intake) -> Event:
    """The event of a reading that asked nothing."""
    assert intake.event is not None, serious(intake.findings)
    return intake.event


def wishes(event: Event) -> dict[tuple[str, str], tuple[str, int | None]]:
    """The level and rank of each wish by the names of the two."""
    names = {company.id: company.name for company in event.companies}
    return {
        (names[r.asker], names[r.supplier if r.asker == r.purchaser else r.purchaser]): (r.level.value, r.rank)
        for r in event.requests
    }


def asked(intake: Intake) -> list[tuple[str, str]]:
    """What was asked, and the guess."""
    return [(question.path[-1], question.guess) for question in intake.questions]


def sides(**more: list[list[object]]) -> Sheets:
    """Three companies of each side, each list with further columns, a header first."""
    made: Sheets = {}
    for sheet, title, names in (("Buyers", "Buyer", B), ("Exhibitors", "Exhibitor", S)):
        first, *rows = more.get(sheet, [[]] * (len(names) + 1))
        made[sheet] = [[title, "Country", *first], *([n, "China", *row] for n, row in zip(names, rows, strict=True))]
    return made


GRADES = [["", "5", "3"], ["4", "", ""], ["1", "5", ""]]
GRADED = {(B[0], S[1]): 1, (B[0], S[2]): 3, (B[1], S[0]): 2, (B[2], S[0]): 5, (B[2], S[1]): 1}


@pytest.mark.parametrize("start", ["Rate your interest (5 stars = highest): ", "请打分（5星＝最想见）-", "Оценка - "])
def test_stars_are_grades_below_a_question_that_all_titles_begin_with(tmp_path, start):
    rows = [
        [name, "China", *("★" * int(grade or 0) or None for grade in grades)]
        for name, grades in zip(B, GRADES, strict=True)
    ]
    event = understood(read(tmp_path, {"Buyers": [["Buyer", "Country", *(f"{start}{name}" for name in S)], *rows]}))
    assert {pair: rank for pair, (_, rank) in wishes(event).items()} == GRADED
    assert {company.name for company in event.companies} == {*B, *S}


def test_stars_mean_what_a_legend_says(tmp_path):
    rows = [["Buyer", *S], *([name, "★★", "★", "★"] for name in B), [], ["★★ = must meet, ★ = want to meet"]]
    event = understood(read(tmp_path, {"Buyers": rows}))
    assert {level for level, _ in wishes(event).values()} == {"must", "want"}


@pytest.mark.parametrize(
    "legend",
    [
        "Приоритеты покупателей: 1 - самая желаемая встреча, 2 - вторая по желанию и т.д.; Х - встречу не назначать",
        "1 = most wanted, 2 = second, X = do not arrange",
    ],
)
def test_a_legend_says_which_number_is_the_most_wanted(tmp_path, legend):
    rows = [["Покупатель", *S], [B[0], 2, 4, "X"], [B[1], 1, None, 3], [B[2], None, 2, 1]]
    event = understood(read(tmp_path, {"Buyers": [[legend], *rows]}))
    assert wishes(event) == {
        (B[0], S[0]): ("want", 2),
        (B[0], S[1]): ("want", 4),
        (B[0], S[2]): ("no", None),
        (B[1], S[0]): ("want", 1),
        (B[1], S[2]): ("want", 3),
        (B[2], S[1]): ("want", 2),
        (B[2], S[2]): ("want", 1),
    }


def test_questions_for_each_company_name_companies_that_no_sheet_lists(tmp_path):
    titles = [f"Хотите ли Вы встретиться с {name}?" for name in S]
    rows = [["Покупатель", *titles], *([name, "Да", "Нет", "Да, очень"] for name in B)]
    intake = read(tmp_path, {"Ответы": rows})
    assert not [path for path, _ in asked(intake) if path in titles or path in S]


def test_may_or_may_not_is_no_refusal(tmp_path):
    rows = [
        ["采购商", *(f"对接意愿（必填）-{name}" for name in S)],
        *([name, "可见可不见", "不见", "必须见"] for name in B),
    ]
    event = understood(read(tmp_path, {"Buyers": rows}))
    assert {wishes(event)[B[0], name][0] for name in S} == {"maybe", "no", "must"}


def test_when_requests_were_received_is_no_absence(tmp_path):
    days, pairs = (2, 10, 7, 19, 2), zip(B + B[:2], S + S[1:], strict=False)
    rows = [["Date received", "Requested by", "Wants to meet"]]
    rows += [[f"{day:02}.03.2026", *pair] for day, pair in zip(days, pairs, strict=True)]
    assert len(wishes(understood(read(tmp_path, {**sides(), "Log": rows})))) == 5


@pytest.mark.parametrize(("name", "hidden"), [("2025 (old)", True), ("2025", False), ("Registrations old", False)])
def test_the_list_of_an_earlier_year_is_left_out_or_asked(tmp_path, name, hidden):
    this = "Registrations" if name.startswith("R") else "2026"
    rows = [["Company", "Type", "Wishes"], *([b, "Buyer", S[0]] for b in B), *([s, "Supplier", None] for s in S)]
    sheets = {this: rows, name: [rows[0], ["Old Buyer", "Buyer", S[1]], ["Old Seller", "Supplier", None]]}
    path = save(tmp_path / "trade.xlsx", sheets)
    if hidden:
        book = openpyxl.load_workbook(path)
        book[name].sheet_state = "hidden"
        book.save(path)
    intake = read_registrations(path)
    assert asked(intake) == ([] if hidden else [("holds", "nothing")])
    if hidden:
        assert {company.name for company in understood(intake).companies} == {*B, *S}


def test_a_zone_by_another_title_counts_on_a_sheet_of_the_format(tmp_path):
    sheets = {
        "Buyers": [["Company"], *([b] for b in B)],
        "Suppliers": [["Company", "Pavilion"], *([s, "West"] for s in S)],
        "Requests": [["From", "To"], *([b, S[0]] for b in B)],
    }
    event = understood(read(tmp_path, sheets))
    assert {zone.code for zone in event.zones} == {"West"}


@pytest.mark.parametrize("numbers", [(3, 5, 2), (4, 4, 6)])
def test_small_numbers_of_no_known_meaning_may_be_limits(tmp_path, numbers):
    more = [["N", "Wishes"], *([n, s] for n, s in zip(numbers, S, strict=True))]
    intake = read(tmp_path, sides(Buyers=more))
    assert asked(intake) == [("N", "Maximum")]
    assert {"Maximum", "Minimum", "people"} <= set(intake.questions[0].options)


def test_languages_are_known_by_their_names_in_each_other(tmp_path):
    said = ["吉尔吉斯语, 俄语", "o'zbek; өзбек тілі", "орыс тілі и английский"]
    more = [["Languages", "Wishes"], *([text, s] for text, s in zip(said, S, strict=True))]
    event = understood(read(tmp_path, sides(Buyers=more)))
    assert [sorted(d.languages) for c in event.companies[:3] for d in c.delegates] == [
        ["ky", "ru"],
        ["uz"],
        ["en", "ru"],
    ]
    assert all(request.level is Level.WANT for request in event.requests)


ERP = [
    ["BP_NUM", "BP_NAME1", "BP_ROLE", "LAND1", "SPRAS"],
    ["D1002", B[0], "CUSTOMER", "KZ", "KK,RU"],
    ["D1007", B[1], "CUSTOMER", "UZ", "RU"],
    ["K5001", S[0], "VENDOR", "CN", "ZH"],
    ["K5002", S[1], "VENDOR", "CN", "ZH"],
]


@pytest.mark.parametrize(("title", "marks"), [("BLOCKED", ("X", None, None)), ("Do not meet", ("yes", "no", "no"))])
def test_a_mark_refuses_the_wish_of_a_row(tmp_path, title, marks):
    rows = [
        ["BP_FROM", "BP_TO", "PRIO_RANK", title],
        ["D1002", "K5001", None, marks[0]],
        ["D1002", "K5002", 1, marks[1]],
        ["D1007", "K5001", 2, marks[2]],
    ]
    event = understood(read(tmp_path, {"partners": ERP, "requests": rows}))
    assert wishes(event) == {
        (B[0], S[0]): ("no", None),
        (B[0], S[1]): ("want", 1),
        (B[1], S[0]): ("want", 2),
    }
    assert [company.country for company in event.companies] == ["KZ", "UZ", "CN", "CN"]


def test_marks_of_no_known_meaning_beside_wishes_are_asked(tmp_path):
    rows = [["Requested by", "Wants to meet", "K2"], [B[0], S[0], "x"], [B[0], S[1], None], [B[1], S[0], "x"]]
    intake = read(tmp_path, {**sides(), "Log": rows})
    assert asked(intake) == [("K2", "nothing")]
    assert {"refusals", "musts"} <= set(intake.questions[0].options)


def test_two_people_of_a_company_who_contradict_each_other_are_asked_about(tmp_path):
    rows = [
        ["Buyer", "Contact person", "Would like to meet", "Do not want to meet"],
        [B[0], "Li Wei", f"{S[0]}; {S[1]}", None],
        [B[0], "Wang Fang", None, S[0]],
        [B[1], "Oleg", S[2], None],
        [B[2], "Anna", S[2], None],
    ]
    sheets = {**sides(), "Buyers": rows}
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("both", f"{B[0]} – {S[0]}", "refusals")]
    assert {str(cell) for cell in intake.questions[0].cells} == {"Buyers!C2", "Buyers!D3"}
    form = tmp_path / "form.toml"
    for answer, level in (("refusals", "no"), ("wishes", "want")):
        form.write_text(f'[words.remark]\n{answer} = ["{B[0]} – {S[0]}"]\n', encoding="utf-8")
        assert wishes(understood(read(tmp_path, sheets, form=form)))[B[0], S[0]][0] == level


def test_lists_of_numbers_are_no_ids_of_who_asks(tmp_path):
    more = [["意向企业编号"], ["2、1"], ["3、1"], ["3、1"]]
    rows = [["名录编号", "企业名称", "国家"], *([n, name, "中国"] for n, name in enumerate(S, start=1))]
    event = understood(read(tmp_path, {**sides(Buyers=more), "供应商": rows, "Exhibitors": []}))
    assert {target for _, target in wishes(event)} == set(S)
    assert len(event.companies) == len(B) + len(S)


def cited(*lists: str) -> Sheets:
    """Suppliers with numbers from 1 on as IDs, and wishes that name them with their IDs."""
    rows = [["ID", "Exhibitor", "Country"], *([n, name, "China"] for n, name in enumerate(S, start=1))]
    buyers = [["Buyer", "Country", "Wishes"], *([b, "KZ", text] for b, text in zip(B, lists, strict=True))]
    return {"Exhibitors": rows, "Buyers": buyers}


def test_a_number_in_brackets_is_the_id_that_a_list_numbers(tmp_path):
    lists = (f"{S[0]} (ID 001); {S[1]} (ID 002)", "Sprng Parts Co., Ltd. (ID 003)", f"{S[2]} (№ 3)")
    event = understood(read(tmp_path, cited(*lists)))
    assert set(wishes(event)) == {(B[0], S[0]), (B[0], S[1]), (B[1], S[2]), (B[2], S[2])}
    assert [company.id for company in event.companies if company.supplier] == ["1", "2", "3"]
    assert not any(request.notes for request in event.requests)


def test_an_id_of_another_company_than_the_name_is_asked(tmp_path):
    lists = (f"{S[0]} (ID 001)", f"{S[1]} (ID 003)", f"{S[2]} (ID 003)")
    intake = read(tmp_path, cited(*lists))
    assert [q.subject for q in intake.questions] == [f"{S[1]} (ID 003)"]
    (told,) = (finding.details for finding in intake.findings if finding.code == "question")
    assert (told["value"], told["fix"], told["score"], told["certainty"]) == (f"{S[1]} (ID 003)", S[1], 72, 72)


def test_points_that_no_rank_can_have_are_ratings(tmp_path):
    rows = [["Distribute 100 points"], ["Buyer", *S], [B[0], 50, 30, 20], [B[1], None, 10, 90]]
    event = understood(read(tmp_path, {"Buyers": [*rows, [B[2], 60, None, 40]]}))
    ranks = {pair: rank for pair, (_, rank) in wishes(event).items()}
    assert ranks[B[0], S[0]] < ranks[B[0], S[1]] < ranks[B[0], S[2]]
    assert ranks[B[1], S[2]] < ranks[B[1], S[1]]


def test_a_sheet_of_pairs_that_are_not_to_meet(tmp_path):
    rows = [["Company", "With", "Reason"], [B[0], S[0], "lawsuit"], [S[2], B[1], "competitors"]]
    more = [["Wishes"], [S[1]], [S[1]], [S[1]]]
    event = understood(read(tmp_path, {**sides(Buyers=more), "Do not seat together": rows}))
    assert {pair for pair, (level, _) in wishes(event).items() if level == "no"} == {(B[0], S[0]), (S[2], B[1])}


@pytest.mark.parametrize("gone", ["withdrawn", "Cancelled by sender", "已作废", "Отозвана"])
def test_requests_that_were_withdrawn_are_no_wishes(tmp_path, gone):
    rows = [["From", "To", "Status"], [B[0], S[0], "Pending"], [B[1], S[0], gone], [S[1], B[0], "Accepted"]]
    event = understood(read(tmp_path, {**sides(), "Log": rows}, sure=0.6))
    assert set(wishes(event)) == {(B[0], S[0]), (S[1], B[0]), (B[0], S[1])}  # the other has accepted


def test_a_request_that_the_other_side_may_have_declined_is_asked_for(tmp_path):
    rows = [["From", "To", "Status"], [B[0], S[0], "Pending"], [B[1], S[0], "Declined"], [S[1], B[0], "Pending"]]
    assert asked(read(tmp_path, {**sides(), "Log": rows})) == [("Declined", "declined")]


def test_a_list_of_requests_has_codes_beside_names_and_numbers_of_documents(tmp_path):
    """A number of six digits ranks nothing, and a code beside a name names nobody else."""
    codes = {name: f"K{place:03}" for place, name in enumerate((*B, *S), start=1)}
    lists = {
        sheet: [["Code", *row] if not place else [codes[row[0]], *row] for place, row in enumerate(rows)]
        for sheet, rows in sides().items()
    }
    pairs = [(B[0], S[0]), (B[0], S[1]), (B[1], S[0]), (B[1], S[2]), (B[2], S[1])]
    log = [["Document", "Buyer code", "Buyer", "Exhibitor code", "Exhibitor"]]
    log += [[412027 + 9 * n, codes[one], one, codes[other], other] for n, (one, other) in enumerate(pairs)]
    assert set(wishes(understood(read(tmp_path, {**lists, "Log": log})))) == set(pairs)


def test_names_of_companies_in_another_script_name_them_too(tmp_path):
    buyers = [
        ["Buyer", "Наименование (рус.)", "Country"],
        [B[0], "«Алтын»", "Kazakhstan"],
        [B[1], "«Урал»", "Russia"],
        [B[2], "«Шёлк»", "Uzbekistan"],
    ]
    wanted = [["Buyer", "Wants to meet"], ["«Алтын»", S[0]], [B[0], S[1]], [B[1], S[1]], ["«Шёлк»", S[2]]]
    sheets = {**sides(), "Buyers": buyers, "Wishes": wanted}
    pairs = {(B[0], S[0]), (B[0], S[1]), (B[1], S[1]), (B[2], S[2])}
    event = understood(read(tmp_path, sheets))
    names = {frozenset((company.name, company.local_name)) for company in event.companies}
    assert {frozenset(row[:2]) for row in buyers[1:]} <= names
    ids = {name: company.id for company in event.companies for name in (company.name, company.local_name)}
    assert {(ids[a], ids[t]) for a, t in pairs} == {(r.asker, r.target) for r in event.requests}


def test_looked_up_values_stand_with_their_numbers_in_one_cell(tmp_path):
    buyers = [["ID", "Title", "Country", "Working languages", "Preferred suppliers"]]
    buyers += [[1, B[0], "Kazakhstan", "Russian;#English", f"{S[0]};#3;#{S[2]};#7"]]
    buyers += [[2, B[1], "Russia", "Russian", f"{S[1]};#5"], [3, B[2], "Uzbekistan", "English", f"{S[2]};#7"]]
    sellers = [["ID", "Title", "Sector"], [3, S[0], "cars"], [5, S[1], "tools"], [7, S[2], "food"]]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers})
    assert {question.kind for question in intake.questions} <= {"column"}
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers}, sure=0.4)
    pairs = {(B[0], S[0]), (B[0], S[2]), (B[1], S[1]), (B[2], S[2])}
    assert intake.event is not None
    assert set(wishes(intake.event)) == pairs


def test_a_column_that_counts_wishes_is_no_limit(tmp_path):
    more = {"Exhibitors": [["Times chosen"], [2], [1], [0]], "Buyers": [["Chosen"], [1], [2], [0]]}
    log = [["Buyer", "Exhibitor"], [B[0], S[0]], [B[1], S[0]], [B[1], S[1]]]
    event = understood(read(tmp_path, {**sides(**more), "Wishes": log}))
    terms = [side for company in event.companies for side in (company.purchaser, company.supplier) if side is not None]
    assert {side.maximum for side in terms} == {None}


def test_a_form_of_each_company_with_a_table_of_its_wishes(tmp_path):
    sheets = {"Overview": sides()["Exhibitors"]}
    for name, wanted in zip(B, ((S[0], S[1]), (S[2],), (S[1], S[2])), strict=True):
        labels = [["Meeting wish list"], ["Buyer:", name], ["Country:", "Kazakhstan"], ["Languages:", "Russian"]]
        table = [["No", "Supplier", "Remarks"], *([n, one, None] for n, one in enumerate(wanted, start=1))]
        sheets[name] = [*labels, *table]
    event = understood(read(tmp_path, sheets))
    assert set(wishes(event)) == {(B[0], S[0]), (B[0], S[1]), (B[1], S[2]), (B[2], S[1]), (B[2], S[2])}


def test_days_that_a_form_offers_are_one_however_they_are_written(tmp_path):
    """Who is there on one of two days that are offered with hours is away on the other, and not on both."""
    one, other = "17.12.2026 09:00-12:00", "18.12.2026 09:00-12:00"
    there = [["When are you available?"], [f"{one}; {other}"], [one], [other]]
    sheets = {**sides(Buyers=there), "Log": [["Buyer", "Exhibitor"], [B[0], S[0]], [B[1], S[0]], [B[2], S[0]]]}
    sheets["Sessions"] = [
        ["Session", "Date", "Start", "End"],
        *(["Day", f"2026-12-{n}", "09:00", "17:00"] for n in (17, 18)),
    ]
    away = {company.name: company.delegates[0].absences for company in understood(read(tmp_path, sheets)).companies}
    days = {name: {f"{span.start:%d %H:%M}-{span.end:%d %H:%M}" for span in spans} for name, spans in away.items()}
    assert days[B[0]] == {"17 00:00-17 09:00", "17 12:00-18 09:00", "18 12:00-19 00:00"}
    assert days[B[1]] == {"17 00:00-17 09:00", "17 12:00-19 00:00"}
    assert days[B[2]] == {"17 00:00-18 09:00", "18 12:00-19 00:00"}


def pairs_of_days(title: str, days: str) -> Sheets:
    """A log of wishes, one a row, each with a day of March."""
    rows = [["Requested by", "Wants to meet", title]]
    rows += [[b, s, f"2026-03-{day}"] for (b, s), day in zip(product(B, S), days.split(), strict=False)]
    return {**sides(), "Log": rows}


@pytest.mark.parametrize(
    ("title", "days"), [("Date", "25 25 26 26 27"), ("Date of request", "25 26 25 26 27 27 28 28")]
)
def test_days_that_go_on_from_row_to_row_are_those_of_the_answers(tmp_path, title, days):
    assert len(wishes(understood(read(tmp_path, pairs_of_days(title, days))))) == len(days.split())


@pytest.mark.parametrize("days", ["25 25 26 26 26", "27 25 26 27 25 26"])
def test_few_days_or_days_in_no_order_may_be_absences(tmp_path, days):
    assert ("Date", "Not available") in asked(read(tmp_path, pairs_of_days("Date", days)))
