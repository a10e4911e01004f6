"""A register of codes, and sheets of wishes, attendance and changes that have the codes alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sco_scheduler.domain.event import Event, Level, Role
from tests.intake.books import read

BUYERS = {"З01": "Клиника Север", "З02": "ДентАрт", "З03": "Санаторий Бор"}
SELLERS = {"П01": "Вектор-Рентген", "П02": "Диагност", "П03": "КриоЛаб"}


def book(attendance: str = "Заезд") -> dict[str, list[list[Any]]]:
    told = [[code, name, "Заказчик"] for code, name in BUYERS.items()]
    told += [[code, name, "Поставщик"] for code, name in SELLERS.items()]
    return {
        "Реестр": [
            ["Биржа контактов, 21 апреля 10:00-17:00, 22 апреля 2027 09:30-14:00"],
            ["Код", "Организация", "Категория"],
            *told,
        ],
        "Заявки": [
            ["Код", "Обязательно", "Желательно", "Не назначать", "Макс. встреч"],
            ["З01", "П01", "П02, П03", None, 6],
            ["З02", "П02", "П01", "П03", None],
            ["З03", "П03", None, None, None],
            ["П01", "З01", "З02", None, 5],
        ],
        attendance: [
            ["Код", "21.04", "22.04"],
            *([code, "+", {"З02": "–", "П03": "с 12:00"}.get(code, "+")] for code in (*BUYERS, *SELLERS)),
        ],
        "Изменения": [
            ["№", "Дата", "Код", "Что изменилось", "Внёс"],
            [1, "12.04", "З03", "Отказались. Место занимает новый заказчик З04 – ЗАО «Взгляд» (Уфа)", "НВ"],
            [2, "12.04", "З04", "Заявка: обязательно П02", "НВ"],
            [3, "13.04", "П04", "Новый поставщик: ООО «Нити» (Казань). Желательно З01", "НВ"],
            [4, "14.04", "П01", "Могут провести 8 встреч, а не 5", "НВ"],
            [5, "14.04", "З02", "Приедут и 22-го, оба дня полностью", "НВ"],
            [6, "15.04", "П02", "Не больше 4 встреч, один человек", "АК"],
            [7, "15.04", "П03", "З01 поднять до «обязательно»", "АК"],
        ],
    }  # fmt: skip


def taken(directory: Path) -> Event:
    event = read(directory, book(), sure=0.0).event
    assert event is not None
    return event


def test_a_column_called_after_a_level_has_wishes_and_no_companies(tmp_path: Path):
    event = taken(tmp_path)
    names = {company.id: company.name for company in event.companies}
    musts = {(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.MUST}
    assert musts >= {("Клиника Север", "Вектор-Рентген"), ("ДентАрт", "Диагност"), ("Вектор-Рентген", "Клиника Север")}


def test_a_sheet_of_attendance_is_read_whatever_it_is_called_or_asked_about(tmp_path: Path):
    asked = [q.guess for q in read(tmp_path, book()).questions if q.kind == "holds"]
    assert asked == ["answers"]  # an arrival may be that at the hotel
    assert not [q for q in read(tmp_path, book("Посещение")).questions if q.kind == "holds"]
    away = {c.name: c.delegates[0].absences for c in taken(tmp_path).companies if c.delegates}
    assert [f"{a.start:%d %H:%M}-{a.end:%H:%M}" for a in away["КриоЛаб"]] == ["22 00:00-12:00"]
    assert not away["ДентАрт"]  # there after all, as the changes say


def test_newcomers_of_the_changes_have_their_names_and_sides(tmp_path: Path):
    asked = {(q.subject, q.guess) for q in read(tmp_path, book()).questions if q.kind == "name"}
    assert asked == {("З04", "new purchaser"), ("П04", "new supplier")}
    event = taken(tmp_path)
    sides = {c.name: c.terms(Role.PURCHASER) is not None for c in event.companies}
    assert (sides["ЗАО «Взгляд»"], sides["ООО «Нити»"]) == (True, False)


def test_a_limit_that_replaces_another_counts(tmp_path: Path):
    terms = {c.name: c.supplier for c in taken(tmp_path).companies}
    assert terms["Вектор-Рентген"] is not None
    assert terms["Вектор-Рентген"].maximum == 8
