"""What hours, limits, languages and names say in many wordings and spellings, as golden files have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from sco_scheduler.domain.event import Session, Span
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.company_names import core_of, script_of
from sco_scheduler.intake.directory import NearNames
from sco_scheduler.intake.understanding.names.listed_texts import at_commas
from sco_scheduler.intake.understanding.names.nearness import squashed
from sco_scheduler.intake.values.dates import clock_of, leading_date, leading_day, meanings, read_date
from sco_scheduler.intake.values.entries import (
    LabelsUnreadableError,
    currency_code,
    normalized,
    read_rank,
    split_commas,
    split_languages,
    split_list,
    table_labels,
    whole_minutes,
    whole_number,
)
from sco_scheduler.intake.values.languages import languages_in_order, told_languages
from sco_scheduler.intake.values.limits import read_limit, says_limit, says_no_limit
from sco_scheduler.intake.values.times import Calendar, read_clock, read_ranges
from tests.intake.understanding.test_corpus import COMPANIES, lines_of, of_hours, of_name, of_title, of_word
from tests.output.layout import compared

HERE = Path(__file__).parent
CELL = Cell("Suppliers", 4, "F")


def sessions() -> Iterator[Session]:
    """Mornings and afternoons of two days."""
    for day in (12, 13):
        for name, start, end in (("Morning", 9, 12), ("Afternoon", 14, 17)):
            begins, ends = datetime(2025, 6, day, start), datetime(2025, 6, day, end)
            yield Session(name, begins, ends, timedelta(minutes=20), timedelta(minutes=5))


def hours() -> Iterator[str]:
    """When somebody is away or there, in the words of three languages."""
    for word, (clock, zh) in product(
        (
            "until",
            "from",
            "after",
            "not before",
            "not after",
            "only until",
            "before",
            "except",
            "по",
            "до",
            "с",
            "после",
        ),
        (("10:00", "十点"), ("3 pm", "下午3点"), ("noon", "中午"), ("14.30", "14点半")),
    ):
        yield f"{word} {clock}"
        yield f"13 June {word} {clock}"
        if word in {"until", "after"}:
            yield f"{zh}{'以前' if word == 'until' else '以后'}"
            yield f"6月12日{zh}{'之前' if word == 'until' else '之后'}不在"
    for start, end in (("9", "10:30"), ("10:00", "12"), ("9.00", "24:00"), ("17:00", "9:00"), ("2 pm", "4 pm")):
        yield from (f"{start}-{end}", f"from {start} to {end}", f"с {start} до {end}", f"{start}点至{end}点")
        yield from (f"12 June {start} – {end}", f"12.06 и 13.06 с {start} до {end}", f"busy {start}-{end}, else free")
    for day in (
        "12 June",
        "12.06.",
        "13 июня",
        "6月13日",
        "2025-06-12",
        "Friday",
        "second day",
        "12-13 June",
        "14 June",
    ):
        yield from (day, f"{day} morning", f"not on {day}", f"only on {day}", f"{day}, afternoon of the other day")
    yield from ("morning", "mornings", "first half of the day", "lunch", "all day", "whole event", "утром", "вечером")
    yield from (
        "nothing",
        "-",
        "n/a",
        "10",
        "10:75",
        "25:00",
        "9:00-9:00",
        "8-9 and 16-17",
        "10:00/11:00",
        "1h at noon",
    )


def of_calendar(text: str) -> Mapping[str, object]:
    """What a text of the format's own column says, of days and sessions that are known."""
    found = Findings()
    spans = read_ranges(text, CELL, Calendar(list(sessions())), found)
    return {
        **of_hours(text),
        "spans": [_span(span) for span in spans],
        "found": [finding.code for finding in found.all()],
        "clock": read_clock(text),
        "clock of": clock_of(normalized(text)),
        "date": read_date(text),
        "dates": [str(day) for day in meanings(text)],
        "leads": leading_date(normalized(text)),
        "leads to": leading_day(normalized(text), [datetime(2025, 6, 12).date(), datetime(2025, 6, 13).date()]),
    }


def _span(span: Span) -> str:
    return f"{span.start:%d/%H:%M}-{span.end:%d/%H:%M}"


def limits() -> Iterator[str]:
    """Numbers and words for limits, ranks, tables and languages."""
    for number in ("0", "1", "4", "12", "1000", "1001", "-1", "4.0", "4.5", "four", "IV", "４", "1e3", ""):
        yield from (number, f"max {number}", f"no more than {number}", f"at least {number}", f"{number} meetings")
        yield from (f"до {number} встреч", f"минимум {number}", f"最多{number}场", f"至少{number}", f"{number} max.")
        yield from (f"{number}-8", f"{number} per day", f"#{number}", f"A{number}", f"A{number}-A5", f"{number}min")
    yield from ("unlimited", "no limit", "без ограничений", "不限", "any", "as many as possible", "-", "all", "x")
    yield from (
        "1st",
        "2nd",
        "3-й",
        "第2",
        "top 3",
        "A1; A2, A7",
        "B1-B3",
        "B3-B1",
        "C1-D4",
        "1-250",
        "A1-A201",
        "A; A",
    )
    for one, other in product(
        ("ru", "Russian", "русский", "俄语", "Kazakh", "Klingon"), ("en", "английский", "", "zh (basic)")
    ):
        yield from (
            f"{one}; {other}",
            f"{one} and {other}",
            f"{one}/{other}",
            f"native {one}, some {other}",
            f"no {one}",
        )
    yield from ("USD", "$", "рублей", "тенге", "元", "euro", "US dollars", "RMB", "bitcoin")


def of_limit(text: str) -> Mapping[str, object]:
    """What a text is as a number, limit, rank, label or list of languages."""
    told = told_languages(text)
    try:
        labels: object = table_labels(text)
    except LabelsUnreadableError as error:
        labels = f"unreadable: {error}"
    return {
        "number": str(number) if (number := whole_number(text)) is not None else "",
        "minutes": whole_minutes(text),
        "rank": read_rank(text),
        "limits": [read_limit(text, what) for what in ("minimum", "maximum")],
        "says": says_limit(normalized(text)),
        "none": says_no_limit(text),
        "labels": labels if isinstance(labels, str) or len(labels) < 12 else f"{labels[0]} … {labels[-1]}",
        "languages": languages_in_order(text),
        "told": str(told) if told is not None else "",
        "split": split_languages(text) if len(split_languages(text)) > 1 else "",
        "list": split_list(text) if len(split_list(text)) > 1 else "",
        "commas": split_commas(text) if len(split_commas(text)) > 1 else "",
        "currency": "" if (code := currency_code(text)) == text else code,
    }


def names() -> Iterator[str]:
    """Names of companies as people type them: with slips, shortened, with forms and cities, several in one cell."""
    every = list(COMPANIES.values())
    for n, name in enumerate(every):
        words, other = name.split(), every[(n + 1) % len(every)]
        yield from (
            name[:-1],
            name[1:],
            name[:3] + name[4:],
            name[:4] + name[3:],
            name[:3] + name[4] + name[3] + name[5:],
        )
        yield from (words[0], words[-1], " ".join(reversed(words)), name.replace(" ", ""), name.upper(), f"«{name}»")
        yield from (
            f"{name} LLC",
            f"ООО {name}",
            f"Almaty {name}",
            f"{name} (Almaty)",
            f"{name}, Chongqing",
            f"The {name}",
        )
        yield from (
            f"{name}; {other}",
            f"{name}, {other}",
            f"{name} and {other}",
            f"{name}\n{other}",
            f"{name}/{other}",
        )
        yield from (
            f"1. {name} 2. {other}",
            f"{name} (must), {other} - no",
            f"not {name} but {other}",
            f"{name}; Golden Apple",
        )
        yield from (
            f"{name} - our partner of old",
            f"all but {name}",
            f"{name}?",
            f"{name} 2",
            f"{words[0]} {words[0]}",
        )
    yield from (
        "River Parts",
        "Spring Machines",
        "Jade",
        "Orda",
        "江河",
        "春天",
        "Al. Trade",
        "A.T.",
        "RM",
        "S.P.",
        "S004, S005",
    )


def of_spelling(text: str) -> Mapping[str, object]:
    """Which companies a cell names, and what its letters are."""
    core = core_of(text)
    near = NearNames(list(COMPANIES.values())).nearest(text)
    return {
        **of_name(text),
        "core": (core.text, core.form, core.city),
        "script": script_of(text),
        "squashed": squashed(text),
        "at commas": parts if len(parts := at_commas(text)) > 1 else "",
        "nearest": near,
        "nearest whole": NearNames(list(COMPANIES.values()), whole=True).nearest(text),
    }


def together(corpus: str, *ways: str) -> Callable[[], Iterator[str]]:
    """Two texts of a corpus in one, as often as there are ways and texts, by a seed."""

    def made() -> Iterator[str]:
        texts = (HERE / "corpus" / f"{corpus}.txt").read_text(encoding="utf-8").splitlines()
        chance = Random(corpus)
        for way in ways:
            yield from (way.format(*chance.sample(texts, 2)) for _ in texts)

    return made


MADE: dict[str, tuple[Callable[[], Iterator[str]], Callable[[str], Mapping[str, object]]]] = {
    "hours": (hours, of_calendar),
    "limits": (limits, of_limit),
    "names": (names, of_spelling),
    "two hours": (together("hours", "{}, {}", "{}; {}", "{}. {}", "{} ({})"), of_hours),
    "two titles": (together("titles", "{} ({})", "{}: {}", "{} / {}"), of_title),
    "two words": (together("words", "{}, {}", "{} ({})", "{} = {}"), of_word),
}


@pytest.mark.parametrize("kind", MADE)
def test_what_every_wording_says_is_as_in_the_golden_file(kind):
    texts, tell = MADE[kind]
    lines = lines_of(dict.fromkeys(texts()), tell)
    compared(HERE / "golden" / f"{kind} made.txt", [line.replace("\n", "\\n") for line in lines])
