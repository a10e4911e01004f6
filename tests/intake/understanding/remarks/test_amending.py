"""What a remark says of wishes that are known: copied, mistaken, left, in another order, taken back or exchanged."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.mentions import NamedInRemarks
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.companies.built import CompanyRecord, Wish
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.wish_changes import WishChanges
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.remarks.amending import Amending, numbered
from sco_scheduler.intake.understanding.remarks.remarks_beside import TextPlace

BUYERS, SELLERS = ["Altyn Trade", "Ural Import"], ["Jade Tea", "Lotus Glass", "River Machines", "Spring Parts"]
CELL = Cell("Buyers", 2, "F")
MUST, WANT, NO = Level.MUST, Level.WANT, Level.NO
RANKED = [("Jade Tea", MUST, 1), ("Lotus Glass", WANT, 2), ("River Machines", WANT, 3)]


def stated(text, wishes=RANKED, *, asker="Altyn Trade", others=None, form=None, titles=()):
    """What a remark in the row of a company says, if Altyn Trade has these wishes."""
    names = NameIndex()
    settler = Settler(names, Decider(form or FormMap()), {}, ())
    records = settler.built.records
    for role, companies in ((Role.PURCHASER, BUYERS), (Role.SUPPLIER, SELLERS)):
        for name in companies:
            names.add(name, [name])
            records[name] = CompanyRecord(name, {"company": (name, CELL)}, {role}, [CELL])
    for title in titles:
        names.add(title, [title])
    settler.built.wishes = [Wish("Altyn Trade", target, level, rank, CELL) for target, level, rank in wishes]
    said, changes = NamedInRemarks(names), WishChanges(names, settler.built)

    def can_meet(here, other):
        return any(records[key].roles.isdisjoint(records[other].roles) for key in here if key)

    place = TextPlace(CELL, (records[asker], asker) if asker else None, frozenset({asker}))
    named = said.named_in(text, place.here) - place.here if others is None else others
    return Amending(settler, said, changes, can_meet).stated(place, text, named)


@pytest.mark.parametrize(
    "text",
    [
        "Swap please: Lotus is now no. 1 and Jade no. 2 (their mail of 20 May)",
        "bitte tauschen: Lotus Glass ist jetzt Nr. 1, Jade Tea Nr. 2",
        "поменять: Lotus Glass теперь № 1, Jade Tea № 2",
        "échanger : 1 Lotus Glass, 2 Jade Tea",
        "đổi thứ tự: Lotus Glass số 1, Jade Tea số 2",
        "\uf0b7 Lotus Glass 1, \uf0b7 Jade Tea 2",  # a bullet in letters of its own
    ],
)
def test_places_that_a_remark_gives_known_wishes_are_the_new_order(text):
    assert stated(text) == "wishes: 1. Lotus Glass; 2. Jade Tea; 3. River Machines"


@pytest.mark.parametrize(
    "text",
    [
        "Lotus Glass 0, Jade Tea 1",
        "Lotus Glass 1, Jade Tea 1",
        "Lotus Glass 1, Jade Tea 4",
        "Lotus Glass 1, Jade Tea",
        "Jade Tea 1, Lotus Glass 2",  # as they are
        "Lotus Glass 1, Spring Parts 2",  # without a wish
        "Lotus Glass at 10:15, Jade Tea at 11:15",
        "Lotus Glass 1 \uf0fc 2",
        "Lotus Glass and Jade Tea",
    ],
)
def test_numbers_beside_names_that_are_no_new_places_say_nothing(text):
    assert stated(text) == ""


@pytest.mark.parametrize(
    "wishes",
    [
        [("Jade Tea", WANT, None), ("Lotus Glass", WANT, 2)],
        [("Jade Tea", Level.MAYBE, 1), ("Lotus Glass", WANT, 2)],
        [("Jade Tea", WANT, 1), ("Lotus Glass", WANT, 2), ("Jade Tea", WANT, 3)],
    ],
)
def test_only_wishes_with_a_rank_each_have_an_order(wishes):
    assert stated("Lotus Glass now no. 1, Jade Tea no. 2", wishes) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The refusal is my mistake, they have nothing against Spring Parts",
        "Spring Parts war ein Versehen",
        "Spring Parts – это ошибка, против них ничего нет",
        "Spring Parts: nhầm lẫn, không có vấn đề gì",
    ],
)
def test_a_refusal_that_is_a_mistake_is_withdrawn(text):
    assert stated(text, [*RANKED, ("Spring Parts", NO, None)]) == "withdrawn: Spring Parts"
    assert stated(text, [("Spring Parts", NO, None), ("Spring Parts", WANT, None)]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Same wishes as Altyn Trade, in the same order",
        "dieselben Wünsche wie Altyn Trade",
        "те же пожелания, что у Altyn Trade",
        "nguyện vọng giống Altyn Trade",
        "与Altyn Trade相同",
    ],
)
def test_the_wishes_of_another_company_of_the_side_are_copied_in_their_order(text):
    told = stated(text, asker="Ural Import")
    assert told == "musts: 1. Jade Tea\nwishes: 2. Lotus Glass; 3. River Machines"


SAME = "Same wishes as Altyn Trade"


def test_copied_wishes_leave_out_refusals_and_musts_if_nothing_is_one_and_ranks_if_not_all_have_one():
    told = stated(f"{SAME}, but nothing is a must", asker="Ural Import")
    assert told == "wishes: 1. Jade Tea; 2. Lotus Glass; 3. River Machines"
    unranked = [("Lotus Glass", WANT, None), ("Jade Tea", MUST, 1), ("Spring Parts", NO, None)]
    assert stated(SAME, unranked, asker="Ural Import") == "musts: Jade Tea\nwishes: Lotus Glass"
    assert stated(SAME, [], asker="Ural Import") == ""
    assert stated(SAME, asker="Jade Tea") == "", "of the other side"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("does not want Lotus Glass any more, only Jade Tea and River Machines remain", True),
        ("не хочет видеть Lotus Glass, вычёркиваем, остаются только Jade Tea и River Machines", True),
        ("Lotus Glass streichen, es bleiben nur Jade Tea und River Machines", False),
        ("Lotus Glass викреслюємо, лишається тільки Jade Tea", False),
        ("only Jade Tea and River Machines remain", False),
    ],
)
def test_what_is_left_is_not_among_what_is_taken_back(text, refused):
    assert stated(text) == "withdrawn: Lotus Glass" + "\nrefusals: Lotus Glass" * refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Takes Lotus Glass off the list.", "withdrawn: Lotus Glass"),
        ("Takes River Machines, Lotus Glass, Jade Tea off it", "withdrawn: River Machines; Lotus Glass; Jade Tea"),
        ("instead of Lotus Glass wants Spring Parts", "withdrawn: Lotus Glass\nwishes: Spring Parts"),
        ("must see Spring Parts instead of Lotus Glass", "withdrawn: Lotus Glass\nmusts: Spring Parts"),
        ("Lotus Glass is no longer a must, just a wish", "withdrawn: Lotus Glass\nwishes: Lotus Glass"),
        ("Takes Lotus Glass off the list; at most 4 meetings", "withdrawn: Lotus Glass\nMaximum: 4"),
        ("Takes Spring Parts off the list.", ""),
        ("wants Lotus Glass", ""),
    ],
)
def test_a_wish_is_taken_back_or_exchanged_if_there_is_one(text, told):
    assert stated(text) == told


def test_remarks_of_nobody_without_names_or_with_an_answer_say_nothing():
    text = "Takes Lotus Glass off the list."
    assert stated(text, asker=None) == stated(text, others=set()) == ""
    for said in (text, "Lotus Glass"):
        assert stated(text, form=FormMap(answers={("words", "remark", said.casefold()): "Notes"})) == ""


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ("1. Jade Tea; 2) Lotus Glass", [(1, "Jade Tea"), (2, "Lotus Glass")]),
        ("2. Jade Tea", [(2, "Jade Tea")]),
        ("1. Jade Tea; Lotus Glass", []),
        ("Jade Tea", []),
        ("100. Jade Tea", []),
        ("", []),
    ],
)
def test_an_answer_is_an_order_if_each_of_its_names_has_a_place(content, places):
    assert numbered(content) == places


@pytest.mark.parametrize(
    "text",
    [
        "All correct except Lotus Glass, which was a mistake.",
        "Lotus Glass habe ich aus Versehen angekreuzt.",
        "J'ai coché Lotus Glass par erreur.",
        "Lotus Glass отметил по ошибке.",
        "A Lotus Glass véletlenül lett bejelölve.",
        "Με την Lotus Glass τελικά δεν χρειάζεται ραντεβού.",
        "С Lotus Glass в крайна сметка не е нужна среща.",
        "Lotus Glass endi kerak emas.",
        "Lotus Glass dilewati saja, minggu lalu kami sudah ketemu.",
        "Just skip Lotus Glass, we met last week.",
        "Lotus Glass könnt ihr einfach weglassen.",
    ],
)
def test_a_wish_that_is_a_mistake_or_not_needed_is_withdrawn_and_no_refusal(text):
    assert stated(text) == "withdrawn: Lotus Glass"


@pytest.mark.parametrize(
    "text",
    [
        "Lotus Glass хасаад оронд нь Spring Parts оруулж өгнө үү.",
        "Lotus Glass firmasını çıkarıp yerine Spring Parts koyun.",
        "Haal Lotus Glass eraf en zet Spring Parts ervoor in de plaats.",
        "Izņemiet Lotus Glass un ielieciet tās vietā Spring Parts.",
        "Bỏ Lotus Glass ra và thay bằng Spring Parts.",
        "Vyměňte prosím Lotus Glass za Spring Parts.",
        "Lotus Glass를 Spring Parts로 바꿔 주세요.",
    ],
)
def test_whom_a_text_removes_for_another_is_withdrawn(text):
    assert stated(text) == "withdrawn: Lotus Glass\nwishes: Spring Parts"


@pytest.mark.parametrize(
    "text",
    [
        "Lotus Glass can be dropped if time is short.",
        "Con Lotus Glass solo si queda tiempo.",
        "Lotus Glass на всякий случай, не обязательно.",
        "A Lotus Glass semmiképp se maradjon ki.",
        "Lotus Glass в никакъв случай не бива да отпада.",
        "Never skip Lotus Glass.",
        "不与Lotus Glass见面（竞争对手的代理），名单误勾",
    ],
)
def test_what_hangs_on_time_or_may_not_be_missed_takes_nothing_back(text):
    assert stated(text) == ""
