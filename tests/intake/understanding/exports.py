"""One event as six forms export it: what each sheet looks like is taken from real exports, the names are made up."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sco_scheduler.domain.event import Event
from tests.intake.books import Sheets

BUYERS = (
    ("P001", "Altyn Trade LLP", "Алтын Трейд", "Kazakhstan", "ru", "Aigul Serik"),
    ("P002", "Ural Import LLC", "ООО «Урал Импорт»", "Russia", "ru; en", "Oleg Petrov"),
    ("P003", "Samarkand Agro JSC", "Самарканд Агро", "Uzbekistan", "ru", "Timur Aliev"),
    ("P004", "Bishkek Motors", "Бишкек Моторс", "Kyrgyzstan", "ru; en", "Azamat Bekov"),
    ("P005", "Ararat Foods", "Арарат Фудс", "Armenia", "ru; en", "Ani Sargsyan"),
    ("P006", "Steppe Machinery", "Степь Машинери", "Mongolia", "en", "Bat Erdene"),
)
SELLERS = (
    ("S001", "Chongqing Motors Co., Ltd.", "重庆汽车有限公司", "A"),
    ("S002", "River Machines, Inc.", "江河机械股份有限公司", "B"),
    ("S003", "Spring Parts Co., Ltd.", "春天零部件有限公司", "A"),
    ("S004", "Jialing Tractors", "嘉陵拖拉机", "B"),
    ("S005", "Two Rivers Foods", "两江食品", "C"),
    ("S006", "Golden Bridge Import & Export Co., Ltd.", "金桥进出口有限公司", "C"),
    ("S007", "Yangtze Pumps", "长江水泵", "B"),
    ("S008", "Bayu Batteries", "巴渝电池", "A"),
)
_NAMES = {row[0]: row for row in (*BUYERS, *SELLERS)}
_COUNTRIES = ("哈萨克斯坦", "俄罗斯", "乌兹别克斯坦", "吉尔吉斯斯坦", "亚美尼亚", "蒙古")

Said = tuple[str, str, str, int | None]
"""Who asks, for whom, the level, and the rank among the plain wishes of who asks."""


@dataclass(frozen=True)
class Wishing:
    """Random wishes of every buyer: musts, wishes in order, maybes and refusals."""

    of: dict[str, list[tuple[str, str]]]

    @classmethod
    def random(cls, seed: int) -> Wishing:
        """Wishes by a seed."""
        chance = random.Random(seed)
        of = {}
        for buyer in BUYERS:
            asked = chance.sample([row[0] for row in SELLERS], chance.randint(4, 6))
            levels = ["must", *["want"] * (len(asked) - 3), "maybe", "no"]
            of[buyer[0]] = list(zip(asked, levels, strict=True))
        return cls(of)

    def named(self, buyer: str, *levels: str, column: int = 1) -> list[str]:
        """The names of whom a buyer asks for at some levels."""
        return [_NAMES[seller][column] for seller, level in self.of[buyer] if level in levels]

    def said(self, *, levels: Sequence[str] = ("must", "want", "maybe", "no"), ranked: bool = True) -> set[Said]:
        """All wishes by the English names; ``ranked`` by the order of the plain ones."""
        found: set[Said] = set()
        for buyer, wishes in self.of.items():
            rank = 0
            for seller, level in wishes:
                rank += level == "want"
                if level in levels:
                    found.add((buyer, seller, level, rank if level == "want" and ranked else None))
        return found


def read_of(event: Event) -> set[Said]:
    """The wishes of an event in the same words, whatever IDs its companies were given."""
    ids = {}
    for company in event.companies:
        names = {company.name, company.local_name}
        ids[company.id] = next(row[0] for row in _NAMES.values() if names & {row[1], row[2]})
    return {
        (ids[request.asker], ids[other], request.level.value, request.rank if request.level == "want" else None)
        for request in event.requests
        for other in request.pair
        if other != request.asker
    }


def web_form(w: Wishing) -> Sheets:
    """A row for each answer, the role in a column, lists with commas of names that hold commas."""
    header = [
        "Timestamp",
        "Email Address",
        "Company name",
        "I am a:",
        "Country",
        "Language(s)",
        "What does your company produce or sell?",
        "Zone",
        "Which companies must you meet?",
        "Which companies would you like to meet?",
        "If time permits",
        "Are there any companies you do NOT want to meet?",
        "Comments",
    ]
    rows: list[list[Any]] = [header]
    for i, b in enumerate(BUYERS):
        lists = [", ".join(w.named(b[0], level)) for level in ("must", "want", "maybe", "no")]
        languages = b[4].replace(";", ",")
        rows.append(
            [f"2025/05/0{i + 1} 10:00:00", f"{b[0]}@ex.org", b[1], "Buyer", b[3], languages, None, None, *lists]
        )
    rows += [
        ["2025/05/09 11:00:00", f"{s[0]}@ex.cn", s[1], "Seller", "China", "Chinese", "parts", s[3]] for s in SELLERS
    ]
    return {"Form Responses 1": rows}


def chinese_form(w: Wishing) -> Sheets:
    """Numbered questions, choices with a bar between them, and a word for blanks."""
    header = [
        "序号",
        "提交答卷时间",
        "所用时间",
        "来源",
        "1、企业名称",
        "2、您的身份是？[单选题]",
        "3、国家/地区",
        "4、语言（可多选）",
        "5、必须见的企业",
        "6、希望洽谈的企业（排序）",
        "7、如有时间可见的企业",
        "8、不希望见的企业",
        "9、所属展区",
    ]
    rows: list[list[Any]] = [header]
    for n, b in enumerate(BUYERS, start=1):
        lists = ["┋".join(w.named(b[0], level, column=2)) or "(空)" for level in ("must", "want", "maybe", "no")]
        rows.append(
            [n, "2025/5/1 9:00:00", "120秒", "微信", b[2], "采购商", _COUNTRIES[n - 1], "俄语┋英语", *lists, "(空)"]
        )
    for n, s in enumerate(SELLERS, start=7):
        rows.append([n, "2025/5/1 9:00:00", "99秒", "微信", s[2], "供应商", "中国", "中文", *["(空)"] * 4, s[3]])
    return {"Sheet1": rows}


def matrix(w: Wishing) -> Sheets:
    """Lists of both sides, and a sheet with the sellers across: ranks and words in the cells."""
    rows: list[list[Any]] = [["Who wants to meet whom"], [None, *(s[1] for s in SELLERS)]]
    for b in BUYERS:
        cells: dict[str, object] = {}
        rank = 0
        for seller, level in w.of[b[0]]:
            rank += level == "want"
            cells[seller] = rank if level == "want" else level
        rows.append([b[1], *(cells.get(s[0]) for s in SELLERS)])
    return {
        "Buyers": [["Company", "Country", "Language", "Contact person"], *[[b[1], *b[3:]] for b in BUYERS]],
        "Sellers": [["Company", "Zone"], *[[s[1], s[3]] for s in SELLERS]],
        "Wishes": rows,
    }


def russian_lists(w: Wishing) -> Sheets:
    """All companies on one sheet below a title, and who asks whom in rows with a word for how much."""
    words = {"must": "обязательно", "want": "хотим", "maybe": "возможно", "no": "не хотим"}
    rows: list[list[Any]] = [
        ["Список участников переговоров"],
        [],
        ["№ п/п", "Наименование организации", "Статус участника", "Страна", "Языки", "Зона"],
    ]
    rows += [[n, b[2], "Покупатель", b[3], b[4], None] for n, b in enumerate(BUYERS, start=1)]
    rows += [[n, s[1], "Поставщик", "Китай", "китайский", s[3]] for n, s in enumerate(SELLERS, start=7)]
    rows += [[], ["Всего: 14 компаний"]]
    wishes = [["Кто", "С кем", "Желательность", "Очередность"]]
    for buyer, seller, level, rank in sorted(w.said(), key=str):
        wishes.append([_NAMES[buyer][2], _NAMES[seller][1], words[level], rank])
    return {"Участники": rows, "Встречи": wishes}


def choices(w: Wishing) -> Sheets:
    """Choices in eight columns, and refusals in one more."""
    ordinals = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")
    header = [
        "Organisation",
        "Country",
        "Language(s)",
        "Representative",
        *(f"{o} choice" for o in ordinals),
        "Not interested in meeting",
    ]
    rows: list[list[Any]] = [header]
    for b in BUYERS:
        asked = w.named(b[0], "want")
        rows.append([b[1], *b[3:], *asked, *[None] * (8 - len(asked)), ", ".join(w.named(b[0], "no"))])
    return {"Buyers": rows, "Suppliers": [["Name of the company", "Hall"], *[[s[1], s[3]] for s in SELLERS]]}


def two_rows(w: Wishing) -> Sheets:
    """A title, a header of two rows (to be merged by who saves it), and a legend below."""
    rows: list[list[Any]] = [
        ["Registration of purchasers, June 2025"],
        ["Company", None, "Contact", None, "Wishes"],
        ["Name", "Country", "Person", "E-mail", "1", "2", "3"],
    ]
    for b in BUYERS:
        asked = w.named(b[0], "want")[:3]
        rows.append([b[1], b[3], b[5], f"{b[0]}@ex.org", *asked, *[None] * (3 - len(asked))])
    rows += [[], ["* wishes in the order of preference; M = must"]]
    return {"Purchasers 2025": rows, "Suppliers 2025": [["Company", "Zone"], *[[s[1], s[3]] for s in SELLERS]]}


SHAPES: dict[str, tuple[Callable[[Wishing], Sheets], tuple[str, ...]]] = {
    "web form": (web_form, ("must", "want", "maybe", "no")),
    "Chinese form": (chinese_form, ("must", "want", "maybe", "no")),
    "matrix": (matrix, ("must", "want", "maybe", "no")),
    "Russian lists": (russian_lists, ("must", "want", "maybe", "no")),
    "choices": (choices, ("want", "no")),
    "two rows": (two_rows, ("want",)),
}
"""Each shape, and the levels that it can say."""
