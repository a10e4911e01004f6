"""The forms in which the same registrations can arrive, and a strategy that draws one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from hypothesis import strategies as st

from sco_scheduler.intake.table.grids import LANGUAGES


class Kind(StrEnum):
    """The kinds of files."""

    XLSX = "xlsx"
    XLSX_1904 = "xlsx whose days are counted from 1904"
    XLSX_ODD = "xlsx that openpyxl refuses"
    ODS = "ods"
    CSV = "csv"
    FILES = "csv files, each by its name"

    @property
    def of_text(self) -> bool:
        """Whether it is text, in an encoding, and nothing else."""
        return self in {Kind.CSV, Kind.FILES}


class Habit(StrEnum):
    """What people do to a workbook that leaves its meaning as it is."""

    # in the cells
    MOMENTS = "days and times in another way"
    NUMBERS = "numbers as text, text of digits as numbers"
    WIDE = "full-width digits and letters"
    INVISIBLE = "blanks and invisible marks around texts"
    SYNONYMS = "other words for choices, languages, sheets and columns"
    SEPARATORS = "lists with other separators"
    NAMES = "companies by other names"
    EXPONENTS = "phone numbers as a spreadsheet shows long numbers"
    # around the cells
    TITLES = "titles above the header"
    TWO_ROWS = "a header of two rows"
    DRESSED = "stars, line breaks and other cases in the header"
    SHUFFLED = "columns and sheets in another order"
    EXTRAS = "columns and sheets of no concern"
    BLANKS = "blank rows between"
    TOTALS = "totals below"
    MERGED = "equal cells merged"
    HIDDEN = "hidden rows, columns and sheets"
    RENAMED = "sheets with other names"
    SIDES = "columns of the two sides in place of who asks whom"
    PRIORITIES = "ranks below the title of levels"


@dataclass(frozen=True)
class Form:
    """One way to write registrations. ``encoding`` and ``separator`` are those of CSV files."""

    kind: Kind = Kind.XLSX
    language: str = "en"
    habits: frozenset[Habit] = frozenset()
    encoding: str = "utf-8"
    separator: str = ","
    seed: int = 0
    """Chooses among what the habits leave open."""


ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "cp1251")


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form; the plainest are the simplest."""
    kind = draw(st.sampled_from(list(Kind)))
    habits = draw(st.one_of(st.frozensets(st.sampled_from(list(Habit))), st.just(frozenset(Habit))))
    csv = kind.of_text
    encoding = draw(st.sampled_from(ENCODINGS)) if csv else "utf-8"
    return Form(
        kind,
        draw(st.sampled_from([code for code in LANGUAGES if code != "zh" or encoding != "cp1251"])),
        habits,
        encoding,
        draw(st.sampled_from(",;\t")) if csv else ",",
        draw(st.integers(0, 2**32 - 1)),
    )


def random_form(chance: Random) -> Form:
    """A form, where hypothesis draws none."""
    kind = chance.choice(list(Kind))
    encoding = chance.choice(ENCODINGS) if kind.of_text else "utf-8"
    language = chance.choice([code for code in LANGUAGES if code != "zh" or encoding != "cp1251"])
    habits = frozenset(habit for habit in Habit if chance.random() < 0.5)
    separator = chance.choice(",;\t") if kind.of_text else ","
    return Form(kind, language, habits, encoding, separator, chance.randrange(2**32))
