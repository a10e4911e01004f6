"""What stands in the sheets of the agendas workbook, compared as text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.changes import compare
from tests.agendas.samples import report, small_schedule
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
    build = report(now, changes=compare(then, now), earlier=then)
    book = written(tmp_path, build)
    for name in set(book.sheetnames) - {book.sheetnames[0], *(name for name in book.sheetnames if "Измен" in name)}:
        del book[name]
    compared(GOLDEN / "contents-rerun-ru.txt", contents(book))
