"""Schedules as tables of pandas, for scripts and notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sco_scheduler.agendas.people import company_name, interpreter_label
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.domain.values import pair_value

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "meeting",
    "start",
    "end",
    "zone",
    "table",
    "purchaser_id",
    "purchaser",
    "purchaser_delegate",
    "supplier_id",
    "supplier",
    "supplier_delegate",
    "interpreter",
    "value",
)
"""The columns of the frame of a schedule."""


def to_frame(schedule: Schedule) -> DataFrame:
    """One row a meeting, in the order of the schedule, with the columns of ``COLUMNS``.

    Companies, delegates and interpreters are named (IDs beside the companies); ``start`` and ``end``
    are times, local to the event; ``value`` is the value of the meeting. pandas is imported only here.
    """
    from pandas import DataFrame

    event = schedule.event
    rows = [
        (
            m.number,
            m.start,
            m.end,
            m.zone,
            m.table,
            m.purchaser,
            company_name(event, m.purchaser),
            _person(event, m.purchaser_delegate),
            m.supplier,
            company_name(event, m.supplier),
            _person(event, m.supplier_delegate),
            interpreter_label(event, m.interpreter),
            pair_value(event, m.pair),
        )
        for m in schedule.meetings
    ]
    return DataFrame(rows, columns=list(COLUMNS))


@dataclass(frozen=True)
class TabularSchedule(Schedule):
    """A schedule that gives itself as a table: what ``build`` returns to a script."""

    @classmethod
    def of(cls, schedule: Schedule) -> TabularSchedule:
        """The same schedule, able to give itself as a table."""
        return cls(schedule.event, schedule.meetings)

    def to_frame(self) -> DataFrame:
        """The meetings as a pandas frame; see ``insight.frames.to_frame``."""
        return to_frame(self)


def _person(event: Event, key: str) -> str:
    delegate = event.delegate_by_key.get(key)
    return delegate.name if delegate is not None else ""
