"""What is read of exports of many shapes, whole: events, questions and findings as golden files say them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from sco_scheduler.intake import read_registrations
from tests.intake.books import read
from tests.intake.forms.events import random_registrations
from tests.intake.forms.form import Form, Habit, Kind
from tests.intake.forms.writing import write_form
from tests.intake.told import lines_of
from tests.intake.understanding.exports import SHAPES, Wishing
from tests.intake.understanding.troubled import TROUBLED, troubled
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", TROUBLED)
@pytest.mark.parametrize("sure", [0.9, 0.0])
def test_doubtful_exports_asked_about_and_guessed(tmp_path, name, sure):
    asked = "asked" if sure else "guessed"
    compared(GOLDEN / f"{name}, {asked}.txt", lines_of(read(tmp_path, troubled(name), sure=sure)))


@pytest.mark.parametrize("name", SHAPES)
def test_exports_of_form_tools(tmp_path, name):
    compared(GOLDEN / f"{name}.txt", lines_of(read(tmp_path, SHAPES[name][0](Wishing.random(7)))))


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_sheets_of_the_format_with_half_of_all_habits(tmp_path, language):
    habits = Random(language).sample(list(Habit), len(Habit) // 2)
    form = Form(Kind.XLSX, language, frozenset(habits), seed=7)
    intake = read_registrations(write_form(tmp_path, random_registrations(11), form))
    compared(GOLDEN / f"habits {language}.txt", lines_of(intake))
