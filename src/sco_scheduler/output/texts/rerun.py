"""Sentences on what a rerun changed of the published schedule, what is proved, and what keeping it costs.

For the terminal and for the Summary sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sco_scheduler.agendas.build_report import (
    BuildReport,
    ChangeRow,
    Rerun,
    company_name,
    delegate_labels,
    interpreter_label,
)
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import ENGLISH, Phrase, Speech, one_of
from sco_scheduler.domain.names import is_nobody
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.output import phrases

_NEEDS = {
    "kept": Phrase("need-given-up"),
    "slot_moves": Phrase("need-move"),
    "table_changes": Phrase("need-tables"),
    "person_changes": Phrase("need-people"),
}
_NONE_HAD_TO = Phrase("none-had-to")

_LIMITS, _LONGER = (30, 60, 120, 300, 600, 1_800, 3_600), 2
"""Limits of seconds that are advised: the first that is so many times what a solve took."""

_NEEDED = ("slot_moves", "table_changes", "person_changes")


def source(rerun: Rerun) -> Phrase:
    """The workbook and the state from which a rerun started."""
    found, zone = Phrase("published-in")(file=rerun.source), f" ({rerun.zone})" if rerun.zone else ""
    if rerun.built_at is not None:
        found = Phrase("published-at")(file=rerun.source, time=f"{rerun.built_at:%Y-%m-%d %H:%M}{zone}")
    return found if rerun.revision is None else Phrase("published-revision")(published=found, number=rerun.revision)


def sentences(report: BuildReport, rerun: Rerun) -> list[Phrase]:
    """Describe a rerun: what was kept and changed, and what keeping costs, in a sentence or two each."""
    found = []
    if rerun.history_until is not None:
        found.append(Phrase("is-history")(time=f"{rerun.history_until:%Y-%m-%d %H:%M}"))
    return [*found, *_changed(report.goals, report.changes or ()), *_cost(report, rerun)]


def _changed(goals: Sequence[GoalResult], changes: Sequence[ChangeRow]) -> list[Phrase]:
    """The number of meetings that had to change, and whether fewer is proved impossible."""
    found = {goal.name: goal for goal in goals}
    kinds = Counter(row.kind for row in changes)
    lines = []
    kept = found.get("kept")
    if kept is not None:
        freed = kinds["dropped"] - kept.value
        if freed > 0:
            lines.append(Phrase("fell-away")(count=freed))
        lines.append(_needed(kept))
    names = [goal.name for goal in goals]
    if {"value", "slot_moves"} <= found.keys() and names.index("value") < names.index("slot_moves"):
        # Moves were allowed: they come after value in the order of goals.
        moved = found.pop("slot_moves")
        told = Phrase("moved-for-gain-proved") if moved.proved else Phrase("moved-for-gain")
        lines.append(told(count=moved.value))
    listed = {
        "slot_moves": kinds["moved"],
        "table_changes": kinds["table changed"],
        "person_changes": kinds["delegate changed"] + kinds["interpreter changed"],
    }
    still = []
    for name in _NEEDED:
        if name not in found:
            continue
        if not found[name].value and not listed[name]:
            still.append(_NEEDS[name])
            continue
        lines.append(_needed(found[name]))
        if changes and listed[name] != found[name].value:
            # The goal compares with the sheet as edited by hand, the list with the printed schedule.
            lines.append(Phrase("listed-otherwise")(count=listed[name]))
    if still:
        lines.append(_NONE_HAD_TO(what=one_of(still)))
    if kinds["added"]:
        lines.append(Phrase("were-added")(count=kinds["added"]))
    return lines


def _needed(goal: GoalResult) -> Phrase:
    """For instance that 2 meetings had to move, and that fewer is impossible."""
    what = _NEEDS[goal.name]
    if goal.value == 0:
        return _NONE_HAD_TO(what=what)
    if goal.proved:
        return Phrase("had-to")(count=goal.value, what=what)
    if goal.bound:
        return Phrase("now-at-least")(count=goal.value, what=what, least=goal.bound)
    return Phrase("now-perhaps")(count=goal.value, what=what)


def more_time(report: BuildReport) -> Phrase | None:
    """The advice to try again with more time, if it may be that fewer meetings have to be lost or moved.

    Not after a build that was stopped by hand, which says itself that it was.
    """
    names = [goal.name for goal in report.goals]
    needed = names[: names.index("value")] if "value" in names else names  # moves that are allowed for gain come later
    unproved = any(not goal.proved for goal in report.goals if goal.name in {"kept", "slot_moves"} & {*needed})
    if not unproved or report.unfinished:
        return None
    enough = (seconds for seconds in _LIMITS if seconds >= _LONGER * report.seconds)
    return Phrase("more-time-may-help")(seconds=next(enough, _LIMITS[-1]))


def _cost(report: BuildReport, rerun: Rerun) -> list[Phrase]:
    value = report.summary.value
    lines = [Phrase("value-was")(before=rerun.value, now=value)]
    if rerun.value_bound is not None:
        more = max(0, rerun.value_bound - value)
        costs = Phrase("keeping-costs")(bound=rerun.value_bound, more=more)
        lines.append(costs if more else Phrase("keeping-is-free"))
    return lines


def tally_changes(rows: Iterable[ChangeRow], kept: int | None = None, speech: Speech = ENGLISH) -> str:
    """Count changes by kind: ``412 kept, 1 dropped, 2 moved``.

    Parameters
    ----------
    kept
        The number of kept meetings, if these are not among the rows.
    """
    counted = Counter(row.kind for row in rows)
    if kept is not None:
        counted["kept"] = kept
    told = [
        Phrase("change-count")(count=counted[kind], change=word)
        for kind, word in phrases.CHANGES.items()
        if counted[kind]
    ]
    return speech.say(told) if told else speech.say(Phrase("change-none"))


@dataclass(frozen=True)
class Naming:
    """Names for changes between the schedule of an earlier event and that of the present one."""

    now: Event
    then: Event

    def company(self, company: str) -> str:
        """A company's name."""
        return company_name(self.now if company in self.now.company_by_id else self.then, company)

    def interpreter(self, meeting: Meeting) -> str:
        """The interpreter's name in a meeting; empty without one."""
        known = meeting.interpreter in self.now.interpreter_by_id
        return interpreter_label(self.now if known else self.then, meeting.interpreter)

    def delegates(self, row: ChangeRow, meeting: Meeting) -> list[str]:
        """Return the delegates of a meeting on the sides whose delegate changed."""
        if row.before is None or row.after is None:
            return []
        sides = zip(meeting.delegates, row.before.delegates, row.after.delegates, strict=True)
        return [self.delegate(key) for key, old, new in sides if old != new]

    def delegate(self, key: str) -> str:
        """A delegate's name, or the key if no name identifies the delegate; a dash for the one whom nobody named."""
        if is_nobody(key):
            number = key.rpartition("#")[2].lstrip("0")
            return f"{key.rpartition('#')[0]}#{number}" if number else "–"
        return self._labels[0].get(key) or self._labels[1].get(key) or key

    @cached_property
    def _labels(self) -> tuple[dict[str, str], dict[str, str]]:
        return dict(delegate_labels(self.now)), dict(delegate_labels(self.then))
