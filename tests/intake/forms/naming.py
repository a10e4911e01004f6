"""Names of sheets, columns and settings in three languages, from the data that the reader has them from."""

from __future__ import annotations

import json
from typing import Any

from sco_scheduler.intake.table.grids import LANGUAGES
from sco_scheduler.resources import data_file
from tests.intake.forms.chances import Chance
from tests.intake.forms.form import Form, Habit
from tests.intake.forms.values import Line, OneOf, Text

_DATA = json.loads(data_file("headers.json").read_text(encoding="utf-8"))
_SIDES = {"from": "supplier", "to": "purchaser"}
_DRESSES = ("{} *", "{}*", "{}：", " {} ", "{}\n", "{}\u00a0")


class Namer:
    """Names everything in the language of a form, and where the form has it in any of its synonyms."""

    def __init__(self, form: Form, chance: Chance) -> None:
        self._form, self._chance = form, chance
        self.sides = self.priorities = False
        """Whether Requests names the two sides in place of who asks whom, and calls ranks as others call levels."""

    @property
    def languages(self) -> list[str]:
        """The languages that the form's encoding has the characters of."""
        return [code for code in LANGUAGES if code != "zh" or self._chance.fitting(["中"])]

    def sheet(self, key: str) -> str:
        """The name of a sheet."""
        name = self._name(_DATA["sheets"][key]["names"], self._form.language)
        if Habit.RENAMED not in self._form.habits:
            return name
        return self._chance.text((name, f"{name} 2025", f"{name} (final)", f"2025 {name}", f"{name}报名表"))

    def column(self, sheet: str, key: str, language: str | None = None) -> str:
        """The title of a column."""
        columns = _DATA["sheets"][sheet]["columns"]
        columns = _DATA["companies"] if columns == "companies" else columns
        if sheet == "Requests" and self.sides and key in _SIDES:
            columns, key = _DATA["sheets"]["Fixed"]["columns"], _SIDES[key]
        elif sheet == "Requests" and self.priorities and key == "rank":
            key = "level"
        name = self._name(columns[key], language or self._form.language)
        if Habit.DRESSED not in self._form.habits or self._chance.random() < 0.4:
            return name
        if self._chance.random() < 0.5:
            name = self._chance.choice((name.upper(), name.lower(), name.replace(" ", "\n"), name.replace(" ", "_")))
        return self._chance.text(_DRESSES).format(name)

    def settings(self, line: Line) -> Line:
        """A row of the sheet Event with its setting named."""
        setting = line["setting"]
        assert isinstance(setting, Text)
        return {**line, "setting": OneOf((self._name(_DATA["settings"][setting.text], self._form.language),))}

    def _name(self, names: dict[str, Any], language: str) -> str:
        spellings = names[language]
        if Habit.SYNONYMS not in self._form.habits:
            return str(spellings[0])
        return self._chance.text(spellings)
