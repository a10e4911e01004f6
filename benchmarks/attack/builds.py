"""Random odd events, built, verified and printed, and rerun after late changes and edits by hand.

A case is an event and the steps after its first build; ``attack`` carries it out and returns what did not
hold. Every step is followed by the commands a user would give next, since what ``build`` accepts, ``verify``
and ``agendas`` have to accept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.attack import program
from benchmarks.attack.by_hand import Edit, edit, random_edit
from benchmarks.attack.events import late_change, random_spec
from benchmarks.attack.exact import Model, TooMany, can_join, fewest_table_moves
from benchmarks.attack.goals import goals
from benchmarks.attack.meetings import Held, Pair, Row, least_and_most
from benchmarks.attack.program import Ran, run
from benchmarks.attack.rules import broken
from benchmarks.attack.spec import Request, Spec, from_json, to_json
from benchmarks.attack.workbook import write

SECONDS = 20
CONFLICT, STOPPED = 3, 1


@dataclass(frozen=True)
class Step:
    """What happens before a rerun: the registrations become ``spec`` (None: as before), and Meetings is edited."""

    spec: Spec | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Case:
    """An event, what happens to it, and how its agendas are printed."""

    spec: Spec
    steps: tuple[Step, ...] = ()
    formats: str = "html,ics"
    seed: int = 0

    def to_json(self) -> dict[str, Any]:
        """The case as plain lists and dictionaries."""
        steps = [{"spec": to_json(s.spec) if s.spec else None, "edits": list(s.edits)} for s in self.steps]
        return {"kind": "build", "spec": to_json(self.spec), "steps": steps, "formats": self.formats, "seed": self.seed}

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Case:
        """The case that ``to_json`` made this from."""
        steps = tuple(Step(from_json(s["spec"]) if s["spec"] else None, tuple(s["edits"])) for s in found["steps"])
        return cls(from_json(found["spec"]), steps, found["formats"], found["seed"])


class Tally:
    """What was looked at, by name."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, what: str, number: int = 1) -> None:
        """Count something."""
        self.counts[what] = self.counts.get(what, 0) + number


def first_build(seed: int) -> Case:
    """An event without a rerun; every fourth is also printed, now and then as PDF."""
    formats = "" if seed % 4 else "html,ics" if seed % 32 else "pdf,html,ics"
    return Case(random_spec(seed), formats=formats, seed=seed % 3)


def rerun(seed: int) -> Case:
    """An event with one to three reruns, each after late changes or edits by hand."""
    chance = Random(f"rerun {seed}")
    spec = random_spec(seed + 1_000_000, pins=chance.random() < 0.5)
    steps, now = [], spec
    for n in range(chance.choice((1, 1, 2, 3))):
        changed = None
        if chance.random() < 0.6:
            changed = now = late_change(now, seed * 10 + n)
        edits = tuple(random_edit(now, chance) for _ in range(chance.choice((0, 1, 1, 2, 3))))
        steps.append(Step(changed, edits))
    return Case(spec, tuple(steps), formats="ics", seed=seed % 3)


# ---------------------------------------------------------------------------------------------------------------------


def attack(case: Case, folder: Path, tally: Tally) -> list[str]:
    """Carry a case out in an empty folder, and return what did not hold, in words."""
    registrations, agendas = folder / "event.xlsx", folder / "event-agendas.xlsx"
    faults: list[str] = []
    spec, published = case.spec, None
    old_musts: frozenset[Pair] = frozenset()
    write(spec, registrations)
    for step in (Step(), *case.steps):
        if agendas.exists():
            old_musts = _unmet_musts(spec, _published(spec, agendas))
        if step.spec is not None:
            # A must whose requests have changed counts as a new one.
            old_musts = frozenset(p for p in old_musts if _asks(spec, p) == _asks(step.spec, p))
            spec = step.spec
            write(spec, registrations)
        by_hand = 0
        if step.edits and agendas.exists():
            by_hand = edit(agendas, step.edits)
        before = agendas.read_bytes() if agendas.exists() else None
        if before is not None:
            published = _published(spec, agendas)
        built = run(
            "build", registrations, "--json", "--quiet", "--reproducible", "--time-limit", SECONDS, "--seed", case.seed
        )
        tally.add("builds")
        faults += _ending(built, agendas, before)
        if built.code == CONFLICT:
            tally.add("conflicts")
            if before is None:
                faults += _conflict(spec, built, tally)
        if built.code in (0, CONFLICT) and by_hand == 0 and before is None:
            faults += _first(spec, agendas, built, tally)
        elif built.code == 0:
            faults += _again(spec, agendas, built, published, old_musts, tally, by_hand=by_hand > 0)
        if built.code == 0:
            faults += _afterwards(registrations, agendas, case.formats, tally)
        if faults:
            break
    return faults


def _asks(spec: Spec, pair: Pair) -> list[Request]:
    """The requests of a pair, without the companies to come after that have cancelled."""
    gone = {c.id for c in spec.companies if c.cancelled}
    return [replace(r, after=tuple(other for other in r.after if other not in gone)) for r in spec.asked.get(pair, ())]


def _unmet_musts(spec: Spec, rows: Sequence[Row] | None) -> frozenset[Pair]:
    """The pairs marked must that a published schedule does not hold."""
    musts = {pair for pair, asks in spec.asked.items() if any(r.level == "must" for r in asks)}
    return frozenset(musts - {row.held.pair for row in rows or () if row.open})


def _published(spec: Spec, agendas: Path) -> list[Row] | None:
    """The published schedule in terms of the spec; None where rows say something odd."""
    try:
        return program.held_rows(spec, agendas)
    except (ValueError, LookupError, StopIteration, AssertionError):
        return None


def _ending(built: Ran, agendas: Path, before: bytes | None) -> list[str]:
    """Every build ends with one of the codes that are told, and leaves a workbook only where it says so."""
    if built.fault or built.code not in (0, STOPPED, CONFLICT):
        return [str(built)]
    if built.code == STOPPED and before is None:
        return [str(built)]
    if built.code != 0 and (agendas.read_bytes() if agendas.exists() else None) != before:
        return [f"{built}; and yet the workbook was replaced"]
    return []


def _claims(built: Ran) -> list[tuple[str, int, int | None, bool]]:
    return [(g["name"], g["value"], g["bound"], g["proved"]) for g in built.json["goals"]]


def _first(spec: Spec, agendas: Path, built: Ran, tally: Tally) -> list[str]:
    if built.code == CONFLICT:
        return []
    try:
        meetings = [row.held for row in program.held_rows(spec, agendas)]
    except ValueError as error:
        return [f"build wrote what cannot be read: {error}"]
    faults = [f"rule broken: {text}" for text in broken(spec, meetings)]
    faults += _counted(goals(spec, meetings), built)
    faults += _refuted(lambda: Model(spec).refute(_claims(built)), len(built.json["goals"]), tally)
    faults += _tables(spec, meetings, built)
    faults += _reasons(spec, meetings, built, tally)
    return faults


def _counted(found: dict[str, int], built: Ran) -> list[str]:
    return [
        f"{name} is told to be {value}, and is {found[name]}"
        for name, value, *_ in _claims(built)
        if found[name] != value
    ]


def _refuted(refute: Callable[[], list[str]], claims: int, tally: Tally) -> list[str]:
    try:
        faults = refute()
    except TooMany:
        tally.add("events too large for the exact model")
        return []
    tally.add("claims of goals checked by the exact model", claims)
    return faults


def _tables(spec: Spec, meetings: Sequence[Held], built: Ran) -> list[str]:
    for goal in built.json["goals"]:
        value = goal["value"]
        if goal["name"] == "table_moves" and goal.get("within", goal)["proved"] and value and spec.zones_given:
            try:
                least = fewest_table_moves(spec, meetings)
            except TooMany:
                return []
            if least < value:
                return [f"table_moves {value} is proved, and {least} is possible"]
    return []


def _reasons(spec: Spec, meetings: Sequence[Held], built: Ran, tally: Tally) -> list[str]:
    """Every request that is not met is told once, with a reason that holds."""
    held = {m.pair for m in meetings}
    asks = spec.asked
    told = {(u["purchaser"], u["supplier"]): u for u in built.json["unmet"]}
    wanted = {pair for pair, rows in asks.items() if any(r.level != "no" for r in rows)} - held
    faults = [f"{pair} is not met, and no reason is told" for pair in wanted - told.keys()]
    for pair, unmet in told.items():
        tally.add("reasons checked")
        reason = unmet["reason"]
        refused = any(r.level == "no" for r in asks.get(pair, []))
        cancelled = any(spec.company(c).cancelled for c in pair)
        holds = {
            "refused": refused,
            "cancelled": cancelled,
            "at maximum": any(
                (most := least_and_most(spec, spec.company(pair[role]), role)[1]) is not None
                and sum(m.pair[role] == pair[role] for m in meetings) >= most
                for role in (0, 1)
            ),
        }.get(reason)
        if reason in ("no common slot", "different tables", "wishes", "no interpreter", "every slot taken"):
            holds = not can_join(spec, pair, meetings)
        if holds is False or (reason not in ("refused", "cancelled") and (refused or cancelled)):
            faults.append(f"{pair} is not met because of {reason!r}, which does not hold: {unmet['text']}")
    return faults


def _again(
    spec: Spec,
    agendas: Path,
    built: Ran,
    published: list[Row] | None,
    old_musts: frozenset[Pair],
    tally: Tally,
    *,
    by_hand: bool,
) -> list[str]:
    try:
        rows = program.held_rows(spec, agendas)
    except ValueError as error:
        return [f"build wrote what cannot be read: {error}"]
    meetings = [row.held for row in rows if row.open]
    numbers = [row["Meeting"] for row in program.meetings_sheet(agendas)]
    faults = [f"{n} stands for several meetings" for n in {n for n in numbers if numbers.count(n) > 1}]
    told = {finding["code"] for finding in built.json["findings"]}
    released = "lock-void" in told  # the program says which locked row it gave up, and why
    # Where the published rows say something odd, their locks are known from what became of them.
    locked = [row for row in (rows if published is None else published) if row.open and row.locked]
    given_up = {f"Fixed {row.held.pair} is not kept" for row in rows if not row.open}  # taken out by hand
    wrong = [text for text in broken(spec, meetings, locked) if text not in given_up]
    faults += [f"rule broken: {text}" for text in wrong if not (released and text.startswith("locked"))]
    if published is None or by_hand or any(not row.open or row.locked for row in published):
        tally.add("reruns of edited workbooks")
        return faults
    tally.add("reruns of late changes")
    if built.json["rerun"]["unchanged"] or spec.fixed:
        return faults
    counted = goals(spec, meetings, published, old_musts)
    faults += _counted(counted, built)
    faults += _refuted(lambda: Model(spec, published, old_musts).refute(_claims(built)), len(_claims(built)), tally)
    return faults


def _afterwards(registrations: Path, agendas: Path, formats: str, tally: Tally) -> list[str]:
    """What a user does next works: verify, print, show, and build again without anything to do."""
    verified = run("verify", registrations, agendas, "--json")
    tally.add("verify after build")
    faults = [] if verified.code == 0 and not verified.fault else [str(verified)]
    if not faults:
        # An odd word of hers stays where nothing had to be written, and is told again.
        odd = {"meeting-status", "meeting-lock"}
        found = [f for f in verified.json["findings"] if f["code"].startswith("meeting-") and f["code"] not in odd]
        faults += [f"verify after build finds {f['code']}: {f['message']}" for f in found]
    if not formats:
        return faults
    printed = run("agendas", agendas, "--format", formats, "--quiet")
    tally.add("agendas after build")
    faults += [] if printed.code == 0 and not printed.fault else [str(printed)]
    return faults


def _conflict(spec: Spec, built: Ran, tally: Tally) -> list[str]:
    """A conflict is one, and each set of rows to give up that is named resolves it."""
    try:
        if Model(spec).feasible():
            return [f"a conflict is told where there is none: {built.json['findings'][0]['message']}"]
    except TooMany:
        return []
    faults = []
    for cells in _ways_out(built):
        mended = given_up(spec, cells)
        if mended is None:
            tally.add("sets to give up that could not be tried")
            continue
        tally.add("sets to give up that were tried")
        try:
            if not Model(mended).feasible():
                faults.append(f"giving up {', '.join(cells)} does not help: {built.json['findings'][0]}")
        except TooMany:
            continue
    return faults


def _ways_out(built: Ran) -> list[list[str]]:
    """The sets of cells to give up, as the finding of the conflict tells them."""
    import re

    first = built.json["findings"][0]
    text = f"{first.get('advice') or ''} {first.get('suggestion') or ''}"
    lines = [line for line in re.split(r"\n|; or |\bor\b", text) if "!" in line]
    return [re.findall(r"\w+!\$?[A-Z]*\$?\d+", line) for line in lines]


def given_up(spec: Spec, cells: Sequence[str]) -> Spec | None:
    """The event without what stands in these cells; None where a cell is of another kind."""
    dropped_requests, dropped_fixed = set(), set()
    for cell in cells:
        sheet, _, place = cell.partition("!")
        row = int("".join(c for c in place if c.isdigit())) - 2
        if sheet == "Fixed":
            dropped_fixed.add(row)
        elif sheet == "Requests":
            dropped_requests.add(row)
        else:
            return None
    requests: list[Request] = [r for n, r in enumerate(spec.requests) if n not in dropped_requests]
    fixed = tuple(f for n, f in enumerate(spec.fixed) if n not in dropped_fixed)
    return dataclasses.replace(spec, requests=tuple(requests), fixed=fixed)
