"""Every reason given for a change is true of the two schedules, by the verifier, which knows every rule."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from sco_scheduler.domain.event import Company, Event, Level, Pair, Role
from sco_scheduler.domain.messages import Cell, Phrase, Said, Sentence, Sentences
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting, Schedule
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.solve import solve
from sco_scheduler.insight.changes import compare, only_changes
from sco_scheduler.verify import Violation, verify
from tests.events import company, event, interpreter, request, span, zone

_QUICK = Options(time_limit=5, workers=1, reproducible=True)

_LATE = ("must", "must", "hand", "hand", "hand", "maximum", "away", "cancel", "interpreter", "table")


def crowded(rng: Random) -> Event:
    """An event with more requests than room: what is changed late displaces others."""
    sides = [
        [
            company(
                f"{letter}{n}",
                maximum=rng.choice((None, 2, 3)),
                delegates=rng.choice((1, 1, 2)),
                languages=[rng.choice(("ru", "ru", "zh"))],
                zone="B" if letter == "S" and n > 3 else "A",
            )
            for n in range(1, 6)
        ]
        for letter in "PS"
    ]
    wanted = [f"P{p} > S{s}" for p in range(1, 6) for s in range(1, 6) if rng.random() < 0.6]
    return event(
        purchasers=sides[0],
        suppliers=sides[1],
        slots=4,
        tables=[zone("A", rng.choice((1, 2, 3))), zone("B", 1)],
        requests=wanted,
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")][: rng.randint(1, 2)],
        walk_minutes=rng.choice((5, 10)),
    )


def changed_late(rng: Random, of: Event, held: tuple[Meeting, ...]) -> tuple[Event, Published]:
    """The event after some late changes, and the sheet Meetings, edited by hand or not."""
    rows = [PublishedMeeting(m, cell=Cell("Meetings", n + 2, "A")) for n, m in enumerate(held)]
    for kind in rng.sample(_LATE, 2):
        n, late = rng.randrange(len(of.companies)), of.slots[rng.randrange(4)]
        some = of.companies[n]
        if kind == "must":
            unmet = sorted({r.pair for r in of.requests} - {m.pair for m in held}) or [held[0].pair]
            buyer, seller = rng.choice(unmet)
            others = [r for r in of.requests if r.pair != (buyer, seller)]
            of = replace(of, requests=(*others, request(f"{buyer} > {seller} must", row=99)))
        elif kind == "hand":
            k = rng.randrange(len(rows))
            moved = replace(rows[k].meeting, start=late.start, end=late.end)
            rows[k] = replace(rows[k], meeting=moved, locked=rng.random() < 0.7)
        elif kind == "interpreter":
            of = replace(of, interpreters=(of.interpreters or ())[1:])
        elif kind == "table":
            first = of.zones[0]
            closed = (replace(first.tables[0], closed=(span(f"{late.start:%H:%M}", f"{late.end:%H:%M}"),)),)
            of = replace(of, zones=(replace(first, tables=closed + first.tables[1:]), *of.zones[1:]))
        else:
            of = replace(of, companies=tuple(_late(rng, kind, c, of) if c == some else c for c in of.companies))
    return of, Published(tuple(rows))


def _late(rng: Random, kind: str, some: Company, of: Event) -> Company:
    if kind == "cancel":
        return replace(some, cancelled=True, cancelled_cell=some.cell)
    if kind == "maximum":
        role = "purchaser" if some.purchaser is not None else "supplier"
        return replace(some, **{role: replace(getattr(some, role), maximum=1)})
    slot = of.slots[rng.randrange(4)]
    away = span(f"{slot.start:%H:%M}", f"{slot.end:%H:%M}")
    return replace(some, delegates=tuple(replace(d, absences=(*d.absences, away)) for d in some.delegates))


class Check:
    """Holds what is said of a change against the two schedules."""

    def __init__(self, then: Schedule, now: Schedule, matches: Mapping[Meeting, Meeting | None]) -> None:
        self.then, self.now, self.event = then, now, now.event
        self.matches = matches  # each published meeting and what continues it
        self.continued = {new: old for old, new in matches.items() if new is not None}

    def is_true(self, told: Phrase, old: Meeting | None, new: Meeting | None) -> bool:
        """Whether a sentence is true of a change."""
        key = told.key.removeprefix("cause-")
        other = self._named(told)
        if key in ("cancelled", "by-hand", "by-hand-not-kept", "interpreter-gone"):
            return True
        if old is None:
            assert new is not None
            return self._of_added(key, told, new)
        if key in ("elsewhere", "would-break"):
            return bool(self._against(old, new)) == (key == "would-break")
        if key.startswith("maximum"):
            added = key == "maximum-taken" or (other is not None and self.continued.get(other) is None)
            sides = [side for side in zip(old.pair, Role, strict=True) if side[0] in str(told)]
            return new is None and added and any(self._at_maximum(*side) for side in sides)
        if other is None or other == new or other in self.then.meetings or not other.overlaps(old.start, old.end):
            return False
        enough = new is not None or not key.endswith("needed") or not self._full_without(old, other)
        return enough and self._displaces(key.partition("-")[0], other, old, new)

    def _displaces(self, what: str, other: Meeting, old: Meeting, new: Meeting | None) -> bool:
        stayed = new is not None and new.start == old.start
        return {
            "time": not stayed and bool(set(other.delegates) & set(old.delegates)),
            "delegate": stayed and bool(set(other.delegates) & set(old.delegates) - set(new.delegates if new else ())),
            "table": other.place == old.place,
            "interpreter": old.interpreter is not None and other.interpreter == old.interpreter,
            "room": not stayed and other.zone == old.zone and self._free(old, self.now) == 0,
        }[what]

    def _of_added(self, key: str, told: Phrase, new: Meeting) -> bool:
        if key in ("added-by-hand", "request-changed", "asked-since", "room-now"):
            return True
        what, _, how = key.partition("-of-")
        left = [old for old in self.then.meetings if self._pair(told) == old.pair and old.start == new.start]
        for old in left:
            to = self.matches[old]
            gone = to is None if how == "dropped" else to is not None and to.start != old.start
            there = {
                "time": set(old.delegates) & set(new.delegates),
                "table": old.place == new.place,
                "room": old.zone == new.zone and self._free(old, self.then) == 0,
            }[what]
            if gone and there:
                return True
        return False

    def _against(self, old: Meeting, new: Meeting | None) -> list[Violation]:
        others = [m for m in self.now.meetings if m != new]
        return [v for v in verify(self.event, (*others, old)).violations if old in v.meetings]

    def _full_without(self, old: Meeting, other: Meeting) -> bool:
        """Whether a must that was added brought a company to its maximum, so that no free place would help."""
        musts = {r.pair for r in self.event.requests if r.level is Level.MUST}
        came = [m for m in self.now.meetings if m != other and m not in self.continued and m.pair in musts]
        return any(
            self._at_maximum(company_id, role) and any(m.company(role) == company_id for m in came)
            for company_id, role in zip(old.pair, Role, strict=True)
        )

    def _at_maximum(self, company_id: str, role: Role) -> bool:
        terms = self.event.company_by_id[company_id].terms(role)
        count = sum(m.company(role) == company_id for m in self.now.meetings)
        return terms is not None and terms.maximum is not None and count >= terms.maximum

    def _free(self, old: Meeting, schedule: Schedule) -> int:
        """The open tables of a meeting's zone without a meeting at its time."""
        tables = self.event.zone_by_code[old.zone].tables
        taken = {m.table for m in schedule.meetings if m.zone == old.zone and m.overlaps(old.start, old.end)}
        is_open = [t.label for t in tables if not any(c.overlaps(old.start, old.end) for c in t.closed)]
        return len([label for label in is_open if label not in taken])

    def _named(self, told: Phrase) -> Meeting | None:
        return next((m for m in self.now.meetings if m.pair == self._pair(told)), None)

    @staticmethod
    def _pair(told: Phrase) -> Pair | None:
        found = re.findall(r"\((P\d)\) with Company S\d \((S\d)\)", str(told))
        return found[-1] if found else None

    def chain(self, why: Said, old: Meeting | None, new: Meeting | None) -> list[str]:
        """The sentences that are not true, of the change itself and of those named in turn."""
        first, *rest = why.parts if isinstance(why, Sentences) else (why,)
        if isinstance(first, Sentence):
            assert old is not None
            alone = verify(self.event, [old]).violations
            still = {v.rule for v in (*alone, *self._against(old, new))}
            then = [v for v in verify(self.event, self.then.meetings).violations if old in v.meetings]
            texts = [str(Sentence(v.message)).rstrip(".") for v in then if v.rule in still]
            return [] if any(text in str(first) for text in texts) else [str(first)]
        assert isinstance(first, Phrase)
        wrong = [] if self.is_true(first, old, new) else [str(first)]
        that = next((p for p in rest if isinstance(p, Phrase) and p.key == "cause-of-that-meeting"), None)
        if that is not None:
            named = self._named(first)
            assert named is not None
            wrong += self.chain(dict(that.blanks)["cause"], self.continued.get(named), named)
        return wrong


@cache
def told_of(seed: int) -> tuple[list[str], list[str]]:
    """What is said of the changes of one rerun, by the keys of the first sentences, and what of it is not true."""
    rng = Random(seed)
    of = crowded(rng)
    first = solve(of, None, _QUICK).schedule
    assert first is not None
    now, before = changed_late(rng, of, first.meetings)
    found = solve(now, before, _QUICK).schedule
    if found is None:
        return [], []
    rows = only_changes(compare(first, found, before.meetings))
    matches = {m: m for m in first.meetings if m in found.meetings}
    check = Check(first, found, matches | {row.before: row.after for row in rows if row.before is not None})
    kinds = [(w.parts[0] if isinstance(w, Sentences) else w) for w in (row.why for row in rows)]
    wrong = [
        f"{row.kind} {row.before} {row.after}: {text}"
        for row in rows
        for text in check.chain(row.why, row.before, row.after)
    ]
    return [getattr(k, "key", "rule") for k in kinds], wrong


@pytest.mark.parametrize("seed", range(40))
def test_what_is_said_of_a_change_is_true(seed):
    _, wrong = told_of(seed)
    assert wrong == []


def test_the_changes_bring_up_most_reasons():
    told = {key for seed in range(40) for key in told_of(seed)[0]}
    assert {
        "rule",
        *map("cause-{}".format, ("time-needed", "table-needed", "maximum-needed", "time-of-dropped")),
    } < told
    assert {"cause-interpreter-needed", "cause-by-hand-not-kept", "cause-would-break"} < told
