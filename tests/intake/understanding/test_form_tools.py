"""What form tools and organizers put beside names: stands, slots to tick, head counts, statuses, sheets of refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import Sheets, codes, event_of, read, save, serious

B = ["Altyn Trade LLP", "Ural Import LLC", "Bishkek Motors"]
S = ["Chongqing Motors Co., Ltd.", "River Machines, Inc.", "Spring Parts Co., Ltd.", "Yangtze Pumps"]
Said = tuple[str, str, str, int | None]


def event_sheets() -> Sheets:
    """The format's own sheets of the event, which stand beside lists of any form."""
    return {
        "Sessions": [
            ["Session", "Date", "Start", "End"],
            *([f"Day {n}", f"2025-06-1{n + 1}", "09:00", "12:00"] for n in (1, 2)),
            *([f"Day {n}", f"2025-06-1{n + 1}", "14:00", "17:00"] for n in (1, 2)),
        ],
        "Zones": [["Zone", "Name", "Tables"], ["A", "Vehicles", 6]],
    }


def lists(buyers: list[list[Any]], sellers: list[list[Any]] | None = None) -> Sheets:
    """A list of buyers and one of suppliers, beside the sheets of the event."""
    others = sellers or [["Exhibiting firm", "Zone"], *([name, "A"] for name in S)]
    return {"Buyer answers": buyers, "Exhibitor answers": others, **event_sheets()}


def understood(intake: Intake) -> Event:
    """The event of a reading that asked nothing."""
    assert intake.event is not None, serious(intake.findings)
    assert intake.questions == (), serious(intake.findings)
    return intake.event


def said(event: Event) -> set[Said]:
    """Who asks for whom, at which level, and the rank."""
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target], str(r.level), r.rank) for r in event.requests}


def away(event: Event) -> dict[str, set[str]]:
    """The slots in which all people of a company are away, for companies that are at some time."""
    found: dict[str, set[str]] = {}
    for company in event.companies:
        for slot in event.slots:
            if all(any(span.overlaps(slot.start, slot.end) for span in d.absences) for d in company.delegates):
                found.setdefault(company.name, set()).add(f"{slot.start:%d %H:%M}")
    return found


def hours(event: Event, *spans: str) -> set[str]:
    """The slots that overlap spans such as ``12 09:00-12:00``."""
    return {
        f"{slot.start:%d %H:%M}"
        for span in spans
        for slot in event.slots
        if f"{slot.start:%d}" == span[:2] and span[3:8] < f"{slot.end:%H:%M}" and f"{slot.start:%H:%M}" < span[9:]
    }


def test_a_list_with_one_wish_each_is_of_companies_that_no_other_sheet_lists(tmp_path: Path):
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)])
    assert said(understood(read(tmp_path, sheets))) == {(name, S[0], "want", 1) for name in B}


def test_a_booth_is_no_table_unless_a_table_has_its_label(tmp_path: Path):
    sellers = [["Company", "Zone", "Booth"], *([name, "A", f"A0{n}"] for n, name in enumerate(S, 1))]
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)], sellers)
    event = understood(read(tmp_path, sheets))
    assert {c.supplier.table for c in event.companies if c.supplier} == {None}
    sheets["Zones"][1][2] = "A01-A04"
    event = understood(read(tmp_path, sheets))
    assert [c.supplier.table.label for c in event.companies if c.supplier and c.supplier.table] == [
        "A01",
        "A02",
        "A03",
        "A04",
    ]


def test_a_sheet_that_says_so_is_of_refusals(tmp_path: Path):
    sheets = lists([["Company", "Country"], *([name, "Russia"] for name in B)])
    sheets["Do not match"] = [["Buyer", "Supplier", "Requested by"], [B[0], S[1], "Buyer"], [B[1], S[0], "Supplier"]]
    sheets["Wish list"] = [["Buyer", "Supplier"], [B[0], S[0]], [B[0], S[2]], [B[1], S[1]]]
    assert {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, sheets)))} == {
        (B[0], S[1], "no"),
        (S[0], B[1], "no"),
        (B[0], S[0], "want"),
        (B[0], S[2], "want"),
        (B[1], S[1], "want"),
    }


@pytest.mark.parametrize(
    "title",
    ["Which one would you not want to miss?", "Кого вы не хотели бы пропустить?", "其中不想错过的企业", "Must meet"],
)
def test_a_wish_that_a_second_question_calls_a_must_is_one(tmp_path: Path, title: str):
    rows = [
        ["Company", "Which companies would you like to meet?", title],
        [B[0], "; ".join(S[:3]), S[1]],
        [B[1], "; ".join(S[1:]), S[3]],
        [B[2], S[0], None],
    ]
    found = {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, lists(rows))))}
    assert {pair[:2] for pair in found if pair[2] == "must"} == {(B[0], S[1]), (B[1], S[3])}
    assert len(found) == 7


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Stage", ["Confirmed", "Withdrawn by the company", "Paid"]),
        ("Стадия", ["Подтверждён", "Отказ от участия", "Регистрация оплачена"]),
        ("状态", ["已确认", "已退出", "已付款"]),
    ],
)
def test_a_status_withdraws_a_company_whatever_its_column_is_called(tmp_path: Path, title: str, words: list[str]):
    rows = [["Company", "Would like to meet", title], *([*pair] for pair in zip(B, S, words, strict=False))]
    event = understood(read(tmp_path, lists(rows)))
    assert [c.name for c in event.companies if c.cancelled] == [B[1]]


def test_the_status_of_an_invoice_withdraws_nobody(tmp_path: Path):
    rows = [["Company", "Would like to meet", "Invoice"], *zip(B, S, ["paid", "cancelled", "open"], strict=False)]
    event = understood(read(tmp_path, lists([list(row) for row in rows])))
    assert [c.name for c in event.companies if c.cancelled] == []


def test_a_row_whose_status_says_that_another_replaces_it_does_not_count(tmp_path: Path):
    rows = [
        ["编号", "企业名称", "意向企业", "状态"],
        ["001", B[0], S[0], "作废，以新填为准"],
        ["002", B[1], S[1], "已确认"],
        ["003", B[2], S[2], "已确认"],
        ["004", B[0], S[3], "已确认"],
    ]
    sheets = {
        "采购商": rows,
        "供应商": [["编号", "企业名称"], *([f"1{n}", name] for n, name in enumerate(S))],
        **event_sheets(),
    }
    event = understood(read(tmp_path, sheets))
    assert {(a, t) for a, t, _, _ in said(event)} == {(B[0], S[3]), (B[1], S[1]), (B[2], S[2])}
    assert not any(c.cancelled for c in event.companies)


def test_each_delegate_who_answers_has_languages_and_hours_of_his_own(tmp_path: Path):
    rows = [
        ["Your company", "Your name", "Languages you speak", "When can you not attend?", "Wishes"],
        [B[0], "Aigul Serik", "Russian", "12 June", "; ".join(S[:2])],
        [B[0], "Bek Aliev", "English", None, S[1]],
        [B[1], "Oleg Petrov", "Russian", None, S[2]],
    ]
    event = understood(read(tmp_path, lists(rows)))
    company = next(c for c in event.companies if c.name == B[0])
    assert [(d.name, set(d.languages), bool(d.absences)) for d in company.delegates] == [
        ("Aigul Serik", {"ru"}, True),
        ("Bek Aliev", {"en"}, False),
    ]


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("Number of delegates attending", [1, 2, 3]),
        ("洽谈代表人数", ["1人", "2人", "3人"]),
        ("Кол-во представителей", ["1", "2 чел.", "3"]),
    ],
)
def test_a_count_of_delegates_makes_as_many(tmp_path: Path, title: str, counts: list[Any]):
    rows = [
        ["Company", "Contact", title, "Would like to meet"],
        *([name, "Oleg", count, S[0]] for name, count in zip(B, counts, strict=True)),
    ]
    event = understood(read(tmp_path, lists(rows)))
    people = {c.name: [d.name for d in c.delegates] for c in event.companies if c.purchaser}
    assert people == {B[0]: ["Oleg"], B[1]: ["Oleg", "2"], B[2]: ["Oleg", "2", "3"]}


@pytest.mark.parametrize(
    "title", ["How many people will come?", "Number of participants", "参会人数", "Кол-во участников"]
)
@pytest.mark.parametrize(("answer", "expected"), [("nothing", 1), ("people", 3)])
def test_a_head_count_is_asked_since_not_all_who_come_meet(tmp_path: Path, title: str, answer: str, expected: int):
    rows = [["Company", "Contact", title, "Would like to meet"], *([name, "Oleg", 3, S[0]] for name in B)]
    intake = read(tmp_path, lists(rows))
    assert [(q.kind, q.guess, "people" in q.options) for q in intake.questions] == [("column", "nothing", True)]
    form = tmp_path / "map.toml"
    form.write_text(f'[form."Buyer answers".columns]\n"{title}" = "{answer}"\n', encoding="utf-8")
    event = understood(read(tmp_path, lists(rows), form=form))
    assert {len(c.delegates) for c in event.companies if c.purchaser} == {expected}


def test_interpreters_of_any_zone_and_of_one(tmp_path: Path):
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)])
    sheets["Interpreters"] = [["Interpreter", "Languages", "Works in zone"], ["Min", "ru", "any"], ["Li", "zh", "A"]]
    event = understood(read(tmp_path, sheets))
    assert [i.zone for i in event.interpreters or ()] == [None, "A"]


SLOTS = ("09:00-10:00", "10:00-12:00", "14:00-17:00")


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("12 June {} available?", "Yes", "No"),
        ("{} (12 июня)", "да", "нет"),
        ("6月12日{}是否有空", "是", "否"),
        ("Can you attend on June 12, {}?", "available", "busy"),
        ("Busy on 12 June {}", "no", "yes"),
    ],
)
def test_a_column_for_each_slot_says_who_is_away(tmp_path: Path, title: str, yes: str, no: str):
    free = [(yes, no, no), (yes, yes, yes), (no, yes, None)]
    rows = [
        ["Company", *(title.format(slot) for slot in SLOTS), "Would like to meet"],
        *([name, *row, S[0]] for name, row in zip(B, free, strict=True)),
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "12 10:00-12:00", "12 14:00-17:00"), B[2]: hours(event, "12 09:00-10:00")}


def test_ticked_slots_and_blanks_are_asked_for(tmp_path: Path):
    rows = [
        ["Company", *(f"12 June {slot}" for slot in SLOTS), "Would like to meet"],
        [B[0], "x", None, None, S[0]],
        [B[1], None, None, None, S[0]],
        [B[2], "x", "x", None, S[0]],
    ]
    sheets = lists(rows)
    assert {(q.kind, q.guess) for q in read(tmp_path, sheets).questions} == {("column", "slot")}
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert set(away(event)) == {B[0], B[2]}, "who ticked nothing has not answered"


def test_an_excursion_at_some_hour_is_no_absence_without_a_question(tmp_path: Path):
    rows = [
        ["Company", "Factory visit 12 June 14:00-17:00", "Would like to meet"],
        *([name, answer, S[0]] for name, answer in zip(B, ["Yes", "No", "Yes"], strict=True)),
    ]
    assert [q.subject for q in read(tmp_path, lists(rows)).questions] == ["Factory visit 12 June 14:00-17:00"]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Please tick when you CAN attend", "12 June 9:00-12:00", "13 June 14:00-17:00"),
        ("Отметьте время, когда вы МОЖЕТЕ участвовать", "12 июня 9:00–12:00", "13 июня 14:00–17:00"),
        ("可参加的时间段", "6月12日9:00-12:00", "6月13日14:00-17:00"),
    ],
)
def test_who_can_come_at_some_hours_is_away_at_the_rest(tmp_path: Path, title: str, first: str, second: str):
    rows = [
        ["Company", title, "Would like to meet"],
        [B[0], first, S[0]],
        [B[1], f"{first}, {second}", S[0]],
        [B[2], second, S[0]],
    ]
    event = understood(read(tmp_path, lists(rows)))
    afternoon, morning = hours(event, "12 14:00-17:00"), hours(event, "13 09:00-12:00")
    assert away(event) == {
        B[0]: afternoon | hours(event, "13 09:00-17:00"),
        B[1]: afternoon | morning,
        B[2]: hours(event, "12 09:00-17:00") | morning,
    }


def test_half_days_that_somebody_can_not_attend(tmp_path: Path):
    title = "On which half-days can you NOT attend?"
    answers = ["12 June afternoon (14:00-17:00);", "12 June morning (09:00-12:00);13 June morning (09:00-12:00);", None]
    rows = [["Company", title, "Wishes"], *([name, text, S[0]] for name, text in zip(B, answers, strict=True))]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {
        B[0]: hours(event, "12 14:00-17:00"),
        B[1]: hours(event, "12 09:00-12:00", "13 09:00-12:00"),
    }


def test_a_comma_between_a_day_and_its_hours_parts_no_list(tmp_path: Path):
    answers = ["12 June, 09:00-10:30", "12 June, 09:00-10:00, 13 June, 14:00-15:00", None]
    rows = [["Company", "Absent", "Wishes"], *([name, text, S[0]] for name, text in zip(B, answers, strict=True))]
    intake = read(tmp_path, lists(rows))
    assert "range-unreadable" in codes(intake.findings)
    assert [f.where for f in intake.findings if f.code == "range-unreadable"] == ["Buyer answers!B3"]
    rows[2][1] = None
    assert away(understood(read(tmp_path, lists(rows)))) == {
        B[0]: hours(event_of(tmp_path, lists(rows)), "12 09:00-10:30")
    }


@pytest.mark.parametrize(("title", "answer"), [("I agree to the processing of my data", "Yes"), ("备注", "不限")])
def test_a_consent_and_no_restriction_are_no_absence(tmp_path: Path, title: str, answer: str):
    rows = [["Company", title, "Would like to meet"], *([name, answer, S[0]] for name in B)]
    assert away(understood(read(tmp_path, lists(rows)))) == {}


def test_an_id_alone_does_not_name_a_company_whose_name_stands_beside_it(tmp_path: Path):
    sheets = {
        "Buyers": [
            ["ID", "Your organisation", "Whom do you want to meet?"],
            *([f"188342{n}", name, S[n]] for n, name in enumerate(B)),
        ],
        "Suppliers": [["ID", "Company", "Comment"], *([f"188350{n}", name, None] for n, name in enumerate(S))],
        **event_sheets(),
    }
    assert {(a, t) for a, t, _, _ in said(understood(read(tmp_path, sheets)))} == set(zip(B, S, strict=False))


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("是否希望与{}洽谈？", "是"),
        ("Would you like to meet {}?", "Yes"),
        ("Хотите ли вы встретиться с компанией {}?", "Да"),
    ],
)
def test_a_question_for_each_company_names_it(tmp_path: Path, question: str, yes: str):
    rows = [
        ["Buyer", *(question.format(name) for name in S), "Do you need lunch?"],
        [B[0], yes, None, yes, None, yes],
        [B[1], None, yes, None, None, yes],
    ]
    event = understood(read(tmp_path, {"Sheet1": rows}))
    assert {(a, t) for a, t, _, _ in said(event)} == {(B[0], S[0]), (B[0], S[2]), (B[1], S[1])}
    assert {c.name for c in event.companies} == {*B[:2], *S}


def test_a_column_that_counts_the_others_heads_no_matrix(tmp_path: Path):
    ranks: list[list[Any]] = [[2, 1, 3], [None, 3, None], [1, 2, 1], ["-", None, 2]]
    rows = [
        ['Wishes of the purchasers: 1 = first choice, 2 = second choice … ("-" = do not arrange)'],
        ["Supplier", *B, "Number of wishes"],
        *([name, *row, sum(r is not None for r in row)] for name, row in zip(S, ranks, strict=True)),
    ]
    event = understood(read(tmp_path, {"Wishes": rows}))
    assert said(event) == {
        *((B[n], S[m], "want", r) for m, row in enumerate(ranks) for n, r in enumerate(row) if isinstance(r, int)),
        (B[0], S[3], "no", None),
    }


def test_a_column_right_behind_a_choice_says_its_level(tmp_path: Path):
    rows = [
        ["Company", *(f"Wishes >> {n} >> {what}" for n in (1, 2) for what in ("Supplier", "Importance"))],
        [B[0], S[0], "Must", S[1], "Preferred"],
        [B[1], S[1], "Preferred", S[2], "Do not schedule"],
        [B[2], S[3], "Maybe"],
    ]
    assert {(a, t, level) for a, t, level, _ in said(understood(read(tmp_path, lists(rows))))} == {
        (B[0], S[0], "must"),
        (B[0], S[1], "want"),
        (B[1], S[1], "want"),
        (B[1], S[2], "no"),
        (B[2], S[3], "maybe"),
    }


def test_lists_side_by_side_may_begin_with_the_numbers_of_their_rows(tmp_path: Path):
    rows: list[list[Any]] = [
        ["BUYERS", *[None] * 3, "SUPPLIERS"],
        ["No", "Company", "Wish 1", None, "No", "Company", "Wish 1"],
    ]
    rows += [[n + 1, *((B[n], S[n]) if n < 3 else (None, None)), None, n + 1, S[n], B[0]] for n in range(4)]
    event = understood(read(tmp_path, {"Lists": rows}))
    assert {(a, t) for a, t, _, _ in said(event)} == {*zip(B, S, strict=False), *((name, B[0]) for name in S)}


def test_paths_may_be_texts(tmp_path: Path):
    path = save(tmp_path / "trade.xlsx", lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)]))
    assert (
        read_registrations([str(path)]).event == read_registrations(path).event == read_registrations(str(path)).event
    )


def test_a_ditto_mark_below_a_title_repeats_nothing(tmp_path: Path):
    rows = [["Company", "Country", "Would like to meet"], [B[0], '"', S[0]], [B[1], "Russia", S[1]], [B[2], '"', S[2]]]
    event = understood(read(tmp_path, lists(rows)))
    assert [c.country for c in event.companies if c.purchaser] == ['"', "Russia", "Russia"]


def test_a_legend_that_is_read_is_not_told_as_unused(tmp_path: Path):
    rows = [
        ["Buyer", *S],
        [B[0], "A", None, "B", None],
        [B[1], None, "A", "C", None],
        [B[2], "B", None, None, "A"],
        [],
        ["A = must meet; B = wants to meet; C = does not want to meet"],
        ["Printed on 3 June"],
    ]
    intake = read(tmp_path, {"Wishes of buyers": rows})
    told = [f.message for f in intake.findings if f.code == "rows-not-used"]
    assert len(told) == 1
    assert "Printed" in told[0]
    assert "must meet" not in told[0]


@pytest.mark.parametrize(
    ("title", "whole", "half"),
    [
        ("When will you be available?", "Morning (09:00-12:00);Afternoon (14:00-17:00);", "Morning (09:00-12:00);"),
        ("可参加时段（多选）", "上午9:00-12:00,下午14:00-17:00", "上午9:00-12:00"),
        ("可参会时间", "全天", "上午"),
        ("Когда вы сможете участвовать?", "весь день", "до обеда"),
    ],
)
def test_hours_of_every_day_that_were_ticked(tmp_path: Path, title: str, whole: str, half: str):
    rows = [["Company", "Would like to meet", title], *([b, S[0], half if n == 1 else whole] for n, b in enumerate(B))]
    event = understood(read(tmp_path, lists(rows)))
    away = {c.name: blocked(c, event) for c in event.companies if c.purchaser}
    assert [name for name, slots in away.items() if slots] == [B[1]]
    assert away[B[1]] == [slot for slot in event.slots if slot.start.hour >= 12]


def blocked(company: Any, event: Event) -> list[Any]:
    """The slots in which the first delegate of a company is away."""
    spans = company.delegates[0].absences
    return [slot for slot in event.slots if any(s.start < slot.end and slot.start < s.end for s in spans)]


GRADES = {
    B[0]: ["Essential", "", "Important", ""],
    B[1]: ["", "Not needed", "", "Important"],
    B[2]: ["Important", "Not needed", "Not needed", "Essential"],
}
"""How much each buyer wants to meet each supplier, in words of a scale."""


def graded(words: dict[str, str]) -> list[list[str]]:
    """The cells of the grades, in other words."""
    return [[words.get(grade, grade) for grade in GRADES[b]] for b in B]


def wanted(levels: dict[str, str]) -> set[Said]:
    """The wishes that the grades mean."""
    return {(b, s, levels[g], None) for b in B for s, g in zip(S, GRADES[b], strict=True) if levels.get(g)}


@pytest.mark.parametrize("columns_before", [1, 4])
def test_suppliers_that_only_head_boxes_are_told_wherever_the_buyer_stands(tmp_path, columns_before):
    before = [[f"2025-05-0{n} 10:0{k}:00" for k in range(columns_before)] for n in (1, 2, 3)]
    titles = ["Start time", "End time", "Sent", "Changed"][:columns_before]
    rows = [
        [*titles, "Company", "Country", *(f"4. Suppliers of interest: {s}" for s in S)],
        *([*times, b, "Russia", "√", "√", "√", None] for times, b in zip(before, B, strict=True)),
    ]
    event = understood(read(tmp_path, {"Answers": rows, **event_sheets()}))
    assert {c.name for c in event.companies if c.supplier} >= set(S[:3])
    assert {w[:3] for w in said(event)} == {(b, s, "want") for b in B for s in S[:3]}


def test_a_grid_question_for_one_side_names_its_companies_without_a_legal_form(tmp_path):
    names = ["Чунцин Шипин (мотоциклы)", "Чунцин Лунсинь (фармацевтика)", "Чунцин Хуаси (логистика)", "Чунцин Чжоюэ"]
    words = {"Essential": "Обязательно", "Important": "Желательно", "Not needed": "Не интересует"}
    rows = [
        ["Название организации", "Страна", *(f"Укажите интерес к встрече с поставщиками [{n}]" for n in names)],
        *([b, "Россия", *cells] for b, cells in zip(B, graded(words), strict=True)),
    ]
    event = understood(read(tmp_path, {"Ответы": rows, **event_sheets()}))
    assert [c.name for c in event.companies if c.supplier] == names
    levels = {"Essential": "must", "Important": "want", "Not needed": "no"}
    ours = dict(zip(S, names, strict=True))
    assert {w[:3] for w in said(event)} == {(b, ours[s], level) for b, s, level, _ in wanted(levels)}


def test_a_grid_question_for_anything_else_heads_no_companies(tmp_path):
    topics = [f"How satisfied were you with the suppliers [{t}]" for t in ("Quality", "Price", "Delivery")]
    rows = [["Company", "Would like to meet", *topics], *([b, S[0], "Good", "Good", "Poor"] for b in B)]
    event = understood(read(tmp_path, lists(rows)))
    assert {c.name for c in event.companies} == {*B, *S}


def graded_in_two_rows(grades: list[list[str]]) -> Sheets:
    """A form tool's export: questions stand above their options, in the first column of each question only."""
    rows = [
        [
            "ID",
            "Company",
            "Country",
            "Which languages do you speak?",
            "",
            "",
            "How important is a meeting with each of the suppliers?",
        ],
        ["", "Open-Ended Response", "Open-Ended Response", "English", "Russian", "Other (please specify)", *S],
        *(
            [n, b, "Russia", "English" if n == 1 else "", "Russian", "Kazakh" if n == 2 else "", *cells]
            for n, (b, cells) in enumerate(zip(B, grades, strict=True), 1)
        ),
    ]
    return {"Answers": rows, **event_sheets()}


def test_a_scale_of_any_words_below_names_is_asked_for_and_never_left_out(tmp_path):
    intake = read(tmp_path, graded_in_two_rows(graded({})))
    assert {q.subject for q in intake.questions} >= {"Important", "Not needed"}


def test_options_below_a_question_are_companies_and_languages_in_each_column(tmp_path):
    words = {"Essential": "Must meet", "Important": "Wants to meet", "Not needed": "No"}
    event = understood(read(tmp_path, graded_in_two_rows(graded(words))))
    assert [c.name for c in event.companies if c.supplier] == S
    levels = {"Essential": "must", "Important": "want", "Not needed": "no"}
    assert {w[:3] for w in said(event)} == {w[:3] for w in wanted(levels)}
    spoken = {c.name: set(c.delegates[0].languages) for c in event.companies if c.purchaser}
    assert spoken == {B[0]: {"en", "ru"}, B[1]: {"ru", "kk"}, B[2]: {"ru"}}


def test_an_option_that_a_cell_repeats_is_a_wish_and_no_role(tmp_path):
    options = ["Chongqing Import & Export Trading Co., Ltd.", *S[:3]]
    rows = [
        ["What is the name of your company, buyer?", "Country", *options],
        *([b, "Russia", *(o if (n + k) % 2 else None for k, o in enumerate(options))] for n, b in enumerate(B)),
    ]
    event = understood(read(tmp_path, {"Buyers of the mission": rows, **event_sheets()}))
    assert [c.name for c in event.companies if c.supplier] == options
    assert {w[:3] for w in said(event)} == {
        (b, o, "want") for n, b in enumerate(B) for k, o in enumerate(options) if (n + k) % 2
    }


def test_the_best_of_a_side_are_chosen_and_do_not_name_the_row(tmp_path):
    buyers = [
        ["Buyer company", "Country", *(f"Top-3 suppliers: {n}" for n in (1, 2, 3))],
        *([b, "Russia", S[n], S[n + 1], None] for n, b in enumerate(B)),
    ]
    sellers = [
        ["Supplier company", "Zone", *(f"Top-3 buyers: {n}" for n in (1, 2, 3))],
        *([s, "A", B[n] if n < 3 else None, None, None] for n, s in enumerate(S)),
    ]
    event = understood(read(tmp_path, {"Form 1": buyers, "Form 2": sellers, **event_sheets()}))
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert said(event) == {(b, S[n + k], "want", k + 1) for n, b in enumerate(B) for k in (0, 1)} | {
        (S[n], B[n], "want", 1) for n in range(3)
    }


def test_points_for_pairs_are_no_fixed_meetings(tmp_path):
    points = [
        ["Buyer", "Supplier", "Points (10 = most wanted, 1 = least)"],
        *([b, s, 10 - n - 3 * k] for n, b in enumerate(B) for k, s in enumerate(S[:2])),
    ]
    sheets = {**lists([["Company", "Country"], *([b, "Russia"] for b in B)]), "points": points}
    event = understood(read(tmp_path, sheets))
    assert event.fixed == ()
    assert len(said(event)) == 6


@pytest.mark.parametrize(("title", "zones"), [("Pavilion", "1212"), ("Hall", "2121"), ("Exhibition area, m2", "9669")])
def test_numbers_of_halls_are_zones_and_areas_are_not(tmp_path, title, zones):
    sellers = [["Exhibiting firm", title], *([name, int(zone)] for name, zone in zip(S, zones, strict=True))]
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)], sellers)
    del sheets["Zones"]
    event = understood(read(tmp_path, sheets))
    found = {c.name: c.supplier.zone for c in event.companies if c.supplier}
    assert (found == dict(zip(S, zones, strict=True))) is (title != "Exhibition area, m2")


SPOKEN = {B[0]: {"en", "ru"}, B[1]: {"ru"}, B[2]: {"ru", "zh", "ur"}}
TONGUES = {"en": "English", "ru": "Russian", "zh": "Chinese", "hi": "Hindi", "ur": "Urdu"}


def boxes(question: str, options: list[str], chosen: dict[str, set[int]], yes: str, no: str | None) -> list[list[Any]]:
    """Answers to a question with a column for each option, ticked, or with the option again where ``yes`` is empty."""
    titles = [question.format(option) for option in options]
    return [
        ["ID", "Company", "Country", *titles, "Whom would you like to meet?"],
        *(
            [n + 1, b, "Russia", *((yes or o) if k in chosen[b] else no for k, o in enumerate(options)), S[n]]
            for n, b in enumerate(B)
        ),
    ]


@pytest.mark.parametrize(("yes", "no"), [("", None), ("x", None), ("Yes", "No"), ("1", "0")])
@pytest.mark.parametrize("question", ["{}", "Which languages do you speak? [{}]", "7. Languages: {}", "7(工作语言){}"])
def test_a_column_for_each_language_is_read_whole(tmp_path, question, yes, no):
    chosen = {b: {list(TONGUES).index(code) for code in codes} for b, codes in SPOKEN.items()}
    event = understood(read(tmp_path, lists(boxes(question, list(TONGUES.values()), chosen, yes, no))))
    assert {c.name: set(c.delegates[0].languages) for c in event.companies if c.purchaser} == SPOKEN


def test_a_column_for_each_language_below_a_question_over_all_of_them_is_read_whole(tmp_path):
    chosen = {b: {list(TONGUES).index(code) for code in codes} for b, codes in SPOKEN.items()}
    rows = boxes("{}", list(TONGUES.values()), chosen, "", None)
    above = ["ID", "Company", "Country", "Which languages do you speak?", *[None] * 4, "Whom would you like to meet?"]
    below = [None, "Response", "Response", *TONGUES.values(), "Response"]
    event = understood(read(tmp_path, lists([above, below, *rows[1:]])))
    assert {c.name: set(c.delegates[0].languages) for c in event.companies if c.purchaser} == SPOKEN


@pytest.mark.parametrize(("first", "second"), [("Language 1", "Language 2"), ("Язык", "Второй язык")])
def test_a_second_column_of_languages_counts(tmp_path, first, second):
    rows = [["Company", first, second, "Would like to meet"], *([b, "English", "Russian", S[0]] for b in B)]
    event = understood(read(tmp_path, lists(rows)))
    assert {frozenset(c.delegates[0].languages) for c in event.companies if c.purchaser} == {frozenset({"en", "ru"})}


@pytest.mark.parametrize(("yes", "no"), [("", None), ("x", None), ("Yes", "No")])
@pytest.mark.parametrize("days", [["12.06.2025", "13.06.2025"], ["June 12", "June 13"], ["6月12日", "6月13日"]])
def test_a_column_for_each_day_that_somebody_is_away_is_read_whole(tmp_path, days, yes, no):
    chosen = dict(zip(B, ({0}, set[int](), {0, 1}), strict=True))
    event = understood(read(tmp_path, lists(boxes("When can you NOT attend? [{}]", days, chosen, yes, no))))
    first, second = hours(event, "12 09:00-17:00"), hours(event, "13 09:00-17:00")
    assert away(event) == {B[0]: first, B[2]: first | second}


def test_who_can_come_on_none_of_the_days_is_asked(tmp_path):
    chosen = dict(zip(B, ({0}, set[int](), {0, 1}), strict=True))
    rows = boxes("When are you available? [{}]", ["June 12", "June 13"], chosen, "Yes", "No")
    assert [q.guess for q in read(tmp_path, lists(rows)).questions] == ["available"]


@pytest.mark.parametrize(
    "title", ["最想见的供应商（必见，限2家）", "Suppliers (must meet, max. 2)", "Поставщики (обязательно; до 2)"]
)
def test_brackets_say_the_level_beside_how_many_there_may_be(tmp_path, title):
    rows = [["Company", title, "Other suppliers to meet"], *([b, S[n], S[n + 1]] for n, b in enumerate(B))]
    levels = {(n, level) for n, b in enumerate(B) for level in ("must", "want")}
    event = understood(read(tmp_path, lists(rows)))
    places = {name: n for n, name in enumerate(B)}
    assert {(places[b], level) for b, _, level, _ in said(event)} == levels


@pytest.mark.parametrize("names", [("Day 1", "Day 2"), ("12 June morning", "13 June morning")])
def test_who_chooses_some_sessions_by_name_is_away_at_the_rest(tmp_path, names):
    first, second = names
    rows = [["Company", "Sessions you will attend", "Would like to meet"]]
    rows += [[b, text, S[0]] for b, text in zip(B, (first, f"{first}; {second}", second), strict=True)]
    assert [q.guess for q in read(tmp_path, lists(rows)).questions] == ["available"]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    end = "17:00" if first == "Day 1" else "12:00"
    assert away(event) == {B[0]: hours(event, f"13 09:00-{end}"), B[2]: hours(event, f"12 09:00-{end}")}
