"""Writes one cell: a value as text, a number, a day or a time, as the habits of a form have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, to_excel

from tests.intake.forms.chances import Chance, fits
from tests.intake.forms.form import Form, Habit, Kind
from tests.intake.forms.moments import clock_texts, clock_values, day_texts, day_values, stretch_texts
from tests.intake.forms.values import (
    Clock,
    Day,
    Labels,
    OneOf,
    Phone,
    Ranges,
    Rank,
    Several,
    Stretch,
    Text,
    Value,
    Whole,
)

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_DIGITS = {code: code + 0xFEE0 for code in range(0x30, 0x3A)}
_EDGES = (" ", "\u00a0", "\u200b", "\ufeff", "\u3000", " \u200b", "\t")
_CHINESE = "零一二三四五六七八九"


class Speller:
    """Writes the values of one form. Its choices come from the form's seed."""

    def __init__(self, form: Form, chance: Chance) -> None:
        self._form, self._chance = form, chance
        self._csv = form.kind.of_text
        self._epoch = CALENDAR_MAC_1904 if form.kind is Kind.XLSX_1904 else WINDOWS_EPOCH

    def cell(self, value: Value) -> object:
        """What stands in the cell, in characters that the form's encoding has."""
        tries = (self._cell(value) for _ in range(100))
        result = next((text for text in tries if not isinstance(text, str) or fits(text, self._form.encoding)), None)
        if result is not None:
            return result
        plain = Speller(replace(self._form, habits=frozenset()), self._chance)
        return plain._cell(value)

    def _cell(self, value: Value) -> object:
        match value:
            case Text(text):
                spelt = self._number_if_digits(text)
            case Phone(text):
                spelt = self._phone(text)
            case OneOf():
                spelt = self._number_if_digits(self._wide(self._one_of(value)))
            case Whole(number):
                spelt = self._whole(number)
            case Rank(number):
                spelt = self._rank(number)
            case Day(day):
                spelt = self._day(day)
            case Clock():
                spelt = self._clock(value)
            case Several():
                spelt = self._several(value)
            case Labels():
                spelt = self._labels(value)
            case Ranges():
                spelt = self._ranges(value)
        return self._edged(spelt)

    def has(self, habit: Habit) -> bool:
        """Whether a habit is followed this time; most times."""
        return habit in self._form.habits and self._chance.random() < 0.7

    def _edged(self, value: object) -> object:
        """A text with blanks and invisible marks around it."""
        if not isinstance(value, str) or not self.has(Habit.INVISIBLE):
            return value
        return f"{self._chance.choice(('', *_EDGES))}{value}{self._chance.choice(('', *_EDGES))}"

    def _wide(self, text: str, table: dict[int, int] = _FULL_WIDTH) -> str:
        return text.translate(table) if text.isascii() and self.has(Habit.WIDE) else text

    def _number_if_digits(self, text: str) -> object:
        """A text of digits alone as the number that a spreadsheet makes of it, where nothing is lost by that."""
        digits = text.isascii() and text.isdigit() and str(int(text)) == text
        if digits and not self._csv and self.has(Habit.NUMBERS):
            return self._chance.choice((int(text), float(text)))
        return text

    def _phone(self, text: str) -> object:
        """A number of many digits also in exponent notation with none of them lost."""
        if text.isdigit() and len(text) > 11 and self.has(Habit.EXPONENTS):
            return (
                f"{text[0]}{self._chance.choice('.,')}{text[1:]}{self._chance.choice(('E+', 'e+', 'E'))}{len(text) - 1}"
            )
        return self._number_if_digits(text)

    def _whole(self, number: int) -> object:
        text = str(number)
        if self.has(Habit.NUMBERS):
            text = self._chance.choice((text, f"{text}.0", f"{text},0", f"'{text}", f"+{text}"))
        elif not self._csv:
            return self._chance.choice((number, float(number)))
        return self._wide(text, _DIGITS)

    def _rank(self, number: int) -> object:
        if not self.has(Habit.SYNONYMS):
            return self._whole(number)
        ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        texts = [
            f"{number}{ending}",
            f"№ {number}",
            f"{number}-й",
            f"第{number}",
            f"{number}.",
            f"#{number}",
            f"No. {number}",
        ]
        if number <= 20:
            texts.append(chr(0x2460 + number - 1))
        texts.append(f"第{_chinese(number)}")
        return self._chance.choice(texts)

    def _day(self, day: date) -> object:
        if self.has(Habit.MOMENTS):
            if not self._csv and self._chance.random() < 0.5:
                return self._chance.choice(day_values(day, self._epoch))
            texts = day_texts(day)
            if self._epoch is WINDOWS_EPOCH:
                texts.append(str(int(to_excel(day))))
            return self._wide(self._chance.choice(texts), _DIGITS)
        return day.isoformat() if self._csv else datetime(day.year, day.month, day.day)

    def _clock(self, value: Clock) -> object:
        moment = value.moment
        if self.has(Habit.MOMENTS):
            if not self._csv and self._chance.random() < 0.5:
                return self._chance.choice(clock_values(moment))
            return self._wide(self._chance.choice(clock_texts(moment)), _DIGITS)
        return moment.strftime("%H:%M") if self._csv else moment

    def _one_of(self, value: OneOf) -> str:
        names = self.has(Habit.NAMES) or self.has(Habit.SYNONYMS)
        return self._chance.text(value.texts) if names else value.texts[0]

    def _several(self, value: Several) -> str:
        texts = [self._one_of(part) for part in value.parts]
        return self._joined(texts, commas=value.commas, loose=value.loose)

    def _joined(self, texts: Sequence[str], *, commas: bool = False, loose: bool = False) -> str:
        separators = ["; "]
        if self.has(Habit.SEPARATORS):
            separators += [";", "；", "、", "\n", " ;\n", "；；"]
            whole = "".join(texts)
            if commas and not any(c in whole for c in ",，"):
                separators += [", ", "，", ","]
            words = whole.casefold().replace("\u00a0", " ").split()
            if loose and not any(c in whole for c in "/／|｜+\t和与及,，") and not {"and", "и"} & set(words):
                separators += ["/", " / ", "|", "｜", "和", "与", " and ", " и ", " + "]
        return self._chance.choice(separators).join(texts)

    def _labels(self, value: Labels) -> object:
        if not value.prefix:
            return self._whole(value.count) if self._chance.random() < 0.7 or value.count == 1 else f"1-{value.count}"
        labels = list(value.labels)
        if self._chance.random() < 0.5 and len(labels) > 1:
            dash = self._chance.choice("-–~～至") if self.has(Habit.SEPARATORS) else "-"
            return f"{labels[0]}{dash}{labels[-1] if self._chance.random() < 0.5 else len(labels)}"
        return self._joined(labels)

    def _ranges(self, value: Ranges) -> object:
        first = value.stretches[0]
        if len(value.stretches) == 1 and first.whole_day and first.day is not None and not self._csv:
            return self._day(first.day)
        texts: list[str] = []
        current: date | None = None
        for stretch in value.stretches:
            texts.append(self._stretch(stretch, current))
            current = stretch.day if not stretch.whole_day else None
        return self._joined([text for text in texts if text])

    def _stretch(self, stretch: Stretch, current: date | None) -> str:
        """A stretch as text; without its day where the one before said it already."""
        plain = not self.has(Habit.MOMENTS)
        times = "" if stretch.whole_day else stretch_texts(stretch, self._chance, plain=plain)
        if stretch.day is None or (
            stretch.day == current and not stretch.session and self._chance.random() < 0.5 and not stretch.whole_day
        ):
            return self._wide(times, _DIGITS)
        day = stretch.day.isoformat() if plain else self._chance.choice(day_texts(stretch.day))
        return self._wide(f"{day} {times}".rstrip(), _DIGITS)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{'' if tens < 2 else _CHINESE[tens]}{'十' if tens else ''}{_CHINESE[ones] if ones else ''}"
