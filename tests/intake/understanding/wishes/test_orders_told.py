"""An order of wishes that only a text around the list states: ranks, no ranks, or a question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import Sheets, codes, read
from tests.intake.understanding.exports import BUYERS, SELLERS

B, S = [row[1] for row in BUYERS][:5], [row[1] for row in SELLERS]
IN_ORDER = {
    "en": "Companies are listed in order of preference",
    "en first": "Note: first named = most important.",
    "ru": "Компании перечислены в порядке приоритета",
    "ru first": "Чем выше в списке, тем важнее",
    "zh": "说明:意向企业按优先顺序排列;如有疑问请联系组委会",
    "de": "Die Firmen stehen in der Reihenfolge ihrer Wichtigkeit",
    "uz": "Kompaniyalar muhimlik tartibida yozilgan",
}
IN_NO_ORDER = {
    "en": "The companies wished for are in no particular order",
    "ru": "Порядок пожеланий значения не имеет",
    "zh": "意向企业排名不分先后",
    "de": "Die Reihenfolge der Wünsche ist ohne Bedeutung",
    "uz": "Istaklar tartibi muhim emas",
}
OF_OTHERS = {
    "en": "Companies are listed in alphabetical order",
    "ru": "Заявки перечислены в порядке поступления",
    "zh": "按报名先后排序",
}
TITLES = {
    "en": ["Buyer", "Contact", "Suppliers to meet"],
    "ru": ["Закупщик", "Контакт", "С кем встретиться"],
    "zh": ["采购商", "联系人", "意向供应商"],
    "de": ["Einkäufer", "Kontakt", "Gewünschte Lieferanten"],
    "uz": ["Xaridor", "Aloqa", "Uchrashmoqchi bo'lgan yetkazib beruvchilar"],
}
WISHED = [S[n : n + 3] for n in range(5)]
SUPPLIERS: Sheets = {"Suppliers": [["Supplier"], *([name] for name in S)]}


def rows_of(tongue: str, *, paired: bool = False) -> list[list[Any]]:
    """A list with a row for each wish, and its buyer in the first of them or, if ``paired``, in all."""
    rows: list[list[Any]] = [TITLES[tongue]]
    for n, (buyer, wished) in enumerate(zip(B, WISHED, strict=True)):
        rows += [
            [buyer if not place or paired else None, None if place else f"Ann Lee{n}", s]
            for place, s in enumerate(wished)
        ]
    return rows if not paired else [[row[0], row[2]] for row in rows]


def ranks(intake: Intake) -> dict[str, list[int | None]]:
    assert intake.event is not None, [f.message for f in intake.findings]
    found: dict[str, list[int | None]] = {}
    for request in intake.event.requests:
        found.setdefault(intake.event.company_by_id[request.asker].name, []).append(request.rank)
    return found


RANKED: dict[str, list[int | None]] = {buyer: [1, 2, 3] for buyer in B}
UNRANKED: dict[str, list[int | None]] = {buyer: [None] * 3 for buyer in B}


@pytest.mark.parametrize("paired", [False, True])
@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("said", IN_ORDER)
def test_a_line_above_or_below_ranks_the_rows_of_each_company(tmp_path, said, above, paired):
    rows = rows_of(said[:2], paired=paired)
    rows = [[IN_ORDER[said]], [], *rows] if above else [*rows, [], [IN_ORDER[said]]]
    intake = read(tmp_path, {"Wishes": rows, **SUPPLIERS})
    assert ranks(intake) == RANKED
    assert not [q for q in intake.questions if q.kind == "order"]


@pytest.mark.parametrize("paired", [False, True])
@pytest.mark.parametrize("said", [*IN_NO_ORDER, *OF_OTHERS, ""])
def test_rows_in_another_order_or_none_rank_nothing(tmp_path, said, paired):
    for text in {IN_NO_ORDER.get(said, ""), OF_OTHERS.get(said, "")}:
        intake = read(tmp_path, {"Wishes": [*rows_of(said or "en", paired=paired), [], [text]], **SUPPLIERS})
        assert ranks(intake) == UNRANKED


@pytest.mark.parametrize("said", IN_ORDER)
@pytest.mark.parametrize("paired", [False, True])
def test_a_sheet_of_explanations_ranks_the_rows_of_others(tmp_path, said, paired):
    explained = [["Explanations"], [IN_ORDER[said]]]
    sheets = {"Wishes": rows_of(said[:2], paired=paired), **SUPPLIERS, "Notes": explained}
    assert ranks(read(tmp_path, sheets)) == RANKED


@pytest.mark.parametrize("named", ["Wishes", "Others"])
def test_explanations_concern_the_sheet_that_they_name(tmp_path, named):
    explained = [["Explanations"], [f"Sheet {named}: companies are listed in order of preference"]]
    others = [["Exhibitor", "Telephone"], *([name, "010 20030"] for name in S)]
    sheets = {"Wishes": rows_of("en"), **SUPPLIERS, "Others": others, "Notes": explained}
    assert ranks(read(tmp_path, sheets, sure=0.0)) == (RANKED if named == "Wishes" else UNRANKED)


@pytest.mark.parametrize("text", ["Everything is in order", "Всё идёт по порядку", "按顺序"])
def test_explanations_have_to_be_sure(tmp_path, text):
    intake = read(tmp_path, {"Wishes": rows_of("en"), **SUPPLIERS, "Notes": [["Explanations"], [text]]}, sure=0.0)
    assert ranks(intake) == UNRANKED


def test_the_order_of_another_list_says_nothing_of_wishes(tmp_path):
    suppliers = [["Suppliers in order of importance"], ["Supplier"], *([name] for name in S)]
    assert ranks(read(tmp_path, {"Wishes": rows_of("en"), "Suppliers": suppliers})) == UNRANKED


@pytest.mark.parametrize("said", ["en", "ru", "zh"])
def test_a_comment_on_the_title_ranks_its_names(tmp_path, said):
    book = openpyxl.Workbook()
    wishes, suppliers = book.active, book.create_sheet("Suppliers")
    assert wishes is not None
    for row in rows_of(said):
        wishes.append(row)
    wishes["C1"].comment = Comment(IN_ORDER[said], "Ann")
    for row in SUPPLIERS["Suppliers"]:
        suppliers.append(row)
    book.save(tmp_path / "a.xlsx")
    assert ranks(read_registrations(tmp_path / "a.xlsx")) == RANKED


@pytest.mark.parametrize("text", ["The companies are in order.", "Компании идут по порядку", "按顺序"])
@pytest.mark.parametrize("paired", [False, True])
def test_an_order_of_whatever_is_asked(tmp_path, text, paired):
    intake = read(tmp_path, {"Wishes": [*rows_of("en", paired=paired), [], [text]], **SUPPLIERS})
    assert [(q.kind, q.guess) for q in intake.questions] == [("order", "ranked")]


def lists(order: list[str] | None = None) -> list[list[Any]]:
    """A list in each cell, all in one order, or each in its own."""
    own = [[S[3], S[1], S[2]], [S[2], S[3], S[1]], [S[1], S[2], S[4]], [S[4], S[0], S[3]], [S[0], S[4], S[2]]]
    asked = [sorted(wished, key=order.index) if order else wished for wished in own]
    return [["Buyer", "Suppliers to meet"], *([b, ", ".join(w)] for b, w in zip(B, asked, strict=True))]


@pytest.mark.parametrize("said", IN_ORDER)
def test_a_line_below_ranks_lists_in_the_order_of_a_form(tmp_path, said):
    sheets = {"Wishes": [*lists(S), [], [IN_ORDER[said]]], **SUPPLIERS}
    assert ranks(read(tmp_path, sheets)) == RANKED
    assert ranks(read(tmp_path, {"Wishes": lists(S), **SUPPLIERS})) == UNRANKED


@pytest.mark.parametrize("said", IN_NO_ORDER)
@pytest.mark.parametrize("above", [False, True])
def test_a_line_takes_the_ranks_from_lists(tmp_path, said, above):
    rows = [[IN_NO_ORDER[said]], [], *lists()] if above else [*lists(), [], [IN_NO_ORDER[said]]]
    intake = read(tmp_path, {"Wishes": rows, **SUPPLIERS})
    assert ranks(intake) == UNRANKED
    assert "not-ranked" in codes(intake.findings)
    assert ranks(read(tmp_path, {"Wishes": lists(), **SUPPLIERS})) == RANKED


@pytest.mark.parametrize(
    "text", ["Participants, in no particular order", "参会企业(排名不分先后)", "Участники, порядок произвольный"]
)
def test_a_list_of_companies_in_no_order_may_not_be_about_their_wishes(tmp_path, text):
    intake = read(tmp_path, {"Wishes": [[text], [], *lists()], **SUPPLIERS})
    assert [(q.kind, q.guess) for q in intake.questions] == [("order", "unranked")]


def choices(title: str, text: str) -> Sheets:
    rows = [["Buyer", *(f"{title} {n}" for n in (1, 2, 3))], *([b, *w] for b, w in zip(B, WISHED, strict=True))]
    return {"Wishes": [*rows, [], [text]], **SUPPLIERS}


@pytest.mark.parametrize("said", IN_NO_ORDER)
def test_a_line_takes_the_ranks_from_choices(tmp_path, said):
    assert ranks(read(tmp_path, choices("Choice", ""))) == RANKED
    intake = read(tmp_path, choices("Choice", IN_NO_ORDER[said]))
    assert ranks(intake) == UNRANKED
    assert "not-ranked" in codes(intake.findings)


@pytest.mark.parametrize("said", IN_NO_ORDER)
def test_numbered_priorities_in_no_order_are_asked(tmp_path, said):
    intake = read(tmp_path, choices("Priority", IN_NO_ORDER[said]))
    assert [(q.kind, q.guess) for q in intake.questions] == [("order", "unranked")]


@pytest.mark.parametrize(("answer", "expected"), [("ranked", RANKED), ("unranked", UNRANKED)])
def test_a_map_says_whether_rows_and_choices_rank(tmp_path: Path, answer, expected):
    form = tmp_path / "map.toml"
    form.write_text(f'[form.Wishes]\norder = "{answer}"\n', encoding="utf-8")
    for sheets in (
        choices("Choice", IN_NO_ORDER["en"]),
        {"Wishes": [*rows_of("en"), ["In order"]], **SUPPLIERS},
        {"Wishes": [*rows_of("en", paired=True), ["In order"]], **SUPPLIERS},
    ):
        assert ranks(read(tmp_path, sheets, form=form)) == expected
