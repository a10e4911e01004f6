"""Small registrations with one sentence in one place, and what the program reads of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.exports.files import Line, Page, write_xlsx
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake import read_registrations

BUYERS = ("Altyn Trade", "Bereke Group", "Caspian Foods", "Dostyk Import")
SELLERS = ("Jade Tea", "Hongyan Motors", "Lotus Textile", "Panda Solar", "Wulong Foods", "Yuzhong Pumps")
PLACES = ("name", "notes", "level", "status", "title", "hours")
_TODAY, _DAY = date(2026, 3, 1), date(2026, 5, 14)
_OPENS, _CLOSES, _LUNCH, _STEP = 9 * 60, 17 * 60, (12 * 60 + 30, 13 * 60 + 30), 5
AWAY = "AWAY:"
"""The mark of answers to when somebody is not available."""

_WANTS = (
    "Jade Tea, Lotus Textile",
    "Panda Solar, Wulong Foods",
    "Lotus Textile, Yuzhong Pumps, Jade Tea",
    "Wulong Foods",
)
_OTHERS = ("Hongyan Motors, Wulong Foods", "Panda Solar, Wulong Foods", "Lotus Textile, Yuzhong Pumps", "Wulong Foods")
_SECOND = ("Jade Tea, Lotus Textile", "Yuzhong Pumps", "", "Jade Tea")
FORMS = ("{} ({}), Lotus Textile", "{} - {}, Lotus Textile", "Lotus Textile\n{}: {}")
"""The lists of the first buyer with a sentence behind a name."""

Facts = dict[tuple[str, ...], str]
"""What is read: the level of each pair, the cancelled companies, limits, and the minutes of absence."""

_TITLES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "event": "Business matchmaking, Thursday 14 May 2026, meetings 09:00-17:00, lunch 12:30-13:30",
        "columns": "Company|Country|Products|Companies you would like to meet|Notes|Status|Priority",
        "hours": "When are you available?|When are you NOT available?",
        "sheets": "Buyers|Suppliers|Requests|Buyer|Supplier",
        "levels": "must|normal|if possible",
        "statuses": "confirmed|confirmed|cancelled",
        "always": "all day",
    },
    "ru": {
        "event": "Деловые переговоры, четверг 14 мая 2026, встречи 09:00-17:00, обед 12:30-13:30",
        "columns": "Компания|Страна|Продукция|С кем хотите встретиться|Примечания|Статус|Желательность",
        "hours": "Когда вы можете?|Когда вы НЕ можете?",
        "sheets": "Покупатели|Поставщики|Запросы|Покупатель|Поставщик",
        "levels": "обязательно|желательно|по возможности",
        "statuses": "подтверждено|подтверждено|отменено",
        "always": "весь день",
    },
    "zh": {
        "event": "商务对接会 2026年5月14日 星期四 09:00-17:00 午休12:30-13:30",
        "columns": "公司名称|国家|产品|希望会见的企业|备注|状态|意愿",
        "hours": "您什么时间方便|您什么时间不方便",
        "sheets": "采购商|供应商|会见申请|采购商|供应商",
        "levels": "必须|一般|有空再说",
        "statuses": "已确认|已确认|取消",
        "always": "全天",
    },
}


def _language(code: str) -> str:
    return "ru" if code[:2] in {"ru", "kk", "uz", "ky", "tg", "be"} else "zh" if code.startswith("zh") else "en"


@dataclass(frozen=True)
class Sentence:
    """A sentence of a language in a place, and what it means."""

    place: str
    language: str
    text: str
    meaning: str


@dataclass(frozen=True)
class Found:
    """What is read with every guess taken, None if nothing, and whether a question or a stop is about its cell."""

    facts: Facts | None
    asked: bool


def read_sentence(sentence: Sentence, form: int, folder: Path) -> Found:
    """Read a registration with a sentence."""
    path = folder / "form.xlsx"
    pages, (sheet, column, row) = _pages(sentence, form)
    write_xlsx(path, pages)
    asked, guessed = (read_registrations([path], today=_TODAY, **sure) for sure in ({}, {"sure": 0.0}))
    about = [*(q.cells for q in asked.questions), *(f.cells for f in asked.findings if f.severity is Severity.STOPS)]
    here = any(c.sheet == sheet and c.column == column and c.row in {row, None} for cells in about for c in cells)
    here = here or (sentence.place == "title" and any(question.kind == "column" for question in asked.questions))
    return Found(facts_of(guessed.event or guessed.in_part), here)


def _pages(sentence: Sentence, form: int) -> tuple[list[Page], tuple[str, str, int]]:
    """The sheets of a registration, and the cell of its sentence."""
    words = _TITLES[_language(sentence.language)]
    company, country, products, want, notes, status, level = words["columns"].split("|")
    buyers, suppliers, requests, asker, target = words["sheets"].split("|")
    levels, text, place = words["levels"].split("|"), sentence.text, sentence.place
    away = text.startswith(AWAY)
    text = text.removeprefix(AWAY).strip()
    hours: Sequence[str] = ("-", "14:00-15:00", "") if away else (words["always"], "09:00-12:00", words["always"])
    columns: list[tuple[str, Sequence[str]]] = {
        "name": [(want, (FORMS[form].format(SELLERS[0], text), *_WANTS[1:]))],
        "notes": [(want, _WANTS), (notes, (text, "", "", ""))],
        "status": [(want, _WANTS), (status, (text, *words["statuses"].split("|")))],
        "hours": [(want, _WANTS), (words["hours"].split("|")[away], (text, *hours))],
        "title": [(want, _OTHERS), *([(text, _SECOND)] if text else [])],
        "level": [],
    }[place]
    rows: list[Line] = [[words["event"]], [company, country, *(title for title, _ in columns)]]
    rows += [[name, "KZ", *(cells[n] or None for _, cells in columns)] for n, name in enumerate(BUYERS)]
    pages = [Page(buyers, rows), Page(suppliers, [[company, products], *([name, "goods"] for name in SELLERS)])]
    if place == "level":
        pairs = [
            (0, 0, text),
            (0, 2, levels[1]),
            (1, 2, levels[0]),
            (2, 3, levels[1]),
            (3, 4, levels[2]),
            (1, 0, levels[1]),
        ]
        told: list[Line] = [[BUYERS[b], SELLERS[s], said] for b, s, said in pairs]
        pages.append(Page(requests, [[asker, target, level], *told]))
        return pages, (requests, "C", 2)
    return pages, (buyers, "C" if place == "name" else "D", 2 if place == "title" else 3)


def facts_of(event: Event | None) -> Facts | None:
    """What an event says of wishes, cancelled companies, limits and absences; a wish of any grade is one."""
    if event is None:
        return None
    names = {company.id: company.name for company in event.companies}
    gone = {company.name for company in event.companies if company.cancelled}
    found: Facts = {("cancelled", name): "yes" for name in gone}
    for request in event.requests:
        pair = names[request.purchaser], names[request.supplier]
        level = request.level.value
        if not gone & {*pair}:
            found["pair", *pair] = {"must": "must", "no": "refuse"}.get(level, "wish")
    for company in event.companies:
        away = {minute for d in company.delegates for a in d.absences for minute in minutes(a.start, a.end)}
        found |= {("away", company.name): _shown(away)} if away and company.name not in gone else {}
        for terms in (company.purchaser, company.supplier):
            if terms is not None and terms.maximum is not None:
                found["max", company.name] = str(terms.maximum)
    return found


def minutes(start: datetime, end: datetime) -> set[int]:
    """The minutes of the hours of the event, in steps, within a span."""
    opens = datetime.combine(_DAY, datetime.min.time())
    every = range(_OPENS, _CLOSES, _STEP)
    return {m for m in every if not _LUNCH[0] <= m < _LUNCH[1] and start <= opens + timedelta(minutes=m) < end}


def _shown(away: set[int]) -> str:
    return ",".join(f"{m // 60}:{m % 60:02}" for m in sorted(away))


def meant(sentence: Sentence, plain: Facts) -> tuple[Facts, bool]:
    """What has to be read of a sentence, beside what is read without it, and whether it has to be asked about."""
    found, asked, first = dict(plain), False, BUYERS[0]
    away: dict[str, set[int]] = {}
    for part in map(str.strip, sentence.meaning.split(";")):
        what, _, rest = part.partition(" ")
        if sentence.place == "title" and what in {"wish", "must", "refuse"}:
            pairs = zip(BUYERS, _SECOND, strict=True)
            found |= {("pair", buyer, name): what for buyer, names in pairs for name in filter(None, names.split(", "))}
        elif what in {"wish", "must", "refuse"}:
            found["pair", first, rest] = what
        elif what == "none":
            found.pop(("pair", first, rest), None)
        elif what == "away":
            *who, span = rest.split()
            start, end = (datetime.combine(_DAY, datetime.strptime(t, "%H:%M").time()) for t in span.split("-"))
            away.setdefault(" ".join(who) or first, set()).update(minutes(start, end))
        elif what == "max":
            found["max", first] = rest
        elif what == "cancelled":
            gone = rest or first
            found = {key: value for key, value in found.items() if gone not in key} | {("cancelled", gone): "yes"}
        asked = asked or what in {"time", "undecided"}
    return found | {("away", who): _shown(missed) for who, missed in away.items()}, asked
