"""Sentences of many languages on absences at an event on 19 and 20 August 2026, each with its likeliest reading.

Some are answers to the question when somebody is there, and those with ``?`` are asked about.
"""

from datetime import date
from pathlib import Path

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import NO_MAP
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.companies.hours import HoursReader

DAYS = (date(2026, 8, 19), date(2026, 8, 20))
THERE = "there: "
LINES = Path(__file__).with_name("hours_in_tongues.txt").read_text(encoding="utf-8").splitlines()


def test_the_likeliest_reading_of_a_sentence_is_what_it_says() -> None:
    read = HoursReader(Decider(NO_MAP)).read
    said = [line.partition("|")[2] for line in LINES if not line.startswith(THERE)]
    found = [f"{read(text, Cell('Buyers', 2), 'Altyn Trade', present=False, days=DAYS)}|{text}" for text in said]
    assert found == [line for line in LINES if not line.startswith(THERE)]


def test_the_absences_by_an_answer_when_somebody_is_there() -> None:
    found = []
    for line in (line for line in LINES if line.startswith(THERE)):
        decider = Decider(NO_MAP)
        text = line.partition("|")[2]
        away = HoursReader(decider).read(text, Cell("Buyers", 2), "Altyn Trade", present=True, days=DAYS)
        found.append(f"{THERE}{'? ' if decider.open else ''}{away}|{text}")
    assert found == [line for line in LINES if line.startswith(THERE)]
