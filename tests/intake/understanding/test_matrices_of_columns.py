"""Matrices that the companies across filled in, as a title of both sides, a legend or the other sheets tell."""

from __future__ import annotations

import pytest

from sco_scheduler.intake import Intake
from tests.intake.books import read

BUYERS = ("Altyn Trade", "Ural Import", "Orda Foods")
MAKERS = ("River Machines", "Spring Parts", "Jade Tea", "Lotus Optics")
ALONE = ["1 = meeting wanted", "2 = must", "x = no meeting"]


def matrix(above: list[str], legend: list[str], *, turned: bool = False) -> list[list[object]]:
    """A matrix with the suppliers in the rows, or ``turned`` the purchasers."""
    across, down = (MAKERS, BUYERS) if turned else (BUYERS, MAKERS)
    signs = (1, None, 2, None, "x", 1, 1)
    rows = [[n + 1, name, *(signs[(3 * n + m) % 7] for m in range(len(across)))] for n, name in enumerate(down)]
    return [*([text] for text in above), ["No", "Company", *across], *rows, [], *([None, text] for text in legend)]


def sheets(
    above: list[str], legend: list[str], *, turned: bool = False, wishes: str = ""
) -> dict[str, list[list[object]]]:
    """The matrix and a list of each side, of which those of a side may say whom they wish to meet."""
    lists = {"Buyers": (BUYERS, MAKERS), "Suppliers": (MAKERS, BUYERS)}
    found = {"Sheet3": matrix(above, legend, turned=turned)}
    for side, (names, others) in lists.items():
        wished = side == wishes
        head = ["Company", "City", *(["Whom would you like to meet"] if wished else [])]
        rows = [[name, "Osh", *([others[n % len(others)]] if wished else [])] for n, name in enumerate(names)]
        found[side] = [head, *rows]
    return found


def askers(intake: Intake) -> set[str]:
    """The sides of those who ask in the matrix, as guessed."""
    assert intake.event is not None, [str(f.details) for f in intake.findings][:3]
    sheet = {r.asker for r in intake.event.requests if r.cell is not None and r.cell.sheet == "Sheet3"}
    return {"buyers" if intake.event.company_by_id[key].purchaser else "suppliers" for key in sheet}


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("Сводная по анкетам ЗАКАЗЧИКОВ: с кем из поставщиков заказчик хочет встретиться", "buyers"),
        ("Кого из поставщиков выбрали закупщики", "buyers"),
        ("Выбор закупщиков по поставщикам", "buyers"),
        ("Закупщики отметили интересных им поставщиков", "buyers"),
        ("С кем из закупщиков хотят встретиться поставщики", "suppliers"),
        ("Анкеты поставщиков: какие закупщики им интересны", "suppliers"),
        ("Which suppliers the buyers want to meet", "buyers"),
        ("Buyers' answers: which suppliers they want to see", "buyers"),
        ("Suppliers requested by the buyers", "buyers"),
        ("Filled in by the buyers; suppliers in the rows", "buyers"),
        ("Which buyers the suppliers would like to meet", "suppliers"),
        ("采购商想见哪些供应商", "buyers"),
        ("供应商名单，由采购商勾选", "buyers"),
        ("供应商希望约见的采购商", "suppliers"),
        ("Wünsche der Einkäufer: welche Lieferanten sie treffen möchten", "buyers"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_title_that_names_both_sides_says_which_one_asks(tmp_path, title, side, turned):
    book = sheets([title], ALONE, turned=turned)
    assert askers(read(tmp_path, book, sure=0.0)) == {side}
    assert "askers" not in {q.kind for q in read(tmp_path, book).questions}


@pytest.mark.parametrize(
    "legend",
    [
        ["1 — хочет встретиться", "2 — встреча обязательна", "x — встречу не назначать (заказчик отказался)"],
        ["1 = wants to meet", "2 = must meet", "x = do not schedule (the buyer declined)"],
        ["1 = 想见", "2 = 必须见", "x = 不安排（采购商拒绝）"],
        ["1 = the buyer wants to meet", "2 = the buyer insists", "x = the buyer does not want to meet"],
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_legend_that_names_one_side_says_that_it_asks(tmp_path, legend, turned):
    book = sheets(["Automotive parts 2026"], legend, turned=turned)
    assert askers(read(tmp_path, book, sure=0.0)) == {"buyers"}
    assert "askers" not in {q.kind for q in read(tmp_path, book).questions}


@pytest.mark.parametrize(
    ("wishes", "turned", "side"),
    [
        ("Suppliers", False, "buyers"),
        ("Suppliers", True, "buyers"),
        ("Buyers", False, "suppliers"),
    ],
)
def test_the_side_whose_list_says_its_wishes_probably_does_not_ask_in_the_matrix(tmp_path, wishes, turned, side):
    book = sheets(["Automotive parts 2026"], ALONE, turned=turned, wishes=wishes)
    assert askers(read(tmp_path, book, sure=0.0)) == {side}
    asked = {(q.kind, q.guess) for q in read(tmp_path, book).questions}
    rows = "suppliers" if not turned else "buyers"
    assert ("askers", "columns") in asked or side == rows


@pytest.mark.parametrize(
    "title",
    ["Suppliers and buyers", "Suppliers × buyers", "Поставщики и закупщики", "供应商与采购商", "Buyers meet suppliers"],
)
def test_a_title_that_only_names_both_sides_says_nothing(tmp_path, title):
    one, other = ({q.kind for q in read(tmp_path, sheets([text], ALONE)).questions} for text in (title, "Fair"))
    assert one == other
