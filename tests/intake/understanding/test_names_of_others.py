"""Whoever a column of a list asks for is not taken for the company of the row, whatever the title of its name is."""

from __future__ import annotations

import pytest

from tests.intake.books import read

HOSTS = [
    "Chongqing Kainuo Medical",
    "Chongqing Mingzhao Lighting",
    "Chongqing Baijie Packaging",
    "Chongqing Jiangtuo Pumps",
]
GUESTS = ["Говь Трейд", "Хангай Фүүдс", "Номин Тех", "Алтан Тариа", "Тэнгэр Импорт"]
SAID = [("0 1", "", "3"), ("1", "2", ""), ("0 3", "", ""), ("2 3", "0", "1"), ("1 0", "", "")]
MUST, NO = 1, 2


@pytest.mark.parametrize(
    ("name", "wishes", "must", "no"),
    [
        ("Байгууллагын нэр", "Уулзах хүсэлтэй компаниуд", "Заавал уулзах", "Уулзахгүй компани"),
        ("Хэн", "Уулзах хүсэлтэй компаниуд", "Заавал уулзах", "Уулзахыг хүсэхгүй"),
        ("Sizning nomingiz", "Uchrashmoqchi boʻlgan kompaniyalar", "Albatta uchrashish", "Xohlamaydigan kompaniya"),
        ("Who are you", "Companies to meet", "Must-meet company", "Company to avoid"),
        ("Кто подаёт", "С кем", "Обязательно с компанией", "Не с компанией"),
        ("申报主体", "意向企业", "必见企业", "不见企业"),
    ],
)
def test_the_column_with_a_name_in_each_row_names_its_companies(tmp_path, name, wishes, must, no):
    def names(places: str) -> str | None:
        return ", ".join(HOSTS[int(place)].removeprefix("Chongqing ") for place in places.split()) or None

    rows = [[n, guest, *map(names, said)] for n, (guest, said) in enumerate(zip(GUESTS, SAID, strict=True), 1)]
    sheets = {
        "Buyers": [["№", name, wishes, must, no], *rows],
        "Suppliers": [["Supplier"], *([host] for host in HOSTS)],
    }
    intake = read(tmp_path, sheets)
    assert not intake.questions
    assert intake.event is not None
    called = {company.id: company.name for company in intake.event.companies}
    heard = {(called[r.asker], called[r.target], str(r.level)) for r in intake.event.requests}
    assert heard == {
        (guest, HOSTS[int(place)], level)
        for guest, said in zip(GUESTS, SAID, strict=True)
        for places, level in zip(said, ("want", "must", "no"), strict=True)
        for place in places.split()
    }
