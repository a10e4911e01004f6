"""Random odd events, and what may change in one of them late."""

from __future__ import annotations

import dataclasses
from random import Random

from benchmarks.attack.spec import DAY, Company, Delegate, Fixed, Interpreter, Request, Session, Spec, Terms, When, Zone

_LANGUAGES = ("ru", "zh", "en")
_NAMES = (
    "Steppe Auto",
    "重庆光明泵业",
    "Ала-Тоо Моторс",
    "=cmd|' /C calc'!A0",
    "O'Brien & Sons <b>",
    "Ünïted",
    "A" * 120,
    "مصنع",
    "Tab\tbed",
    "{braces} {0}",
    "100% [red]bold[/red]",
    "-1+1",
    "名\u200b前",
    "x\u2028y",
    "Zoë\u0301",
    "🚗 Cars",
)
"""Names that something on the way may take for a formula, a markup, a number, a format or a line's end."""

_ORDERS = (
    None,
    None,
    None,
    ("musts", "value", "gaps"),
    ("value", "minimums"),
    ("musts", "minimums", "value", "zone_moves", "gaps"),
    ("balance", "value"),
    ("gaps", "musts", "value"),
    ("value", "gaps_suppliers", "gaps_purchasers", "table_moves"),
    ("musts",),
)


def random_spec(seed: int, *, pins: bool = True) -> Spec:
    """The event of a seed: small, and odd in one or several ways."""
    return _Maker(Random(f"event {seed}")).spec(pins=pins)


class _Maker:
    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def often(self, percent: int) -> bool:
        return self.chance.randrange(100) < percent

    def spec(self, *, pins: bool) -> Spec:
        pick = self.chance.choice
        sessions = self.sessions()
        zones = self.zones(sessions)
        given = self.often(85)
        if not given:
            zones = tuple(Zone(z.code, ()) for z in zones)
        made = Spec(
            sessions,
            zones,
            self.companies(zones, sessions, given=given),
            (),
            walk=pick((0, 5, 5, 5, 10, 30)),
            seated=pick(("purchasers", "purchasers", "suppliers", "nobody")),
            weights=pick(((2, 1), (2, 1), (1, 1), (0, 3))),
            bonus=pick((10, 10, 0, 7)),
            minimums=pick(((0, 0), (0, 0), (1, 0), (2, 1))),
            maximums=pick(((None, None), (None, None), (3, None), (None, 2))),
            goals=pick(_ORDERS),
            zones_given=given,
            real_times=self.often(60),
        )
        made = dataclasses.replace(made, companies=tuple(_agreeing(made, c) for c in made.companies))
        made = dataclasses.replace(made, requests=self.requests(made), interpreters=self.interpreters(made))
        if pins:
            made = dataclasses.replace(
                made, spread=pick((None, None, None, None, 0, 1, 2)), fixed=self.fixed(made) if self.often(30) else ()
            )
        return made

    def sessions(self) -> tuple[Session, ...]:
        pick = self.chance.choice
        shape = pick(("one", "two", "days", "uneven"))
        if shape == "one":
            return (Session("Morning", 0, 540, self.chance.randint(2, 5), spare=pick((0, 0, 7))),)
        if shape == "two":
            return (Session("Morning", 0, 540, pick((1, 2))), Session("Afternoon", 0, 840, pick((1, 2))))
        if shape == "days":
            return (Session("Morning", 0, 540, pick((1, 2))), Session("Morning", 1, 600, pick((1, 2, 3))))
        return (Session("Early", 0, 480, 2, 15, 0), Session("Late", 0, 480 + 30 + pick((0, 5, 60)), 2, 30, 10))

    def when(self, sessions: tuple[Session, ...]) -> When:
        if self.often(10):
            return When(self.chance.choice(sessions).day)
        session = self.chance.choice(sessions)
        start = session.start + self.chance.randrange(3) * (session.slot + session.pause)
        start += self.chance.choice((0, 0, 0, -1, 1, session.slot))
        end = self.chance.choice((start + session.slot, start + session.slot + 1, start + 1, DAY))
        return When(self.chance.choice((None, session.day)), self.chance.choice((start, start, 0)), end)

    def whens(self, percent: int, sessions: tuple[Session, ...]) -> tuple[When, ...]:
        return tuple(self.when(sessions) for _ in range(self.chance.choice((1, 1, 2)))) if self.often(percent) else ()

    def zones(self, sessions: tuple[Session, ...]) -> tuple[Zone, ...]:
        found = []
        for code in ("A", "B", "C")[: self.chance.choice((1, 1, 2, 2, 3))]:
            tables = self.chance.choice((("1",), ("1", "2"), ("1", "2", "3"), ("B7", "A1")))
            shut = tuple((label, (self.when(sessions),)) for label in tables if self.often(10))
            found.append(Zone(code, tables, self.whens(12, sessions), shut))
        return tuple(found)

    def name(self, code: str) -> str:
        return f"{self.chance.choice(_NAMES)} {code}" if self.often(30) else f"Company {code}"

    def terms(self, zones: tuple[Zone, ...], *, given: bool) -> Terms:
        least = self.chance.choice((None, None, 0, 1, 2))
        most = self.chance.choice((None, None, None, None, 1, 2, 0))
        zone = self.chance.choice(zones)
        table = None
        if given and self.often(15):
            label = self.chance.choice(zone.tables)
            table = self.chance.choice((label, f"{zone.code}/{label}"))
        if least is not None and most is not None and most < least:
            most = least
        return Terms(zone.code, least, most, self.often(15), table)

    def companies(self, zones: tuple[Zone, ...], sessions: tuple[Session, ...], *, given: bool) -> tuple[Company, ...]:
        ids = [f"P{n + 1}" for n in range(self.chance.choice((1, 2, 2, 3, 3)))]
        ids += [f"S{n + 1}" for n in range(self.chance.choice((1, 2, 3, 3, 4)))]
        ids += ["B1", "B2"][: self.chance.choice((0, 0, 0, 1, 2))]
        found = []
        for code in ids:
            people: tuple[Delegate, ...] = ()
            if self.often(25):
                people = tuple(
                    Delegate(
                        f"Person {code} {n}",
                        tuple(self.chance.sample(_LANGUAGES, self.chance.choice((1, 2)))) if self.often(30) else None,
                        self.whens(15, sessions),
                    )
                    for n in range(self.chance.choice((1, 2, 2, 3)))
                )
            found.append(
                Company(
                    code,
                    self.name(code),
                    self.terms(zones, given=given) if code[0] in "PB" else None,
                    self.terms(zones, given=given) if code[0] in "SB" else None,
                    tuple(self.chance.sample(_LANGUAGES, self.chance.choice((0, 1, 1, 2)))),
                    self.whens(15, sessions),
                    people,
                    f"Contact {code}" if self.often(70) else "",
                    self.often(3),
                )
            )
        return tuple(found)

    def requests(self, spec: Spec) -> tuple[Request, ...]:
        pairs = [(p, s) for p in spec.companies if p.purchaser for s in spec.companies if s.supplier and s.id != p.id]
        found: list[Request] = []
        for p, s in self.chance.sample(pairs, min(len(pairs), self.chance.randint(2, 9))):
            for asker, other in self.chance.choice((((p, s),), ((p, s),), ((s, p),), ((p, s), (s, p)))):
                people = [d.name for c in (p, s) for d in c.delegates]
                others = [c.id for c in spec.companies if c.id not in (asker.id, other.id)]
                found.append(
                    Request(
                        asker.id,
                        other.id,
                        self.chance.choice(("must", "want", "want", "want", "want", "want", "maybe", "no")),
                        self.chance.choice((None, 1, 2, 3, 12)),
                        (self.chance.choice(spec.sessions).name,) if self.often(12) else (),
                        self.chance.choice(people) if people and self.often(15) else None,
                        (self.chance.choice(others),) if others and self.often(12) else (),
                    )
                )
        if found and self.often(10):
            found.append(dataclasses.replace(self.chance.choice(found), level=self.chance.choice(("no", "must"))))
        self.chance.shuffle(found)
        return tuple(found)

    def interpreters(self, spec: Spec) -> tuple[Interpreter, ...] | None:
        if self.often(60):
            return None
        return tuple(
            Interpreter(
                f"I{n}",
                f"Interpreter {n}",
                tuple(self.chance.sample(_LANGUAGES, self.chance.choice((2, 3)))),
                self.chance.choice((None, None, self.chance.choice(spec.zones).code)) if spec.zones_given else None,
                self.whens(15, spec.sessions),
            )
            for n in range(1, self.chance.choice((2, 3)))
        )

    def fixed(self, spec: Spec) -> tuple[Fixed, ...]:
        pairs = [(p, s) for p in spec.companies if p.purchaser for s in spec.companies if s.supplier and s.id != p.id]
        wanted = {frozenset((r.asker, r.other)) for r in spec.requests if r.level != "no"}
        asked = [(p, s) for p, s in pairs if {p.id, s.id} in wanted]
        rows = []
        for _ in range(self.chance.choice((1, 1, 2))):
            p, s = self.chance.choice(asked if asked and self.often(80) else pairs)
            slot = self.chance.choice(spec.slots)
            day, start = self.chance.choice(((None, None), (slot.day, None), (slot.day, slot.start)))
            zone = next(z for z in spec.zones if s.supplier and z.code == s.supplier.zone)
            label = self.chance.choice(zone.tables) if zone.tables and self.often(25) else None
            rows.append(Fixed(p.id, s.id, day, start, label))
        both = {c.id for c in spec.companies if c.purchaser and c.supplier}
        return tuple(r for r in rows if not {r.purchaser, r.supplier} <= both)


def _agreeing(spec: Spec, company: Company) -> Company:
    """The company without a maximum that is below its minimum, which would stop the work."""

    def agreeing(terms: Terms | None, role: int) -> Terms | None:
        if terms is None:
            return None
        least = spec.minimums[role] if terms.minimum is None else terms.minimum
        most = spec.maximums[role] if terms.maximum is None else terms.maximum
        return dataclasses.replace(terms, minimum=0) if most is not None and most < least else terms

    return dataclasses.replace(
        company, purchaser=agreeing(company.purchaser, 0), supplier=agreeing(company.supplier, 1)
    )


def late_change(spec: Spec, seed: int) -> Spec:
    """The event after something has changed in the registrations."""
    maker = _Maker(Random(f"change {seed}"))
    chance = maker.chance
    kind = chance.choice(("cancel", "away", "table", "refuse", "ask", "must", "withdraw", "maximum", "interpreter"))
    n = chance.randrange(len(spec.companies))
    company = spec.companies[n]
    others = (*spec.companies[:n], *spec.companies[n + 1 :])
    if kind == "cancel":
        companies = (*others[:n], dataclasses.replace(company, cancelled=not company.cancelled), *others[n:])
        return dataclasses.replace(spec, companies=companies, changed=f"{company.id} cancelled or back")
    if kind == "away":
        late = dataclasses.replace(company, away=(*company.away, maker.when(spec.sessions)))
        return dataclasses.replace(spec, companies=(*others[:n], late, *others[n:]), changed=f"{company.id} away")
    if kind == "table" and spec.zones_given:
        zone, *rest = spec.zones
        shut = dict(zone.shut)
        label = chance.choice(zone.tables)
        shut[label] = (*shut.get(label, ()), maker.when(spec.sessions))
        zones = (dataclasses.replace(zone, shut=tuple(shut.items())), *rest)
        return dataclasses.replace(spec, zones=zones, changed=f"table {zone.code}/{label} closed")
    if kind == "interpreter" and spec.interpreters:
        ill, *rest = spec.interpreters
        ill = dataclasses.replace(ill, away=(*ill.away, maker.when(spec.sessions)))
        return dataclasses.replace(spec, interpreters=(ill, *rest), changed=f"{ill.id} ill")
    if kind in ("refuse", "must", "withdraw") and spec.requests:
        m = chance.randrange(len(spec.requests))
        row = spec.requests[m]
        instead = {"refuse": "no", "must": "must"}.get(kind)
        new = () if instead is None else (dataclasses.replace(row, level=instead),)
        requests = (*spec.requests[:m], *new, *spec.requests[m + 1 :])
        return dataclasses.replace(spec, requests=requests, changed=f"{row.asker} for {row.other}: {kind}")
    more = maker.requests(spec)[:1]
    return dataclasses.replace(spec, requests=(*spec.requests, *more), changed="one more request")
