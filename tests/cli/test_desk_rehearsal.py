"""A dress rehearsal: a day of fifty things, played by the keys of two desks on one workbook, with the report after it.

The first desk is a wide screen in English, the second one of 80 columns in Russian.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from textual.widgets import DataTable

from sco_scheduler.agendas.day_report import day_report
from sco_scheduler.cli.desk_app import DeskApp
from sco_scheduler.cli.desk_asking import Confirm
from sco_scheduler.domain.event import Delegate
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.output.texts.words import speech
from sco_scheduler.verify import verify
from sco_scheduler.workflows.agendas_file import read_agendas_file
from tests.cli.keyboard import Keyboard, rows_of, undrawn
from tests.events import at, company, request
from tests.workflows.desk.day import QUICK, number, opened, small_event, write

FIFTY = 50

KEYS_A_SECOND = 5
REPAIR_SECONDS = 3
HALF_A_MINUTE = 30


def happening():
    """The small event with a delegation of two, a name in Chinese, a telephone, and two companies without a meeting."""
    event = small_event()
    known = event.company_by_id
    delegation = (Delegate("P1#1", "Saule Bekova"), Delegate("P1#2", "Timur Omarov"))
    changed = {
        "P1": replace(
            known["P1"], delegates=tuple(replace(d, languages=known["P1"].delegates[0].languages) for d in delegation)
        ),
        "S1": replace(known["S1"], local_name="重庆蓝天水泵"),
        "S4": replace(known["S4"], phone="+86 23 0002 0022"),
    }
    late = replace(company("P4", languages=["ru"]), purchaser=known["P2"].purchaser)
    more = replace(company("S5", zone="B", languages=["ru"]), supplier=known["S4"].supplier)
    companies = (*(changed.get(c.id, c) for c in event.companies), late, more)
    wishes = tuple(request(text) for text in ("P1 > S5 #4", "P4 > S2 #1", "P4 > S5 #2"))
    return replace(event, companies=companies, requests=(*event.requests, *wishes))


class Day:
    """The two desks, the clock, and what was done."""

    def __init__(self, path):
        self.path, self.now, self.done = path, at("08:45"), []
        self.desks = {}

    async def did(self, desk, what, *keys, fields=(), says="", agree=None, log=1):
        """Do a thing by keys; the screen says what happened, the workbook keeps every rule, and the other desk sees it.

        ``agree``: whether others are disturbed, which is asked and agreed to.
        """
        logged = len(read_agendas_file(self.path).record.desk.log)
        await desk.press(*keys)
        if fields:
            await desk.fill(*fields)
        asked = isinstance(desk.app.screen, Confirm)
        assert asked is bool(agree), f"{what}: {desk.message} {getattr(desk.app.screen, '_lines', '')}"
        if asked:
            assert agree in "\n".join(desk.app.screen._lines), what
            await desk.press("y")
        assert desk.app.screen is desk.app.screen_stack[0], what
        assert says in desk.message, f"{what}: {desk.message}"
        typed = len(keys) + sum(len(field) + 1 for field in fields) + asked
        assert typed / KEYS_A_SECOND + (REPAIR_SECONDS if asked else 0) < HALF_A_MINUTE, what
        self.done.append(what)
        desk.draw()
        file = self.checked()
        assert len(file.record.desk.log) == logged + log, what
        for each in self.desks.values():
            if each is not desk:
                each.app._look()
                await each.settle()
            assert rows_of(each.app.file.file) == rows_of(file), what
            assert each.app.file.file.record.desk == file.record.desk, what

    def checked(self):
        """The workbook, which keeps every rule."""
        file = read_agendas_file(self.path)
        assert not file.record.damaged
        assert verify(file.event, file.schedule.meetings).ok, self.done[-1:]
        return file

    async def seen(self, desk, what, text, *ids):
        """Find something by a text: its lines begin with these IDs."""
        await desk.press("escape", *text)
        table = desk.app.query_one("#find", DataTable)
        assert [str(table.get_row_at(n)[0]) for n in range(min(len(ids), table.row_count))] == list(ids), what
        self.done.append(what)

    def edited(self, change):
        """What a script makes of the workbook as it is now: saved when the result is called."""
        book = load_workbook(self.path)
        sheet = book["Meetings"]
        titles = {cell.value: cell.column for cell in sheet[1]}
        rows = {sheet.cell(n, 1).value: n for n in range(2, sheet.max_row + 1)}
        change(lambda m, title, value: sheet.cell(rows[m], titles[title], value))
        return lambda: book.save(self.path)


@pytest.fixture
def path(tmp_path):
    return write(tmp_path, happening())


async def _early(day, one, two):
    """Before the first slot: who arrives, and who comes without a registration."""
    await one.open("company p1")
    await day.did(one, "one of a delegation arrives", "a", "down", "enter", says="Saule Bekova (P1) arrived.")
    await day.did(one, "and the other", "a", "down", "down", "enter", says="Timur Omarov (P1) arrived.")
    await two.open("p2")
    await day.did(two, "by a key of a Russian keyboard", "ф", says="на месте")
    await one.open("蓝天")
    await day.did(one, "by a part of a Chinese name", "a", says="S1 arrived.")
    await two.open("lantian")
    await day.did(two, "who is called so in Latin letters is there already", "a", says="на месте")
    await one.open("0002 0022")
    await day.did(one, "by a part of a telephone number", "a", says="S4 arrived.")
    await one.press("escape")
    walk_in = ("Oasis Trade", "p", "", "Russian", "Dana", "+7 900", "company s3", "")
    await day.did(one, "a purchaser walks in", "f2", fields=walk_in, says="Registered at the desk: Oasis Trade (W1).")
    await day.did(
        one, "and meets whom she wished to", "f", "enter", "enter", says="Booked: Oasis Trade / Company S3, 09:00"
    )
    await two.press("escape")
    walk_in = ("蓝海阀门", "постав", "в", "中文", "", "", "p3", "")
    await day.did(two, "a supplier walks in", "f2", fields=walk_in, says="Регистрация на месте: 蓝海阀门 (W2), зона B.")
    await day.did(two, "who is to be told is ticked off", "f3", "enter", "escape", says="Сообщено: ")


async def _first(day, one, two):
    """While the first slot runs: who is late, who does not come and then does, and two meetings more for a VIP."""
    day.now = at("09:05")
    await one.open("company p3")
    late = ("", "9.45")
    await day.did(one, "a delegation is late", "l", fields=late, says="Delegate 1 of P3 away from 09:05 to 09:45.")
    await one.open("m001")
    await day.did(one, "a meeting is held", "h", says="Held: M001 09:00")
    came = ("order", "12,000.50", "usd", "5", "wants samples")
    await day.did(one, "with an order", "o", fields=came, says=": order, 12000.5 USD, rating 5, wants samples.")
    await two.open("s3")
    await day.did(two, "a supplier does not come", "т", agree="Снять 2 встречи?", says="неявка; снято: 2 встречи.")
    await day.did(two, "which was somebody else", "f8", says="Отменено действие: ")
    await day.did(two, "but then it was not", "n", agree="Снять 2 встречи?", says="неявка; снято: 2 встречи.")
    await day.did(two, "and comes after all", "a", agree="Вернуть 1 встречу?", says="снова на месте")
    await one.open("company p1")
    await day.did(
        one, "a VIP wants a meeting more", "b", fields=("S4", "10:15", ""), says="Booked: Company P1 / Company S4"
    )
    await day.did(
        one, "and another one", "b", fields=("S3", "11:05", ""), says="Booked: Company P1 / Company S3, 11:05"
    )
    wanted = ("S5", "10:40", "1")
    await day.did(
        one, "where somebody sits already", "b", fields=wanted, agree="disturbed: P3, S4", says="10:40 at B/1."
    )


async def _second(day, one, two):
    """While the second slot runs: outcomes, moves, tables, interpreters."""
    day.now = at("09:30")
    await two.open("m002")
    await day.did(two, "held, noted in Russian", "р", says="Состоялась: M002")
    came = ("образцы", "1 250 000,5", "руб", "4", "")
    await day.did(two, "what came of it", "щ", fields=came, says=": образцы, 1250000.5 RUB, оценка 4.")
    m = number(opened(day.path), "P2", "S3")
    await one.open(m)
    await day.did(one, "a meeting moves", "m", fields=("10:40", ""), says=f"Moved: {m} 10:15")
    await day.did(one, "and back, as it is still under the cursor", "m", fields=("1015", ""), says=f"Moved: {m} 10:40")
    await day.did(one, "to another table", "m", fields=("", "2"), says="at A/2.")
    await one.open(number(opened(day.path), "P1", "S2"))
    await day.did(one, "two meetings swap tables", "s", "enter", says="Tables swapped: ")
    await one.press("escape")
    closing = ("а2", "0945", "1012")
    await day.did(
        one,
        "a table is closed",
        "f4",
        fields=closing,
        agree="disturbed: ",
        says="Table A/2 closed from 09:45 to 10:12.",
    )
    await day.did(one, "and opened again", "f4", "down", "enter", says="Table A/2 is open again.")
    await one.open("company p2")
    wanted = ("s1", "10:40", "")
    await day.did(
        one, "a meeting through an interpreter", "b", fields=wanted, says="Booked: Company P2 / Company S1, 10:40"
    )
    for interpreter in ("i1", "i2"):
        await two.open(interpreter)
        leaves = ("09:50", "")
        await day.did(
            two, f"{interpreter} leaves", fields=leaves, agree="затронуты: P2, S1", says="отсутствует с 09:50"
        )
    await one.open("i2")
    await day.did(
        one, "and is back", "enter", agree="Hold 1 meeting again?", says="is there again. Held again: 1 meeting."
    )


async def _changes(day, one, two):
    """Cancelling, leaving early, and what is refused."""
    await one.open("company p3")
    await day.did(
        one, "somebody leaves early", "l", fields=("10:30", ""), agree="P3", says="Delegate 1 of P3 leaves at 10:30."
    )
    await day.did(one, "and stays", "f8", says="Taken back: Delegate 1 of P3 leaves at 10:30.")
    m = number(opened(day.path), "P1", "S4")
    await one.open(m)
    await day.did(one, "a meeting of somebody who is there", "c", agree="has arrived", says=f"Cancelled: {m}")
    await day.did(one, "is held all the same", "f8", says=f"Taken back: Cancelled: {m}")
    await day.did(one, "but not noted before it begins", "h", says="has not begun yet", log=0)
    await two.open("p2")
    refused = ("s4", "10:40", "")
    await day.did(two, "a refusal is told", "b", fields=refused, says="не хочет", log=0)
    await one.open("company p1")
    await day.did(one, "who meets already, too", "b", fields=("s4", "", ""), says="They meet already: ", log=0)
    await two.open("m002")
    await day.did(two, "a meeting was not held", "x", says="Не состоялась: M002")
    await day.did(two, "it was", "h", says="Состоялась: M002")


async def _files(day, one, two):
    """An edit of the workbook, one that is saved over what a desk did, and Excel that has it open."""
    m = number(opened(day.path), "P1", "S2")
    save = day.edited(lambda put: put("M001", "Notes", "noted in a script"))
    save()
    await day.seen(one, "a note is written in the workbook", "m001", "M001")
    await one.open("company p4")
    save = day.edited(lambda put: put(m, "Status", "cancelled"))
    await day.did(one, "somebody arrives meanwhile", "a", says="Delegate 1 of P4 arrived.")
    save()
    one.app._look()
    await one.settle()
    assert "saved over what was done here; done again:" in one.message
    one.app._look()
    await one.settle()
    day.done.append("a script saves what it had opened before that")
    file = day.checked()
    assert file.record.desk.presence["P4#1"] == "arrived"
    assert next(row for row in file.rows if row.meeting.number == m).status is MeetingStatus.CANCELLED
    lock = day.path.with_name(f"~${day.path.name}")
    lock.write_bytes(b"\x05Olga ")
    await one.open("s5")
    await one.hit("a")
    for _ in range(100):
        if "Olga" in one.message:
            break
        await one.pilot.pause(0.02)
    assert "Not written yet" in one.message
    assert "not written: 1" in one.second
    lock.unlink()
    one.app._look()
    await one.settle()
    assert one.message == "Written now."
    day.done.append("the workbook is open in Excel for a while")
    assert day.checked().record.desk.presence["S5#1"] == "arrived"


async def _last(day, one, two):
    """Searching, printing, telling everybody."""
    day.now = at("10:00")
    await day.seen(one, "by a time and a table", "10:15 a/2", number(opened(day.path), "P2", "S3"))
    await day.seen(two, "by an ID in Cyrillic letters", "Р2", "P2")
    await day.seen(one, "by a name in another script", "лантян", "S1")
    await one.open("company p1")
    await day.did(one, "an agenda is printed", "p", says="P1", log=0)
    await day.did(one, "and all that changed", "f5", says="agendas.pdf", log=0)
    for desk, told in ((one, "Told: "), (two, "Сообщено: ")):
        while desk.app.day.desk.waiting and len(day.done) < FIFTY + 2:
            await day.did(desk, "told", "f3", "enter", "escape", says=told)


def test_a_day_of_fifty_things_is_verified_after_each(path):
    day = Day(path)

    async def session():
        screens = (("Anna", "en", (120, 35)), ("Boris", "ru", (80, 24)))
        apps = [
            DeskApp(path, lambda _: day.now, name, speech(lang), seconds=QUICK.seconds) for name, lang, _ in screens
        ]
        async with apps[0].run_test(size=screens[0][2]) as first, apps[1].run_test(size=screens[1][2]) as second:
            one, two = Keyboard(apps[0], first), Keyboard(apps[1], second)
            day.desks = {"one": one, "two": two}
            for desk in (one, two):
                await desk.settle()
            for part in (_early, _first, _second, _changes, _files, _last):
                await part(day, one, two)

    with undrawn():
        asyncio.run(session())
    assert len(day.done) >= FIFTY, day.done
    file = day.checked()
    assert {"Anna", "Boris"} <= {entry.desk for entry in file.record.desk.log}
    assert_report_is_counted(path)


def assert_report_is_counted(path):
    """Ten figures of the report, counted from the cells of the workbook."""
    sheet = load_workbook(path)["Meetings"]
    titles, *rows = sheet.iter_rows(values_only=True)
    cells = [dict(zip(titles, row, strict=True)) for row in rows]
    planned = [row for row in cells if row["Status"] != "cancelled"]
    held = [row for row in planned if row["Held"] == "yes"]
    file = read_agendas_file(path)
    report = day_report(file.event, file.rows)
    assert report.total.planned == len(planned)
    assert report.total.held == len(held)
    assert report.total.missed == sum(row["Held"] == "no" or row["Status"] == "no-show" for row in planned)
    assert report.cancelled == len(cells) - len(planned)
    assert {zone: a.planned for zone, a in report.by_zone.items()} == Counter(row["Zone"] for row in planned)
    assert report.outcomes == Counter(row["Outcome"] for row in held if row["Outcome"])
    assert {(d.currency, d.count, d.amount) for d in report.deals} == {("USD", 1, 12000.5), ("RUB", 1, 1250000.5)}
    assert (report.ratings, report.rating) == (2, 4.5)
    assert report.interpreted == sum(row["Interpreter"] is not None for row in planned)
    starts = Counter(f"{row['Start']:%H:%M}" for row in planned)
    assert {f"{use.start:%H:%M}": use.planned for use in report.slots if use.planned} == starts
