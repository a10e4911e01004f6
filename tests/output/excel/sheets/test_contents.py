"""What stands in the sheets of the agendas workbook, compared as text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from sco_scheduler.agendas.build_report import Price, Rerun
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.record import AnswersGiven
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.changes import compare
from sco_scheduler.workflows.errors import ADDITIONS_LOST
from tests.agendas.samples import BUILT, report, small_schedule
from tests.output.golden import contents
from tests.output.layout import compared
from tests.output.reading import written

GOLDEN = Path(__file__).parent / "golden"


def test_what_stands_in_the_agendas_workbook(small: Workbook):
    compared(GOLDEN / "contents.txt", contents(small))


def test_what_stands_in_it_after_a_rerun_in_another_language(tmp_path: Path):
    then = small_schedule()
    first, *rest = then.meetings
    slot = then.event.slots[-1]
    moved = replace(first, start=slot.start, end=slot.end)
    now = Schedule(replace(then.event, settings=replace(then.event.settings, languages=("ru",))), (*rest[1:], moved))
    prices = (Price(0, 0, 2, 321), Price(3, 2, 1, 340, proved=True, nearer=("KazAgro LLP (P001)",)))
    found = Finding(ADDITIONS_LOST, (Cell("Notes", 2, "B"),), {"sheets": ("Notes",)})
    build = report(
        now,
        changes=compare(then, now),
        earlier=then.event,
        revision=2,
        rerun=Rerun("x-agendas.xlsx", 1, BUILT, 3, 321, history_until=slot.start, value_bound=340, prices=prices),
        answers=AnswersGiven((), ("a table more", "an interpreter more"), 1, 1_200),
        findings=(found,),
    )
    book = written(tmp_path, build)
    for name in set(book.sheetnames) - {book.sheetnames[0], *(name for name in book.sheetnames if "Измен" in name)}:
        del book[name]
    compared(GOLDEN / "contents-rerun-ru.txt", contents(book))
