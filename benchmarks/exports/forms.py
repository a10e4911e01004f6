"""Exports of forms: what each company, or each delegate, answered, in a row, a block or a sheet of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.exports.files import Line, Page, write_csv, write_xlsx
from benchmarks.exports.trade import LANGS, Party, Trade, names, shuffled, typo

Answer = Callable[[Party, int], object]
"""What a company answers to a question; the number counts the answers."""

Question = tuple[str, Answer]


def _answered(parties: Iterable[Party], questions: Sequence[Question], first: int = 1) -> list[Line]:
    """A row of questions, and a row of answers for each company; the first has that number."""
    answers = ([say(party, number) for _, say in questions] for number, party in enumerate(parties, start=first))
    return [[title for title, _ in questions], *answers]


def _name(lang: str) -> Answer:
    return lambda party, _: party.name(lang)


def _role(buyer: str, seller: str) -> Answer:
    return lambda party, _: buyer if party.role == "purchaser" else seller


def _country(lang: str) -> Answer:
    return lambda party, _: party.country[LANGS.index(lang)]


def _zone(party: Party, _: int) -> object:
    return party.zone


def _products(lang: str) -> Answer:
    return lambda party, _: party.products[LANGS.index(lang)]


def _tongues(lang: str, separator: str) -> Answer:
    return lambda party, _: party.tongues(lang, separator)


def _wanted(event: Trade, lang: str, separator: str) -> Answer:
    return lambda party, _: names(event.of(party, "must", "want"), lang, separator)


def _refused(event: Trade, lang: str, separator: str) -> Answer:
    return lambda party, _: names(event.of(party, "no"), lang, separator)


def _away(party: Party, _: int) -> object:
    return party.away


def _limit(party: Party, _: int) -> object:
    return party.limit


def _or(empty: str, answer: Answer) -> Answer:
    """The answer, and ``empty`` where there is none."""
    return lambda party, number: answer(party, number) or empty


def _moment(rng: random.Random, number: int) -> str:
    return f"2025/05/{1 + number // 4:02d} {9 + number % 4:02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}"


def web_roles_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A web form, one answer a row, role in a column, the second answer of a company replacing the first."""
    questions: list[Question] = [
        ("Timestamp", lambda _, number: _moment(rng, number)),
        ("Email Address", lambda party, _: party.email),
        ("Company name", _name("en")),
        ("Do you come as a buyer or as a seller?", _role("Buyer", "Seller")),
        ("Country", _country("en")),
        ("Which exhibition area is yours?", _zone),
        ("Your products or what you look for", _products("en")),
        ("Languages you can negotiate in", _tongues("en", ", ")),
        ("Companies you would like to meet, most wanted first", _wanted(event, "en", "; ")),
        ("Are there any companies you do NOT want to meet?", _refused(event, "en", "; ")),
        ("When will you not be there?", _away),
        ("How many meetings at most?", _limit),
        ("Do you need a hotel?", lambda *_: rng.choice(["Yes", "No"])),
    ]
    header, first, *others = _answered(shuffled([*event.purchasers, *event.suppliers], rng), questions, first=0)
    early = [*first[:8], "", "", "", None, "No"]
    again = [_moment(rng, len(others) + 2), *first[1:]]
    return write_xlsx(folder / "Form Responses.xlsx", [Page("Form Responses 1", [header, early, *others, again])])


def numbered_zh(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Chinese form tool: numbered questions, bars between choices, ``(空)`` for no answer."""
    questions: list[Question] = [
        ("序号", lambda _, number: number),
        ("提交答卷时间", lambda _, number: _moment(rng, number)),
        ("所用时间", lambda *_: f"{rng.randrange(60, 900)}秒"),
        ("来源", lambda *_: rng.choice(["微信", "链接"])),
        ("来自IP", lambda *_: "1.2.3.4(重庆)"),
        ("1、贵公司名称", _name("zh")),
        ("2、贵公司的参会身份", _role("采购商", "供应商")),
        ("3、所在国家", _country("zh")),
        ("4、展区", _zone),
        ("5、主营产品或采购需求", _products("zh")),
        ("6、洽谈语言[多选题]", _tongues("zh", "┋")),
        ("7、希望洽谈的企业[排序题]", _or("(空)", _wanted(event, "zh", "┋"))),
        ("8、不希望洽谈的企业", _or("(空)", _refused(event, "zh", "┋"))),
        ("9、不能参加的时间", _or("(空)", _away)),
        ("10、最多安排几场洽谈", _or("(空)", _limit)),
    ]
    rows = _answered(shuffled([*event.purchasers, *event.suppliers], rng), questions)
    return write_xlsx(folder / "123456_按文本_报名_58_58.xlsx", [Page("Sheet1", rows)])


def questions_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A Russian web form: sentences as headers, choices on lines of their own."""
    questions: list[Question] = [
        ("ID", lambda _, number: 1_000_000 + number),
        ("Время создания", lambda _, number: _moment(rng, number).replace("/", "-")),
        ("Как называется ваша компания?", _name("ru")),
        ("Вы покупаете или продаёте?", _role("Покупаем", "Продаём")),
        ("Из какой вы страны?", _country("ru")),
        ("К какой зоне вы относитесь?", _zone),
        ("Что вы предлагаете или ищете?", _products("ru")),
        ("На каких языках вы можете говорить?", _tongues("ru", "\n")),
        ("С какими компаниями вы хотели бы встретиться?", _wanted(event, "ru", "\n")),
        ("С кем вы встречаться не хотите?", _refused(event, "ru", "\n")),
        ("В какое время вас не будет?", _away),
        ("Сколько встреч вам назначить самое большее?", _limit),
    ]
    rows = _answered(shuffled([*event.purchasers, *event.suppliers], rng), questions)
    return write_xlsx(folder / "2025-05-20 Регистрация.xlsx", [Page("Ответы", rows)])


def delegates_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A web form that each delegate answers; the wishes of a company are in the answers of its people."""
    rows: list[Line] = []
    for party in shuffled([*event.purchasers, *event.suppliers], rng):
        wanted, refused = event.of(party, "must", "want"), event.of(party, "no")
        for number, person in enumerate(party.people):
            answers = {
                "Submitted at": _moment(rng, len(rows)),
                "Your name": person,
                "Your company": party.name("en"),
                "You are": "a purchaser" if party.role == "purchaser" else "a supplier",
                "Country": party.country[0],
                "Area": party.zone,
                "Products": party.products[0],
                "Languages": party.tongues("en", ", "),
                "Who would you like to meet?": names(wanted[number :: len(party.people)], "en", "; "),
                "Who would you rather not meet?": names(refused, "en", "; ") if number == 0 else "",
            }
            rows.append([*answers.values()])
    return write_xlsx(folder / "delegates answers.xlsx", [Page("Responses", [[*answers], *rows])])


def csv_zh(folder: Path, event: Trade, rng: random.Random) -> Path:
    """The Chinese form as a text file of Windows."""
    questions: list[Question] = [
        ("编号", lambda _, number: number),
        ("公司全称", _name("zh")),
        ("身份（采购/供应）", _role("采购", "供应")),
        ("国家", _country("zh")),
        ("展区", _zone),
        ("产品", _products("zh")),
        ("语言", _tongues("zh", "、")),
        ("想见的企业", _wanted(event, "zh", "、")),
        ("不想见的企业", _refused(event, "zh", "、")),
        ("无法到场时间", _away),
        ("场次上限", _limit),
    ]
    rows = _answered([*event.purchasers, *event.suppliers], questions)
    return write_csv(folder / "报名数据.csv", Page("", rows), "gb18030", ",")


def csv_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """The Russian form as a text file of Windows."""
    questions: list[Question] = [
        ("Отметка времени", lambda _, number: _moment(rng, number)),
        ("Компания", _name("ru")),
        ("Тип участника", _role("Закупщик", "Экспонент")),
        ("Страна", _country("ru")),
        ("Зона", _zone),
        ("Продукция", _products("ru")),
        ("Языки", _tongues("ru", ", ")),
        ("Хотим встретиться с", _wanted(event, "ru", ", ")),
        ("Не хотим встречаться с", _refused(event, "ru", ", ")),
        ("Не можем в", _away),
        ("Максимум встреч", _limit),
    ]
    rows = _answered([*event.purchasers, *event.suppliers], questions)
    return write_csv(folder / "export.csv", Page("", rows), "cp1251", ";")


def csv_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """An English form as a text file with tabs, with a name mistyped and an answer given twice."""
    questions: list[Question] = [
        ("Entry", lambda _, number: number),
        ("Organisation", _name("en")),
        ("Participating as", _role("Importer", "Exporter")),
        ("Country", _country("en")),
        ("Hall", _zone),
        ("Products", _products("en")),
        ("Languages", _tongues("en", ", ")),
        ("Meetings wanted with", _wanted(event, "en", " | ")),
        ("No meeting with", _refused(event, "en", " | ")),
        ("Unavailable", _away),
        ("Meeting limit", _limit),
    ]
    header, *rows = _answered([*event.purchasers, *event.suppliers], questions)
    first, *others = str(rows[1][7]).split(" | ")
    rows[1] = [*rows[1][:7], " | ".join([typo(first, rng), *others]), *rows[1][8:]]
    rows.append([len(rows) + 1, *rows[2][1:]])
    return write_csv(folder / "entries.csv", Page("", [header, *rows]), "utf-16", "\t")


def eventbrite_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Tickets of a sale, with the kind of ticket as the role and the name of a person in two columns."""
    questions: list[Question] = [
        ("Order #", lambda _, number: number),
        ("Order Date", lambda *_: "2025-05-03 11:05:09"),
        ("First Name", lambda *_: "Ann"),
        ("Surname", lambda _, number: f"Lee {number}"),
        ("Company", _name("en")),
        ("Ticket Type", _role("Hosted buyer pass", "Exhibitor pass")),
        ("Country", _country("en")),
        ("Hall", _zone),
        ("Products", _products("en")),
        ("Languages spoken", _tongues("en", ", ")),
        ("Who would you like to meet?", _wanted(event, "en", ", ")),
        ("Anyone you'd rather not meet?", _refused(event, "en", ", ")),
        ("When are you away?", _away),
        ("Most meetings", _limit),
    ]
    rows = _answered(shuffled([*event.purchasers, *event.suppliers], rng), questions, first=10001)
    return write_csv(folder / "report.csv", Page("", rows), "utf-8", ",")


def side_by_side_zh(folder: Path, event: Trade, rng: random.Random) -> Path:
    """Buyers at the left and sellers at the right of one sheet, an empty column between them."""
    questions: list[Question] = [
        ("国家", _country("zh")),
        ("展区", _zone),
        ("产品", _products("zh")),
        ("语言", _tongues("zh", "、")),
        ("无法到场时间", _away),
        ("场次上限", _limit),
        ("想见的企业", _wanted(event, "zh", "、")),
        ("不想见的企业", _refused(event, "zh", "、")),
    ]
    halves = [
        _answered(parties, [(title, _name("zh")), *questions])
        for title, parties in (("采购商", event.purchasers), ("供应商", event.suppliers))
    ]
    most = max(map(len, halves))
    left, right = ([*half, *[[None] * 9] * (most - len(half))] for half in halves)
    rows = [[*one, None, *other] for one, other in zip(left, right, strict=True)]
    return write_xlsx(folder / "双方.xlsx", [Page("名单", rows)])


def forms_ru(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A sheet for each company, labels at the left and answers beside them."""
    questions: list[Question] = [
        ("Компания:", _name("ru")),
        ("Роль", _role("Покупатель", "Поставщик")),
        ("Страна", _country("ru")),
        ("Зона", _zone),
        ("Продукция", _products("ru")),
        ("Языки", _tongues("ru", "; ")),
        ("Не можем быть", _away),
        ("Максимум встреч", _limit),
        ("Хотим встретиться", _wanted(event, "ru", "; ")),
        ("Не хотим встречаться", _refused(event, "ru", "; ")),
    ]
    pages = []
    for number, party in enumerate([*event.purchasers, *event.suppliers], start=1):
        rows = [["Анкета участника"], *([title, say(party, number)] for title, say in questions)]
        pages.append(Page(f"Анкета {number}", rows))
    return write_xlsx(folder / "анкеты.xlsx", pages)


def blocks_en(folder: Path, event: Trade, rng: random.Random) -> Path:
    """A block of labels and answers for each company, one below the other, with what a company left out missing."""
    questions: list[Question] = [
        ("Company name:", _name("en")),
        ("Category:", _role("Buyer", "Supplier")),
        ("Country:", _country("en")),
        ("Zone:", _zone),
        ("Products:", _products("en")),
        ("Languages:", _tongues("en", ", ")),
        ("Not available:", _away),
        ("Max. meetings:", _limit),
        ("Would like to meet:", _wanted(event, "en", "; ")),
        ("Please avoid:", _refused(event, "en", "; ")),
    ]
    rows: list[Line] = []
    for number, party in enumerate([*event.purchasers, *event.suppliers], start=1):
        rows += [*([title, answer] for title, say in questions if (answer := say(party, number))), []]
    return write_xlsx(folder / "answers.xlsx", [Page("Answers", rows)])
