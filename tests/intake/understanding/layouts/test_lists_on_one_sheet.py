"""Lists of companies and of wishes on one sheet, below or beside each other, are lists of their own."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.layouts.parts import parted
from sco_scheduler.intake.understanding.layouts.stacks import stacked
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet

BUYERS, SELLERS = (
    ("Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"),
    ("Lotus Glass", "Jade Tea", "River Pumps"),
)
WISHES = [
    ("Altyn Trade", "Jade Tea", 1),
    ("Altyn Trade", "Lotus Glass", 2),
    ("Orda Foods", "River Pumps", 1),
    ("Silk Way", "Jade Tea", 1),
]
WORDS = {
    "en": ("Buyers", "Sellers", "Requests", "No.", "Company", "Contact", "Country", "From", "To", "Priority"),
    "ru": ("Покупатели", "Поставщики", "Заявки", "№", "Компания", "Контакт", "Страна", "Кто", "С кем", "Приоритет"),
    "zh": ("采购商", "供应商", "意向", "序号", "企业名称", "联系人", "国家", "申请方", "对象企业", "优先级"),
    "de": ("Käufer", "Lieferanten", "Wünsche", "Nr.", "Firma", "Kontakt", "Land", "Wer", "Mit wem", "Priorität"),
    "tr": ("Alıcılar", "Tedarikçiler", "Talepler", "No", "Firma", "Yetkili", "Ülke", "Kim", "Kiminle", "Öncelik"),
}
EMPTY: list[object] = [None]


def lists(tongue: str) -> list[list[list[object]]]:
    buyers, sellers, asked, no, company, contact, country, who, whom, rank = WORDS[tongue]
    sides = [
        [
            [heading],
            [no, company, contact, country],
            *([n, name, f"{name[:4]} A.", "KZ"] for n, name in enumerate(of, 1)),
        ]
        for heading, of in ((buyers, BUYERS), (sellers, SELLERS))
    ]
    return [*sides, [[asked], [who, whom, rank], *map(list, WISHES)]]


def below(*parts: list[list[object]], gap: int = 2) -> list[list[object]]:
    return [row for part in parts for row in [*part, *[EMPTY] * gap]]


def beside(*parts: list[list[object]]) -> list[list[object]]:
    widths, height = [max(map(len, part)) for part in parts], max(map(len, parts))
    filled = [[*part, *[EMPTY] * (height - len(part))] for part in parts]
    rows = zip(*filled, strict=True)
    return [
        [value for row, width in zip(of, widths, strict=True) for value in [*row, *[None] * (width + 1 - len(row))]]
        for of in rows
    ]


@pytest.mark.parametrize("tongue", WORDS)
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
@pytest.mark.parametrize("arranged", [below, beside])
def test_all_lists_of_a_sheet_are_read(tmp_path, tongue, order, arranged):
    of = lists(tongue)
    intake = read(tmp_path, {"Sheet1": arranged(*(of[place] for place in order))}, sure=0.0)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert {c.name for c in intake.event.companies if c.purchaser} == {*BUYERS}
    assert {c.name for c in intake.event.companies if c.supplier} == {*SELLERS}
    assert [(names[r.asker], names[r.target], r.rank) for r in intake.event.requests] == WISHES


def named(*rows: list[object]) -> list[str]:
    return [part.name for beside in parted(sheet("A", *rows)) for part in stacked(beside)]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (below(*lists("en")), ["A 1:8", "A 9:15", "A 16:21"]),
        (below(*lists("en"), gap=1), ["A 1:7", "A 8:13", "A 14:19"]),
        (beside(*lists("en")), ["A A:D", "A F:I", "A K:M"]),
        # A legend with titles above the list, and a part that comes later, belong to it.
        ([["Key:", "x = must", "o = no"], EMPTY, *lists("en")[0]], ["A"]),
        ([*lists("en")[0], EMPTY, ["Late"], [5, "Tian Shan", "B.", "KG"], [6, "Pamir", "C.", "TJ"]], ["A"]),
        # Its header again, and a sum, as on a printed page.
        ([*lists("en")[0][1:], EMPTY, *lists("en")[0][1:3], [None, "Total", 4]], ["A"]),
        # An empty column within a form, whose answers end where the form does, or are missing in some rows.
        ([[*row, None, "Wishes" if n == 0 else "Jade Tea"] for n, row in enumerate(lists("en")[0][1:])], ["A"]),
        ([[*row, None, "Hall", "Stand", "Day"] for row in lists("en")[0][1:]], ["A"]),
    ],
)
def test_parts_have_headers_of_their_own(rows, parts):
    assert named(*rows) == parts
