"""What can be wrong with a map of a form's export."""

from __future__ import annotations

from sco_scheduler.domain.findings import FindingKind, Severity

MAP_SYNTAX = FindingKind(
    "map-syntax",
    Severity.STOPS,
    "A map that cannot be read",
    "Line {line} of {path} cannot be understood: {reason}.",
    "Texts stand in quotes, and so do names with a blank or with letters other than a to z; lists stand in square "
    'brackets: Company = "Firm name", "Not available" = "Away", ignore = ["Hotel", "Arrival"].',
    '`Company = Firm name`, without the quotes around `"Firm name"`',
)
MAP_KEY = FindingKind(
    "map-key",
    Severity.STOPS,
    "A word of the map that means nothing",
    "{key} means nothing {place}.",
    "Choose from: {choices}.",
    '`Compny = "Firm"` under `[Purchasers.columns]`',
)
MAP_TWICE = FindingKind(
    "map-twice",
    Severity.STOPS,
    "Two entries of the map for one thing",
    "{other} and {key} both mean {meaning}.",
    "Delete one of the two.",
    "A section `[Purchasers]` and, further down, one `[Buyers]`",
)
MAP_VALUE = FindingKind(
    "map-value",
    Severity.STOPS,
    "An entry of the map that cannot be",
    "{key} is {value}; it must be {expected}.",
    "Mend the line, or delete it.",
    '`header = "third"` where the number of a row should stand',
)
MAP_SHEET = FindingKind(
    "map-sheet",
    Severity.STOPS,
    "A sheet of the map that is not there",
    "By the map, {meant} is the sheet {sheet}, which is not there. There is: {present}.",
    "Mend the name in the map, or delete the line if the sheet may be found by its name or its columns.",
    '`sheet = "Buyers 2024"` where the sheet is now called `Buyers 2025`',
)
MAP_SHEET_SEVERAL = FindingKind(
    "map-sheet-several",
    Severity.STOPS,
    "A name of the map that several sheets have",
    "By the map, {meant} is the sheet {sheet}; so are called {names}.",
    "Write the name of the one that is meant, or delete or move away the others.",
    '`sheet = "buyers*"` in a folder with `buyers May.csv` and `buyers June.csv`',
)
MAP_HEADER = FindingKind(
    "map-header",
    Severity.STOPS,
    "A header row of the map that is none",
    "By the map, the header of {sheet} is row {row}, in which none of its titles stands.",
    "Mend the number, or delete the line if the header may be found by its words.",
    "`header = 3` where this year's form has one more title row above the header",
)
MAP_COLUMN = FindingKind(
    "map-column",
    Severity.STOPS,
    "A column of the map that is not there",
    "By the map, {column} is the column {title} of {sheet}, which is not there. Its columns are: {present}.",
    "Mend the title in the map, or delete the line.",
    '`"Not available" = "Absent on"` where the form now says `Absent at`',
)
MAP_COLUMN_SEVERAL = FindingKind(
    "map-column-several",
    Severity.STOPS,
    "A title of the map that several columns have",
    "By the map, {column} is the column {title} of {sheet}; the columns {columns} have that title.",
    'Write which one you mean by its letters: "column {first}".',
    '`Contact = "Name"` where both the company and the person stand below `Name`',
)
