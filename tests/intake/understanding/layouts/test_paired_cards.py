"""Cards with several labels and answers in a row, one card below the other, are lists in any language and layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.cards import with_laid_cards
from sco_scheduler.intake.understanding.layouts.joined_cards import with_answers_apart
from tests.intake.understanding.sheets import sheet

FIELDS = [
    *("company", "contact", "phone", "email", "goods", "city", "there", "maximum", "wishes", "must", "refused"),
    "remark",
]

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "fields": "公司名称|联系人|手机|邮箱|主营产品|所在城市|参会时间|最多洽谈场次|"
        "意向企业（按优先顺序）|必须见|请勿安排|备注",
        "sides": "采购商|供应商",
        "event": "2026年珠宝采购对接会（5月20日—21日，每天9:30—17:30）",
        "all": "全程",
        "only": "仅5月{}日",
        "remark": "请安排靠窗的桌子",
        "buyers": "杭州锦和珠宝连锁有限公司|昆明云尚翡翠商行|北京福瑞金店有限公司|沈阳东方钻石行",
        "sellers": "深圳市金穗珠宝有限公司|诸暨清波珍珠有限公司|莆田银匠坊饰品有限公司|广州番禺彩石首饰厂",
        "goods": "足金|翡翠|珍珠|银饰",
    },
    "ru": {
        "fields": "Компания|Контактное лицо|Телефон|E-mail|Продукция|Город|Участие|Макс. встреч|"
        "С кем хотят встретиться (по приоритету)|Обязательно встретиться|Не назначать встречу с|Примечание",
        "sides": "Покупатель|Поставщик",
        "event": "Лес и доска, 20–21 мая 2026 г., 9:30–17:30",
        "all": "оба дня",
        "only": "только {} мая",
        "remark": "просят стол у окна",
        "buyers": "ООО «Домострой»|АО «Карелия-Паркет»|ТОО «Алтын Тау»|ИП Кузнецов",
        "sellers": "ООО «Кедр Сибири»|ЗАО «Вятский лес»|ООО «Дубрава»|ПК «Северная сосна»",
        "goods": "брус|паркет|фанера|доска",
    },
    "en": {
        "fields": "Company|Contact person|Phone|E-mail|Products|City|Attendance|Max. meetings|"
        "Wants to meet (in order of preference)|Must meet|Does not want to meet|Remarks",
        "sides": "Buyer|Supplier",
        "event": "Timber Days, 20–21 May 2026, 9:30–17:30",
        "all": "both days",
        "only": "{} May only",
        "remark": "asks for a table near the window",
        "buyers": "Hartwell Stores Ltd|Orchid Lane Pte Ltd|Casa Verde S.L.|Prairie Home Inc.",
        "sellers": "Margalla Looms|Karwan Textiles|Indus Towels (Pvt) Ltd|Ravi Weaving Mills",
        "goods": "towels|rugs|bed linen|curtains",
    },
    "uz": {
        "fields": "Kompaniya nomi|Aloqa uchun shaxs|Telefon|Elektron pochta|Mahsulotlar|Shahar|Ishtirok|"
        "Uchrashuvlar soni (ko‘pi bilan)|Kim bilan uchrashmoqchi (muhimlik tartibida)|Albatta uchrashish kerak|"
        "Uchrashuv tayinlanmasin|Izoh",
        "sides": "Xaridor|Yetkazib beruvchi",
        "event": "Meva va yong‘oq yarmarkasi, 2026-yil 20–21-may, 9:30–17:30",
        "all": "ikkala kun",
        "only": "faqat {}-may",
        "remark": "deraza yonidagi stolni so‘raydi",
        "buyers": "Anvar Savdo MChJ|Orient Fruit LLC|Nurota Bodom XK|Shirin Konfet QK",
        "sellers": "Zarafshon Mayizi MChJ|Qarshi Pista fermer xo‘jaligi|Xorazm Kunjut XK|Bo‘stonliq Bog‘i MChJ",
        "goods": "mayiz|pista|kunjut|yong‘oq",
    },
    "kk": {
        "fields": "Компания атауы|Байланыс тұлғасы|Телефон|Электрондық пошта|Өнімдер|Қала|Қатысу|"
        "Кездесулер саны (ең көбі)|Кіммен кездескісі келеді (басымдық бойынша)|Міндетті түрде кездесу|"
        "Кездесу тағайындалмасын|Ескерту",
        "sides": "Сатып алушы|Жеткізуші",
        "event": "Азық-түлік форумы, 2026 жылғы 20–21 мамыр, 9:30–17:30",
        "all": "екі күн де",
        "only": "тек қана {} мамыр",
        "remark": "терезе жанындағы үстелді сұрайды",
        "buyers": "Алма Сауда ЖШС|Дала Маркет ЖШС|Орда Фудс АҚ|Ертіс Трейд ЖШС",
        "sellers": "Жетісу Сүті ЖШС|Қостанай Ұны АҚ|Бал Арасы ЖК|Сырдария Күріші ЖШС",
        "goods": "сүт|ұн|бал|күріш",
    },
}
"""The words of each language: labels in the order of ``FIELDS``, names, and answers."""

TOLD = {
    "B1": {"wishes": "S1 S2", "must": "S1"},
    "B2": {"wishes": "S3", "refused": "S1"},
    "B3": {"wishes": "S2 S4", "maximum": "3"},
    "B4": {"wishes": "S1 S3 S4", "there": "20"},
    "S1": {"wishes": "B1 B4", "remark": "+"},
    "S2": {"wishes": "B3", "maximum": "2"},
    "S3": {},
    "S4": {"wishes": "B2 B3", "refused": "B1", "there": "21"},
}
MEANT = [
    *("B1>S1 must 1", "B1>S2 want 2", "B2>S1 no -", "B2>S3 want 1", "B3>S2 want 1", "B3>S4 want 2", "B4>S1 want 1"),
    *("B4>S3 want 2", "B4>S4 want 3", "S1>B1 want 1", "S1>B4 want 2", "S2>B3 want 1", "S4>B1 no -", "S4>B2 want 1"),
    "S4>B3 want 2",
]
AWAY = {"B4": "2026-05-21", "S4": "2026-05-20"}
TWO = "company contact, phone email, goods city, there maximum, wishes, must, refused, remark"


LISTED = {"B": "buyers", "S": "sellers"}
UNNAMED = TWO.replace("company contact", "contact")


@dataclass(frozen=True)
class Style:
    """How cards are laid: the fields of each row, and what is around them."""

    rows: str = TWO
    colon: str = ""
    span: int = 1
    """The columns of an answer, merged if there are several."""

    label_span: int = 1
    """The columns of a label, merged if there are several."""

    gap: int = 1
    title: str = ""
    """The text above each card, with {n}, {side} and {name}."""

    join: str = "{}. "
    """What stands before each wish, or between two if it has no number."""

    short: bool = False
    """Whether rows without an answer are left out, so that cards differ in length."""

    one_sheet: bool = False
    heading: str = ""
    """The text above all cards of a side, with {side}."""

    labels: dict[str, str] = field(default_factory=dict)
    turns: bool = False
    """Whether the sides take turns."""

    inline: bool = False
    """Whether an answer is in the cell of its label."""

    flow: bool = False
    """Whether each two of the first fields that have answers make a row."""

    wide: bool = True
    """Whether the only answer of a row is merged up to the last column."""


def save(path: Path, tongue: str, style: Style) -> Path:
    """A workbook with the cards of both sides."""
    words = WORDS[tongue]
    sides = words["sides"].split("|")
    labels = {**dict(zip(FIELDS, words["fields"].split("|"), strict=True)), "no": "№", **style.labels}
    names = {f"{key}{n}": x for key in "BS" for n, x in enumerate(words[LISTED[key]].split("|"), 1)}
    book = openpyxl.Workbook()
    book.remove(book.active)
    layout = [row.split() for row in style.rows.split(",")]
    width = style.label_span + (0 if style.inline else style.span)
    last = (2 if style.flow else max(map(len, layout))) * width
    keys = sorted(names, key=lambda key: (key[1], key[0]) if style.turns else (key[0], key[1]))
    top, before = 1, ""
    for key in keys:
        side = sides["BS".index(key[0])]
        if not before or (before != side and not style.one_sheet):
            page = book.create_sheet("Registrations" if style.one_sheet else side)
            page.append([words["event"]])
            top = 3
        if before != side and style.heading:
            page.cell(top, 1, style.heading.format(side=side))
            top += 2
        before = side
        if style.title:
            page.cell(top, 1, style.title.format(n=key[1], side=side, name=names[key]))
            page.merge_cells(start_row=top, end_row=top, start_column=1, end_column=last)
            top += 1
        answers = answers_of(key, names, words, style)
        for fields in laid(layout, answers, style):
            for place, of in enumerate(fields):
                column = 1 + place * width
                behind = column + style.label_span
                page.cell(top, column, f"{labels[of]}{style.colon}{answers[of] or '' if style.inline else ''}")
                if style.label_span > 1:
                    page.merge_cells(start_row=top, end_row=top, start_column=column, end_column=behind - 1)
                if style.inline:
                    continue
                page.cell(top, behind, answers[of] or None)
                end = last if len(fields) == 1 and style.wide else column + width - 1
                if end > behind:
                    page.merge_cells(start_row=top, end_row=top, start_column=behind, end_column=end)
            top += 1
        top += style.gap
    book.save(path)
    return path


def laid(layout: list[list[str]], answers: dict[str, object], style: Style) -> list[list[str]]:
    """The fields of each row of a card."""
    if style.flow:
        filled = [of for of in layout[0] if answers[of]]
        layout = [filled[n : n + 2] for n in range(0, len(filled), 2)] + layout[1:]
    return [fields for fields in layout if not style.short or any(answers[of] for of in fields)]


def answers_of(key: str, names: dict[str, str], words: dict[str, str], style: Style) -> dict[str, object]:
    """The answers on the card of a company."""
    n, told = int(key[1]), TOLD[key]
    wished = [names[of] for of in told.get("wishes", "").split()]
    numbered = " ".join(f"{style.join.format(n)}{name}" for n, name in enumerate(wished, 1))
    return {
        "no": n,
        "company": names[key],
        "contact": f"Kim {key}",
        "phone": f"+7 555 01{n}{n} 0{'BS'.index(key[0])}",
        "email": f"{key.lower()}@example.org",
        "goods": words["goods"].split("|")[n - 1],
        "city": ["Oslo", "Riga", "Baku", "Pune"][n - 1],
        "there": words["only"].format(told["there"]) if "there" in told else words["all"],
        "maximum": int(told["maximum"]) if "maximum" in told else None,
        "wishes": numbered if "{}" in style.join else style.join.join(wished),
        "must": names.get(told.get("must", ""), ""),
        "refused": names.get(told.get("refused", ""), ""),
        "remark": words["remark"] if "remark" in told else "",
    }


def deviations(path: Path, tongue: str) -> list[str]:
    """What is read otherwise than it is meant, with every guess taken."""
    intake = read_registrations([path], today=date(2026, 5, 1), sure=0.0)
    if intake.event is None:
        return [str(f.message) for f in intake.findings]
    words = WORDS[tongue]
    keys = {
        name: f"{k}{n}"
        for k, of in zip("BS", ("buyers", "sellers"), strict=True)
        for n, name in enumerate(words[of].split("|"), 1)
    }
    names = {company.id: keys.get(company.name, company.name) for company in intake.event.companies}
    said = [f"{names[r.asker]}>{names[r.target]} {r.level.value} {r.rank or '-'}" for r in intake.event.requests]
    found = sorted({*said} ^ {*MEANT})
    for company in intake.event.companies:
        key = names[company.id]
        role = company.purchaser if key[0] == "B" else company.supplier
        other = company.supplier if key[0] == "B" else company.purchaser
        if key not in TOLD or role is None or other is not None:
            found.append(f"side of {key}")
        elif (company.contact, company.email) != (f"Kim {key}", f"{key.lower()}@example.org"):
            found.append(f"contact of {key}: {company.contact} {company.email}")
        elif role.maximum != (int(TOLD[key]["maximum"]) if "maximum" in TOLD[key] else None):
            found.append(f"limit of {key}: {role.maximum}")
    rows = [row for sheet in ("Purchasers", "Suppliers") for row in intake.tables[sheet]]
    if len(rows) != len(TOLD):
        found.append(f"{len(rows)} companies")
    absent = {keys.get(row.text("company"), ""): row.text("not_available") for row in rows if row.text("not_available")}
    return [*found, *(f"away: {key} {absent.get(key)}" for key in absent.keys() ^ AWAY.keys())]


def asked(intake: Intake) -> list[str]:
    return [f"{q.kind} {q.subject}" for q in intake.questions if q.kind != "event"]


STYLES: dict[str, tuple[str, Style]] = {
    "as in the first": ("zh", Style(title="{side}登记卡 0{n}")),
    "colons, merged answers, no gap": ("ru", Style(colon=":", span=2, gap=0, title="Карточка участника № {n}")),
    "three pairs, no title": (
        "en",
        Style("company contact phone, email city maximum, goods there, wishes, must, refused, remark", join="; "),
    ),
    "names above, no gap": (
        "uz",
        Style("contact phone, email city, goods there, maximum, wishes, must refused, remark", gap=0, title="{name}"),
    ),
    "of different length": ("kk", Style(short=True, gap=2, title="№ {n}", join="\n")),
    "one sheet with headings": ("en", Style(one_sheet=True, heading="{side}s", colon=":", span=3)),
    "one sheet with numbered sides": ("ru", Style(one_sheet=True, title="{side} № {n}", short=True, join=", ")),
    "the name in the second pair": (
        "zh",
        Style("no company, contact phone, email city, goods there, maximum, wishes, must, refused, remark", colon="："),
    ),
    "same title, without gap": ("en", Style(gap=0, title="REGISTRATION CARD", short=True, wide=False)),
    "one sheet with titles of sides": ("zh", Style(one_sheet=True, title="{side}登记卡 0{n}")),
    "one sheet, sides by turns": ("ru", Style(one_sheet=True, title="{side} № {n}: {name}", rows=UNNAMED, turns=True)),
    "one label in a row": ("en", Style(one_sheet=True, title="{side} card {n}", rows=", ".join(FIELDS))),
    "labels and answers in one cell": ("ru", Style(colon=": ", inline=True, title="Карточка № {n}")),
    "rows filled up": (
        "en",
        Style("company maximum contact phone email goods city there, wishes, must, refused, remark", flow=True),
    ),
    "merged labels": ("en", Style(label_span=2, span=2, colon=":")),
    "merged labels, three pairs": (
        "zh",
        Style(
            "company contact phone, email city maximum, there goods, wishes, must, refused, remark",
            label_span=2,
            title="登记表 {n}",
            gap=0,
        ),
    ),
    "labels and answers in one cell, no title": ("zh", Style(colon="：", inline=True, gap=0)),
    "rows filled up with musts and refusals": (
        "kk",
        Style(
            "company maximum contact phone email goods city there must refused, wishes, remark",
            flow=True,
            title="{side} карточкасы № {n}",
            gap=2,
        ),
    ),
    "one sheet, no gap": (
        "uz",
        Style(TWO.replace("must, refused", "must refused"), " :", title="{side} {n}", one_sheet=True, gap=0),
    ),
    "three pairs, musts before wishes": (
        "uz",
        Style(
            "no company city, contact phone email, goods there maximum, must refused, wishes, remark",
            title="Anketa",
            gap=0,
        ),
    ),
    "numbers, sides and names in titles": (
        "kk",
        Style(
            "contact phone, email goods, city there, maximum, wishes, must, refused, remark",
            title="{side} {n}. {name}",
            colon=":",
            one_sheet=True,
            short=True,
            span=2,
        ),
    ),
    "sides alone as titles, by turns": (
        "ru",
        Style(
            "company phone contact, email city goods, maximum there, wishes, refused, must, remark",
            colon=":",
            label_span=2,
            one_sheet=True,
            turns=True,
            title="{side}",
        ),
    ),
    "no title, no gap, the name in the third pair": (
        "zh",
        Style("city no company, contact phone email, goods there maximum, wishes, refused must, remark", gap=0),
    ),
    "names with sides as titles": (
        "kk",
        Style(
            "contact phone, email city, goods there, maximum must, refused, wishes, remark",
            colon=": ",
            inline=True,
            title="{name} ({side})",
            one_sheet=True,
        ),
    ),
    "wishes and musts in a row": (
        "en",
        Style(
            "company contact, phone email, wishes must, refused maximum, there goods, city remark",
            title="Registration {n}",
            gap=2,
            span=2,
        ),
    ),
}


@pytest.mark.parametrize("name", STYLES)
def test_cards_of_several_labels_in_a_row_are_lists(tmp_path, name):
    tongue, style = STYLES[name]
    path = save(tmp_path / "cards.xlsx", tongue, style)
    assert deviations(path, tongue) == []
    intake = read_registrations([path], today=date(2026, 5, 1))
    assert asked(intake) in ([], [f"remarks {WORDS[tongue]['remark']}"])


LISTS: dict[str, list[list[str]]] = {
    "pairs of titles and cells": [
        ["Company", "Alpha Trade", "Contact", "Kim"],
        ["Company", "Beta Trade", "Contact", "Lee"],
        ["Company", "Gamma Trade", "Contact", "Ann"],
    ],
    "a list": [
        ["Company", "Contact", "Phone", "E-mail"],
        *([f"F{n}", f"K{n}", f"55{n}", f"f{n}@x.org"] for n in range(9)),
    ],
    "a list with its titles on each page": [
        *(["Company", "Contact", "Wishes", "City"], ["Alpha", "Kim", "Jade", "Oslo"], ["Beta", "Lee", "Jade", "Riga"]),
        *(["Company", "Contact", "Wishes", "City"], ["Gamma", "Ann", "Opal", "Oslo"], ["Delta", "Bob", "Jade", "Riga"]),
        *(["Company", "Contact", "Wishes", "City"], ["Omega", "Eve", "Opal", "Oslo"], ["Sigma", "Dan", "Opal", "Riga"]),
    ],
    "a list with labels in its cells": [
        ["Company", "Contact", "Contact"],
        *([f"Firm {n}", f"Phone: 555 01{n}", f"E-mail: f{n}@x.org"] for n in range(6)),
    ],
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_no_cards(name):
    book = Book("fair", (sheet("Buyers", *LISTS[name]), sheet("Suppliers", ["Supplier"], ["Jade"], ["Opal"])))
    assert with_laid_cards(book).grids == book.grids
    assert with_answers_apart(book.grids[0]) is book.grids[0]
