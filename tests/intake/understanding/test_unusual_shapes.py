"""Layouts that share no words and no sheets with the format are read by where names stand, or stop with a question."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.intake import read_registrations
from tests.intake.books import codes, read, save
from tests.intake.understanding.exports import BUYERS, SELLERS

B = [row[1] for row in BUYERS[:3]]
S = [row[1] for row in SELLERS[:4]]

WISHES = {B[0]: [S[0], S[1]], B[1]: [S[2]], B[2]: [S[3], S[0]], S[0]: [B[1]], S[3]: [B[0], B[2]]}
"""Who asks for whom, in order."""


ALL = [*B, *S]
NUMBERED = list(enumerate(ALL))


def coded(name: str) -> list[Any]:
    return [ALL.index(target) for target in WISHES.get(name, ())]


def of(name: str) -> str:
    return "; ".join(WISHES.get(name, ()))


def side(name: str) -> str:
    return "buyer" if name in B else "seller"


def sides() -> list[tuple[str, str, str]]:
    """Each wish as purchaser, supplier, and the side that asks."""
    return [(a, t, "buyer") if a in B else (t, a, "seller") for a, targets in WISHES.items() for t in targets]


def lists(title: str, names: list[str]) -> list[list[Any]]:
    return [[title, "Would like to meet"], *([name, of(name)] for name in names)]


def ticks(corner: str, rows: list[str], columns: list[str]) -> list[list[Any]]:
    return [[corner, *columns], *([r, *("x" if c in WISHES.get(r, ()) else None for c in columns)] for r in rows)]


def sideways(names: list[str]) -> list[list[Any]]:
    wishes = [[*WISHES.get(name, []), "", ""][:2] for name in names]
    return [
        ["Company", *names],
        ["Country", *["Russia"] * len(names)],
        *([f"Wish {n + 1}", *(asked[n] or None for asked in wishes)] for n in range(2)),
    ]


def table_form(name: str) -> list[list[Any]]:
    answers = [[partner, "yes" if partner in WISHES.get(name, ()) else None] for partner in (S if name in B else B)]
    return [
        ["Our form"],
        ["Company:", name],
        ["We take part as:", side(name)],
        [],
        ["Partner", "Yes / No", "Remarks"],
        *answers,
    ]


def numbered(title: str, names: list[str], question: str, others: list[str]) -> list[list[Any]]:
    wishes = ["、".join(str(others.index(t) + 1) for t in WISHES.get(name, ())) for name in names]
    return [
        ["编号", title, question],
        *([n, name, w] for n, (name, w) in enumerate(zip(names, wishes, strict=True), 1)),
    ]


ARROWS = {"buyer": "采购商→供应商", "seller": "供应商→采购商"}

SHAPES: dict[str, dict[str, list[list[Any]]]] = {
    "titles that name a side": {"1": lists("Buyer", B), "2": lists("Exhibitor", S)},
    "pairs and who asks": {"Any": [["Buyer", "Seller", "Initiated by"], *map(list, sides())]},
    "pairs and an arrow": {"意向": [["采购商", "供应商", "方向"], *([b, s, ARROWS[who]] for b, s, who in sides())]},
    "two matrices": {"a": ticks("Buyers \\ Sellers", B, S), "b": ticks("Sellers \\ Buyers", S, B)},
    "side by side": {
        "Sheet1": [
            ["Buyer", "Wishes", None, "Seller", "Wishes"],
            *([B[n] if n < 3 else None, of(B[n]) if n < 3 else None, None, S[n], of(S[n])] for n in range(4)),
        ]
    },
    "a form each": {
        name[:18]: [
            ["Our form"],
            ["Company", name],
            ["Role", side(name)],
            ["Wishes", of(name)],
            ["Phone", f"+86 1 {n}"],
        ]
        for n, name in enumerate([*B, *S], start=1000000)
    },
    "choices below companies": {
        "Buyers": [["Choice", *B], *([n + 1, *((WISHES[b] + [None] * 2)[n] for b in B)] for n in range(2))],
        "Sellers": [["Choice", *S], *([n + 1, *((WISHES.get(s, []) + [None] * 2)[n] for s in S)] for n in range(2))],
    },
    "answers signed by people": {
        "Who": [["First name", "Surname", "Company", "Type"], *(["Ann", f"No{n}x", c, side(c)] for n, c in NUMBERED)],
        "Answers": [["Respondent", "Wants to meet"], *([f"Ann No{n}x", of(c)] for n, c in NUMBERED)],
    },
    "a code book": {
        "Data": [
            ["company", "role", "want1", "want2"],
            *([n, 1 if c in B else 2, *(coded(c) + [None] * 2)[:2]] for n, c in NUMBERED),
        ],
        "Codes": [
            ["Variable", "Code", "Label"],
            ["role", 1, "Buyer"],
            ["role", 2, "Seller"],
            *(["company", n, c] for n, c in NUMBERED),
        ],
    },
    "numbers of a catalogue": {
        "Guests": [
            ["Company", "Role", "Numbers of the companies you wish to meet"],
            *([b, "buyer", ", ".join(str(11 + S.index(t)) for t in WISHES[b])] for b in B),
        ],
        "Hosts": [["Catalogue no.", "Exhibitor", "Wishes"], *([11 + n, s, of(s)] for n, s in enumerate(S))],
    },
    "yes and no in every box": {
        "Form": [
            ["Company", "Side", *(f"Tick all. [{c}]" for c in ALL)],
            *([c, side(c), *("Yes" if t in WISHES.get(c, ()) else "No" for t in ALL)] for c in ALL),
        ]
    },
    "titles at the left": {"Buyers": sideways(B), "Suppliers": sideways(S)},
    "a table in each form": {name[:18]: table_form(name) for name in ALL},
    "numbers that two lists share": {
        "供应商": numbered("企业名称", S, "想见的采购商编号", B),
        "采购商": numbered("采购商名称", B, "想见的供应商编号", S),
    },
    "a wish in each row, and the role of who asks": {
        "List": [
            ["Company", "Role", "Wants to meet"],
            *([a, side(a), target] for a, targets in WISHES.items() for target in targets),
        ]
    },
    "a group of columns for each side": {
        "名单": [
            ["采购商", None, None, "供应商", None],
            ["公司", "意向企业", None, "公司", "意向采购商"],
            *([B[n] if n < 3 else None, of(B[n]) if n < 3 else None, None, S[n], of(S[n])] for n in range(4)),
        ]
    },
    "choices as columns of their own": {
        "Export": [
            ["#", "What's the name of your company?", "Are you buying or selling?", *ALL],
            *([f"x{n}y", c, f"{side(c)}s", *(t if t in WISHES.get(c, ()) else None for t in ALL)] for n, c in NUMBERED),
        ]
    },
    "one list below the other": {
        "Участники": [
            ["Список участников"],
            [],
            ["ПОКУПАТЕЛИ"],
            ["№", "Компания", "Страна", "С кем хотят встретиться"],
            *([n, b, "Россия", of(b)] for n, b in enumerate(B, 1)),
            ["Итого: 3"],
            [],
            ["ПОСТАВЩИКИ"],
            ["№", "Компания", "Зона", "С кем хотят встретиться"],
            *([n, s, "A", of(s)] for n, s in enumerate(S, 1)),
        ]
    },
    "who was asked by whom": {
        "Sellers": [
            ["Seller", "Requested by", "Wishes"],
            *([s, "; ".join(b for b in B if s in WISHES[b]), of(s)] for s in S),
        ],
        "Buyers": [["Buyer", "Country"], *([b, "Russia"] for b in B)],
    },
}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_understood_without_a_question(tmp_path, shape):
    intake = read(tmp_path, SHAPES[shape])
    assert [(q.kind, q.subject) for q in intake.questions] == []
    event = intake.event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert {names[c.id] for c in event.companies if c.purchaser} == set(B)
    assert {names[c.id] for c in event.companies if c.supplier} == set(S)
    asked = {(names[r.asker], names[r.target], str(r.level)) for r in event.requests}
    assert asked == {(a, t, "want") for a, targets in WISHES.items() for t in targets}


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("not before 10:30", [("00:00", "10:30")]),
        ("leaves at 16:00", [("16:00", "00:00")]),
        ("с 9 до 10", [("09:00", "10:00")]),
        ("16点以后", [("16:00", "00:00")]),
        ("9:00-10:30不在", [("09:00", "10:30")]),
    ],
)
def test_absences_in_words(tmp_path, text, away):
    sheets = {"1": lists("Buyer", B), "2": lists("Seller", S)}
    sheets["1"][0].append("Not available")
    sheets["1"][1].append(text)
    event = read(tmp_path, sheets).event
    assert event is not None
    company = next(c for c in event.companies if c.name == B[0])
    spans = [(f"{s.start:%H:%M}", f"{s.end:%H:%M}") for d in company.delegates for s in d.absences]
    assert spans == away


def test_when_they_are_there_is_never_taken_for_when_they_are_not(tmp_path):
    sheets = {"1": lists("Buyer", B), "2": lists("Seller", S)}
    for row, text in zip(
        sheets["1"], ["Available for meetings", "10:00-12:00", "09:00-17:00", "09:00-17:00"], strict=True
    ):
        row.append(text)
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.guess) for q in intake.questions] == [("column", "available")]
    path = tmp_path / "map.toml"
    when = '[dates]\nevent = "2026-06-09: 09:00-17:00"\n'
    told = '[columns]\nall = "as read"\n[form."1"]\ncolumns = { "Available for meetings" = "available" }\n'
    path.write_text(when + told, encoding="utf-8")
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), form=path).event
    assert event is not None
    (delegate,) = next(c for c in event.companies if c.name == B[0]).delegates
    assert [(f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in delegate.absences] == [
        ("00:00", "10:00"),
        ("12:00", "00:00"),
    ]


@pytest.mark.parametrize(("answer", "refused"), [("refusals", True), ("Notes", False)])
def test_a_refusal_in_a_remark_stops_the_work_and_becomes_one_when_it_is_said(tmp_path, answer, refused):
    sheets = {"1": lists("Buyer", B), "2": lists("Seller", S)}
    sheets["1"][0].append("Remarks")
    sheets["1"][1].append(f"we compete with {S[2]}")
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.guess, str(q.cells[0])) for q in intake.questions] == [("cell", "refusals", "1!C2")]
    path = tmp_path / "map.toml"
    path.write_text(f'[words.remark]\n{answer} = ["we compete with {S[2]}"]\n', encoding="utf-8")
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), form=path).event
    assert event is not None
    assert any(str(r.level) == "no" for r in event.requests) is refused


@pytest.mark.parametrize(
    ("remark", "most", "hours"), [("Max. 4 meetings please", 4, 0), ("only in the morning", None, 3)]
)
def test_a_limit_and_an_absence_in_a_remark_count(tmp_path, remark, most, hours):
    sheets = {"1": lists("Buyer", B), "2": lists("Seller", S)}
    sheets["1"][0].append("Comments")
    sheets["1"][1].append(remark)
    event = read(tmp_path, sheets).event
    assert event is not None
    company = next(c for c in event.companies if c.name == B[0])
    away = [s for d in company.delegates for s in d.absences]
    assert company.purchaser is not None
    assert company.purchaser.maximum == most
    assert sum(span.overlaps(s.start, s.end) for span in away for s in event.slots) == hours * 60 // 25


@pytest.mark.parametrize(("remark", "level"), [("NO", "no"), ("must", "must"), ("if possible", "maybe")])
def test_a_level_behind_a_name_is_that_of_the_wish(tmp_path, remark, level):
    sheets = {"1": lists("Buyer", B), "2": lists("Seller", S)}
    sheets["1"][1][1] = f"{S[0]} - {remark}; {S[1]}"
    event = read(tmp_path, sheets).event
    assert event is not None
    asker = next(c.id for c in event.companies if c.name == B[0])
    assert [str(r.level) for r in event.requests if r.asker == asker] == [level, "want"]


def test_a_remark_behind_a_name_that_speaks_against_a_meeting_is_asked(tmp_path):
    sheets = {"1": lists("Buyer", B), "2": lists("Seller", S)}
    sheets["1"][1][1] = f"{S[0]} (we do not think that we would get along there); {S[1]}"
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.guess, str(q.cells[0])) for q in intake.questions] == [("cell", "refusals", "1!B2")]


def test_boxes_with_a_word_each_are_ticked_or_not_and_no_refusals_by_themselves(tmp_path):
    rows = [
        [c, side(c), *("Да" if t in WISHES.get(c, ()) else "Нет" if side(t) != side(c) else None for t in ALL)]
        for c in ALL
    ]
    intake = read(tmp_path, {"Form": [["Company", "Role", *(f"С кем хотите встретиться? / {c}" for c in ALL)], *rows]})
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("word", "Нет", "nothing")]


def test_numbers_that_two_lists_share_are_told_and_are_no_ids(tmp_path):
    found = read(tmp_path, SHAPES["numbers that two lists share"]).findings
    assert [[str(cell) for cell in f.cells] for f in found if f.code == "numbers-of-rows"] == [
        ["供应商!A2", "采购商!A2"]
    ]


def test_an_imported_refusal_of_a_remark_is_not_asked_again(tmp_path):
    sheets = {"Purchasers": lists("Company", B), "Suppliers": [["Company"], *([name] for name in S)]}
    sheets["Purchasers"][0][1] = "Notes"
    sheets["Purchasers"] = [*sheets["Purchasers"][:1], [B[0], f"we compete with {S[2]}"], *([b] for b in B[1:])]
    sheets["Requests"] = [["From", "To", "Level"], [B[0], S[0], None]]
    assert [q.kind for q in read(tmp_path, sheets).questions] == ["cell"]
    sheets["Requests"].append([B[0], S[2], "no"])
    assert not read(tmp_path, sheets).questions


@pytest.mark.parametrize(("answer", "ranks"), [("ratings", [1, 2]), ("ranks", [5, 4])])
@pytest.mark.parametrize("shape", ["pairs", "matrix"])
def test_numbers_that_do_not_count_from_one_are_asked(tmp_path, shape, answer, ranks):
    sheets = {"Buyers": [["Company"], *([b] for b in B)], "Suppliers": [["Company"], *([s] for s in S)]}
    points = {b: {t: 5 - n for n, t in enumerate(WISHES[b])} for b in B}
    if shape == "pairs":
        sheets["Ratings"] = [["Buyer", "Supplier", "Importance"], *([b, t, n] for b in B for t, n in points[b].items())]
    else:
        sheets["Ratings"] = [["Buyer", *S], *([b, *(points[b].get(s) for s in S)] for b in B)]
    assert [(q.kind, q.guess) for q in read(tmp_path, sheets).questions] == [("numbers", "ratings")]
    form = tmp_path / "map.toml"
    form.write_text(f'[form.Ratings]\nnumbers = "{answer}"\n', encoding="utf-8")
    event = read_registrations(save(tmp_path / "a.xlsx", sheets), form=form).event
    assert event is not None
    first = next(c.id for c in event.companies if c.name == B[0])
    assert [r.rank for r in event.requests if r.asker == first] == ranks


def test_a_column_that_counts_the_wishes_of_each_company_is_their_rank(tmp_path):
    rows = [[b, t, n] for b in B for n, t in enumerate(WISHES[b], 1)]
    sheets = {"Buyers": [["Company"], *([b] for b in B)], "Suppliers": [["Company"], *([s] for s in S)]}
    event = read(tmp_path, {**sheets, "Wishes": [["Company", "would like to meet", "in place"], *rows]}).event
    assert event is not None
    assert [r.rank for r in event.requests] == [row[2] for row in rows]


@pytest.mark.parametrize(("word", "guess"), [("高", "want"), ("Low", "maybe"), ("◎", "must")])
def test_a_step_of_a_scale_is_asked_with_the_likely_level(tmp_path, word, guess):
    rows = [["Buyer", *S], *([b, *(word if s in WISHES[b] else None for s in S)] for b in B)]
    sheets = {"Buyers": [["Company"], *([b] for b in B)], "Suppliers": [["Company"], *([s] for s in S)]}
    assert [(q.kind, q.guess) for q in read(tmp_path, {**sheets, "Interest": rows}).questions] == [("word", guess)]


def test_numbers_of_merged_rows_are_no_ranks(tmp_path):
    rows = [[n, b, t] for n, b in enumerate(B, 1) for t in WISHES[b]]
    event = read(tmp_path, {"对接意向": [["序号", "采购商", "意向供应商"], *rows]}).event
    assert event is not None
    assert {r.rank for r in event.requests} == {None}


def test_companies_that_only_pairs_name_are_told(tmp_path):
    assert codes(read(tmp_path, SHAPES["pairs and who asks"]).findings).count("companies-named") == 2


def test_the_name_of_a_sheet_says_its_side_whatever_side_its_questions_name(tmp_path):
    """Their columns name who refused and who asked; taken for purchasers, they lost all their wishes."""
    title = "С кем из покупателей хочет встретиться сам поставщик"
    rows = [[s, "A", of(s) or None, B[1] if s == S[1] else None] for s in S]
    sheets = {
        "Покупатели": [["Компания", "Страна"], *([b, "Казахстан"] for b in B)],
        "Поставщики": [["Компания", "Зона", title, "Кому поставщик отказал"], *rows],
        "Requests": [["From", "To"], [B[0], S[1]]],
    }
    event = read(tmp_path, sheets).event
    assert event is not None
    names = {c.id: c.name for c in event.companies}
    assert {c.name for c in event.companies if c.supplier is not None} == set(S)
    said = {(names[r.asker], names[r.target], r.level.value) for r in event.requests}
    asked = {(s, t, "want") for s in S for t in WISHES.get(s, ())}
    assert said == {(B[0], S[1], "want"), (S[1], B[1], "no"), *asked}


def test_a_matrix_that_no_list_stands_beside_names_all_companies_also_those_that_nobody_asks_for(tmp_path):
    ranks = {b: {s: n for n, s in enumerate(WISHES[b], 1)} for b in B}
    heads = [S[0], "Nobody Asks", *S[1:]]
    rows = [
        ["Matrix of priorities (1 is the highest)"],
        ["№", "Buyer", *heads, "Total"],
        *([n, b, *(ranks[b].get(s) for s in heads), len(ranks[b])] for n, b in enumerate(B, 1)),
    ]
    event = read(tmp_path, {"Matrix": rows}).event
    assert event is not None
    assert [c.name for c in event.companies if c.supplier] == heads
    names = {c.id: c.name for c in event.companies}
    assert {(names[r.asker], names[r.target], r.rank) for r in event.requests} == {
        (b, s, n) for b in B for s, n in ranks[b].items()
    }


def test_who_asks_in_rows_is_taken_from_them_where_only_the_other_side_is_listed(tmp_path):
    rows = [["Buyer", "Country", "Wants to meet", "Degree"], *([b, "Russia", s, "must"] for b in B for s in WISHES[b])]
    event = read(tmp_path, {"Wishes": rows, "Suppliers": [["Supplier"], *([s] for s in S)]}).event
    assert event is not None
    assert [c.name for c in event.companies if c.purchaser] == B
    assert len(event.requests) == sum(len(WISHES[b]) for b in B)
