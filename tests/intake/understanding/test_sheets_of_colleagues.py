"""Sheets of several colleagues: requests in groups with signs, days of which some are there on one, and changes."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from tests.intake.books import Sheets, read

BUYERS = ("Altyn Trade", "Orda Foods", "Steppe Wind")
SELLERS = ("Jade Tea", "River Machines", "Lotus Optics", "Spring Parts")

UKRAINIAN: dict[str, Any] = {
    "title": "Біржа контактів, 11–12 листопада 2026 р. (щодня 9:30–17:30)",
    "legend": "А – зустріч обов'язкова, Б – бажана, Х – не ставити",
    "groups": ["Замовник", "№", "Постачальник", "А/Б/Х", "Коментар"],
    "signs": ("А", "Б", "Х"),
    "days": ["Замовник", "Коли будуть"],
    "both": "обидва дні",
    "only": "тільки 11.11",
    "changes": ["Дата", "Компанія", "Що змінилося"],
    "after all": "таки будуть обидва дні",
    "lists": (["Замовник", "Місто"], ["Постачальник", "Продукція"]),
}
RUSSIAN: dict[str, Any] = {
    "title": "Биржа контактов, 11–12 ноября 2026 г. (ежедневно 9:30–17:30)",
    "legend": "А – встреча обязательна, Б – желательна, Х – не ставить",
    "groups": ["Закупщик", "№", "Поставщик", "А/Б/Х", "Комментарий"],
    "signs": ("А", "Б", "Х"),
    "days": ["Закупщик", "Когда будут"],
    "both": "оба дня",
    "only": "только 11.11",
    "changes": ["Дата", "Компания", "Что изменилось"],
    "after all": "все-таки будут оба дня",
    "lists": (["Закупщик", "Город"], ["Поставщик", "Продукция"]),
}
ENGLISH: dict[str, Any] = {
    "title": "Contact days, 11–12 November 2026 (daily 9:30–17:30)",
    "legend": "A = must meet, B = wanted, X = do not arrange",
    "groups": ["Buyer", "No", "Supplier", "A/B/X", "Comment"],
    "signs": ("A", "B", "X"),
    "days": ["Buyer", "When are they there"],
    "both": "both days",
    "only": "only 11.11.",
    "changes": ["Date", "Company", "What changed"],
    "after all": "there both days after all",
    "lists": (["Buyer", "City"], ["Supplier", "Products"]),
}
TONGUES = {"uk": UKRAINIAN, "ru": RUSSIAN, "en": ENGLISH}


def sheets(of: dict[str, Any], *changes: list[str]) -> Sheets:
    must, want, no = of["signs"]
    (one, other), rows = of["lists"], [[of["legend"]], [], of["groups"]]
    rows += [[BUYERS[0], 1, SELLERS[0], want], [None, 2, SELLERS[1], must], []]
    rows += [[BUYERS[1], 1, SELLERS[1], must], [None, 2, SELLERS[2], want], [None, None, SELLERS[3], no], []]
    rows += [[BUYERS[2], 1, SELLERS[0], want], [None, 2, SELLERS[3], want]]
    days = [of["days"], [BUYERS[0], of["both"]], [BUYERS[1], of["only"]], [BUYERS[2], of["both"]]]
    return {
        "Buyers": [[of["title"]], [], one, *([name, "Rom"] for name in BUYERS)],
        "Sellers": [other, *([name, "goods"] for name in SELLERS)],
        "Requests of Ann": rows,
        "Days": days,
        **({"Changes": [of["changes"], *changes]} if changes else {}),
    }


def event_of(folder: Any, made: Sheets) -> Event:
    intake = read(folder, made, sure=0.0)
    assert intake.event is not None, [(f.code, f.where, str(f.message)) for f in intake.findings]
    return intake.event


@pytest.mark.parametrize("tongue", TONGUES)
def test_signs_of_a_legend_are_levels_of_requests_in_groups_that_count_anew(tmp_path, tongue):
    event = event_of(tmp_path, sheets(TONGUES[tongue]))
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target], str(r.level)) for r in event.requests} == {
        (BUYERS[0], SELLERS[0], "want"),
        (BUYERS[0], SELLERS[1], "must"),
        (BUYERS[1], SELLERS[1], "must"),
        (BUYERS[1], SELLERS[2], "want"),
        (BUYERS[1], SELLERS[3], "no"),
        (BUYERS[2], SELLERS[0], "want"),
        (BUYERS[2], SELLERS[3], "want"),
    }


@pytest.mark.parametrize("tongue", TONGUES)
def test_who_is_there_on_one_day_leaves_the_other_day_of_the_title(tmp_path, tongue):
    event = event_of(tmp_path, sheets(TONGUES[tongue]))
    assert {f"{session.start:%m-%d}" for session in event.sessions} == {"11-11", "11-12"}
    away = {c.name: {f"{a.start:%m-%d}" for d in c.delegates for a in d.absences} for c in event.companies}
    assert {name: days for name, days in away.items() if days} == {BUYERS[1]: {"11-12"}}


@pytest.mark.parametrize("tongue", TONGUES)
def test_who_is_there_on_all_days_after_all_is_asked_about_and_not_away(tmp_path, tongue):
    of = TONGUES[tongue]
    made = sheets(of, ["21.10", BUYERS[1], of["after all"]])
    asked = {q.guess for q in read(tmp_path, made).questions if q.subject == of["after all"]}
    assert asked == {"Not available: never"}
    assert not [a for c in event_of(tmp_path, made).companies for d in c.delegates for a in d.absences]


SHORT = {
    "uk": (
        ["Назва", "Країна"],
        ["Замовник", "З ким потрібна зустріч"],
        "Клініка «Добробуд»",
        "Медцентр «Ясен»",
        "Ясен",
    ),
    "de": (["Name", "Land"], ["Einkäufer", "Will treffen"], "Klinik Wohl", "Medizinzentrum «Esche»", "Esche"),
    "en": (
        ["Company", "Country"],
        ["Buyer", "Wants to meet"],
        "Clinic Goodwill",
        "Medical Centre «Ashtree»",
        "Ashtree",
    ),
}


@pytest.mark.parametrize("tongue", SHORT)
def test_short_names_on_the_sheet_of_a_colleague_are_companies_of_the_fuller_list(tmp_path, tongue):
    (titles, asking, known, full, short), others = SHORT[tongue], ("Hospital «Polaris»", "Orda Foods")
    made = {
        "Buyers": [titles, [known, "Italy"], [full, "Norway"], ["Hospital «Polaris»", "Spain"], ["Orda Foods", "Cuba"]],
        "Requests of Ann": [
            asking,
            [known, f"{SELLERS[0]}, {SELLERS[1]}"],
            [short, f"{SELLERS[1]}, {SELLERS[2]}"],
            ["Orda Foods"],
        ],
        "Sellers": [["Supplier", "Products"], *([name, "goods"] for name in SELLERS)],
    }
    event = event_of(tmp_path, made)
    names = {company.id: company.name for company in event.companies}
    assert {company.name for company in event.companies if company.purchaser} == {known, full, *others}
    assert {names[r.target] for r in event.requests if names[r.asker] == full} == {*SELLERS[1:3]}
