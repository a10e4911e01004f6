"""Keeps the answers to open questions about registrations, and writes what was understood as a workbook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sco_scheduler.domain.event import Event, Session, Settings, Span, joined
from sco_scheduler.domain.findings import stops
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.spans import in_figures
from sco_scheduler.intake import Intake
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.table.rows import Row, SheetTable
from sco_scheduler.intake.understanding.cells.questions import AS_READ, BETWEEN, folded, of_company
from sco_scheduler.intake.values.entries import split_list
from sco_scheduler.intake.values.presence import NEVER
from sco_scheduler.intake.values.times import in_notation
from sco_scheduler.output.excel.registrations import write_imported
from sco_scheduler.output.files import replace_whole, write_whole
from sco_scheduler.output.form_map import with_answers
from sco_scheduler.workflows.errors import Stopped, writing
from sco_scheduler.workflows.inputs import (
    AS_IT_IS,
    ReadOptions,
    Registrations,
    files_of,
    form_of,
    intake_of,
    map_beside,
    refuse_onto,
    refuse_onto_schedule,
)

_ONLY_A_NOTE = "Notes"
"""The answer of a map that a remark means nothing else."""

_MOST_ROUNDS = 3
"""How often an imported workbook is read again, as an answer may bring another question."""


def keep_answers(
    registrations: Registrations, answers: Mapping[tuple[str, ...], str], options: ReadOptions = AS_IT_IS
) -> Path:
    """Store answers in the map by which the registrations are read, or in one next to them.

    Parameters
    ----------
    answers
        Each answer by the path of its question.

    Returns
    -------
    Path
        The map. An existing one is kept, dated, in ``history/``.

    Raises
    ------
    Stopped
        If the map cannot be written.
    """
    target = form_of(registrations, options) or map_beside(registrations)
    before = target.read_text(encoding="utf-8-sig") if target.is_file() else ""
    text = with_answers(before, answers)
    with writing():
        write_whole(target, text.encode())
    return target


def is_imported(intake: Intake) -> bool:
    """Whether registrations can be written as a workbook: no finding stops that except missing days of the event."""
    return not stops(finding for finding in intake.findings if finding.code != "range-other-day")


def import_registrations(
    registrations: Registrations, out: str | Path, options: ReadOptions = AS_IT_IS
) -> tuple[Intake, tuple[Path, ...]]:
    """Write registrations of any form as a workbook of the format, each cell with its source.

    Remarks are notes of the workbook, with what they mean in its other columns; a map beside it says so where they
    were answered, or would be asked about again.

    Parameters
    ----------
    out
        The workbook to write. An existing one is kept, dated, in ``history/``.

    Returns
    -------
    tuple[Intake, tuple[Path, ...]]
        The result of reading, with its findings, and the files written.

    Raises
    ------
    Stopped
        If there are open questions, or the workbook cannot be written.
    """
    target = Path(out)
    refuse_onto(target, files_of(registrations))
    refuse_onto_schedule(target)
    intake = intake_of(registrations, options)
    # Times without an explanation are copied as they are, and asked about again.
    if any(question.kind != "times" for question in intake.questions) or not intake.tables:
        raise Stopped(intake.findings)
    return intake, (target, *write_understood(intake, target, options))


def write_understood(
    intake: Intake, target: Path, options: ReadOptions, *, requests_to_come: bool = False
) -> tuple[Path, ...]:
    """Write what was understood as a workbook of the format, and a map beside it if it would ask again.

    Parameters
    ----------
    requests_to_come
        Whether requests may still be missing.

    Returns
    -------
    tuple[Path, ...]
        The maps.

    Raises
    ------
    Stopped
        If a file cannot be written.
    """
    tables = _self_contained(intake)
    with writing(elsewhere=True):
        replace_whole(target, lambda path: write_imported(path, tables), keep=True)
    answered, maps = {**_answered(intake, tables), **_names_kept(intake, tables)}, set[Path]()
    beside, given = map_beside(target), dict[tuple[str, ...], str]()
    before = beside.read_text(encoding="utf-8-sig") if beside.is_file() else ""
    for _ in range(_MOST_ROUNDS):
        settled = _settled(target, options, intake.in_part, requests_to_come=requests_to_come)
        asked = set(map(_about, settled))
        if settled := settled | {path: said for path, said in answered.items() if _about(path) not in asked}:
            maps.add(keep_answers(target, settled))
        answered, given = {}, given | settled
    if given and (used := _used(target, given, requests_to_come=requests_to_come)) != given:
        with writing():
            if used or before:
                write_whole(beside, with_answers(before, used).encode())
            else:
                beside.unlink()
                maps.discard(beside)
    return tuple(maps)


def _about(path: tuple[str, ...]) -> tuple[str, ...]:
    """The folded place of an answer, the same for both sections of a map about what remarks mean."""
    return folded(("words", "remark", path[-1]) if path[:-1] in _OF_REMARKS else path)


def _used(target: Path, given: Mapping[tuple[str, ...], str], *, requests_to_come: bool) -> dict[tuple[str, ...], str]:
    """The answers without those on remarks of which the workbook asks nothing, so that they have no effect."""
    opened = intake_of(target, requests_to_come=requests_to_come).opened
    known = opened.understanding if opened is not None else None
    of_remarks = {path for path in given if path[:-1] in _OF_REMARKS}
    unused = {path for path in of_remarks if known is not None and folded(path) not in known.answered}
    return {path: said for path, said in given.items() if path not in unused}


def settle_notes(target: Path, options: ReadOptions) -> None:
    """Let the map of a workbook of what was understood say that its notes are no more than that, as far as they speak.

    What they state is in other columns, and would be read again from the notes once these are changed.

    Raises
    ------
    Stopped
        If the map cannot be written.
    """
    beside = map_beside(target)
    before = beside.read_text(encoding="utf-8-sig") if beside.is_file() else ""
    tables = intake_of(target, requests_to_come=True).tables
    notes = sorted({note for table in tables.values() for row in table if (note := row.text("notes"))})
    if not notes:
        return
    paths = [("words", "remark", note) for note in notes]
    keep_answers(target, dict.fromkeys(paths, _ONLY_A_NOTE))
    opened = intake_of(target, requests_to_come=True).opened
    known = opened.understanding if opened is not None else None
    if known is not None:
        text = with_answers(before, {path: _ONLY_A_NOTE for path in paths if folded(path) in known.answered})
        with writing():
            write_whole(beside, text.encode())
    # The hours of a company are asked about without the notes now, in other words.
    if settled := _settled(target, options, None, requests_to_come=True):
        keep_answers(target, settled)


def _answered(intake: Intake, tables: Mapping[str, SheetTable]) -> dict[tuple[str, ...], str]:
    """The answers that the remarks of the workbook whose meaning the map gives are mere notes, whatever they mean.

    Their meanings are in other columns of the workbook. Read again without such an answer, a remark could be taken
    for an absence, for example, although the organizer answered that it is a note.
    """
    assert intake.opened is not None
    given = intake.opened.form.answers.items()
    said = [path[-1] for path, answer in given if path[:-1] in _OF_REMARKS and answer != AS_READ]
    texts = [*said, *(text.partition(BETWEEN)[2] for text in said if BETWEEN in text)]  # that of one company
    notes = [
        note for table in tables.values() for row in table if "notes" in row.values and (note := row.text("notes"))
    ]
    found = {part for text in texts for note in notes if (part := _as_written(note, text))}
    return {("words", "remark", part): _ONLY_A_NOTE for part in sorted(found)}


def _as_written(note: str, text: str) -> str:
    """The part of a note that is a text when it is folded; '' if there is none."""
    if (at := fold(note).find(text)) < 0:
        return ""
    if len(fold(note)) == len(note):
        return note[at : at + len(text)]
    starts = [n for n in range(len(note)) if note[n].strip() and fold(note[n:]).startswith(text)]
    ends = (note[starts[-1] : n] for n in range(len(note), starts[-1], -1)) if starts else ()
    return next((part for part in ends if fold(part) == text), text)


def _names_kept(intake: Intake, tables: Mapping[str, SheetTable]) -> dict[tuple[str, ...], str]:
    """What the map says that names mean which stand in the requests of the workbook as they were written."""
    assert intake.opened is not None
    rows = tables["Requests"].rows if "Requests" in tables else ()
    written = {fold(text): text for row in rows for key in ("from", "to") if (text := row.text(key))}
    meant = intake.opened.form.meanings("names").items() if written else ()
    return {("names", written[name]): answer for name, answer in meant if name in written}


_OF_REMARKS = {("words", "remark"), ("remarks",)}
"""The sections of a map about what remarks mean."""


def _settled(
    target: Path, options: ReadOptions, before: Event | None, *, requests_to_come: bool
) -> dict[tuple[str, ...], str]:
    """The answers to what the imported workbook asks although it was decided when the registrations were read.

    A remark is a mere note, since what it means stands in other columns, as do the hours in it. The hours of a text
    that was taken as a guess are the same guess.

    Parameters
    ----------
    before
        The event as it was understood, perhaps with corrected hours, which remarks of the workbook must not change.
    """
    again = intake_of(target, requests_to_come=requests_to_come)
    if before is not None and (undone := _notes_that_undo(before, again)):
        return dict.fromkeys((("words", "remark", note) for note in undone), _ONLY_A_NOTE)
    away = {row.place: row.text("not_available") for table in again.tables.values() for row in table}
    remarks = {question.path: _ONLY_A_NOTE for question in again.questions if question.kind == "cell"}
    times = {
        q.path: q.subject if q.subject in _parts_of(away.values()) else NEVER
        for q in again.questions
        if q.kind == "times" and q.guess and q.certainty >= options.sure
    }
    hours = {
        q.path: away.get(Cell(q.cells[0].sheet, q.cells[0].row), "") or NEVER
        for q in again.questions
        if q.kind == "hours"
    }
    return {**remarks, **times, **hours}


def _notes_that_undo(before: Event, again: Intake) -> list[str]:
    """The notes of the imported companies that are read as other hours of absence than those that were decided."""
    known, read = (_hours_by_company(event) if event is not None else {} for event in (before, again.in_part))
    changed = {fold(name) for name in known.keys() & read.keys() if known[name] != read[name]}
    rows = [row for table in again.tables.values() for row in table if row.text("notes")]
    notes = {row.text("notes") for row in rows if changed & {fold(row.text(key)) for key in ("company", "id")}}
    answered = again.opened.form.answers if again.opened is not None else {}
    return sorted(note for note in notes if folded(("words", "remark", note)) not in answered)


def _hours_by_company(event: Event) -> dict[str, list[list[tuple[datetime, datetime]]]]:
    """When each person of a company is away, by its name."""
    return {
        company.name: [[(span.start, span.end) for span in joined(person.absences)] for person in company.delegates]
        for company in event.companies
    }


def _parts_of(texts: Iterable[str]) -> set[str]:
    """The texts of cells of absences, and the parts of each."""
    return {part for text in texts for part in (text, *split_list(text))}


def _self_contained(intake: Intake) -> dict[str, SheetTable]:
    """The rows of each sheet, with the days that titles state, the map's answers on times, and hours in figures.

    The workbook is read without the map, and without the titles of the export.
    """
    assert intake.opened is not None
    tables = dict(intake.tables)
    said = {path[1]: answer for path, answer in intake.opened.form.answers.items() if path[0] == "times"}
    for key, table in tables.items():
        if said and any("not_available" in row.values for row in table):
            tables[key] = replace(table, rows=tuple(_with_times(row, said) for row in table))
    event = intake.in_part
    if event is not None and (intake.default_date is None or intake.days_told):
        away, names = _absences(event), {fold(session.name) for session in event.sessions}
        for key, table in tables.items():
            tables[key] = replace(table, rows=tuple(_in_figures(row, away, names) for row in table))
    if "Sessions" not in tables and event is not None and intake.days_told:
        tables["Sessions"] = _sessions_table(event.sessions)
    if "Event" not in tables and event is not None and (minutes := _minutes(event.settings)):
        tables["Event"] = _table("Event", ("setting", "value"), minutes)
    return tables


def _minutes(settings: Settings) -> list[tuple[str, int]]:
    """The lengths of meetings and of breaks that are not the usual ones, each with the title of its setting."""
    known, usual = vocabulary().settings, Settings()
    numbers = {key: getattr(settings, key) for key in _LENGTHS}
    return [(known[key].name(), number) for key, number in numbers.items() if number != getattr(usual, key)]


_LENGTHS = ("slot_minutes", "changeover_minutes")


def _absences(event: Event) -> Mapping[Cell, Collection[Span]]:
    """The hours of absence that each cell states."""
    found: dict[Cell, set[Span]] = {}
    people = [person.absences for company in event.companies for person in company.delegates]
    people += [person.absences for person in event.interpreters or ()]
    for span in (span for absences in people for span in absences):
        if span.cell is not None:
            found.setdefault(span.cell, set()).add(span)
    return found


def _in_figures(row: Row, away: Mapping[Cell, Collection[Span]], names: Collection[str]) -> Row:
    """The row with its hours of absence as they were understood, unless they have the format's notation."""
    text = row.text("not_available")
    spans = away.get(row.cell("not_available"), ()) if text else ()
    if not spans or all(in_notation(part) or fold(part) in names for part in split_list(text)):
        return row
    figures = "; ".join(entry for span in sorted(spans) for entry in in_figures(span))
    return replace(row, values={**row.values, "not_available": figures})


def _with_times(row: Row, said: Mapping[str, str]) -> Row:
    """The row with the answers on its hours of absence in place of the texts that were asked about."""
    text = row.text("not_available")
    if not text:
        return row
    who = next(filter(None, (row.text(name) for name in ("company", "id"))), "")
    own = {of_text: said.get(fold(of_company(who, of_text)), said.get(fold(of_text))) for of_text in split_list(text)}
    whole = said.get(fold(of_company(who, text)), said.get(fold(text)))
    parts = [whole] if whole is not None else [answer or part for part, answer in own.items()]
    away = "; ".join(part for part in parts if part != NEVER)
    return replace(row, values={**row.values, "not_available": away})


def _sessions_table(sessions: Sequence[Session]) -> SheetTable:
    names = ("session", "date", "start", "end")
    return _table("Sessions", names, [(s.name, s.date, s.start.time(), s.end.time()) for s in sessions])


def _table(key: str, names: Sequence[str], rows: Sequence[Sequence[object]]) -> SheetTable:
    """A sheet of the format with these columns."""
    columns = {name: number for number, name in enumerate(names, start=1)}
    made = (Row(key, n, dict(zip(names, row, strict=True)), columns) for n, row in enumerate(rows, start=2))
    return SheetTable(key, 1, columns, tuple(made))
