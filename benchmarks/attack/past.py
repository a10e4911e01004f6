"""The past of a day: companies that had no delegates name some, and who attended so far stays as it was published."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.attack.builds import SECONDS, Tally
from benchmarks.attack.events import random_spec
from benchmarks.attack.program import COLUMNS, meetings_sheet, run
from benchmarks.attack.spec import Company, Delegate
from benchmarks.attack.workbook import write

_PAST = [title for title in COLUMNS if title not in ("Purchaser", "Supplier")]
"""The columns of a past meeting that stay as they were: not the names of companies, which may be corrected."""


def attack_past(seed: int, folder: Path, tally: Tally) -> list[str]:
    """Name delegates after a first build, build again with a past, and compare the past meetings cell by cell."""
    chance = Random(f"past {seed}")
    registrations, agendas = folder / "event.xlsx", folder / "event-agendas.xlsx"
    spec = random_spec(seed + 3_000_000, pins=False)
    requests = tuple(dataclasses.replace(r, delegate=None) for r in spec.requests)  # who is wished may not be named
    companies = tuple(_before(c, chance) for c in spec.companies)
    spec = dataclasses.replace(spec, companies=companies, requests=requests)
    words = ("build", registrations, "--quiet", "--reproducible", "--time-limit", SECONDS)
    write(spec, registrations)
    first = run(*words)
    if first.code != 0:
        return [] if first.code == 3 and not first.fault else [str(first)]
    old = folder / "old.xlsx"
    old.write_bytes(agendas.read_bytes())
    published = meetings_sheet(agendas)
    later = dataclasses.replace(spec, companies=tuple(_after(c, chance) for c in spec.companies))
    write(later, registrations)
    begun = [_begins(row) for row in published] or [spec.slots[0].begins]
    until = chance.choice(begun) + timedelta(minutes=chance.choice((0, 1, 1, 600)))
    rerun = (*words, "--from", f"{until:%Y-%m-%d %H:%M}")
    built = run(*rerun)
    tally.add("reruns with a past and delegates who were named since")
    if built.code != 0 or built.fault:
        return [str(built)]
    faults = _compared(published, meetings_sheet(agendas), until)
    tally.add("past meetings compared", sum(_begins(row) < until for row in published))
    verified = run("verify", registrations, agendas)
    faults += [] if verified.code == 0 and not verified.fault else [str(verified)]
    differing = run("diff", old, agendas, "--json")
    faults += [] if differing.code == 0 and not differing.fault else [str(differing)]
    again = run(*rerun, "--json")
    if again.code != 0 or not again.json["rerun"]["unchanged"]:
        faults.append(f"a second build with the same past changes something: {again}")
    printed = run("agendas", agendas, "--format", "ics", "--quiet")
    return faults + ([] if printed.code == 0 and not printed.fault else [str(printed)])


def _before(company: Company, chance: Random) -> Company:
    """The company as it was published: nobody named, the contact, or as the event has it."""
    kind = chance.choice(("nobody", "nobody", "contact", "as it is"))
    if kind == "as it is":
        return company
    return dataclasses.replace(company, delegates=(), contact="" if kind == "nobody" else f"Contact {company.id}")


def _after(company: Company, chance: Random) -> Company:
    """The company with one to three delegates who are named since, or as it was."""
    if chance.random() < 0.3:
        return company
    names = (f"Newcomer {company.id} {n}" for n in range(chance.choice((1, 2, 3))))
    return dataclasses.replace(company, delegates=tuple(Delegate(name, None, ()) for name in names))


def _compared(before: list[dict[str, Any]], after: list[dict[str, Any]], until: datetime) -> list[str]:
    past = [[row for row in rows if _begins(row) < until] for rows in (before, after)]
    was, now = ({str(row["Meeting"]): [str(row.get(title) or "") for title in _PAST] for row in rows} for rows in past)
    return [
        f"the past meeting {number} was {was.get(number)} and is {now.get(number)}"
        for number in sorted(was.keys() | now.keys())
        if was.get(number) != now.get(number)
    ]


def _begins(row: dict[str, Any]) -> datetime:
    day, clock = row["Date"], row["Start"]
    assert isinstance(day, date)
    assert isinstance(clock, time)
    return datetime.combine(day, clock)
