"""An hour at a desk: what is drawn, done or refused, told to whom, and where everybody is then, compared as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.domain.schedule import MeetingOutcome
from sco_scheduler.verify import verify
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.desk.finding import search
from sco_scheduler.workflows.desk.steps import Step
from sco_scheduler.workflows.errors import Refused
from tests.output.layout import compared
from tests.workflows.desk.day import QUICK

Action = Callable[[Day], Step]


def drawn(rng: Random, day: Day) -> tuple[str, Action]:
    """Something that may happen at a desk, with its words."""
    event, number = day.event, rng.choice(day.rows).meeting.number
    company, other = (rng.choice(event.companies).id for _ in range(2))
    slot, zone, table = rng.choice(event.slots), rng.choice("AB"), rng.choice(["1", "2"])
    keys = [delegate.key for delegate in event.company_by_id[company].delegates]
    people = [one.id for one in event.interpreters or ()]
    chances: dict[str, Action] = {
        f"move {number} to {slot.start:%H:%M}": lambda d: actions.move(d, number, slot.start, desk=QUICK),
        f"move {number} to table {table}": lambda d: actions.move(d, number, slot.start, table, desk=QUICK),
        f"cancel {number}": lambda d: actions.cancel(d, number, QUICK),
        f"swap {number}": lambda d: actions.swap(d, number, rng.choice(day.rows).meeting.number, QUICK),
        f"book {company} {other}": lambda d: actions.book(d, company, other, None, desk=QUICK),
        f"book {company} {other} {slot.start:%H:%M}": lambda d: actions.book(d, company, other, slot.start, desk=QUICK),
        f"held {number}": lambda d: actions.held(d, number, rng.random() < 0.5, QUICK),
        f"note {number}": lambda d: actions.noted(d, number, MeetingOutcome(held=True, notes="well"), QUICK),
        f"arrived {company}": lambda d: presence.arrived(d, keys, QUICK),
        f"no-show {company}": lambda d: presence.no_show(d, keys, QUICK),
        f"{company} leaves {slot.start:%H:%M}": lambda d: presence.leaves(d, keys, slot.start, slot.end, QUICK),
        f"close {zone}/{table}": lambda d: presence.close_table(d, zone, table, slot.start, slot.end, QUICK),
        f"open {zone}/{table}": lambda d: presence.open_table(d, zone, table, QUICK),
        f"{people[0]} away": lambda d: presence.interpreter_away(d, people[0], slot.start, slot.end, QUICK),
        f"{people[0]} back": lambda d: presence.interpreter_back(d, people[0], QUICK),
        f"new {company}": lambda d: presence.walk_in(d, f"New {slot.index}", Role.PURCHASER, zone, desk=QUICK),
        "told": lambda d: actions.told(d, d.desk.waiting[:1], QUICK),
    }
    return rng.choice(list(chances.items()))


def told(step: Step) -> list[str]:
    changes = [f"  {row.kind} {row.purchaser} {row.supplier}: {ENGLISH.say(row.why)}" for row in step.changes]
    notices = [f"  tell {notice.company}: {ENGLISH.say(notice.text)}" for notice in step.notices]
    how = "".join(word for word, is_so in ((" asks", step.asks), (" not proved", not step.proved)) if is_so)
    return [f"  {ENGLISH.say(step.text)} {' '.join(step.disturbed)}{how}", *changes, *notices]


def test_an_hour_at_a_desk(day):
    rng, lines = Random(5), []
    for _ in range(60):
        words, action = drawn(rng, day)
        lines.append(words)
        try:
            step = action(day)
        except Refused as refused:
            lines += [f"  no: {ENGLISH.say(reason)}" for reason in (refused.reason, *refused.others)]
            lines += told(refused.way) if refused.way is not None else []
            continue
        lines += told(step)
        day = step.day
        assert verify(day.event, day.schedule.meetings, day.published).ok
        held = (
            f"{' '.join(m.pair)} {m.start:%H:%M} {m.zone}/{m.table} {m.interpreter or ''}"
            for m in day.schedule.meetings
        )
        lines.append(f"  {'; '.join(held)}")
    for text in (
        "p1",
        "company s",
        "delegate 1 of p",
        "M003",
        "a/1",
        "10:15",
        "i1",
        "interpreter",
        "S4 company",
        "Р1",
        "q",
    ):
        lines.append(f"find {text}: {', '.join(' '.join(filter(None, found.key)) for found in search(day, text))}")
    compared(Path(__file__).parent / "golden" / "hour.txt", lines)
