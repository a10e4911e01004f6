"""A no to being there all day, which names its hours, is the hours of the column that asks for details."""

from __future__ import annotations

import pytest

from sco_scheduler.intake import read_registrations
from tests.intake.books import save

ASKED = (
    (
        "Will you be present for the full day? (14th March, 10.00 am to 5.00 pm)",
        "Yes",
        "No",
        "If No, please give details",
    ),
    ("Present throughout (10:00-17:00)?", "Yes", "No", "Details"),
    ("您能否全程参加（3月14日 10:00-17:00）？", "是", "否", "如否，请说明到离时间"),
    ("Будете ли вы присутствовать весь день (14 марта, 10:00-17:00)?", "Да", "Нет", "Если нет, укажите часы"),
    ("Tüm gün katılabilecek misiniz? (10:00-17:00)", "Evet", "Hayır", "Hayır ise saatleri yazınız"),
    ("Sind Sie den ganzen Tag da (14. März, 10-17 Uhr)?", "Ja", "Nein", "Wenn nein, wann?"),
    ("Serez-vous présent toute la journée (14 mars, 10h-17h) ?", "Oui", "Non", "Si non, précisez"),
)


def away(folder, title, yes, no, detail, said="13:00-14:30", more=()):
    """The absences of a company that answers with no, as the format writes them."""
    rows = [["Company", "Role", title, *more, detail, "Which sellers would you like to meet?"]]
    for name, role, answer, hours, wishes in (
        ("Altyn Trade", "Buyer", yes, None, "Ural Mash, Orda Foods"),
        ("Silk Imports", "Buyer", no, said, "Orda Foods"),
        ("Delta Stores", "Buyer", yes, None, "Ural Mash, Volga Tek"),
        ("Ural Mash", "Seller", yes, None, None),
        ("Orda Foods", "Seller", yes, None, None),
        ("Volga Tek", "Seller", yes, None, None),
    ):
        rows.append([name, role, answer, *[yes for _ in more], hours, wishes])
    intake = read_registrations(save(folder / "form.xlsx", {"Form": rows}), sure=0.0)
    (told,) = [r.text("not_available") for r in intake.tables["Purchasers"] if r.text("company") == "Silk Imports"]
    return told


@pytest.mark.parametrize(("title", "yes", "no", "detail"), ASKED)
def test_details_say_when_a_no_holds(tmp_path, title, yes, no, detail):
    assert away(tmp_path, title, yes, no, detail) == "13:00-14:30"


@pytest.mark.parametrize(("said", "told"), [("we leave at 3.30 pm", "15:30-"), ("from 11.45 am only", "-11:45")])
def test_details_in_words(tmp_path, said, told):
    assert away(tmp_path, *ASKED[0], said=said) == told


def test_without_details_all_hours_that_were_asked_about_are_missed(tmp_path):
    assert away(tmp_path, *ASKED[1], said=None) == "10:00-17:00"


def test_hours_outside_of_those_that_were_asked_about_are_missed_too(tmp_path):
    told = away(tmp_path, "Are you there from 12:00 to 13:00?", "Yes", "No", "Away at other times", said="15:30-17:00")
    assert {*told.split("; ")} == {"15:30-17:00", "12:00-13:00"}


def test_details_beside_two_halves_of_a_day_are_missed_too(tmp_path):
    title, more = "Are you there from 10:00 to 13:00?", ["Are you there from 14:00 to 17:00?"]
    told = away(tmp_path, title, "Yes", "No", "Away at other times", said="12:00-13:30", more=more)
    assert {*told.split("; ")} == {"12:00-13:30", "10:00-13:00"}
