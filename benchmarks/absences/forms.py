"""Forms of one question about absences, and what the program reads of their answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from benchmarks.exports.files import Line, Page, write_xlsx
from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.cells.questions import Question
from sco_scheduler.output.form_map import with_answers

TODAY = date(2026, 1, 15)
RIGHT, ASKED, OFFERED, TO_BE_TYPED, STOPPED, WRONG = (
    "right",
    "asked, the guess is right",
    "asked, an offer is right",
    "asked, to be typed",
    "stopped",
    "WRONG",
)
_MEANINGS = {
    "absence": ("Not available",),
    "presence": ("available",),
    "arrival": ("arrives", "available"),
    "departure": ("leaves", "available"),
    "remark": ("Notes",),
}
"""What the organizer answers about the column of each kind of question."""

_NAMES = [
    f"{name} Trade"
    for name in [
        "Altyn",
        "Steppe",
        "Tian",
        "Balkhash",
        "Aral",
        "River",
        "Jade",
        "Lotus",
        "Golden",
        "Harbor",
        "Summit",
        "Delta",
    ]
]
_COLUMN = "D"
_STEP = 5
"""Minutes between the moments that are compared."""

Moments = frozenset[tuple[str, int]]
"""Days and minutes since midnight, at which a company is away."""


@dataclass(frozen=True)
class Answer:
    """An answer, the hours of absence that it means, and whether it is open to another reading."""

    text: str
    away: Moments
    open: bool


@dataclass(frozen=True)
class Form:
    """A question to companies, its days and hours, and their answers."""

    id: str
    kind: str
    title: str
    days: Sequence[str]
    start: str
    end: str
    answers: Sequence[Answer]


def forms_in(half: str) -> list[Form]:
    """The forms of a half."""
    data: list[dict[str, Any]] = json.loads(Path(__file__).with_name(f"{half}.json").read_text(encoding="utf-8"))
    return [_form(of) for of in data]


def _form(of: Mapping[str, Any]) -> Form:
    bare = Form(of["id"], of["kind"], of["title"], of["days"], of["start"], of["end"], ())
    answers = [
        Answer(
            row["text"],
            _moments(bare, ((_at(day, start), _at(day, end)) for day, start, end in row["away"])),
            row.get("open", False),
        )
        for row in of["rows"]
    ]
    return Form(bare.id, bare.kind, bare.title, bare.days, bare.start, bare.end, answers)


def _at(day: str, clock: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock))


def _moments(form: Form, spans: Iterator[tuple[datetime, datetime]]) -> Moments:
    """The moments of the event within spans of time."""
    found: set[tuple[str, int]] = set()
    for start, end in spans:
        for day in form.days:
            first, last = max(start, _at(day, form.start)), min(end, _at(day, form.end))
            midnight = _at(day, "00:00")
            minutes = [int((moment - midnight).total_seconds()) // 60 for moment in (first, last)]
            found |= {(day, minute) for minute in range(minutes[0], minutes[1], _STEP)}
    return frozenset(found)


def read_form(form: Form, folder: Path) -> list[tuple[str, str]]:
    """Write a form, read it as an honest organizer would, and judge each answer, with details."""
    path = folder / "form.xlsx"
    texts: list[str] = [answer.text for answer in form.answers]
    stopped: dict[int, str] = {}
    for _ in range(_MOST_STOPS):
        write_xlsx(path, _pages(form, texts))
        given = _meaning_of_column(form, path, folder)
        asked = _read(path, folder, given)
        questions = _by_row(asked)
        tried = [
            _read_on(path, folder, _answers(asked, questions, given, n), questions) for n in range(-1, _MOST_OFFERS)
        ]
        bad = _stops(tried[0], len(texts))
        if tried[0].event is not None or not bad:
            break
        stopped |= {row: f": {why}" for row, why in bad.items() if row not in stopped}
        texts = ["" if row in bad else text for row, text in enumerate(texts)]
    return [
        (STOPPED, stopped[row]) if row in stopped else _verdict(form, row, questions.get(row, []), tried)
        for row in range(len(texts))
    ]


_MOST_STOPS, _MOST_OFFERS = 4, 4


def _pages(form: Form, texts: Sequence[str]) -> list[Page]:
    sides = ("Supplier", "Buyer")
    rows: list[Line] = [["Company", "Role", "Companies you want to meet", form.title]]
    rows += [[_NAMES[n], sides[n % 2], _NAMES[(n + 1) % len(texts)], text] for n, text in enumerate(texts)]
    days: list[Line] = [["Session", "Date", "Start", "End"]]
    days += [["S", datetime.fromisoformat(day), form.start, form.end] for day in form.days]
    return [Page("Responses", rows), Page("Sessions", days)]


def _read(path: Path, folder: Path, given: Mapping[tuple[str, ...], str]) -> Intake:
    form_map = folder / "form.toml"
    form_map.write_text(
        with_answers("", {place: answer for place, answer in given.items() if answer}), encoding="utf-8"
    )
    return read_registrations([path], today=TODAY, form=form_map)


def _read_on(
    path: Path, folder: Path, given: Mapping[tuple[str, ...], str], questions: dict[int, list[Question]]
) -> Intake:
    """Read a form by answers, and by the guesses on what is asked after them, which are added to the questions."""
    told = dict(given)
    for _ in range(_MOST_ROUNDS):
        read = _read(path, folder, told)
        further = [question for question in read.questions if question.path not in told]
        if not further:
            break
        told |= {question.path: question.guess or question.options[0] for question in further}
        for row, of in _by_row(read).items():
            known = questions.setdefault(row, [])
            known += [question for question in of if question.path not in {q.path for q in known}]
    return read


_MOST_ROUNDS = 4


def _meaning_of_column(form: Form, path: Path, folder: Path) -> dict[tuple[str, ...], str]:
    """What the organizer answers about the meanings of columns."""
    given: dict[tuple[str, ...], str] = {}
    for _ in range(3):
        asked = [q for q in _read(path, folder, given).questions if q.kind == "column" and q.path not in given]
        if not asked:
            break
        for question in asked:
            meant = next((name for name in _MEANINGS[form.kind] if name in question.options), question.guess)
            given[question.path] = meant if question.cells[0].column == _COLUMN else question.guess
    return given


def _by_row(asked: Intake) -> dict[int, list[Question]]:
    """The questions about answers, by the number of the answer."""
    found: dict[int, list[Question]] = {}
    for question in asked.questions:
        for row in {cell.row for cell in question.cells if cell.column == _COLUMN and cell.row is not None}:
            if question.kind in {"times", "cell"}:
                found.setdefault(row - 2, []).append(question)
    return found


def _answers(
    asked: Intake, questions: Mapping[int, Sequence[Question]], given: Mapping[tuple[str, ...], str], offer: int
) -> dict[tuple[str, ...], str]:
    """The guess on each question, or the offer of a number on those about answers."""
    about = {question.path for of in questions.values() for question in of}
    return dict(given) | {
        q.path: q.options[min(offer, len(q.options) - 1)] if offer >= 0 and q.path in about else q.guess or q.options[0]
        for q in asked.questions
    }


def said_of(form: Form, folder: Path) -> Iterator[str]:
    """What is read of each answer, or asked about it, one a line, once the meaning of the column is known."""
    path = folder / "form.xlsx"
    write_xlsx(path, _pages(form, [answer.text for answer in form.answers]))
    asked = _read(path, folder, _meaning_of_column(form, path, folder))
    questions = _by_row(asked)
    for row, answer in enumerate(form.answers):
        text = answer.text.replace("\n", "\\n")
        found = ", ".join(f"{question.guess or '?'} {question.certainty:.2f}" for question in questions.get(row, ()))
        table = asked.tables["Suppliers" if row % 2 == 0 else "Purchasers"]
        value = next((r.text("not_available") for r in table if r.text("company") == _NAMES[row]), None)
        yield f"{text}: {f'asked {found}' if found else value or '-'}"


def _stops(read: Intake, count: int) -> dict[int, str]:
    """Why answers still stop the work, by their numbers."""
    found: dict[int, str] = {}
    for finding in read.findings:
        cell = finding.where if finding.severity is Severity.STOPS else None
        if isinstance(cell, Cell) and cell.column == _COLUMN and cell.row is not None:
            found.setdefault(cell.row - 2, finding.code)
    return {row: why for row, why in found.items() if 0 <= row < count}


def _verdict(form: Form, row: int, questions: Sequence[Question], tried: Sequence[Intake]) -> tuple[str, str]:
    """Whether an answer was read rightly, at once or by which answers to the questions about it."""
    meant = form.answers[row].away
    right = [n for n, read in enumerate(tried) if _away(form, read, row) == meant]
    if not questions:
        return (RIGHT, "") if 0 in right else (WRONG, f": {_shown(_away(form, tried[0], row))}, not {_shown(meant)}")
    verdict = ASKED if 0 in right else OFFERED if right else TO_BE_TYPED
    return verdict, f": {[q.guess for q in questions]} of {[q.options for q in questions]}, {_shown(meant)} is right"


def _away(form: Form, read: Intake, row: int) -> Moments | None:
    company = next((c for c in read.event.companies if c.name == _NAMES[row]), None) if read.event is not None else None
    if company is None:
        return None
    return _moments(form, ((s.start, s.end) for person in company.delegates for s in person.absences))


def _shown(moments: Moments | None) -> str:
    """Moments as ranges of hours of days: ``2026-06-09 14:00-17:00``."""
    if not moments:
        return "never" if moments is not None else "no company"
    ranges: list[tuple[str, int, int]] = []
    for day, minute in sorted(moments):
        if ranges and ranges[-1][0] == day and ranges[-1][2] == minute:
            ranges[-1] = (day, ranges[-1][1], minute + _STEP)
        else:
            ranges.append((day, minute, minute + _STEP))
    return "; ".join(f"{d} {a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for d, a, b in ranges)
