"""Makes the example registrations: ``python -m examples.make_examples [FOLDER]``.

``registrations.xlsx`` is a full-size event, modelled on a trade conference between SCO states and
Chongqing: 38 purchasers, 180 suppliers, three zones, 14 slots, 38 tables, 18 interpreters, about a
thousand requested pairs, more than the hall can hold. ``small.xlsx`` has the three needed sheets
alone. Everybody in them is invented; the same seed makes the same files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import accumulate
from pathlib import Path
from random import Random

from examples.invented import (
    BUSINESSES,
    DIALLING_CODES,
    PURCHASERS,
    SELLING_TOO,
    ZONES,
    Name,
    brands,
    chinese_person,
    person,
    phone,
)
from examples.sheets import Rows, Value, write

SEED = 20270520
DAY = date(2027, 5, 20)
PAIRS = 1000
NAME = "Two Rivers SCO Trade Encounter 2027"

COMPANY_COLUMNS = (
    "ID",
    "Company",
    "Company (local)",
    "Country",
    "Zone",
    "Products",
    "Languages",
    "Not available",
    "Minimum",
    "Maximum",
    "Priority",
    "Table",
    "Contact",
    "Email",
    "Phone",
    "Status",
    "Notes",
)
AWAY = ("09:00-10:15", "-09:50", "15:45-", "16:30-", "10:40-12:00", "14:00-15:10", "Morning", "Afternoon")


@dataclass
class Firm:
    """A company as it registers; ``columns`` holds what its row says beyond the usual."""

    id: str
    name: Name
    country: str
    zone: str
    products: str
    languages: tuple[str, ...]
    contact: str
    number: int
    columns: dict[str, Value] = field(default_factory=dict)
    people: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, title and languages of each delegate, where it sends several."""

    def row(self) -> tuple[Value, ...]:
        """Its row of Purchasers or Suppliers."""
        usual: dict[str, Value] = {
            "ID": self.id,
            "Company": self.name.latin,
            "Company (local)": self.name.local,
            "Country": self.country,
            "Zone": self.zone,
            "Products": self.products,
            "Languages": ", ".join(self.languages),
            "Contact": self.contact,
            "Email": f"{self.id.lower()}@example.org",
            "Phone": phone(DIALLING_CODES[self.country], self.number),
        }
        return tuple((usual | self.columns).get(column) for column in COMPANY_COLUMNS)


def registrations(rng: Random) -> dict[str, Rows]:
    """The sheets of the full-size example."""
    buyers = _buyers(rng)
    sellers = _sellers(rng, buyers)
    _particulars(rng, buyers, sellers)
    asked = _requests(rng, buyers, sellers)
    both = {b.id: b for b in buyers}
    return {
        "Event": _event(),
        "Sessions": (
            ("Session", "Date", "Start", "End"),
            ("Morning", DAY, time(9), time(12)),
            ("Afternoon", DAY, time(14), time(17)),
        ),
        "Zones": (
            ("Zone", "Name", "Name (zh)", "Name (ru)", "Tables", "Closed"),
            *((code, en, zh, ru, tables, None) for code, en, zh, ru, tables, _ in ZONES),
        ),
        "Tables": (("Zone", "Table", "Closed"), ("A", "16", "14:00-15:10"), ("C", "10", "-09:50")),
        "Purchasers": (COMPANY_COLUMNS, *(b.row() for b in buyers)),
        "Suppliers": (COMPANY_COLUMNS, *(s.row() for s in sellers)),
        "Delegates": (
            ("Company", "Delegate", "Title", "Languages", "Not available", "Email"),
            *_delegates((*buyers, *(s for s in sellers if s.id not in both))),
        ),
        "Requests": (("From", "To", "Rank", "Level", "Session", "Delegate", "After", "Notes"), *asked),
        "Interpreters": (("ID", "Name", "Languages", "Zone", "Not available"), *_interpreters(rng)),
        "Fixed": (
            ("Purchaser", "Supplier", "Date", "Start", "Table", "Interpreter"),
            *_fixed(rng, buyers, sellers, asked),
        ),
    }


def _event() -> Rows:
    return (
        ("Setting", "Value"),
        ("Event", NAME),
        ("Venue", "Jialing Riverside Hall, Chongqing"),
        ("Time zone", "Asia/Shanghai"),
        ("Languages", "en; zh; ru"),
        ("Slot minutes", 20),
        ("Changeover minutes", 5),
        ("Walk minutes", 5),
        ("Seated", "purchasers"),
        ("Purchaser minimum", 6),
        ("Supplier minimum", 1),
        ("Purchaser weight", 2),
        ("Supplier weight", 1),
        ("Mutual bonus", 10),
    )


def _buyers(rng: Random) -> list[Firm]:
    made = []
    for n, (latin, local, country, tongue, zone, products) in enumerate(PURCHASERS, 1):
        spoken = [tongue]
        if tongue in ("kk", "uz", "ky", "tg", "hy") and rng.random() < 0.8:
            spoken.append("ru")
        if rng.random() < (0.8 if tongue == "ur" else 0.3):
            spoken.append("en")
        contact = person(rng, tongue)
        shown = (contact.local if tongue in ("ru", "mn") and rng.random() < 0.4 else None) or contact.latin
        name = Name(local, None) if n % 9 == 4 else Name(latin, local)
        made.append(Firm(f"P{n:03}", name, country, zone, products, tuple(spoken), shown, 1000 + n))
    return made


def _sellers(rng: Random, buyers: Sequence[Firm]) -> list[Firm]:
    made: list[Firm] = []
    names = iter(brands(rng, sum(count for *_, count in ZONES)))
    for code, *_, count in ZONES:
        for _ in range(count):
            n, brand = len(made) + 1, next(names)
            english, chinese, products = rng.choice(BUSINESSES[code])
            spoken = ["zh"] + (["en"] if rng.random() < 0.4 else []) + (["ru"] if rng.random() < 0.38 else [])
            local = f"重庆{brand.local}{chinese}有限公司"
            name = Name(f"Chongqing {brand.latin} {english} Co., Ltd.", local) if n % 12 else Name(local, None)
            contact = chinese_person(rng)
            shown = (contact.local if rng.random() < 0.3 else None) or contact.latin
            made.append(Firm(f"S{n:03}", name, "China", code, products, tuple(spoken), shown, 2000 + n))
    made += [
        Firm(b.id, b.name, b.country, "C", f"sells {b.products}", b.languages, b.contact, b.number)
        for b, known in zip(buyers, PURCHASERS, strict=True)
        if known[0] in SELLING_TOO
    ]
    return made


def _particulars(rng: Random, buyers: Sequence[Firm], sellers: Sequence[Firm]) -> None:
    """Absences, limits, VIPs, tables, several delegates and a cancellation."""
    home = [s for s in sellers if s.country == "China"]
    for b in rng.sample(buyers, 5):
        b.columns["Not available"] = rng.choice(AWAY)
    for s in rng.sample(home, 20):
        s.columns["Not available"] = rng.choice(AWAY)
    for b in rng.sample(buyers, 4):
        b.columns["Priority"] = "VIP"
        b.columns["Minimum"] = 8
    for s in rng.sample(home, 6):
        s.columns["Priority"] = "VIP"
        s.columns["Minimum"] = 2
    for b in rng.sample(buyers, 4):
        b.columns["Maximum"] = rng.randint(8, 11)
    for s in rng.sample(home, 30):
        s.columns["Maximum"] = rng.randint(3, 6)
    for code, label in (("A", 1), ("B", 1), ("C", 1)):
        next(b for b in buyers if b.zone == code and "Table" not in b.columns).columns["Table"] = f"{code}/{label}"
    for firm, people in (
        *((b, 2 + (n == 0)) for n, b in enumerate(rng.sample(buyers, 6))),
        *((s, 2) for s in rng.sample(home, 8)),
    ):
        firm.people = [(firm.contact, "Director", "")]
        for title in ("Head of purchasing" if firm in buyers else "Sales manager", "Engineer")[: people - 1]:
            known = {name for name, *_ in firm.people}
            while (other := _somebody(rng, firm)) in known:
                pass
            firm.people.append((other, title, firm.languages[0] if rng.random() < 0.3 else ""))
    gone = rng.choice([s for s in home if not s.columns and not s.people])
    gone.columns |= {"Status": "cancelled", "Notes": "withdrew by telephone"}


def _somebody(rng: Random, firm: Firm) -> str:
    """A person who could work there."""
    return (chinese_person(rng) if firm.country == "China" else person(rng, firm.languages[0])).latin


def _delegates(firms: Iterable[Firm]) -> Iterable[tuple[Value, ...]]:
    for firm in firms:
        for n, (name, title, languages) in enumerate(firm.people, 1):
            yield (firm.id, name, title, languages or None, None, f"{firm.id.lower()}-{n}@example.org")


def _requests(rng: Random, buyers: Sequence[Firm], sellers: Sequence[Firm]) -> list[tuple[Value, ...]]:
    """Who asks whom: a few suppliers are wanted by many; purchasers ask in one zone or two."""
    in_zone = {code: [s for s in sellers if s.zone == code] for code, *_ in ZONES}
    popular = {code: list(accumulate(1 / (k + 10) for k in range(len(firms)))) for code, firms in in_zone.items()}
    eager = list(accumulate(0.5 + rng.random() for _ in buyers))
    second = {b.id: b.zone if b.columns.get("Table") else rng.choice("ABC") for b in buyers}
    wanted: dict[str, list[str]] = {}
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < PAIRS:
        buyer = rng.choices(buyers, cum_weights=eager)[0]
        zone = second[buyer.id] if rng.random() < 0.25 else buyer.zone
        seller = rng.choices(in_zone[zone], cum_weights=popular[zone])[0]
        if buyer.id == seller.id or (buyer.id, seller.id) in pairs or (seller.id, buyer.id) in pairs:
            continue
        pairs.add((buyer.id, seller.id))
        who = rng.random()
        if who < 0.78:
            wanted.setdefault(buyer.id, []).append(seller.id)
        if who > 0.52:
            wanted.setdefault(seller.id, []).append(buyer.id)
    firms = {f.id: f for f in (*buyers, *sellers)}
    rows: list[tuple[Value, ...]] = []
    for asker in (f for f in firms if f in wanted):
        ranked = rng.random() < 0.85
        for n, target in enumerate(wanted[asker], 1):
            by_name = rng.random() < 0.04
            to = firms[target].name.latin if by_name else target
            row = (asker, to, n if ranked else None, *_wish(rng, firms[asker], wanted[asker][: n - 1]))
            rows.append(row)
    return rows


def _wish(rng: Random, asker: Firm, earlier: Sequence[str]) -> tuple[Value, ...]:
    """Level, Session, Delegate, After and Notes of a request."""
    chance = rng.random()
    level = session = delegate = after = notes = None
    if chance < 0.03:
        level, notes = "must", "contract under discussion"
    elif chance < 0.10:
        level = "maybe"
    elif chance < 0.115:
        level = "no"
    elif chance < 0.13:
        session = rng.choice(("Morning", "Afternoon"))
    elif chance < 0.15 and asker.people:
        delegate = rng.choice(asker.people)[0]
    elif chance < 0.16 and earlier:
        after, notes = rng.choice(earlier), "compares offers"
    else:
        level = rng.choice((None, "want"))
    return (level, session, delegate, after, notes)


def _interpreters(rng: Random) -> Iterable[tuple[Value, ...]]:
    spoken = ["zh, ru"] * 8 + ["zh, ru, en"] * 2 + ["zh, kk, ru"] * 2 + ["zh, uz, ru"] * 2
    spoken += ["zh, mn", "zh, tg, ru", "zh, hy, ru", "zh, fa, en"]
    for n, languages in enumerate(spoken, 1):
        name = chinese_person(rng)
        zone = "ABC"[n % 3] if n <= 6 else None
        yield (f"I{n:02}", name.latin, languages, zone, {4: "-10:30", 9: "16:00-"}.get(n))


def _fixed(
    rng: Random, buyers: Sequence[Firm], sellers: Sequence[Firm], asked: Iterable[Sequence[Value]]
) -> Iterable[tuple[Value, ...]]:
    """Five meetings that were promised: no company in two of them, nobody away, the last with its interpreter."""
    limits = {"Not available", "Status", "Table", "Maximum"}
    free = {f.id: f for f in (*buyers, *sellers) if not f.columns.keys() & limits and not f.people}
    refused = {(row[0], row[1]) for row in asked if row[3] == "no"}
    plain = [
        (str(row[0]), str(row[1]))
        for row in asked
        if str(row[0]).startswith("P")
        and str(row[1]).startswith("S")
        and row[3] in (None, "want")
        and not any(row[4:7])
    ]
    parts = (
        (time(9), "2", None),  # table 2 of a zone is nobody's own
        (time(10, 15), None, None),
        (time(14), "2", None),
        (None, None, None),
        (time(16, 5), None, "I10"),
    )
    for start, table, interpreter in parts:
        buyer, seller = next(
            pair
            for pair in rng.sample(plain, len(plain))
            if free.keys() >= set(pair)
            and pair[::-1] not in refused
            and _fits(free[pair[0]], free[pair[1]], interpreter)
        )
        zone = free[seller].zone
        del free[buyer], free[seller]
        yield (buyer, seller, DAY if start else None, start, f"{zone}/{table}" if table else None, interpreter)


def _fits(buyer: Firm, seller: Firm, interpreter: str | None) -> bool:
    """Whether a promised meeting needs the interpreter that it is to have, or none."""
    ours, theirs = set(buyer.languages), set(seller.languages)
    return bool(ours & theirs) if interpreter is None else "ru" in ours and theirs == {"zh"}


def small() -> dict[str, Rows]:
    """The three needed sheets, a handful of rows."""
    columns = ("ID", "Company", "Country", "Zone")
    return {
        "Purchasers": (
            columns,
            ("P1", "Volga-Avtosnab", "Russia", None),
            ("P2", "Steppe Auto Holding", "Kazakhstan", None),
            ("P3", "Хангай Машин", "Mongolia", None),
        ),
        "Suppliers": (
            columns,
            ("S1", "Chongqing Yuchilan Auto Parts Co., Ltd.", "China", "A"),
            ("S2", "Chongqing Jiafengbo Battery Systems Co., Ltd.", "China", "A"),
            ("S3", "重庆巴达石泵业有限公司", "China", "B"),
            ("S4", "Chongqing Ruihexi Generators Co., Ltd.", "China", "B"),
        ),
        "Requests": (
            ("From", "To", "Rank", "Level"),
            ("P1", "S1", 1, "must"),
            ("P1", "S2", 2, None),
            ("P1", "S3", 3, None),
            ("P2", "S2", 1, None),
            ("P2", "S1", 2, None),
            ("P3", "S3", 1, None),
            ("P3", "S4", 2, None),
            ("P3", "S1", None, "maybe"),
            ("S1", "P2", 1, None),
            ("S4", "P1", 1, None),
            ("S2", "P3", None, "no"),
        ),
    }


def main(folder: Path) -> None:
    """Write both examples into a folder."""
    write(folder / "registrations.xlsx", registrations(Random(SEED)), NAME)
    write(folder / "small.xlsx", small(), "A small event")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
