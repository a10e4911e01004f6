"""The agenda of a delegate in the terminal."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.agendas.rows import delegate_agendas
from sco_scheduler.domain.event import ProgrammeItem
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.terminal.agenda import print_agenda
from sco_scheduler.output.terminal.console import NARROW, console_for
from sco_scheduler.output.texts.words import speech
from tests.events import at, block, event, interpreter, meeting
from tests.output.layout import compared

PROGRAMME = (
    ProgrammeItem(at("08:30"), None, "Opening", title_ru="Открытие"),
    ProgrammeItem(at("10:00"), at("11:00"), "Lunch [2]", title_ru="Обед", place="Hall B"),
)


def printed(language=ENGLISH, width=80):
    """The first purchaser's agenda of a day with a programme between two sessions."""
    conference = replace(event(slots=(block(2), block(2, "11:00"))), programme=PROGRAMME)
    schedule = Schedule(conference, (meeting(conference, "P1", "S1", 0),))
    stream = io.StringIO()
    print_agenda(console_for(stream, width=width), next(iter(delegate_agendas(schedule, ["P1#1"]))), language)
    return [" ".join(line.split()) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("width", [80, 40])
def test_the_programme_stands_among_the_meetings(width):
    lines = printed(width=width)
    assert "08:30 Opening" in lines
    assert "10:00-11:00 Lunch [2], Hall B" in lines
    assert any(line.startswith("09:00-09:20 ") and "A" in line for line in lines)
    assert not any("break" in line for line in lines)


def test_a_day_is_a_table_unless_the_terminal_is_narrow():
    tables = {width: any("──" in line for line in printed(width=width)) for width in (NARROW - 1, NARROW)}
    assert tables == {NARROW - 1: False, NARROW: True}


def test_the_programme_is_told_in_the_language():
    assert "08:30 Открытие" in printed(speech("ru"))


@pytest.mark.parametrize("width", [50, 90])
def test_a_meeting_is_told_with_its_interpreter_and_a_company_without_one_with_the_reason(width):
    spoken = event(slots=2, interpreters=[interpreter("I1", "ru")])
    schedule = Schedule(spoken, (meeting(spoken, "P1", "S1", 0, interpreter="I1"),))
    shown = {}
    for key, why in (("P1#1", ""), ("P2#1", "nobody asked for it")):
        stream = io.StringIO()
        print_agenda(console_for(stream, width=width), next(iter(delegate_agendas(schedule, [key]))), why=why)
        shown[key] = " ".join(stream.getvalue().split())
    assert "Interpreter I1" in shown["P1#1"]
    assert "1 meeting" in shown["P1#1"]
    assert "nobody asked for it" in shown["P2#1"]
    assert "nobody asked" not in shown["P1#1"]


@pytest.mark.parametrize("width", [40, 90])
def test_an_agenda_is_printed_as_in_the_golden_file(width):
    spoken = event(slots=(block(2), block(2, "11:00")), interpreters=[interpreter("I1", "ru")])
    conference = replace(spoken, programme=PROGRAMME)
    held = (meeting(conference, "P1", "S1", 0, interpreter="I1"), meeting(conference, "P1", "S2", 3))
    stream = io.StringIO()
    (agenda,) = delegate_agendas(Schedule(conference, held), ["P1#1"])
    print_agenda(console_for(stream, width=width), agenda, why="nobody asked for it")
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    compared(Path(__file__).parent / "golden" / f"agenda-{width}.txt", lines)
