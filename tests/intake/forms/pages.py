"""Lays registrations out on sheets as people build them, before any file is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.intake.forms.chances import Chance
from tests.intake.forms.events import Registrations
from tests.intake.forms.form import Form, Habit, Kind
from tests.intake.forms.naming import Namer
from tests.intake.forms.spelling import Speller
from tests.intake.forms.values import Line

_COLUMNS = {
    "Event": ("setting", "value"),
    "Sessions": ("session", "date", "start", "end", "slot_minutes", "changeover_minutes"),
    "Zones": ("zone", "name", "name_zh", "name_ru", "tables", "closed"),
    "Tables": ("zone", "table", "closed"),
    "Purchasers": (
        "id",
        "company",
        "local",
        "country",
        "zone",
        "products",
        "languages",
        "not_available",
        "minimum",
        "maximum",
        "priority",
        "table",
        "contact",
        "email",
        "phone",
        "status",
        "notes",
        "wishes",
    ),
    "Delegates": ("company", "delegate", "title", "languages", "not_available", "email"),
    "Requests": ("from", "to", "rank", "level", "session", "delegate", "after", "notes"),
    "Interpreters": ("id", "name", "languages", "zone", "not_available"),
    "Fixed": ("purchaser", "supplier", "date", "start", "table", "interpreter"),
}
_COLUMNS["Suppliers"] = _COLUMNS["Purchasers"]
_NEEDED = {
    "Event": {"setting", "value"},
    "Sessions": {"session", "date", "start", "end"},
    "Zones": {"zone", "tables"},
    "Tables": {"zone", "table"},
    "Purchasers": {"id", "company"},
    "Suppliers": {"id", "company"},
    "Delegates": {"company", "delegate"},
    "Requests": {"from", "to"},
    "Interpreters": {"name", "languages"},
    "Fixed": {"purchaser", "supplier"},
}
_TOTALLED = {"Purchasers", "Suppliers", "Delegates", "Requests"}
_TITLES = [
    "2025年中国（重庆）—上合组织企业洽谈会",
    "Trade days, list of 1 June",
    "Список (окончательный)",
    "填表说明：请勿修改",
]
_GROUPS = ["General", "基本情况", "Сведения", "Other"]
_OTHER = [("Visa number", 12345), ("序号", 1), ("№", "2"), ("飞机航班", "CA1"), ("Гостиница", "Hilton"), ("✓", "x")]


@dataclass
class Page:
    """A sheet before it is written: filled cells by row and column from 1, merged ranges, and what is hidden.

    ``merged`` are (first row, last row, first column, last column).
    """

    name: str
    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """The last filled row and column."""
        return max((r for r, _ in self.cells), default=0), max((c for _, c in self.cells), default=0)


def pages_of(registrations: Registrations, form: Form) -> list[Page]:
    """The sheets of registrations in a form."""
    chance = Chance(form.seed, form.encoding)
    layout = _Layout(form, chance)
    pages = [layout.page(key, lines) for key, lines in registrations.sheets.items()]
    if Habit.EXTRAS in form.habits and form.kind is not Kind.FILES:  # a file that is named is meant to be read
        pages.append(Page(chance.text(("Menu", "Sheet1", "说明")), {(1, 1): "Dish", (2, 1): "Noodles", (3, 1): 4}))
        if not form.kind.of_text:
            pages.append(Page("Empty"))
    if Habit.SHUFFLED in form.habits:
        chance.shuffle(pages)
    if Habit.HIDDEN in form.habits:
        for page in chance.sample(pages, len(pages) // 3):
            page.hidden = True
    return pages


class _Layout:
    """Builds one sheet after the other."""

    def __init__(self, form: Form, chance: Chance) -> None:
        self._form, self._chance = form, chance
        self._namer, self._speller = Namer(form, chance), Speller(form, chance)

    def page(self, key: str, lines: Sequence[Line]) -> Page:
        """One sheet."""
        page, chance = Page(self._namer.sheet(key)), self._chance
        if key == "Event":
            lines = [self._namer.settings(line) for line in lines]
        columns = self._columns(key, lines)
        row = self._titles(page, len(columns)) if self._has(Habit.TITLES) else 0
        row = self._header(page, key, columns, row + 1)
        placed: list[tuple[int, Line]] = []
        for line in lines:
            row += 1
            while self._has(Habit.BLANKS) and chance.random() < 0.3:
                if chance.random() < 0.5:
                    page.cells[row, 1] = " \u00a0"
                row += 1
            placed.append((row, line))
            for column, (name, other) in columns.items():
                if name in line:
                    page.cells[row, column] = self._speller.cell(line[name])
                elif other is not None and chance.random() < 0.7:
                    page.cells[row, column] = other
        if self._has(Habit.MERGED) and not self._form.kind.of_text:
            self._merge(page, columns, placed)
        if self._has(Habit.TOTALS) and key in _TOTALLED:
            self._total(page, columns, row + chance.choice((1, 2)), len(lines))
        if self._has(Habit.HIDDEN):
            page.hidden_rows = {row for row, _ in placed if chance.random() < 0.4}
            page.hidden_columns = {column for column in columns if chance.random() < 0.2}
        return page

    def _has(self, habit: Habit) -> bool:
        return habit in self._form.habits and self._chance.random() < 0.7

    def _columns(self, key: str, lines: Sequence[Line]) -> dict[int, tuple[str, object]]:
        """The key of each column, '' and a value for one of no concern."""
        used = _NEEDED[key] | {name for line in lines for name in line}
        names: list[tuple[str, object]] = [
            (name, None) for name in _COLUMNS[key] if name in used or self._chance.random() < 0.3
        ]
        if self._has(Habit.EXTRAS):
            names += self._chance.sample([other for other in _OTHER if self._chance.fitting([other[0]])], 2)
        if self._has(Habit.SHUFFLED):
            self._chance.shuffle(names)
        if key == "Requests":
            names = self._of_requests(names, lines)
        first = 2 if self._has(Habit.TITLES) else 1
        return dict(enumerate(names, start=first))

    def _of_requests(self, names: list[tuple[str, object]], lines: Sequence[Line]) -> list[tuple[str, object]]:
        """The columns of Requests with what its habits need: who asks first, and no levels beside ranks."""
        self._namer.sides = self._has(Habit.SIDES)
        self._namer.priorities = self._has(Habit.PRIORITIES) and all("level" not in line for line in lines)
        if self._namer.priorities:
            names = [name for name in names if name[0] != "level"]
        if self._namer.sides:
            first, second = sorted(place for place, (name, _) in enumerate(names) if name in {"from", "to"})
            names[first], names[second] = ("from", None), ("to", None)
        return names

    def _titles(self, page: Page, width: int) -> int:
        """One or two titles above the header, perhaps merged over the table; gives the last row taken."""
        count = self._chance.choice((1, 2))
        for row, title in enumerate(self._chance.sample(self._chance.fitting(_TITLES), count), start=1):
            page.cells[row, 1] = title
            if not self._form.kind.of_text and self._chance.random() < 0.5:
                page.merged.append((row, row, 1, max(2, width)))
        return count + self._chance.choice((0, 1))

    def _header(self, page: Page, key: str, columns: dict[int, tuple[str, object]], row: int) -> int:
        """The header from a row on; gives its last row."""
        known = [column for column, (name, other) in columns.items() if other is None]
        two = self._has(Habit.TWO_ROWS) and len(known) >= 2
        way = self._chance.choice(("languages", "groups", "mixed")) if two else ""
        if way == "mixed" and (len(known) < 5 or self._form.kind.of_text):
            way = "groups"
        lower = row if way in {"", "languages"} else row + 1
        tall = set(self._chance.sample(known, len(known) // 3)) if way == "mixed" else set()
        for column, (name, other) in columns.items():
            title = self._namer.column(key, name) if other is None else str(name)
            page.cells[row if column in tall else lower, column] = title
            if column in tall:
                page.merged.append((row, lower, column, column))
        if way == "languages":
            lower = row + 1
            language = self._chance.choice([code for code in self._namer.languages if code != self._form.language])
            for column in known:
                page.cells[lower, column] = self._namer.column(key, columns[column][0], language)
        elif way:
            self._groups(page, [column for column in columns if column not in tall], row)
        return lower

    def _groups(self, page: Page, columns: Sequence[int], row: int) -> None:
        """Titles of groups above the columns, merged over two of them where they stand side by side."""
        for first, second in zip(columns[::2], columns[1::2], strict=False):
            if self._chance.random() < 0.7:
                page.cells[row, first] = self._chance.text(_GROUPS)
                if second == first + 1 and not self._form.kind.of_text:
                    page.merged.append((row, row, first, second))

    def _merge(self, page: Page, columns: dict[int, tuple[str, object]], placed: Sequence[tuple[int, Line]]) -> None:
        """Merge cells of rows that follow each other and say the same in a column."""
        for column, (name, other) in columns.items():
            start = 0
            for place in range(1, len(placed) + 1):
                row, line = placed[start]
                same = (
                    place < len(placed)
                    and other is None
                    and name in line
                    and placed[place][1].get(name) == line[name]
                    and placed[place][0] == row + place - start
                    and self._rest(page, placed[place][0], columns, column)
                )
                if same:
                    continue
                if place - start > 1 and self._chance.random() < 0.7:
                    page.merged.append((row, placed[place - 1][0], column, column))
                    for below in range(row + 1, placed[place - 1][0] + 1):
                        del page.cells[below, column]
                start = place

    def _rest(self, page: Page, row: int, columns: dict[int, tuple[str, object]], column: int) -> bool:
        """Whether a row says something in another column that matters: else nobody would see a row there."""
        return any(
            other is None and place != column and (row, place) in page.cells for place, (_, other) in columns.items()
        )

    def _total(self, page: Page, columns: dict[int, tuple[str, object]], row: int, count: int) -> None:
        known = [column for column, (_, other) in columns.items() if other is None]
        place, number = self._chance.sample(known, 2)
        page.cells[row, place] = self._chance.text(("Total", "合计", "Итого:", "TOTAL"))
        if self._chance.random() < 0.7:
            page.cells[row, number] = count if not self._form.kind.of_text else str(count)
