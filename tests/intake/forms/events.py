"""A random event, and the rows of registrations that say the same; both are made here and neither is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sco_scheduler.domain.event import Event, Role, Seated, Session, Settings, Table, Zone
from sco_scheduler.domain.goals import FIRST_BUILD
from tests.intake.forms.calendars import in_one, random_ranges, random_sessions, spans_of
from tests.intake.forms.chances import Chance
from tests.intake.forms.companies import Caster
from tests.intake.forms.values import Labels, Line, OneOf, Several, Text, Value, Whole
from tests.intake.forms.wishes import Wishing, random_fixed, random_interpreters

FILE_NAME = "trade days"
"""The name of every file: that of an event whose registrations give it none."""

_WHOLE = {
    "slot_minutes": (15, 30),
    "changeover_minutes": (0, 10),
    "walk_minutes": (0, 7),
    "purchaser_weight": (1, 3),
    "supplier_weight": (2, 4),
    "mutual_bonus": (0, 25),
    "gap_spread": (2, 3),
}
_SEATED = {
    Seated.PURCHASERS: ("purchasers", "采购商", "покупатели", "Buyers"),
    Seated.SUPPLIERS: ("suppliers", "供应商", "поставщики"),
    Seated.NOBODY: ("nobody", "无", "никто", "none"),
}
_PRINTED = {"en": ("en", "English", "英语"), "zh": ("zh", "中文", "Chinese"), "ru": ("ru", "русский", "俄语")}
_CODES = [("A", "B", "C"), ("1", "2", "3"), ("东区", "西区", "南区"), ("Зал Ё", "Зал Б", "Hall C")]


@dataclass(frozen=True)
class Registrations:
    """What registrations say: the rows of every sheet by its canonical name, and the event that they are."""

    sheets: Mapping[str, Sequence[Line]]
    event: Event


def random_registrations(seed: int, encoding: str = "utf-8") -> Registrations:
    """Registrations of a small event with a little of everything, in the characters of an encoding."""
    chance = Chance(seed, encoding)
    settings, limits, told = _settings(chance)
    sessions, blocks = random_sessions(chance, settings.slot_minutes, settings.changeover_minutes)
    zones, places, closures = _zones(chance, sessions)
    caster = Caster(chance, sessions, zones, limits)
    for role, most in ((Role.PURCHASER, 3), (Role.SUPPLIER, 4)):
        for _ in range(chance.randint(1, most)):
            caster.add(role)
        if role is Role.PURCHASER and chance.random() < 0.3:
            caster.add(*Role)
    wishing = Wishing(chance, caster.cast, sessions)
    requests = wishing.requests()
    interpreters, helpers = random_interpreters(chance, caster, zones, sessions)
    fixed, pins = random_fixed(chance, caster.cast, zones, sessions, interpreters or ())
    people = [{**line, "company": caster.cast.meanings[_id(line)]} for line in caster.cast.lines["Delegates"]]
    sheets: dict[str, Sequence[Line]] = {
        "Event": told,
        "Sessions": blocks,
        "Zones": places,
        "Tables": closures,
        "Purchasers": caster.cast.lines["Purchasers"],
        "Suppliers": caster.cast.lines["Suppliers"],
        "Delegates": people,
        "Requests": wishing.lines,
        "Interpreters": helpers,
        "Fixed": pins,
    }
    event = Event(settings, sessions, zones, tuple(caster.cast.companies), requests, interpreters, fixed)
    return Registrations({key: lines for key, lines in sheets.items() if lines}, event)


def _id(line: Line) -> str:
    company = line["company"]
    assert isinstance(company, OneOf)
    return company.texts[0]


def _settings(chance: Chance) -> tuple[Settings, dict[Role, tuple[int, int | None]], list[Line]]:
    """Settings, the limits of each role, and the rows that say them; what is not said has its default."""
    given: dict[str, Value] = {}
    changed: dict[str, object] = {"name": FILE_NAME}
    for key, texts in (("name", ("SCO Days 2025", "上合经贸洽谈会", "Дни «ШОС»")), ("venue", ("Hall 7", "悦来展馆"))):
        if chance.random() < 0.6:
            changed[key] = text = chance.text(texts)
            given[key] = Text(text)
    if chance.random() < 0.3:
        changed["time_zone"] = zone = chance.choice(("Asia/Almaty", "Europe/Moscow", "Asia/Shanghai"))
        given["time_zone"] = OneOf((zone, zone.lower()))
    if chance.random() < 0.5:
        codes = chance.sample(sorted(_PRINTED), chance.randint(1, 3))
        changed["languages"] = tuple(codes)
        given["languages"] = Several(tuple(OneOf(_PRINTED[code]) for code in codes), commas=True)
    for key, numbers in _WHOLE.items():
        if chance.random() < 0.3:
            changed[key] = number = chance.choice(numbers)
            given[key] = Whole(number)
    if chance.random() < 0.5:
        changed["seated"] = side = chance.choice(list(Seated))
        given["seated"] = OneOf(_SEATED[side])
    if chance.random() < 0.3:
        goals = chance.sample(FIRST_BUILD, chance.randint(1, len(FIRST_BUILD)))
        changed["goals"] = tuple(goals)
        given["goals"] = Several(tuple(OneOf((goal, goal.replace("_", " ").title())) for goal in goals))
    limits: dict[Role, tuple[int, int | None]] = {}
    for role in Role:
        low, high = chance.choice(((None, None), (1, None), (None, 9), (2, 8)))
        limits[role] = (low or 0, high)
        given |= {f"{role}_{end}": Whole(n) for end, n in (("minimum", low), ("maximum", high)) if n is not None}
    lines: list[Line] = [{"setting": Text(key), "value": value} for key, value in given.items()]
    chance.shuffle(lines)
    return replace(Settings(), **changed), limits, lines


def _zones(chance: Chance, sessions: Sequence[Session]) -> tuple[tuple[Zone, ...], list[Line], list[Line]]:
    """One to three zones, their rows, and the rows of single tables that are closed."""
    zones, lines, closures = [], [], []
    for code in chance.choice([codes for codes in _CODES if chance.fitting(codes) == list(codes)])[
        : chance.randint(1, 3)
    ]:
        labels = Labels(chance.text(("", "", "A", "T-", "桌")), chance.randint(1, 5))
        line: dict[str, Value] = {"zone": Text(code), "tables": labels}
        named = {}
        for key, text in (("name", "Machines; parts"), ("name_zh", "汽车、配件"), ("name_ru", "Машины")):
            if chance.random() < 0.5 and chance.fitting([text]):
                named[key] = text
                line[key] = Text(text)
        closed = random_ranges(chance, sessions) if chance.random() < 0.3 else None
        if closed is not None:
            line["closed"] = closed
        tables = []
        for label in labels.labels:
            spans = []
            for _ in range(chance.choice((0, 0, 0, 0, 1, 2))):
                away = random_ranges(chance, sessions)
                spans += spans_of(away, sessions)
                closures.append(
                    {"zone": OneOf((code, code.lower())), "table": OneOf((label, label.lower())), "closed": away}
                )
            tables.append(Table(label, in_one(spans)))
        zones.append(Zone(code, **named, tables=tuple(tables), closed=in_one(spans_of(closed, sessions))))
        lines.append(line)
    return tuple(zones), lines, closures
