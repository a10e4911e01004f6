"""What stands in the sheets of the agendas workbook, compared as text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from sco_scheduler.agendas.build_report import Price, Rerun
from sco_scheduler.domain.event import Interpreter, ProgrammeItem, Role, Span, Terms
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.record import AnswersGiven
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.changes import compare
from sco_scheduler.workflows.errors import ADDITIONS_LOST
from tests.agendas.samples import BUILT, at, company, report, small_event, small_schedule
from tests.output.golden import contents
from tests.output.layout import compared, layout
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
    compared(GOLDEN / "layout-rerun-ru.txt", layout(book))


def of_every_kind() -> Schedule:
    """The small schedule with companies, people, interpreters and lines of the programme of more kinds."""
    event = small_event()
    p1, p2, s1, s2, s3 = event.companies
    (person,) = p1.delegates
    p1 = replace(p1, purchaser=Terms("A", "", 3, 5), delegates=(replace(person, title="Director"),))
    p2 = replace(p2, purchaser=Terms("", "", 2))
    s1 = replace(s1, purchaser=Terms("A"), supplier=Terms("A", "Vans", 0, 4))
    s2 = replace(s2, name="", local_name="Насосы", supplier=Terms("B", "pumps of many kinds, " * 20))
    idle = company("S004", "Alone Works", Role.SUPPLIER, people=("Wu", "Xu"), country="Utopia")
    programme = (
        ProgrammeItem(at("08:30"), None, "Opening"),
        ProgrammeItem(at("12:00"), at("13:00"), "Lunch", "午餐", "Обед", "Hall 2"),
    )
    second = Interpreter("I2", "I2", frozenset({"kk", "ru"}), "B", (Span(at("09:00"), at("10:10")),))
    zones = (event.zones[0], replace(event.zones[1], name="", closed=(Span(at("14:00"), at("15:00")),)))
    third = replace(small_schedule().meetings[2], interpreter="I1")
    return Schedule(
        replace(
            event,
            companies=(p1, p2, s1, s2, s3, idle),
            zones=zones,
            programme=programme,
            interpreters=(*(event.interpreters or ()), second),
        ),
        (*small_schedule().meetings[:2], third),
    )


def test_what_stands_in_sheets_of_companies_people_and_interpreters_of_every_kind(tmp_path: Path):
    build = report(of_every_kind())
    reasons = {"S004": "nobody asked for it"}
    build = replace(build, summary=replace(build.summary, without_meetings=reasons, own_reasons=reasons))
    book = written(tmp_path, build)
    shown = ("Index", "Companies", "Grid B", "Interpreters", "P001", "S001", "S002", "S004")
    for name in book.sheetnames:
        if not name.startswith(shown):
            del book[name]
    compared(GOLDEN / "contents-of-every-kind.txt", contents(book))
    compared(GOLDEN / "layout-of-every-kind.txt", layout(book))
