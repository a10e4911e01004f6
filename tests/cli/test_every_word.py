"""Whatever a command prints is said in the language that was asked for, around the data and the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from sco_scheduler.output.texts.words import speech
from tests.cli.books import SHEETS, registrations, run
from tests.workflows.late import REQUESTS, TABLES, Day, cancelled, clock, put

LANGUAGES = ("zh", "ru")
ENGLISH = re.compile(r"(?<![\w./-])[a-z]{2,}(?: [a-z]{2,})+(?![\w./-])")
"""Words of English one after the other; names of companies and people begin with capitals."""

MESSY: dict[str, list[list[object]]] = {
    "Event": [*SHEETS["Event"], ["Goals", "musts; happiness"], ["Walk minutes", "Lots"], ["Colour", "blue"]],
    "Zones": [["Zone", "Name", "Tables"], ["A", "Hall", 1], ["B", "Yard", "5-1"], ["A", "Hall", 2]],
    "Suppliers": [*SHEETS["Suppliers"], ["S2", "Lifan Motor", "", "China", "C", "", ""], ["", "", "", "China", "A"]],
    "Requests": [
        *SHEETS["Requests"],
        ["P1", "P1", 1, None],
        ["P1", "Foton Motor", 2, None],
        ["P9", "S1", "First", "Perhaps"],
        ["P1", "S1", 3, "want"],
    ],
}
"""A workbook with something wrong on every sheet."""

TIGHT: dict[str, list[list[object]]] = {
    "Event": [*SHEETS["Event"], ["Supplier minimum", 3], ["Purchaser maximum", 1]],
    "Requests": [*SHEETS["Requests"], ["P2", "S1", 2, "must"]],
    "Interpreters": [["ID", "Name", "Languages"], ["I1", "Boris", "ru; zh"]],
}
"""Minimums out of reach, a maximum, an interpreter."""

CONFLICT: dict[str, list[list[object]]] = {
    "Fixed": [["Purchaser", "Supplier", "Start", "Table"], ["P1", "S1", "09:00", "1"], ["P2", "S1", "09:00", "1"]]
}
"""Two meetings fixed at one table and time."""


def told(*words: object) -> str:
    """All that a command prints."""
    result = run(*words)
    assert result.exit_code in {0, 1, 2, 3}, result.stderr
    return result.stdout + result.stderr


def move_away(sheet: Worksheet) -> None:
    """Write times by hand that break rules."""
    put(sheet, ("P1", "S1"), Table="2", Lock="yes")
    put(sheet, ("P2", "S1"), Start=clock("09:50"))


def a_day(folder: Path, lang: str) -> Iterator[str]:
    """What is printed in the life of an event: found, built, changed by hand and by others, printed, taken back."""
    chosen = ("--lang", lang)
    solve = ("--time-limit", 5, "--reproducible")
    day = Day(folder)
    book, agendas = day.register(), day.agendas
    yield told("build", book, *solve, *chosen)
    yield told("build", book, *chosen)
    yield told("build", day.register(**cancelled("S2")), *solve, "--prices", *chosen)
    yield told("diff", day.copies[0], agendas, "--all", *chosen)
    yield told("changed", agendas, *chosen)
    yield told("changed", agendas, "--since", day.copies[0], *chosen)
    yield told("changed", agendas, "--since", 9, *chosen)
    yield told("show", agendas, "--all", *chosen)
    yield told("show", agendas, "petrof", *chosen)
    yield told("show", agendas, "o", *chosen)
    yield told("verify", book, agendas, *chosen)
    yield told("agendas", agendas, "--format", "ics", "--changed")
    yield told("agendas", agendas, "--format", "ics", "--for", "nobody")
    day.edit(move_away)
    yield told("verify", book, agendas, *chosen)
    yield told("agendas", agendas)
    yield told("build", day.register(Requests=[*REQUESTS, ["P2", "S2", 3, "must"]]), *solve, "--from", "09:20", *chosen)
    yield told("undo", agendas, *chosen)
    yield told("undo", folder / "nowhere.xlsx", *chosen)


def the_rest(folder: Path, lang: str) -> Iterator[str]:
    """What is printed of workbooks that are messy, tight, in conflict or missing, and of mistakes in options."""
    chosen = ("--lang", lang)
    solve = ("--time-limit", 5, "--reproducible")
    messy = registrations(folder, "messy.xlsx", **MESSY)
    yield told("check", messy, *chosen)
    yield told("check", messy, "--annotate", folder / "marked.xlsx", "--write-map", folder / "form.toml", *chosen)
    yield told("check", messy, "--fix", folder / "fixed.xlsx", "--accept-above", 50, *chosen)
    tight = registrations(folder, "tight.xlsx", **TIGHT)
    yield told("check", tight, *chosen)
    yield told("build", tight, *solve, *chosen)
    yield told("build", registrations(folder, "conflict.xlsx", **({"Zones": TABLES} | CONFLICT)), *solve, *chosen)
    yield told("build", folder / "nowhere.xlsx", *chosen)
    for _ in range(2):
        yield told("template", folder / "template.xlsx")
        yield told("example", folder / "examples", *chosen)
    for mistake in (
        ("build", "--order", "musts; valu"),
        ("build", "--order", "kept"),
        ("build", "--order", "value; value"),
        ("build", "--order", " "),
        ("build", "--from", "noon"),
        ("build", "--time-limit", "nan"),
        ("build", "--encoding", "klingon"),
        ("build", "--fresh", "--rearrange"),
        ("build", "--rearrange", "--prices"),
        ("build", "--move-nobody"),
        ("check", "--fix", "out.txt"),
        ("check", "--fix", "out.xlsx"),
        ("check", "--accept-above", "50"),
        ("check", "--write-map", "map.txt"),
        ("show",),
    ):
        yield _without_clicks_own(told(mistake[0], messy, *mistake[1:], *chosen))
    yield _without_clicks_own(told("agendas", messy, "--format", "doc"))
    yield _without_clicks_own(told("agendas", messy, "--format", ";"))


def _without_clicks_own(text: str) -> str:
    """What is said of a mistake, without what click says of every mistake."""
    return re.sub(r"Usage: .*|Try .*|Error: |Invalid value for '.*?': ", "", text)


def _data(text: str) -> str:
    """A text without what is the same in every language: commands, options, paths."""
    return re.sub(r"`[^`]*`|--[a-z-]+|/tmp/\S*|'[^']*'", " ", text)


@pytest.mark.parametrize("story", [a_day, the_rest])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_english_is_left(tmp_path, monkeypatch, lang, story):
    monkeypatch.setenv("LANG", f"{lang}_XX.UTF-8")
    monkeypatch.setenv("COLUMNS", "200")
    left = [(found, text) for text in story(tmp_path, lang) for found in ENGLISH.findall(_data(text))]
    assert [found for found, _ in left] == [], left[0][1]


def narrow(book: Path, agendas: Path, old: Path, lang: str) -> str:
    """What is printed about a day on standard output, paths left out, which stay on one line to be copied."""
    commands = (
        ("check", book),
        ("check", book.with_name("messy.xlsx")),
        ("diff", old, agendas, "--all"),
        ("changed", agendas),
        ("show", agendas, "--all"),
        ("verify", book, agendas),
        ("build", book, "--time-limit", 5, "--reproducible", "--allow-moves", 1, "--prices"),
    )
    found = "".join(run(*words, "--lang", lang).stdout for words in commands)
    return "\n".join(line for line in found.splitlines() if str(book.parent) not in line)


@pytest.mark.parametrize("lang", ["en", *LANGUAGES])
def test_in_a_narrow_terminal_no_line_is_too_long_and_no_word_is_cut(tmp_path, monkeypatch, lang):
    day = Day(tmp_path)
    day.register()
    day.build()
    book = day.register(**cancelled("S2"))
    day.build()
    day.edit(move_away)
    registrations(tmp_path, "messy.xlsx", **MESSY)
    old, say = day.copies[0], speech(lang)
    known = {word for key in say.texts for word in _words(say.text(key))}
    for width in (200, 60, 40):
        monkeypatch.setenv("COLUMNS", str(width))
        text = narrow(book, day.agendas, old, lang)
        if width == 200:
            known |= _words(text)
            continue
        assert [line for line in text.splitlines() if cell_len(line) > width] == []
        assert _words(text) - known == set()


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_\u3400-\u9fff]{3,}", text))
