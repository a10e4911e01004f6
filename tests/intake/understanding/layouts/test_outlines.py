"""Lists of wishes without a header are read: below, beside, behind or on the sheet of who asks."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.outlines import (
    _Entry,
    _is_outline,
    with_outlines,
    with_tables_of_askers,
)
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet, shown

BUYERS = ("Altyn Trade", "Silk Way Import", "Orda Foods", "Steppe Wind")
SELLERS = ("Chongqing Motors", "River Machines", "Spring Parts", "Jade Tea", "Lotus Optics")
WISHES = {
    "Altyn Trade": ("Chongqing Motors", "River Machines", "Spring Parts"),
    "Silk Way Import": ("River Machines", "Spring Parts"),
    "Orda Foods": ("Spring Parts", "Jade Tea", "Lotus Optics"),
    "Steppe Wind": ("Chongqing Motors", "Lotus Optics"),
}
PAIRS = {(buyer, seller) for buyer, wanted in WISHES.items() for seller in wanted}
LISTS = {
    "Buyers": [["Company", "Country"], *([name, "Kazakhstan"] for name in BUYERS)],
    "Suppliers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
}


def rows(*lines: str | None) -> list[list[Any]]:
    return [[] if line is None else [line] for line in lines]


PAIRS_IN_ROWS = [[buyer, seller] for buyer, wanted in WISHES.items() for seller in wanted]
BELOW = rows(*(line for buyer, wanted in WISHES.items() for line in (buyer, *wanted, None)))
BULLETS = rows(*(line for buyer, wanted in WISHES.items() for line in (buyer + ":", *(f"- {n}" for n in wanted))))
BESIDE = [row for buyer, wanted in WISHES.items() for row in ([buyer], *([None, name] for name in wanted))]
ARROWS = rows(*(f"{buyer} → {seller}" for buyer, seller in PAIRS_IN_ROWS))
BEHIND = rows(*(f"{buyer}: {', '.join(wanted)}" for buyer, wanted in WISHES.items()))
SHAPES = {
    "pairs": PAIRS_IN_ROWS,
    "below": BELOW,
    "bullets": BULLETS,
    "beside": BESIDE,
    "one line": ARROWS,
    "all": BEHIND,
}
OWN_SHEETS = {buyer: rows(*wanted) for buyer, wanted in WISHES.items()}


def event_of(intake: Intake) -> Event:
    assert intake.event is not None, [(q.kind, q.path, q.guess) for q in intake.questions]
    return intake.event


def pairs(event: Event) -> set[tuple[str, str]]:
    """Who asks for whom, by name; nobody states a rank."""
    names = {company.id: company.name for company in event.companies}
    assert {request.rank for request in event.requests} == {None}
    return {(names[r.asker], names[r.supplier if r.asker == r.purchaser else r.purchaser]) for r in event.requests}


@pytest.mark.parametrize("shape", SHAPES)
def test_wishes_without_a_header_are_read_whatever_their_shape(tmp_path, shape):
    assert pairs(event_of(read(tmp_path, {"Wishes": SHAPES[shape], **LISTS}))) == PAIRS


@pytest.mark.parametrize("shape", SHAPES)
def test_buyers_that_no_sheet_lists_are_those_who_ask(tmp_path, shape):
    event = event_of(read(tmp_path, {"Sheet1": SHAPES[shape], "Suppliers": LISTS["Suppliers"]}))
    assert pairs(event) == PAIRS
    assert {c.name for c in event.companies if c.purchaser is not None} == set(BUYERS)
    assert {c.name for c in event.companies if c.supplier is not None} == set(SELLERS)


@pytest.mark.parametrize("shape", SHAPES)
def test_of_wishes_alone_only_the_side_of_who_asks_is_asked(tmp_path, shape):
    intake = read(tmp_path, {"Sheet1": SHAPES[shape]})
    assert [(q.kind, q.guess) for q in intake.questions] == [("role", "purchasers")]
    (tmp_path / "export.toml").write_text('[form.Sheet1]\nrole = "purchasers"\n', encoding="utf-8")
    event = event_of(read(tmp_path, {"Sheet1": SHAPES[shape]}, form=tmp_path / "export.toml"))
    assert pairs(event) == PAIRS


def test_sheets_that_are_called_after_who_asks_are_one_list(tmp_path):
    assert pairs(event_of(read(tmp_path, {**OWN_SHEETS, **LISTS}))) == PAIRS
    titled = {buyer: [[f"Wish list of {buyer}"], *lines] for buyer, lines in OWN_SHEETS.items()}
    assert pairs(event_of(read(tmp_path, {**titled, **LISTS}))) == PAIRS


def test_a_heading_below_a_company_says_the_level_of_those_below_it(tmp_path):
    lines = [line for buyer, wanted in WISHES.items() for line in (buyer, *(f"- {n}" for n in wanted))]
    refused = [*lines[:4], "Not with:", "- Jade Tea", *lines[4:]]
    event = event_of(read(tmp_path, {"Wishes": rows(*refused), **LISTS}))
    names = {company.id: company.name for company in event.companies}
    levels = {(names[r.purchaser], names[r.supplier]): r.level.value for r in event.requests}
    assert levels == {**dict.fromkeys(PAIRS, "want"), ("Altyn Trade", "Jade Tea"): "no"}


def test_each_wish_keeps_the_place_that_it_came_from(tmp_path):
    event = event_of(read(tmp_path, {"Wishes": BULLETS, **LISTS}))
    assert [str(request.cell) for request in event.requests][:3] == ["Wishes!A2", "Wishes!A3", "Wishes!A4"]


def test_a_list_with_a_header_is_no_outline(tmp_path):
    sheets = {"Hotels": [["Company", "Hotel"], *([name, "Grand"] for name in BUYERS)], **LISTS, "Wishes": PAIRS_IN_ROWS}
    assert pairs(event_of(read(tmp_path, sheets))) == PAIRS


def test_titles_that_say_nothing_are_told_by_whom_the_rows_name(tmp_path):
    wishes = [[buyer, "\n".join(wanted)] for buyer, wanted in WISHES.items()]
    sheets = {
        "Sheet1": [["Delegation", "Interested in"], *wishes],
        "Sheet2": [["Factory", "Makes"], *LISTS["Suppliers"][1:]],
    }
    assert pairs(event_of(read(tmp_path, sheets))) == PAIRS


def test_a_matrix_of_names_alone_is_read(tmp_path):
    ticks = [["", *SELLERS], *([b, *("x" if s in wanted else None for s in SELLERS)] for b, wanted in WISHES.items())]
    intake = read(tmp_path, {"Sheet1": ticks})
    assert [(q.kind, q.guess) for q in intake.questions] == [("role", "purchasers")]


def test_days_above_ticks_are_no_companies(tmp_path):
    days = [["Company", "Monday", "Tuesday", "Wednesday"], *([name, "x", None, "x"] for name in BUYERS)]
    intake = read(tmp_path, {"Sheet1": days})
    assert intake.event is None
    assert "Monday" not in str([q.samples for q in intake.questions if q.kind == "name"])


NUMBERED = rows(
    "Visit of our delegation: the meetings that were asked for",
    None,
    *(
        line
        for n, (buyer, wanted) in enumerate(WISHES.items(), 1)
        for line in (f"{n}. {buyer} (Kazakhstan)", "wishes to meet:", *(f"- {name}" for name in wanted), None)
    ),
)
SENTENCES = rows(
    "Requests for meetings",
    *(f"{buyer} – {', '.join(wanted[:-1])} and {wanted[-1]}" for buyer, wanted in WISHES.items()),
    None,
    "Please confirm by Friday",
)


@pytest.mark.parametrize("sellers", [[["Suppliers"], *([name] for name in SELLERS)], LISTS["Suppliers"]])
@pytest.mark.parametrize(("sheet", "shape"), [("Requests", NUMBERED), ("Purchasers", SENTENCES), ("Notes", SENTENCES)])
def test_who_asks_has_a_number_or_stands_before_all_others_below_a_title(tmp_path, sheet, shape, sellers):
    intake = read(tmp_path, {sheet: shape, "Suppliers": sellers})
    event = event_of(intake)
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.supplier]) for r in event.requests} == PAIRS
    assert {c.name for c in event.companies if c.purchaser is not None} == set(BUYERS)
    if shape is NUMBERED:
        assert {c.country for c in event.companies if c.purchaser is not None} == {"Kazakhstan"}
    unused = " ".join(str(f.message) for f in intake.findings if f.code == "rows-not-used")
    assert shape[0][0] in unused
    assert ("Please confirm" in unused) is (shape is SENTENCES)


def test_a_list_of_numbered_suppliers_is_no_table_of_choices(tmp_path):
    title = ["№", "Поставщик", "Откуда", "Что везут", "Кто платит"]
    sellers = [title, *([n, name, "Ош", "goods", "сами"] for n, name in enumerate(SELLERS, 1))]
    buyers = [["Покупатель", "С кем встретиться"], *([b, "; ".join(w)] for b, w in WISHES.items())]
    event = read(tmp_path, {"Список": sellers, "Ответы": buyers}, sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier is not None} == set(SELLERS)


def test_names_head_columns_below_a_title_that_all_share(tmp_path):
    heads = ["Carriers / suppliers", "Cargo owners (buyers)", None, None]
    marks = (("1", "1", None), (None, "2", "N"), ("2", None, "1"), (None, None, "2"))
    table = [["Matchmaking"], heads, [None, *BUYERS[:3]], *([s, *m] for s, m in zip(SELLERS, marks, strict=False))]
    table += [[], ["1 = first choice, 2 = second choice; N = no meeting needed"]]
    event = event_of(read(tmp_path, {"Matrix": table}))
    assert {c.name for c in event.companies if c.purchaser is not None} == set(BUYERS[:3])
    assert {c.name for c in event.companies if c.supplier is not None} == set(SELLERS[:4])
    assert len(event.requests) == 7


def test_totals_and_blank_rows_part_the_wishes_of_each(tmp_path):
    lines: list[list[Any]] = [["Buyer", "Supplier"]]
    for buyer, wanted in WISHES.items():
        lines += [[buyer, wanted[0]], *([None, name] for name in wanted[1:]), [f"Total: {len(wanted)}", None], []]
    assert pairs(event_of(read(tmp_path, {"Sheet1": lines}))) == PAIRS


def test_halls_that_head_the_parts_of_a_list_are_no_companies(tmp_path):
    stands: list[list[Any]] = [["Booth", "Company", "Product"], ["Hall A"]]
    stands += [[f"A{n}", name, "goods"] for n, name in enumerate(SELLERS[:2])]
    stands += [["Hall B"], *([f"B{n}", name, "goods"] for n, name in enumerate(SELLERS[2:]))]
    event = event_of(read(tmp_path, {"Exhibitors": stands, "Wishes": PAIRS_IN_ROWS, "Buyers": LISTS["Buyers"]}))
    assert {c.name for c in event.companies if c.supplier is not None} == set(SELLERS)


def test_a_second_block_of_a_form_has_a_heading_of_its_own(tmp_path):
    forms = {
        buyer: [
            ["Buyer", buyer],
            ["Country", "Kazakhstan"],
            ["Contact", "Olga"],
            [],
            ["Wants to meet (in order)"],
            *([n, name] for n, name in enumerate(wanted, start=1)),
            [],
            ["Does not want to meet"],
            *([[1, "Jade Tea"]] if buyer == "Altyn Trade" else []),
        ]
        for buyer, wanted in WISHES.items()
    }
    event = event_of(read(tmp_path, {**forms, "Suppliers": LISTS["Suppliers"]}))
    names = {company.id: company.name for company in event.companies}
    refused = [(names[r.purchaser], names[r.supplier]) for r in event.requests if r.level.value == "no"]
    assert refused == [("Altyn Trade", "Jade Tea")]
    assert {(names[r.purchaser], names[r.supplier]) for r in event.requests if r.level.value == "want"} == PAIRS


def test_two_lists_below_each_other_have_headers_of_their_own_words(tmp_path):
    wishes = [[buyer, "; ".join(wanted)] for buyer, wanted in WISHES.items()]
    lines: list[list[Any]] = [["Покупатели"], ["Название", "Желаемые встречи"], *wishes, []]
    lines += [["Поставщики"], ["Название", "Товар"], *([name, "чай"] for name in SELLERS)]
    event = event_of(read(tmp_path, {"Лист1": lines}))
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.purchaser], names[r.supplier]) for r in event.requests} == PAIRS


@pytest.mark.parametrize(
    "titles", [("Who", "Sees", "Who", "Sells"), ("Гость", "Желает увидеть", "Завод", "Что делает")]
)
def test_names_with_a_legal_form_are_no_titles(tmp_path, titles):
    named = {name: f"重庆{n}号机械有限公司" for n, name in enumerate(SELLERS)}
    wishes = [[buyer, "; ".join(named[name] for name in wanted)] for buyer, wanted in WISHES.items()]
    sheets = {"Sheet1": [[*titles[:2]], *wishes], "Sheet2": [[*titles[2:]], *([n, "goods"] for n in named.values())]}
    event = event_of(read(tmp_path, sheets, sure=0.0))
    assert len(event.requests) == len(PAIRS)
    assert [c.name for c in event.companies if c.purchaser is not None] == list(BUYERS)


def test_first_and_second_picks_in_chinese_are_choices(tmp_path):
    rows_ = [[buyer, *wanted[:2]] for buyer, wanted in WISHES.items()]
    event = event_of(read(tmp_path, {"采购商": [["公司", "首选", "次选"], *rows_], "Suppliers": LISTS["Suppliers"]}))
    assert {(r.level.value, r.rank) for r in event.requests} == {("want", 1), ("want", 2)}


@pytest.mark.parametrize("title", ["Preferred time", "Удобное время", "希望的时间"])
def test_hours_that_somebody_likes_best_are_no_absences(tmp_path, title):
    buyers = [["Company", title], *([name, "morning"] for name in BUYERS)]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": LISTS["Suppliers"], "Wishes": PAIRS_IN_ROWS})
    assert all(question.guess in {"nothing", "Notes"} for question in intake.questions)
    assert intake.event is None or not any(d.absences for c in intake.event.companies for d in c.delegates)


@pytest.mark.parametrize(
    "line", ["{n}. {buyer} - {wanted}", "{n}) {buyer} (Kazakhstan): {wanted}", "{n}、{buyer}：{wanted}"]
)
def test_lines_that_are_numbered_name_who_asks_without_the_number(tmp_path, line):
    lines = [line.format(n=n, buyer=b, wanted=", ".join(w)) for n, (b, w) in enumerate(WISHES.items(), 1)]
    event = event_of(read(tmp_path, {"Sheet1": rows("Requested meetings", *lines), "Suppliers": LISTS["Suppliers"]}))
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.supplier]) for r in event.requests} == PAIRS


@pytest.mark.parametrize(
    ("wanted", "listed", "unused"),
    [
        (("Jade Tea", "Jade Tea"), SELLERS, False),
        (("Jade Tea", "Spring Parts"), SELLERS, False),
        (("Our list", "Our list"), SELLERS, True),
    ],
)
def test_the_first_line_of_all_sheets_is_a_title_unless_a_list_has_it(tmp_path, wanted, listed, unused):
    more = ("River Machines", "Lotus Optics")
    sheets = {buyer: rows(first, *more) for buyer, first in zip(BUYERS, wanted, strict=False)}
    intake = read(tmp_path, {**sheets, **LISTS})
    named = {(buyer, first) for buyer, first in zip(BUYERS, wanted, strict=False) if not unused}
    assert pairs(event_of(intake)) == named | {(buyer, seller) for buyer in sheets for seller in more}
    told = [str(f.message) for f in intake.findings if f.code == "rows-not-used"]
    assert any("Our list" in text for text in told) is unused


def made(*grids: Grid) -> list[str]:
    """What outlines become; nothing if all stay as they are."""
    found = with_outlines(Book("", grids), {grid.name for grid in grids}).grids
    return [] if found == grids else shown(*found)


@pytest.mark.parametrize(
    ("lines", "read_so"),
    [
        (PAIRS_IN_ROWS, True),
        ([["Delegation", "Supplier"], *PAIRS_IN_ROWS], False),
        ([["Buyer", "Of what"], *PAIRS_IN_ROWS], False),
        ([["a", "b"], *PAIRS_IN_ROWS], True),
        (ARROWS, True),
        ([["Requests"], *ARROWS, [], ["Thanks"]], True),
        ([*ARROWS[:3], ["and so on"], *ARROWS[3:]], False),
        ([["a"], ["b"], *ARROWS], True),
        ([["a"], ["b"], ["c"], *ARROWS], False),
        ([*ARROWS, ["Thanks"]], False),
        ([[text.upper().replace(" ", "")] for (text,) in rows(*BUYERS, *SELLERS)], False),
    ],
)
def test_lines_of_who_asks_for_whom_have_no_others_between_them(lines, read_so):
    assert bool(made(sheet("Wishes", *lines))) is read_so


@pytest.mark.parametrize(
    ("heads", "wished"),
    [("{}. Altyn|{}. Ural", "- {}"), ("- Altyn|- Ural", "{}"), ("Altyn|Ural", "- {}"), ("Altyn:|Ural:", "{}")],
)
def test_numbers_bullets_and_colons_tell_who_asks_above_the_lines(heads, wished):
    first, second = (head.format(n) for n, head in enumerate(heads.split("|"), 1))
    below = [wished.format(name) for name in ("Jade Tea", "Lotus")]
    found = made(sheet("Wishes", *rows(first, *below, second, *below)))
    if heads.startswith("-"):
        assert found == []
    else:
        assert [text.split(": ", 1)[1] for text in found[1:]] == [
            "A1 Altyn, A2 Jade Tea",
            "A1 Altyn, A3 Lotus",
            "A4 Ural, A5 Jade Tea",
            "A4 Ural, A6 Lotus",
        ]


def test_the_lines_of_sheets_of_who_asks_keep_their_places():
    one = sheet("Altyn", ["Altyn list"], ["1. Jade Tea"], ["2. Lotus"])
    other = sheet("Ural", [], ["Wants to meet"], ["Jade Tea"], ["Lotus"])
    assert made(one, other) == [
        "Altyn … Ural 1: Altyn!A1 Company, Altyn!B1 Wants to meet",
        "Altyn … Ural 2: Altyn!A2 Altyn, Altyn!A2 Jade Tea",
        "Altyn … Ural 3: Altyn!A3 Altyn, Altyn!A3 Lotus",
        "Altyn … Ural 4: Ural!A3 Ural, Ural!A3 Jade Tea",
        "Altyn … Ural 5: Ural!A4 Ural, Ural!A4 Lotus",
    ]
    assert str(with_outlines(Book("", (one, other)), {"Altyn", "Ural"}).grids[0].cell(1, 0)) == "Altyn row 1"
    assert made(one, sheet("Ural", ["River"])) == []
    assert made(sheet("Altyn", ["Begin"], ["Jade"], ["Lotus"]), sheet("Ural", ["Begin"], ["Jade"], ["Lotus"])) == [
        "Altyn … Ural 1: Altyn row 1 Begin",
        "Altyn … Ural 2: Ural row 1 Begin",
        "Altyn … Ural 4: Altyn!A1 Company, Altyn!B1 Wants to meet",
        "Altyn … Ural 5: Altyn!A2 Altyn, Altyn!A2 Jade",
        "Altyn … Ural 6: Altyn!A3 Altyn, Altyn!A3 Lotus",
        "Altyn … Ural 7: Ural!A2 Ural, Ural!A2 Jade",
        "Altyn … Ural 8: Ural!A3 Ural, Ural!A3 Lotus",
    ]


TABLE = [["Supplier", "Level"], ["Jade Tea", "must"], ["Lotus", None]]


@pytest.mark.parametrize(
    ("one", "other", "more", "joined"),
    [
        ([["Altyn"], *TABLE], [["Ural"], *TABLE[:2]], (), True),
        (TABLE, TABLE[:2], (sheet("Who", ["Altyn"], ["Ural"]),), True),
        (TABLE, TABLE[:2], (), False),
        (TABLE, [TABLE[0], ["River", "no"]], (), False),
        ([["Altyn"], *TABLE], [["Wanted"], *TABLE[1:]], (), False),
        ([["Buyer", "Supplier"], ["Dala", "Jade Tea"], ["Orda", "Lotus"]],) * 2 + ((), False),
        ([["Altyn"], ["Item", "Price"], ["Jade Tea", 3]], [["Ural"], ["Item", "Price"], ["River", 4]], (), False),
        (
            [["Altyn"], ["Wanted by", "Level"], ["Jade", "no"]],
            [["Ural"], ["Wanted by", "Level"], ["Lo", "no"]],
            (),
            False,
        ),
    ],
)
def test_tables_on_sheets_of_who_asks_are_one_list(one, other, more, joined):
    grids = (sheet("Altyn", *one), sheet("Ural", *other), *more)
    found = with_tables_of_askers(Book("", grids)).grids
    assert (found != grids) is joined
    if joined:
        at = 1 + (one[0] == ["Altyn"])
        assert shown(found[0]) == [
            f"Altyn … Ural 1: Altyn row {at} Purchaser, Altyn!A{at} Supplier, Altyn!B{at} Level",
            f"Altyn … Ural 2: Altyn row {at + 1} Altyn, Altyn!A{at + 1} Jade Tea, Altyn!B{at + 1} must",
            f"Altyn … Ural 3: Altyn row {at + 2} Altyn, Altyn!A{at + 2} Lotus",
            f"Altyn … Ural 4: Ural row {at + 1} Ural, Ural!A{at + 1} Jade Tea, Ural!B{at + 1} must",
        ]
        assert str(found[0].cell(4, 0)) == f"Ural row {at + 1}"
        assert found[1:] == more


@pytest.mark.parametrize(
    ("names", "joined"), [("Altyn Ural", True), ("Altyn Buyers", False), ("Buyers Suppliers", False)]
)
def test_tables_with_the_same_rows_are_one_list_of_companies_that_no_sheet_lists(names, joined):
    grids = tuple(sheet(name, *TABLE) for name in names.split())
    assert (with_tables_of_askers(Book("", grids)).grids != grids) is joined


@pytest.mark.parametrize("empty", [(), ("Steppe Wind",), ("Altyn Trade",)])
def test_who_asks_for_nobody_on_a_sheet_of_its_own_is_no_less_a_company(tmp_path, empty):
    """No sheet that is read in a list of all is told as not used."""
    header = ["No.", "Supplier", "Level"]
    sheets = {
        buyer: [
            [f"Wishes of {buyer}"],
            header,
            *([n, s, "want"] for n, s in enumerate(WISHES[buyer] if buyer not in empty else (), 1)),
        ]
        for buyer in BUYERS
    }
    intake = read(tmp_path, {**sheets, "Suppliers": LISTS["Suppliers"]})
    assert {c.name for c in event_of(intake).companies if c.purchaser is not None} == set(BUYERS)
    assert len(event_of(intake).requests) == sum(len(w) for b, w in WISHES.items() if b not in empty)
    assert "sheet-unknown" not in {finding.code for finding in intake.findings}


def test_the_sheets_of_who_asks_are_used(tmp_path):
    findings = read(tmp_path, {**OWN_SHEETS, **LISTS}).findings
    assert "sheet-unknown" not in {finding.code for finding in findings}


@pytest.mark.parametrize("first", ["Jade Tea", None])
def test_tables_of_two_columns_on_sheets_of_who_asks_are_no_forms(tmp_path, first):
    levels = ("must", "want", "maybe", "no")
    wanted = {buyer: dict.fromkeys([*([first] if first else []), *names]) for buyer, names in WISHES.items()}
    sheets = {
        buyer: [["Supplier", "Level"], *map(list, zip(names, levels, strict=False))] for buyer, names in wanted.items()
    }
    event = event_of(read(tmp_path, {**sheets, **LISTS}))
    assert pairs(event) == {(buyer, seller) for buyer, names in wanted.items() for seller in names}
    assert {r.level.value for r in event.requests if r.asker == event.requests[0].asker} >= {"must", "want"}


@pytest.mark.parametrize("shape", [BELOW, BULLETS])
def test_signs_within_a_name_are_no_bullets(tmp_path, shape):
    """Nor are numbers within it; whoever stands on no other sheet is asked about as written."""
    names = {"Silk Way Import": "Silk-Way Import", "Orda Foods": "Orda-7. Foods"}
    lines = [[names.get(x.rstrip(":"), x) for x in row] for row in shape]
    lists = {**LISTS, "Buyers": [row for row in LISTS["Buyers"] if row[0] not in names]}
    intake = read(tmp_path, {**lists, "Wishes": lines})
    assert {q.subject for q in intake.questions if q.kind == "name"} == set(names.values())


@pytest.mark.parametrize(
    ("text", "known", "wished"),
    [
        ("Altyn>Jade; Altyn>Lotus; Orda>Jade; Orda>Lotus", "", True),
        ("Altyn>Jade; Altyn>Lotus; Orda>Jade; Orda>Osh", "", False),
        ("Altyn>Jade, Lotus; Orda>Lotus and Jade", "", True),
        ("Altyn>Jade; Altyn>Lotus", "jade lotus", False),
        ("Altyn>Jade; Orda>Lotus", "jade lotus", True),
        ("Altyn>Jade; Orda>Lotus", "jade", False),
        ("Altyn>Jade; Orda>Lotus", "altyn orda", True),
        ("Altyn>Jade; Orda>Lotus", "altyn", False),
        ("Altyn>Jade; Orda>Lotus; Orda>Osh", "jade osh", True),
        ("Altyn>Jade; Orda>Lotus; Orda>Osh", "lotus osh", False),
        ("Altyn>Jade; Orda>Altyn; Osh>Jade", "jade altyn", False),
        ("Company>Wishes; Orda>Lotus; Osh>Lotus", "lotus wishes", False),
        ("Altyn>12; Orda>12; Osh>13; Dazu>13", "", False),
        (">Jade; Orda>Jade", "jade", False),
    ],
)
def test_entries_are_wishes_if_names_come_again_or_stand_on_other_sheets(text, known, wished):
    pairs = (pair.partition(">") for pair in text.split("; "))
    entries = [_Entry(asker, (n, 1), target, (n, 1)) for n, (asker, _, target) in enumerate(pairs, 1)]
    assert _is_outline(entries, set(known.split())) is wished
