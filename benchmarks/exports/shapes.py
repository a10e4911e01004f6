"""The exports: each writes the event as one tool or one organizer would have it; here lists, matrices and pairs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.exports.clean import Carries
from benchmarks.exports.files import Page, write_ods, write_xlsx
from benchmarks.exports.forms import (
    blocks_en,
    csv_en,
    csv_ru,
    csv_zh,
    delegates_en,
    eventbrite_en,
    forms_ru,
    numbered_zh,
    questions_ru,
    side_by_side_zh,
    web_roles_en,
)
from benchmarks.exports.trade import LANGS, Party, Trade, Wish, names, shuffled, typo

Maker = Callable[[Path, Trade, random.Random], Path]


@dataclass(frozen=True)
class Export:
    """A kind of export: its name, what it carries, and what writes it into a folder."""

    name: str
    carries: Carries
    make: Maker
    unsaid: str = ""
    """What it does not say and has to be asked for, so that a question is right; '' where it says everything."""


ALL = frozenset({"must", "want", "no"})
NO_MUST = frozenset({"want", "no"})
WANT = frozenset({"want"})
BUYERS = frozenset({"purchaser"})


def _at(lang: str) -> int:
    return LANGS.index(lang)


def _list(parties: Iterable[Party], lang: str, titles: Sequence[str], *, limits: bool = True) -> list[list[object]]:
    """A plain list: name, country, area, products, languages, hours away, most meetings."""
    rows: list[list[object]] = [list(titles)]
    for party in parties:
        row: list[object] = [
            party.name(lang),
            party.country[_at(lang)],
            party.zone,
            party.products[_at(lang)],
            party.tongues(lang, ", "),
            party.away,
        ]
        rows.append([*row, party.limit] if limits else row)
    return rows


EN_LIST = ("Name of company", "Country / region", "Area", "Goods", "Spoken languages", "Not there at", "Max. meetings")
ZH_LIST = ("企业名称", "国别", "展区", "产品", "语言", "缺席时间", "最多场次")
RU_LIST = (
    "Наименование организации",
    "Страна",
    "Зона",
    "Продукция / интересы",
    "Языки переговоров",
    "Когда отсутствует",
    "Не более встреч",
)


def _matrix(
    event: Trade, lang: str, say: Callable[[Wish], object], corner: str, carries: Carries
) -> list[list[object]]:
    rows: list[list[object]] = [[corner, *(party.name(lang) for party in event.suppliers)]]
    known = {(w.asker.names, w.target.names): w for w in carries.wishes(event)}
    for party in event.purchasers:
        cells = [known.get((party.names, other.names)) for other in event.suppliers]
        rows.append([party.name(lang), *(say(wish) if wish is not None else None for wish in cells)])
    return rows


MATRIX_RANKS = Carries("en", WANT, sides=BUYERS)
MATRIX_TICKS = Carries("zh", WANT, ranked=False, sides=BUYERS)
MATRIX_WORDS = Carries("ru", ALL, ranked=False, sides=BUYERS)


def matrix_ranks(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Two lists and a matrix of ranks."""
    matrix = _matrix(event, "en", lambda w: w.rank, "Buyer \\ Seller", MATRIX_RANKS)
    pages = [
        Page("Buyers list", _list(event.purchasers, "en", EN_LIST)),
        Page("Sellers list", _list(event.suppliers, "en", EN_LIST)),
        Page("Preferences (1 = best)", matrix),
    ]
    return write_xlsx(folder / "matchmaking.xlsx", pages)


def matrix_ranks_ods(folder: Path, event: Trade, rng: random.Random) -> Path:
    """The same from LibreOffice."""
    matrix = _matrix(event, "en", lambda w: w.rank, "", MATRIX_RANKS)
    pages = [
        Page("Buyers", _list(event.purchasers, "en", EN_LIST)),
        Page("Sellers", _list(event.suppliers, "en", EN_LIST)),
        Page("Who wants whom", [["Ranks given by the buyers"], [], *matrix]),
    ]
    return write_ods(folder / "matchmaking.ods", pages)


def matrix_ticks(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Chinese matrix of ticks under a title row."""
    matrix = _matrix(event, "zh", lambda w: rng.choice(["✓", "√"]), "采购商/供应商", MATRIX_TICKS)
    pages = [
        Page("采购商名单", _list(event.purchasers, "zh", ZH_LIST)),
        Page("供应商名单", _list(event.suppliers, "zh", ZH_LIST)),
        Page("洽谈意向表", [["2025年对接会洽谈意向汇总"], *matrix]),
    ]
    return write_xlsx(folder / "意向汇总.xlsx", pages)


def matrix_words(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Russian matrix of words."""
    words = {"must": "обязательно", "want": "да", "no": "нет"}
    matrix = _matrix(event, "ru", lambda w: words[w.level], "", MATRIX_WORDS)
    pages = [
        Page("Покупатели", _list(event.purchasers, "ru", RU_LIST)),
        Page("Поставщики", _list(event.suppliers, "ru", RU_LIST)),
        Page("Матрица", matrix),
    ]
    return write_xlsx(folder / "Матрица встреч.xlsx", pages)


def ru_list(folder: Path, event: Trade, rng: random.Random) -> Path:
    """All companies on one sheet, and pairs as ``Кто``, ``С кем``, ``Желательность``."""
    words = {"must": "обязательно", "want": "желательно", "no": "не хотим"}
    rows: list[list[object]] = [["№ п/п", "Роль", *RU_LIST]]
    for number, party in enumerate(shuffled([*event.purchasers, *event.suppliers], rng), start=1):
        role = "покупатель" if party.role == "purchaser" else "поставщик"
        rows.append([number, role, *_list([party], "ru", RU_LIST)[1]])
    pairs: list[list[object]] = [["Кто", "С кем", "Желательность", "Очередность"]]
    pairs += [[w.asker.name("ru"), w.target.name("ru"), words[w.level], w.rank] for w in event.wishes]
    return write_xlsx(folder / "Участники.xlsx", [Page("Участники", rows), Page("Пожелания", pairs)])


def _choices(
    event: Trade, lang: str, lists: tuple[Sequence[str], Sequence[str]], titles: Sequence[str]
) -> tuple[list[list[object]], list[list[object]]]:
    buyers = _list(event.purchasers, lang, lists[0])
    buyers[0] += titles
    for row, party in zip(buyers[1:], event.purchasers, strict=True):
        chosen = [wish.target.name(lang) for wish in event.of(party, "must", "want")]
        row += [*chosen, *[None] * (len(titles) - len(chosen))]
    return buyers, _list(event.suppliers, lang, lists[1])


def choices_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Columns ``1st choice`` to ``8th choice``."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    titles = [f"{n}{ends.get(n, 'th')} choice" for n in range(1, 9)]
    buyers, sellers = _choices(event, "en", (EN_LIST, EN_LIST), titles)
    return write_xlsx(folder / "choices.xlsx", [Page("Buyers", buyers), Page("Exhibitors", sellers)])


def choices_zh(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Columns ``第一意向企业`` to ``第八意向企业``."""
    titles = [f"第{digit}意向企业" for digit in "一二三四五六七八"]
    buyers, sellers = _choices(event, "zh", (ZH_LIST, ZH_LIST), titles)
    return write_xlsx(folder / "采购商意向.xlsx", [Page("采购商", buyers), Page("供应商", sellers)])


def two_headers(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Two header rows with merged cells above, a legend and a total below."""
    upper = ["Company", None, None, None, "Meetings", None, None, None, None]
    lower = [
        "Name",
        "Country",
        "Area",
        "Offer / demand",
        "Languages",
        "Away",
        "Maximum",
        "Wants to meet",
        "Does not want to meet",
    ]

    def page(name: str, parties: Sequence[Party]) -> Page:
        rows: list[list[object]] = [["Business matchmaking 2025"], [], list(upper), list(lower)]
        rows += [
            [*row, names(event.of(party, "must", "want"), "en", "\n"), names(event.of(party, "no"), "en", "\n")]
            for row, party in zip(_list(parties, "en", EN_LIST)[1:], parties, strict=True)
        ]
        rows += [[], [f"Total: {len(parties)}"], ["* A: vehicles, B: machinery, C: foods"]]
        return Page(name, rows, ["A1:I1", "A3:D3", "E3:I3"])

    pages = [page("Buying companies", event.purchasers), page("Selling companies", event.suppliers)]
    return write_xlsx(folder / "final list (2).xlsx", pages)


def pairs_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Pairs in rows, purchaser and supplier by side, who asked in a column."""
    words = {"must": "высокая", "want": "обычная"}
    rows: list[list[object]] = [["Покупатель", "Поставщик", "Инициатор встречи", "Важность", "Место в списке"]]
    for wish in event.wishes:
        buyer, seller = (wish.asker, wish.target) if wish.asker.role == "purchaser" else (wish.target, wish.asker)
        if wish.level != "no":
            side = "Покупатель" if wish.asker is buyer else "Поставщик"
            rows.append([buyer.name("ru"), seller.name("ru"), side, words[wish.level], wish.rank])
    pages = [
        Page("Список покупателей", _list(event.purchasers, "ru", RU_LIST)),
        Page("Список поставщиков", _list(event.suppliers, "ru", RU_LIST)),
        Page("Пары", rows),
    ]
    return write_xlsx(folder / "Пары для встреч.xlsx", pages)


def pairs_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Pairs as requests: who asks, whom, how much; the same row twice, and a name mistyped."""
    words = {"must": "Must meet", "want": "Would like to meet", "no": "Do not want to meet"}
    rows: list[list[object]] = [["Requesting company", "Requested company", "Type of request", "Preference no."]]
    rows += [[w.asker.name("en"), w.target.name("en"), words[w.level], w.rank] for w in event.wishes]
    rows.insert(5, list(rows[3]))
    rows[2][1] = typo(str(rows[2][1]), rng)
    pages = [
        Page("Buyers", _list(event.purchasers, "en", EN_LIST)),
        Page("Suppliers", _list(event.suppliers, "en", EN_LIST)),
        Page("Meeting requests", rows),
    ]
    return write_xlsx(folder / "requests.xlsx", pages)


def commas_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Lists with commas between names that have commas in them."""

    def rows(parties: Sequence[Party], title: str) -> list[list[object]]:
        made = _list(parties, "en", (*EN_LIST[:6], EN_LIST[6]))
        made[0] += [title, "Excluded partners"]
        for row, party in zip(made[1:], parties, strict=True):
            row += [names(event.of(party, "must", "want"), "en", ", "), names(event.of(party, "no"), "en", ", ")]
        return made

    pages = [
        Page("Purchasing side", rows(event.purchasers, "Preferred partners")),
        Page("Selling side", rows(event.suppliers, "Preferred partners")),
    ]
    return write_xlsx(folder / "partners.xlsx", pages)


def roles_zh(folder: Path, event: Trade, rng: random.Random) -> Path:
    """One Chinese list with roles in several words, and a sheet of requests by side."""
    buy, sell = ["采购商", "买方", "采购方"], ["供应商", "卖方", "供货商"]
    rows: list[list[object]] = [["参会企业汇总表"], ["编号", "类别", *ZH_LIST]]
    for number, party in enumerate([*event.purchasers, *event.suppliers], start=1):
        rows.append([number, rng.choice(buy if party.role == "purchaser" else sell), *_list([party], "zh", ZH_LIST)[1]])
    rows.append(["合计", len(rows) - 2])
    words = {"must": "必须", "want": "希望", "no": "拒绝"}
    pairs: list[list[object]] = [["申请企业", "约见企业", "意愿", "排序"]]
    pairs += [[w.asker.name("zh"), w.target.name("zh"), words[w.level], w.rank] for w in event.wishes]
    return write_xlsx(folder / "参会企业.xlsx", [Page("企业", rows), Page("约见", pairs)])


def refusals_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Requests on a sheet of their own, refusals in a column of the list of buyers, musts in another."""
    buyers = _list(event.purchasers, "en", EN_LIST)
    buyers[0] += ["Must be scheduled with", "Do not schedule with"]
    for row, party in zip(buyers[1:], event.purchasers, strict=True):
        row += [names(event.of(party, "must"), "en", "; "), names(event.of(party, "no"), "en", "; ")]
    rows: list[list[object]] = [["Company", "would like to meet", "in place"]]
    rows += [[w.asker.name("en"), w.target.name("en"), w.rank] for w in event.wishes if w.level == "want"]
    pages = [Page("Buyers", buyers), Page("Sellers", _list(event.suppliers, "en", EN_LIST)), Page("Wishes", rows)]
    return write_xlsx(folder / "registrations with refusals.xlsx", pages)


def absences_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Absences in columns of sessions, limits in words of their own."""
    titles = ("Компания", "Страна", "Зал", "Товары", "Языки", "Время отсутствия", "Лимит встреч")
    buyers, sellers = _choices(event, "ru", (titles, titles), [f"Выбор {n}" for n in range(1, 9)])
    return write_xlsx(folder / "Заявки.xlsx", [Page("Покупатели", buyers), Page("Продавцы", sellers)])


def initiators_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """All wishes as pairs of both sides, with who asks in a column; buyers and sellers are on no list."""
    rows: list[list[object]] = [["No.", "Buyer", "Seller", "Initiated by", "Importance"]]
    words = {"must": "essential", "want": "desirable", "no": "do not schedule"}
    for number, wish in enumerate(event.wishes, start=1):
        buyer, seller = (wish.asker, wish.target) if wish.asker.role == "purchaser" else (wish.target, wish.asker)
        rows.append([number, buyer.name("en"), seller.name("en"), wish.asker.role, words[wish.level]])
    sellers = _list(event.suppliers, "en", EN_LIST)
    buyers = _list(event.purchasers, "en", EN_LIST)
    return write_xlsx(folder / "pairs.xlsx", [Page("Pairs", rows), Page("Sellers", sellers), Page("Guests", buyers)])


EXPORTS = (
    Export("web form with roles, en", Carries("en", NO_MUST), web_roles_en),
    Export("form of numbered questions, zh", Carries("zh", NO_MUST), numbered_zh),
    Export("matrix of ranks, en", MATRIX_RANKS, matrix_ranks),
    Export("matrix of ranks, en, ods", MATRIX_RANKS, matrix_ranks_ods),
    Export("matrix of ticks, zh", MATRIX_TICKS, matrix_ticks),
    Export("matrix of words, ru", MATRIX_WORDS, matrix_words),
    Export("one list and who with whom, ru", Carries("ru", ALL), ru_list),
    Export("1st to 8th choice, en", Carries("en", WANT, sides=BUYERS), choices_en),
    Export("first to eighth choice, zh", Carries("zh", WANT, sides=BUYERS), choices_zh),
    Export("two header rows and a legend, en", Carries("en", NO_MUST), two_headers),
    Export(
        "pairs by side, ru",
        Carries("ru", frozenset({"must", "want"})),
        pairs_ru,
        unsaid="whether high importance makes a must",
    ),
    Export("requests in words, en", Carries("en", ALL), pairs_en),
    Export(
        "answers of delegates, en",
        Carries("en", NO_MUST, ranked=False, away=False, limit=False, people=True),
        delegates_en,
    ),
    Export("commas in names, en", Carries("en", NO_MUST), commas_en),
    Export("sentences as headers, ru", Carries("ru", NO_MUST), questions_ru),
    Export("words for roles, zh", Carries("zh", ALL), roles_zh),
    Export("musts and refusals in columns, en", Carries("en", ALL), refusals_en),
    Export("choices and absences, ru", Carries("ru", WANT, sides=BUYERS), absences_ru),
    Export("csv gb18030, zh", Carries("zh", NO_MUST), csv_zh),
    Export("csv cp1251, ru", Carries("ru", NO_MUST), csv_ru),
    Export("csv utf-16, en", Carries("en", NO_MUST), csv_en),
    Export("pairs and who asks, en", Carries("en", ALL, ranked=False), initiators_en),
    Export("a form for each company, ru", Carries("ru", NO_MUST), forms_ru),
    Export("two lists side by side, zh", Carries("zh", NO_MUST), side_by_side_zh),
    Export("a block for each company, en", Carries("en", NO_MUST), blocks_en),
    Export("tickets and people in two columns, en", Carries("en", NO_MUST), eventbrite_en),
)
"""Every kind of export."""
