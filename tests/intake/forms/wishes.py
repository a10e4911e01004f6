"""Random requests, interpreters and fixed meetings of given companies, and the rows that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sco_scheduler.domain.event import (
    Company,
    FixedMeeting,
    Interpreter,
    Level,
    Request,
    Role,
    Session,
    TableChoice,
    Zone,
    slots_of,
)
from tests.intake.forms.calendars import in_one, random_ranges, spans_of
from tests.intake.forms.chances import Chance
from tests.intake.forms.companies import Cast, Caster
from tests.intake.forms.tongues import random_tongues
from tests.intake.forms.values import Clock, Day, Line, OneOf, Rank, Several, Text, Value

_LEVELS = {
    Level.MUST: OneOf(("must", "必须", "обязательно", "Must have", "必见")),
    Level.WANT: OneOf(("want", "希望", "желательно", "yes", "想见")),
    Level.MAYBE: OneOf(("maybe", "可以", "возможно", "optional")),
    Level.NO: OneOf(("no", "否", "нет", "拒绝", "NO", "отказ")),
}


class Wishing:
    """Makes requests; the rows are those of Requests, and wishes go into the companies' own rows."""

    def __init__(self, chance: Chance, cast: Cast, sessions: Sequence[Session]) -> None:
        self._chance, self._cast, self._sessions = chance, cast, sessions
        self._named = list(dict.fromkeys(session.name for session in sessions))
        self.lines: list[Line] = []
        self._asked: list[tuple[str, str, Request]] = []

    def requests(self) -> tuple[Request, ...]:
        """Ask at random, on the sheet and in the column Wishes; the requests with the roles decided."""
        companies, chance = self._cast.companies, self._chance
        pairs = [
            (a, b)
            for a in companies
            for b in companies
            if a is not b and ((a.purchaser and b.supplier) or (a.supplier and b.purchaser))
        ]
        chance.shuffle(pairs)
        for asker, target in pairs[: chance.randint(1, 9)]:
            self._ask(asker, target)
        if self.lines and chance.random() < 0.2:
            self.lines.append(dict(chance.choice(self.lines)))  # said twice, counts once
        self._wishes(pairs[9:])
        return self._decided()

    def _ask(self, asker: Company, target: Company) -> None:
        chance, meanings = self._chance, self._cast.meanings
        line: dict[str, Value] = {"from": meanings[asker.id], "to": meanings[target.id]}
        level = chance.choice((Level.WANT, *Level))
        if level is not Level.WANT or chance.random() < 0.3:
            line["level"] = _LEVELS[level]
        rank = chance.randint(1, 25) if chance.random() < 0.6 else None
        if rank is not None:
            line["rank"] = Rank(rank)
        sessions: tuple[str, ...] = ()
        if chance.random() < 0.25:
            sessions = tuple(chance.sample(self._named, chance.randint(1, len(self._named))))
            line["session"] = Several(tuple(OneOf((name,)) for name in sessions), loose=True)
        people = [d for side in (asker, target) for d in side.delegates if d.name]
        delegate = chance.choice(people) if people and chance.random() < 0.2 else None
        if delegate is not None:
            line["delegate"] = OneOf((delegate.name,))
        others = [c for c in self._cast.companies if c not in (asker, target) and not c.cancelled]
        after: tuple[str, ...] = ()
        if others and chance.random() < 0.2:
            after = tuple(c.id for c in chance.sample(others, min(len(others), chance.choice((1, 2)))))
            line["after"] = Several(tuple(meanings[company] for company in after), loose=True)
        notes = (
            chance.text(("first time", "备注；二", "Примечание", "=cmd|' /C calc'!A0")) if chance.random() < 0.2 else ""
        )
        if notes:
            line["notes"] = Text(notes)
        self.lines.append(line)
        if not (asker.cancelled or target.cancelled):
            key = delegate.key if delegate is not None else None
            self._asked.append(
                (asker.id, target.id, Request(asker.id, "", "", level, rank, sessions, key, after, notes))
            )

    def _wishes(self, pairs: Sequence[tuple[Company, Company]]) -> None:
        """Some of the pairs, in the column Wishes of the asking company; ranked by their place."""
        rows: dict[str, list[Company]] = {}
        for asker, target in pairs[: self._chance.choice((0, 0, 4, 8))]:
            rows.setdefault(asker.id, []).append(target)
        for sheet in ("Purchasers", "Suppliers"):
            for line, company in self._rows(sheet):
                targets = rows.pop(company.id, None)
                if targets is None:
                    continue
                parts = tuple(self._cast.meanings[target.id] for target in targets)
                line["wishes"] = Several(parts, commas=True, loose=True)
                self._asked += [
                    (company.id, target.id, Request(company.id, "", "", Level.WANT, rank))
                    for rank, target in enumerate(targets, start=1)
                    if not (company.cancelled or target.cancelled)
                ]

    def _rows(self, sheet: str) -> list[tuple[dict[str, Value], Company]]:
        role = Role.PURCHASER if sheet == "Purchasers" else Role.SUPPLIER
        companies = [c for c in self._cast.companies if c.terms(role) is not None]
        return [(line, c) for line, c in zip(self._cast.lines[sheet], companies, strict=True) if isinstance(line, dict)]

    def _decided(self) -> tuple[Request, ...]:
        """The requests with the purchaser of each pair: between two companies in both roles, the first to ask."""
        known = {company.id: company for company in self._cast.companies}
        roles: dict[frozenset[str], tuple[str, str]] = {}
        for refusals in (False, True):
            for asker, target, request in self._asked:
                if (request.level is Level.NO) is refusals:
                    buys = known[asker].purchaser is not None and known[target].supplier is not None
                    roles.setdefault(frozenset((asker, target)), (asker, target) if buys else (target, asker))
        return tuple(
            replace(request, purchaser=purchaser, supplier=supplier)
            for asker, target, request in self._asked
            for purchaser, supplier in (roles[frozenset((asker, target))],)
        )


def random_interpreters(
    chance: Chance, caster: Caster, zones: Sequence[Zone], sessions: Sequence[Session]
) -> tuple[tuple[Interpreter, ...] | None, list[Line]]:
    """Up to three interpreters, with or without IDs; None and no rows for an event without them."""
    count, coded, interpreters, lines = chance.choice((0, 1, 3)), chance.random() < 0.7, [], []
    for number in range(count):
        name, tongues = caster.person(), random_tongues(chance, least=2)
        line: dict[str, Value] = {"name": Text(name), "languages": tongues.value}
        if coded:
            line["id"] = Text(f"I{number + 1:02d}")
        zone = chance.choice(zones).code if chance.random() < 0.3 else None
        if zone is not None:
            line["zone"] = OneOf((zone,))
        ranges = random_ranges(chance, sessions) if chance.random() < 0.3 else None
        if ranges is not None:
            line["not_available"] = ranges
        code = f"I{number + 1:02d}" if coded else name
        interpreters.append(Interpreter(code, name, tongues.codes, zone, in_one(spans_of(ranges, sessions))))
        lines.append(line)
    return tuple(interpreters) if count else None, lines


def random_fixed(
    chance: Chance,
    cast: Cast,
    zones: Sequence[Zone],
    sessions: Sequence[Session],
    interpreters: Sequence[Interpreter],
) -> tuple[tuple[FixedMeeting, ...], list[Line]]:
    """Up to two fixed meetings between companies in one role each."""
    alone = [c for c in cast.companies if (c.purchaser is None) is not (c.supplier is None)]
    buyers, sellers = [c for c in alone if c.purchaser], [c for c in alone if c.supplier]
    labels = {zone.code: [table.label for table in zone.tables] for zone in zones}
    slots, fixed, lines = slots_of(sessions), [], []
    for _ in range(chance.choice((0, 1, 2)) if buyers and sellers else 0):
        buyer, seller, slot = chance.choice(buyers), chance.choice(sellers), chance.choice(slots)
        line: dict[str, Value] = {"purchaser": cast.meanings[buyer.id], "supplier": cast.meanings[seller.id]}
        day = start = table = interpreter = None
        if chance.random() < 0.7:
            day, line["date"] = slot.date, Day(slot.date)
        if chance.random() < 0.7:
            start, line["start"] = slot.start.time(), Clock(slot.start.time())
        home = seller.supplier.zone if seller.supplier is not None else ""
        if labels[home] and chance.random() < 0.5:
            table = TableChoice(chance.choice(labels[home]))
            line["table"] = OneOf((table.label,))
        if interpreters and chance.random() < 0.5:
            chosen = chance.choice(interpreters)
            interpreter, line["interpreter"] = chosen.id, OneOf((chosen.id, chosen.name))
        fixed.append(FixedMeeting(buyer.id, seller.id, day, start, table, interpreter))
        lines.append(line)
    return tuple(fixed), lines
