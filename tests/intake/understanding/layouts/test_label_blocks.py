"""Blocks of labels and answers, one for each company, as a list."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.layouts.label_blocks import listed_blocks
from tests.intake.books import read
from tests.intake.understanding.companies.test_sheet_words import B, S, wishes
from tests.intake.understanding.layouts.test_filling import ASKED, WANTED, Rows, book_of, side
from tests.intake.understanding.sheets import sheet


def blocks(between: Rows, opening: Rows) -> Rows:
    rows: Rows = []
    for asker, targets in ASKED.items():
        rows += [*opening, ["Company name:", asker], ["Category:", side(asker)]]
        rows += [[f"Wish {n}:", target] for n, target in enumerate(targets, 1)]
        rows += [["Arrival:", "10:30"], *between] if asker == B[1] else between
    return rows


def filled_blocks(*blocks: Rows, apart: bool) -> list[list[object]]:
    """What is read of blocks, one below the other, with an empty row between them or none."""
    rows = [line for block in blocks for line in (*block, *([[]] if apart else []))]
    found = book_of(rows)
    titles = {str(title): place for place, title in found[1].items()}
    return [
        [values.get(titles[title]) for title in ("Company name", "Date", "Wish 1")] for values in [*found.values()][1:]
    ]


def test_pairs_in_two_columns_are_no_blocks_of_labels():
    pairs = [[f"{a}有限公司", f"{b}公司"] for a in "甲乙丙" for b in "丁戊己"]
    rows = [["企业", "意向企业"], *pairs]
    assert list(book_of(rows).values()) == [{1: a, 2: b} for a, b in rows]


def test_a_label_without_an_answer_is_no_end_of_the_blocks(tmp_path):
    labels = ["Название компании", "Кто вы", "Хотим встретиться с", "Не предлагать", "Максимум встреч"]
    cards = [(B[0], "покупатель", S[0], S[1], None), (B[1], "покупатель", S[1], None, 3)]
    cards += [(name, "поставщик", None, None, None) for name in S[:3]]
    rows: Rows = []
    for number, card in enumerate(cards, 1):
        rows += [[f"Анкета № {number}"], *([label, answer] for label, answer in zip(labels, card, strict=True)), []]
    assert wishes(read(tmp_path, {"Анкеты": rows})) == {(B[0], S[0], "want"), (B[0], S[1], "no"), (B[1], S[1], "want")}


@pytest.mark.parametrize("opening", [[], [["Date", "1 May"]]])
@pytest.mark.parametrize("between", [[], [[]]])
def test_blocks_of_labels_and_answers_are_a_list(tmp_path, between, opening):
    named = [["Company name:", name] for name in (S[1], S[2])]
    rest = [[*opening, name, ["Category:", "seller"], *between] for name in named]
    rows = [*blocks(between, opening), *(line for block in rest for line in block)]
    intake = read(tmp_path, {"Answers": rows})
    assert wishes(intake) == WANTED
    assert intake.event is not None
    late = next(c for c in intake.event.companies if c.name == B[1])
    assert [f"{s.end:%H:%M}" for d in late.delegates for s in d.absences] == ["10:30"]


@pytest.mark.parametrize("apart", [True, False])
def test_what_stands_above_each_name_belongs_to_its_block(apart):
    made = [
        [["Date", f"{n} May"], ["Company name:", B[n]], ["Category:", "buyer"], ["Wish 1:", S[n]]] for n in range(4)
    ]
    assert filled_blocks(*made, apart=apart) == [[B[n], f"{n} May", S[n]] for n in range(4)]


def test_what_stands_above_some_names_belongs_to_the_block_below_the_empty_row():
    made = [[["Company name:", B[n]], ["Category:", "buyer"], ["Wish 1:", S[n]]] for n in range(4)]
    made[1].insert(0, ["Date", "1 May"])
    made[3].insert(0, ["Date", "3 May"])
    dates = [None, "1 May", None, "3 May"]
    assert filled_blocks(*made, apart=True) == [[B[n], dates[n], S[n]] for n in range(4)]
    made[0].insert(0, ["Date", "0 May"])
    assert filled_blocks(*made, apart=True)[0] == [B[0], "0 May", S[0]]


@pytest.mark.parametrize("above", [[], [["Forum 2026"]]])
def test_every_title_and_answer_of_blocks_is_told_by_its_own_cell(above):
    lines = [(label, f"{label} {n}") for n in range(3) for label in ("Company name", "Category", "Wish")]
    made = listed_blocks(sheet("Forms", *above, *lines))
    shift = len(above)
    header, first, second, third = (row for row, values in made.rows.items() if len(values) > 1)
    assert [str(made.cell(header, place)) for place in (1, 2, 3)] == [f"Forms!A{n + shift}" for n in (1, 2, 3)]
    for number, row in enumerate((first, second, third)):
        cells = [str(made.cell(row, place)) for place in (1, 2, 3)]
        assert cells == [f"Forms!B{3 * number + n + shift}" for n in (1, 2, 3)]
        assert made.cell(row, 0).row == 3 * number + 1 + shift
    assert [str(made.cell(1, 1))] == ["Forms!A1"]


TITLED = ["ВСТРЕЧИ 2026", "25 и 26.8.2026, 9:00–16:30"]
"""Titles above the cards of a sheet."""

FIRST = ["Название компании", "Контакт", "Максимум встреч", "С кем хотят встретиться", "С кем не хотят встречаться"]
OTHERS = [
    ("Tên công ty", "Người liên hệ", "Số cuộc gặp tối đa", "Muốn gặp", "Không muốn gặp"),
    ("Tên đơn vị", "Liên hệ", "Tối đa", "Muốn gặp", "Không muốn gặp"),
    ("Company", "Contact", "Max meetings", "Wants to meet", "Does not want to meet"),
    ("Firma", "Ansprechpartner", "Max. Termine", "Wunschpartner", "Kein Gespräch mit"),
]
"""Labels of the same answers as they stand on cards of other senders."""


@pytest.mark.parametrize("labels", OTHERS)
@pytest.mark.parametrize("numbered", [True, False])
def test_cards_that_call_the_company_by_another_label_are_cards_of_their_own(tmp_path, labels, numbered):
    cards = [(B[0], FIRST, S[0], S[1]), (B[1], labels, S[1], S[2]), (B[2], FIRST, S[2], S[0])]
    rows: Rows = [[text] for text in TITLED]
    for number, (name, of, wish, no) in enumerate(cards, 1):
        answers = (name, f"Person {number}", number + 3, wish, no)
        rows += [[], *([[f"№ {number}"]] if numbered else []), *map(list, zip(of, answers, strict=True))]
    suppliers = [["Компания", "Был 25/8", "Был 26/8"], *([name, "+", "+"] for name in S[:3])]
    intake = read(tmp_path, {"Покупатели": rows, "Поставщики": suppliers}, sure=0.0, today=date(2026, 11, 30))
    assert wishes(intake) == {
        *((name, wish, "want") for name, _, wish, _ in cards),
        *((name, no, "no") for name, _, _, no in cards),
    }
    assert intake.event is not None
    assert {str(s.date) for s in intake.event.sessions} == {"2026-08-25", "2026-08-26"}
    limits = {c.name: c.purchaser.maximum for c in intake.event.companies if c.purchaser is not None}
    assert limits == {name: number for number, (name, *_) in enumerate(cards, 4)}
