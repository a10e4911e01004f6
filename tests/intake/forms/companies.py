"""Random companies with their delegates, and the rows of Purchasers, Suppliers and Delegates that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sco_scheduler.domain.event import Company, Delegate, Role, Session, TableChoice, Terms, Zone
from tests.intake.forms.calendars import in_one, random_ranges, spans_of
from tests.intake.forms.chances import Chance
from tests.intake.forms.names import Name, Names
from tests.intake.forms.tongues import random_tongues
from tests.intake.forms.values import Line, OneOf, Phone, Text, Value, Whole

SHEETS = {Role.PURCHASER: "Purchasers", Role.SUPPLIER: "Suppliers"}
_LETTER = {Role.PURCHASER: "P", Role.SUPPLIER: "S"}
_PRODUCTS = [
    "Bearings; gears",
    "轴承、齿轮",
    "Запчасти",
    "=1+1",
    "-5 °C freezers",
    "@home",
    "007",
    "1e5",
    "NA",
    "TRUE",
    "2025-06-12",
    "+7 series",
    'tea "green", black',
    "line one\nline two",
    "12:30",
    "0.5",
    "Total",
]
_COUNTRIES = ["Kazakhstan", "Россия", "中国", "Кыргызстан", "Côte d'Ivoire", "Армения"]
_PHONES = ["+86 138 8312 3456", "8613883123456", "+7 (495) 123-45-67", "101"]


@dataclass
class Cast:
    """The companies with what they may be called, and their rows."""

    companies: list[Company] = field(default_factory=list)
    meanings: dict[str, OneOf] = field(default_factory=dict)
    """What a request may say in place of a company's ID."""
    lines: dict[str, list[Line]] = field(default_factory=dict)
    """The rows of each sheet."""


class Caster:
    """Makes companies; ``limits`` are the fewest and the most meetings of a role, where a row says nothing."""

    def __init__(
        self,
        chance: Chance,
        sessions: Sequence[Session],
        zones: Sequence[Zone],
        limits: dict[Role, tuple[int, int | None]],
    ) -> None:
        self._chance, self._sessions, self._zones, self._limits = chance, sessions, zones, limits
        self._names = Names(chance)
        self._numbering = chance.choice(("letters", "letters", "digits", "zeros", "none"))
        self._given = 100
        self.cast = Cast(lines={"Purchasers": [], "Suppliers": [], "Delegates": []})

    def person(self) -> str:
        """A name that no other person has."""
        return self._names.person()

    def add(self, *roles: Role) -> None:
        """Make one company in one role, or in both."""
        chance = self._chance
        names = [self._names.company(script) for script in chance.sample(self._names.scripts, 2)]
        named, local = chance.random() < 0.9, chance.random() < 0.5
        line: dict[str, Value] = {}
        if named:
            line["company"] = Text(names[0].text)
        if local:
            line["local"] = Text(names[1].text)
        company = self._id(line, roles[0])
        title = names[0].text if named else names[1].text if local else company
        held = Company(company, title, names[1].text if local else "", **self._printed(line))
        held = self._people(held, line)
        rows: dict[Role, dict[str, Value]] = {}
        for role in roles:
            # The second row need not repeat what holds for the company.
            rows[role] = {
                key: value
                for key, value in line.items()
                if role is roles[0] or key in {"id", "company"} or (key == "local" and "company" not in line)
            }
            terms = self._terms(role, rows[role])
            held = replace(held, **{role.value: terms})
            self.cast.lines[SHEETS[role]].append(rows[role])
        self.cast.companies.append(held)
        self.cast.meanings[company] = _meanings(company, names[0] if named else None, names[1] if local else None)

    def _id(self, line: dict[str, Value], role: Role) -> str:
        """The company's ID, in its row or made up from its place."""
        place = len(self.cast.lines[SHEETS[role]]) + 1
        made = f"{_LETTER[role]}{place:03d}"
        self._given += 1
        texts = {"letters": made, "digits": str(self._given), "zeros": f"00{self._given}", "none": made}
        text = texts[self._numbering]
        if not ("company" in line or "local" in line) or (self._numbering != "none" and self._chance.random() < 0.8):
            line["id"] = Text(text)
            return text
        return made

    def _printed(self, line: dict[str, Value]) -> dict[str, str]:
        """What is printed of a company, by the field; and into its row."""
        chance, texts = self._chance, {}
        for key, choices in (("country", _COUNTRIES), ("phone", _PHONES), ("notes", ["VIP lunch", "备注", "ok; ok"])):
            if chance.random() < 0.4:
                texts[key] = chance.text(choices)
                line[key] = Phone(texts[key]) if key == "phone" else Text(texts[key])
        return texts

    def _people(self, company: Company, line: dict[str, Value]) -> Company:
        chance = self._chance
        tongues = random_tongues(chance) if chance.random() < 0.6 else None
        if tongues is not None:
            line["languages"] = tongues.value
        languages = tongues.codes if tongues is not None else frozenset()
        away = []
        if chance.random() < 0.3:
            line["not_available"] = ranges = random_ranges(chance, self._sessions)
            away = spans_of(ranges, self._sessions)
        contact = self.person() if chance.random() < 0.7 else ""
        if contact:
            line["contact"] = Text(contact)
        email = f"{company.id}@example.org" if chance.random() < 0.4 else ""
        if email:
            line["email"] = Text(email)
        cancelled = chance.random() < 0.12
        if cancelled:
            line["status"] = OneOf(("cancelled", "取消", "отменено", "withdrawn", "已取消", "Отменён"))
        elif chance.random() < 0.1:
            line["status"] = OneOf(("registered", "已确认", "подтверждено", "OK"))
        people = [Delegate(f"{company.id}#1", contact, "", languages, in_one(away), email)]
        rows = chance.choice((0, 0, 0, 1, 2, 3))
        if rows:
            people = []
        for number in range(rows):
            person: dict[str, Value] = {"company": OneOf((company.id,)), "delegate": Text(name := self.person())}
            own, own_away, title = languages, list(away), ""
            if chance.random() < 0.3:
                person["languages"] = (spoken := random_tongues(chance)).value
                own = spoken.codes
            if chance.random() < 0.3:
                person["not_available"] = ranges = random_ranges(chance, self._sessions)
                own_away += spans_of(ranges, self._sessions)
            if chance.random() < 0.3:
                title = chance.text(("Director", "经理", "Закупщик"))
                person["title"] = Text(title)
            people.append(Delegate(f"{company.id}#{number + 1}", name, title, own, in_one(own_away)))
            self.cast.lines["Delegates"].append(person)
        return replace(
            company,
            contact=contact,
            email=email,
            cancelled=cancelled,
            delegates=tuple(people),
            agenda_language=tongues.printed if tongues is not None else "",
        )

    def _terms(self, role: Role, line: dict[str, Value]) -> Terms:
        chance, zone = self._chance, self._chance.choice(self._zones)
        named = role is Role.SUPPLIER or chance.random() < 0.5
        if named:
            line["zone"] = OneOf((zone.code, *_cases(zone.code)))
        minimum, maximum = self._limits[role]
        if chance.random() < 0.3:
            minimum = chance.choice((0, 1, 2))
            line["minimum"] = Whole(minimum)
        if chance.random() < 0.3 or (maximum is not None and maximum < minimum):
            maximum = chance.choice((2, 5, 12))
            line["maximum"] = Whole(maximum)
        vip = chance.random() < 0.2
        if vip:
            line["priority"] = OneOf(("VIP", "yes", "是", "да", "贵宾", "вип", "Y"))
        elif chance.random() < 0.1:
            line["priority"] = OneOf(("no", "否", "нет", "normal", "普通"))
        products = chance.text(_PRODUCTS) if chance.random() < 0.5 else ""
        if products:
            line["products"] = Text(products)
        table = None
        if zone.tables and chance.random() < 0.2:
            label = chance.choice(zone.tables).label
            only = chance.random() < 0.5
            table = TableChoice(label, zone.code if only else None)
            line["table"] = OneOf((f"{zone.code}/{label}" if only else label,))
        return Terms(zone.code if named else "", products, minimum, maximum, vip, table)


def _meanings(company: str, name: Name | None, local: Name | None) -> OneOf:
    texts = [company, *_cases(company)]
    if company.isdigit():
        texts += [company.lstrip("0"), f"0{company}"]
    for called in (name, local):
        if called is not None:
            texts += called.meanings
    return OneOf(tuple(dict.fromkeys(texts)))


def _cases(text: str) -> list[str]:
    return [other for other in (text.lower(), text.upper()) if other != text]
