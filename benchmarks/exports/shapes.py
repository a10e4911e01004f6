"""The exports: each writes the event as one tool or one organizer would have it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.exports.clean import Carries
from benchmarks.exports.files import Page, write_csv, write_ods, write_xlsx
from benchmarks.exports.trade import LANGS, Party, Trade, Wish

Maker = Callable[[Path, Trade, random.Random], Path]


@dataclass(frozen=True)
class Export:
    """A kind of export: its name, what it carries, and what writes it into a folder."""

    name: str
    carries: Carries
    make: Maker


ALL = frozenset({"must", "want", "no"})
NO_MUST = frozenset({"want", "no"})
WANT = frozenset({"want"})
BUYERS = frozenset({"purchaser"})


def _at(lang: str) -> int:
    return LANGS.index(lang)


def _names(wishes: Iterable[Wish], lang: str, separator: str) -> str:
    return separator.join(wish.target.name(lang) for wish in wishes)


def _typo(name: str, rng: random.Random) -> str:
    """A name as somebody mistypes it: two letters swapped, in the middle."""
    place = rng.randrange(len(name) // 2, len(name) - 2)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _shuffled(parties: Sequence[Party], rng: random.Random) -> list[Party]:
    mixed = list(parties)
    rng.shuffle(mixed)
    return mixed


def _moment(rng: random.Random, number: int) -> str:
    return f"2025/05/{1 + number // 4:02d} {9 + number % 4:02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}"


def web_roles_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A web form, one answer a row, role in a column, the second answer of a company replacing the first."""
    header = ["Timestamp", "Email Address", "Company name", "Do you come as a buyer or as a seller?", "Country",
              "Which exhibition area is yours?", "Your products or what you look for",
              "Languages you can negotiate in", "Companies you would like to meet, most wanted first",
              "Are there any companies you do NOT want to meet?", "When will you not be there?",
              "How many meetings at most?", "Do you need a hotel?"]  # fmt: skip
    rows: list[list[object]] = []
    for party in _shuffled([*event.purchasers, *event.suppliers], rng):
        rows.append([
            _moment(rng, len(rows)), party.email, party.name("en"), "Buyer" if party.role == "purchaser" else "Seller",
            party.country[0], party.zone, party.products[0], party.tongues("en", ", "),
            _names(event.of(party, "must", "want"), "en", "; "), _names(event.of(party, "no"), "en", "; "),
            party.away, party.limit, rng.choice(["Yes", "No"]),
        ])  # fmt: skip
    first = rows[0]
    early = [first[0], *first[1:8], "", "", "", None, "No"]
    rows.insert(0, early)
    rows[1] = [_moment(rng, len(rows)), *first[1:]]
    rows.append(rows.pop(1))
    return write_xlsx(folder / "Form Responses.xlsx", [Page("Form Responses 1", [header, *rows])])


def zh_form(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Chinese form tool: numbered questions, bars between choices, ``(空)`` for no answer."""
    header = ["序号", "提交答卷时间", "所用时间", "来源", "来自IP", "1、贵公司名称", "2、贵公司的参会身份",
              "3、所在国家",
              "4、展区", "5、主营产品或采购需求", "6、洽谈语言[多选题]", "7、希望洽谈的企业[排序题]",
              "8、不希望洽谈的企业",
              "9、不能参加的时间", "10、最多安排几场洽谈"]  # fmt: skip
    rows: list[list[object]] = []
    for number, party in enumerate(_shuffled([*event.purchasers, *event.suppliers], rng), start=1):
        rows.append([
            number, _moment(rng, number), f"{rng.randrange(60, 900)}秒", rng.choice(["微信", "链接"]), "1.2.3.4(重庆)",
            party.name("zh"), "采购商" if party.role == "purchaser" else "供应商", party.country[1], party.zone,
            party.products[1], party.tongues("zh", "┋"), _names(event.of(party, "must", "want"), "zh", "┋") or "(空)",
            _names(event.of(party, "no"), "zh", "┋") or "(空)", party.away or "(空)", party.limit or "(空)",
        ])  # fmt: skip
    return write_xlsx(folder / "123456_按文本_报名_58_58.xlsx", [Page("Sheet1", [header, *rows])])


def _list(parties: Iterable[Party], lang: str, titles: Sequence[str], *, limits: bool = True) -> list[list[object]]:
    """A plain list: name, country, area, products, languages, hours away, most meetings."""
    rows: list[list[object]] = [list(titles)]
    for party in parties:
        row: list[object] = [party.name(lang), party.country[_at(lang)], party.zone, party.products[_at(lang)],
                             party.tongues(lang, ", "), party.away]  # fmt: skip
        rows.append([*row, party.limit] if limits else row)
    return rows


EN_LIST = ("Name of company", "Country / region", "Area", "Goods", "Spoken languages", "Not there at", "Max. meetings")
ZH_LIST = ("企业名称", "国别", "展区", "产品", "语言", "缺席时间", "最多场次")
RU_LIST = ("Наименование организации", "Страна", "Зона", "Продукция / интересы", "Языки переговоров",
           "Когда отсутствует", "Не более встреч")  # fmt: skip


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
    pages = [Page("Buyers list", _list(event.purchasers, "en", EN_LIST)),
             Page("Sellers list", _list(event.suppliers, "en", EN_LIST)),
             Page("Preferences (1 = best)", matrix)]  # fmt: skip
    return write_xlsx(folder / "matchmaking.xlsx", pages)


def matrix_ranks_ods(folder: Path, event: Trade, rng: random.Random) -> Path:
    """The same from LibreOffice."""
    matrix = _matrix(event, "en", lambda w: w.rank, "", MATRIX_RANKS)
    pages = [Page("Buyers", _list(event.purchasers, "en", EN_LIST)),
             Page("Sellers", _list(event.suppliers, "en", EN_LIST)),
             Page("Who wants whom", [["Ranks given by the buyers"], [], *matrix])]  # fmt: skip
    return write_ods(folder / "matchmaking.ods", pages)


def matrix_ticks(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Chinese matrix of ticks under a title row."""
    matrix = _matrix(event, "zh", lambda w: rng.choice(["✓", "√"]), "采购商/供应商", MATRIX_TICKS)
    pages = [Page("采购商名单", _list(event.purchasers, "zh", ZH_LIST)),
             Page("供应商名单", _list(event.suppliers, "zh", ZH_LIST)),
             Page("洽谈意向表", [["2025年对接会洽谈意向汇总"], *matrix])]  # fmt: skip
    return write_xlsx(folder / "意向汇总.xlsx", pages)


def matrix_words(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Russian matrix of words."""
    words = {"must": "обязательно", "want": "да", "no": "нет"}
    matrix = _matrix(event, "ru", lambda w: words[w.level], "", MATRIX_WORDS)
    pages = [Page("Покупатели", _list(event.purchasers, "ru", RU_LIST)),
             Page("Поставщики", _list(event.suppliers, "ru", RU_LIST)),
             Page("Матрица", matrix)]  # fmt: skip
    return write_xlsx(folder / "Матрица встреч.xlsx", pages)


def ru_list(folder: Path, event: Trade, rng: random.Random) -> Path:
    """All companies on one sheet, and pairs as ``Кто``, ``С кем``, ``Желательность``."""
    words = {"must": "обязательно", "want": "желательно", "no": "не хотим"}
    rows: list[list[object]] = [["№ п/п", "Роль", *RU_LIST]]
    for number, party in enumerate(_shuffled([*event.purchasers, *event.suppliers], rng), start=1):
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
    lower = ["Name", "Country", "Area", "Offer / demand", "Languages", "Away", "Maximum", "Wants to meet",
             "Does not want to meet"]  # fmt: skip

    def page(name: str, parties: Sequence[Party]) -> Page:
        rows: list[list[object]] = [["Business matchmaking 2025"], [], list(upper), list(lower)]
        rows += [
            [*row, _names(event.of(party, "must", "want"), "en", "\n"), _names(event.of(party, "no"), "en", "\n")]
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
    pages = [Page("Список покупателей", _list(event.purchasers, "ru", RU_LIST)),
             Page("Список поставщиков", _list(event.suppliers, "ru", RU_LIST)), Page("Пары", rows)]  # fmt: skip
    return write_xlsx(folder / "Пары для встреч.xlsx", pages)


def pairs_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Pairs as requests: who asks, whom, how much; the same row twice, and a name mistyped."""
    words = {"must": "Must meet", "want": "Would like to meet", "no": "Do not want to meet"}
    rows: list[list[object]] = [["Requesting company", "Requested company", "Type of request", "Preference no."]]
    rows += [[w.asker.name("en"), w.target.name("en"), words[w.level], w.rank] for w in event.wishes]
    rows.insert(5, list(rows[3]))
    rows[2][1] = _typo(str(rows[2][1]), rng)
    pages = [Page("Buyers", _list(event.purchasers, "en", EN_LIST)),
             Page("Suppliers", _list(event.suppliers, "en", EN_LIST)), Page("Meeting requests", rows)]  # fmt: skip
    return write_xlsx(folder / "requests.xlsx", pages)


def delegates_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A web form that each delegate answers; the wishes of a company are in the answers of its people."""
    header = ["Submitted at", "Your name", "Your company", "You are", "Country", "Area", "Products", "Languages",
              "Who would you like to meet?", "Who would you rather not meet?"]  # fmt: skip
    rows: list[list[object]] = []
    for party in _shuffled([*event.purchasers, *event.suppliers], rng):
        wanted, refused = event.of(party, "must", "want"), event.of(party, "no")
        for number, person in enumerate(party.people):
            share = wanted[number :: len(party.people)]
            rows.append([
                _moment(rng, len(rows)), person, party.name("en"),
                "a purchaser" if party.role == "purchaser" else "a supplier", party.country[0], party.zone,
                party.products[0], party.tongues("en", ", "), _names(share, "en", "; "),
                _names(refused, "en", "; ") if number == 0 else "",
            ])  # fmt: skip
    return write_xlsx(folder / "delegates answers.xlsx", [Page("Responses", [header, *rows])])


def commas_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Lists with commas between names that have commas in them."""

    def rows(parties: Sequence[Party], title: str) -> list[list[object]]:
        made = _list(parties, "en", (*EN_LIST[:6], EN_LIST[6]))
        made[0] += [title, "Excluded partners"]
        for row, party in zip(made[1:], parties, strict=True):
            row += [_names(event.of(party, "must", "want"), "en", ", "), _names(event.of(party, "no"), "en", ", ")]
        return made

    pages = [Page("Purchasing side", rows(event.purchasers, "Preferred partners")),
             Page("Selling side", rows(event.suppliers, "Preferred partners"))]  # fmt: skip
    return write_xlsx(folder / "partners.xlsx", pages)


def questions_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Russian web form: sentences as headers, choices on lines of their own."""
    header = ["ID", "Время создания", "Как называется ваша компания?", "Вы покупаете или продаёте?",
              "Из какой вы страны?", "К какой зоне вы относитесь?", "Что вы предлагаете или ищете?",
              "На каких языках вы можете говорить?", "С какими компаниями вы хотели бы встретиться?",
              "С кем вы встречаться не хотите?", "В какое время вас не будет?",
              "Сколько встреч вам назначить самое большее?"]  # fmt: skip
    rows: list[list[object]] = []
    for number, party in enumerate(_shuffled([*event.purchasers, *event.suppliers], rng), start=1):
        rows.append([
            1_000_000 + number, _moment(rng, number).replace("/", "-"), party.name("ru"),
            "Покупаем" if party.role == "purchaser" else "Продаём", party.country[2], party.zone, party.products[2],
            party.tongues("ru", "\n"), _names(event.of(party, "must", "want"), "ru", "\n"),
            _names(event.of(party, "no"), "ru", "\n"), party.away, party.limit,
        ])  # fmt: skip
    return write_xlsx(folder / "2025-05-20 Регистрация.xlsx", [Page("Ответы", [header, *rows])])


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
        row += [_names(event.of(party, "must"), "en", "; "), _names(event.of(party, "no"), "en", "; ")]
    rows: list[list[object]] = [["Company", "would like to meet", "in place"]]
    rows += [[w.asker.name("en"), w.target.name("en"), w.rank] for w in event.wishes if w.level == "want"]
    pages = [Page("Buyers", buyers), Page("Sellers", _list(event.suppliers, "en", EN_LIST)), Page("Wishes", rows)]
    return write_xlsx(folder / "registrations with refusals.xlsx", pages)


def absences_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Absences in columns of sessions, limits in words of their own."""
    titles = ("Компания", "Страна", "Зал", "Товары", "Языки", "Время отсутствия", "Лимит встреч")
    buyers, sellers = _choices(event, "ru", (titles, titles), [f"Выбор {n}" for n in range(1, 9)])
    return write_xlsx(folder / "Заявки.xlsx", [Page("Покупатели", buyers), Page("Продавцы", sellers)])


def csv_zh(folder: Path, event: Trade, rng: random.Random) -> Path:
    """The Chinese form as a text file of Windows."""
    header = ["编号", "公司全称", "身份（采购/供应）", "国家", "展区", "产品", "语言", "想见的企业", "不想见的企业",
              "无法到场时间", "场次上限"]  # fmt: skip
    rows: list[list[object]] = []
    for number, party in enumerate([*event.purchasers, *event.suppliers], start=1):
        rows.append([
            number, party.name("zh"), "采购" if party.role == "purchaser" else "供应", party.country[1], party.zone,
            party.products[1], party.tongues("zh", "、"), _names(event.of(party, "must", "want"), "zh", "、"),
            _names(event.of(party, "no"), "zh", "、"), party.away, party.limit,
        ])  # fmt: skip
    return write_csv(folder / "报名数据.csv", Page("", [header, *rows]), "gb18030", ",")


def csv_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """The Russian form as a text file of Windows."""
    header = ["Отметка времени", "Компания", "Тип участника", "Страна", "Зона", "Продукция", "Языки",
              "Хотим встретиться с",
              "Не хотим встречаться с", "Не можем в", "Максимум встреч"]  # fmt: skip
    rows: list[list[object]] = []
    for number, party in enumerate([*event.purchasers, *event.suppliers], start=1):
        rows.append([
            _moment(rng, number), party.name("ru"), "Закупщик" if party.role == "purchaser" else "Экспонент",
            party.country[2], party.zone, party.products[2], party.tongues("ru", ", "),
            _names(event.of(party, "must", "want"), "ru", ", "), _names(event.of(party, "no"), "ru", ", "),
            party.away, party.limit,
        ])  # fmt: skip
    return write_csv(folder / "export.csv", Page("", [header, *rows]), "cp1251", ";")


def csv_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """An English form as a text file with tabs, with a name mistyped and an answer given twice."""
    header = ["Entry", "Organisation", "Participating as", "Country", "Hall", "Products", "Languages",
              "Meetings wanted with", "No meeting with", "Unavailable", "Meeting limit"]  # fmt: skip
    rows: list[list[object]] = []
    for number, party in enumerate([*event.purchasers, *event.suppliers], start=1):
        rows.append([
            number, party.name("en"), "Importer" if party.role == "purchaser" else "Exporter", party.country[0],
            party.zone, party.products[0], party.tongues("en", ", "),
            _names(event.of(party, "must", "want"), "en", " | "), _names(event.of(party, "no"), "en", " | "),
            party.away, party.limit,
        ])  # fmt: skip
    wanted = str(rows[1][7]).split(" | ")
    rows[1][7] = " | ".join([_typo(wanted[0], rng), *wanted[1:]])
    rows.append([len(rows) + 1, *rows[2][1:]])
    return write_csv(folder / "entries.csv", Page("", [header, *rows]), "utf-16", "\t")


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


def forms_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A sheet for each company, labels at the left and answers beside them."""
    pages = []
    for number, party in enumerate([*event.purchasers, *event.suppliers], start=1):
        role = "Покупатель" if party.role == "purchaser" else "Поставщик"
        rows = [["Анкета участника"], ["Компания:", party.name("ru")], ["Роль", role], ["Страна", party.country[2]],
                ["Зона", party.zone], ["Продукция", party.products[2]], ["Языки", party.tongues("ru")],
                ["Не можем быть", party.away], ["Максимум встреч", party.limit],
                ["Хотим встретиться", _names(event.of(party, "must", "want"), "ru", "; ")],
                ["Не хотим встречаться", _names(event.of(party, "no"), "ru", "; ")]]  # fmt: skip
        pages.append(Page(f"Анкета {number}", rows))
    return write_xlsx(folder / "анкеты.xlsx", pages)


def side_by_side_zh(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Buyers at the left and sellers at the right of one sheet, an empty column between them."""
    titles = ["国家", "展区", "产品", "语言", "无法到场时间", "场次上限", "想见的企业", "不想见的企业"]

    def line(party: Party) -> list[object]:
        return [party.name("zh"), party.country[1], party.zone, party.products[1], party.tongues("zh", "、"),
                party.away, party.limit, _names(event.of(party, "must", "want"), "zh", "、"),
                _names(event.of(party, "no"), "zh", "、")]  # fmt: skip

    halves = [[["采购商", *titles], *map(line, event.purchasers)], [["供应商", *titles], *map(line, event.suppliers)]]
    most = max(map(len, halves))
    left, right = ([*half, *[[None] * 9] * (most - len(half))] for half in halves)
    rows = [[*one, None, *other] for one, other in zip(left, right, strict=True)]
    return write_xlsx(folder / "双方.xlsx", [Page("名单", rows)])


def eventbrite_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Tickets of a sale, with the kind of ticket as the role and the name of a person in two columns."""
    header = ["Order #", "Order Date", "First Name", "Surname", "Company", "Ticket Type", "Country", "Hall", "Products",
              "Languages spoken", "Who would you like to meet?", "Anyone you'd rather not meet?", "When are you away?",
              "Most meetings"]  # fmt: skip
    rows: list[list[object]] = [header]
    for number, party in enumerate(_shuffled([*event.purchasers, *event.suppliers], rng), start=10001):
        rows.append([
            number, "2025-05-03 11:05:09", "Ann", f"Lee {number}", party.name("en"),
            "Hosted buyer pass" if party.role == "purchaser" else "Exhibitor pass", party.country[0], party.zone,
            party.products[0], party.tongues("en", ", "), _names(event.of(party, "must", "want"), "en", ", "),
            _names(event.of(party, "no"), "en", ", "), party.away, party.limit,
        ])  # fmt: skip
    return write_csv(folder / "report.csv", Page("", rows), "utf-8", ",")


def blocks_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A block of labels and answers for each company, one below the other, with what a company left out missing."""
    rows: list[list[object]] = []
    for party in [*event.purchasers, *event.suppliers]:
        answers = (
            ("Company name:", party.name("en")), ("Category:", "Buyer" if party.role == "purchaser" else "Supplier"),
            ("Country:", party.country[0]), ("Zone:", party.zone), ("Products:", party.products[0]),
            ("Languages:", party.tongues("en", ", ")), ("Not available:", party.away), ("Max. meetings:", party.limit),
            ("Would like to meet:", _names(event.of(party, "must", "want"), "en", "; ")),
            ("Please avoid:", _names(event.of(party, "no"), "en", "; ")),
        )  # fmt: skip
        rows += [*([label, answer] for label, answer in answers if answer), []]
    return write_xlsx(folder / "answers.xlsx", [Page("Answers", rows)])


EXPORTS = (
    Export("web form with roles, en", Carries("en", NO_MUST), web_roles_en),
    Export("form of numbered questions, zh", Carries("zh", NO_MUST), zh_form),
    Export("matrix of ranks, en", MATRIX_RANKS, matrix_ranks),
    Export("matrix of ranks, en, ods", MATRIX_RANKS, matrix_ranks_ods),
    Export("matrix of ticks, zh", MATRIX_TICKS, matrix_ticks),
    Export("matrix of words, ru", MATRIX_WORDS, matrix_words),
    Export("one list and who with whom, ru", Carries("ru", ALL), ru_list),
    Export("1st to 8th choice, en", Carries("en", WANT, sides=BUYERS), choices_en),
    Export("first to eighth choice, zh", Carries("zh", WANT, sides=BUYERS), choices_zh),
    Export("two header rows and a legend, en", Carries("en", NO_MUST), two_headers),
    Export("pairs by side, ru", Carries("ru", frozenset({"must", "want"})), pairs_ru),
    Export("requests in words, en", Carries("en", ALL), pairs_en),
    Export("answers of delegates, en", Carries("en", NO_MUST, ranked=False, away=False, limit=False, people=True),
           delegates_en),
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
)  # fmt: skip
"""Every kind of export."""
