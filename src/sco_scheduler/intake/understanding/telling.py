"""Reports how sheets were understood, what was not used, and which questions are open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sco_scheduler.domain.findings import Finding, Findings
from sco_scheduler.domain.messages import Cell, Clauses, Phrase, Said
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.sheets.event import DEFAULT_SESSIONS
from sco_scheduler.intake.table.form_map import OWN_WORDS
from sco_scheduler.intake.table.grids import FormMap, vocabulary
from sco_scheduler.intake.table.rows import report_like_entries
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.looks import FILL, LETTERS
from sco_scheduler.intake.understanding.cells.questions import (
    ALL,
    ANSWERS,
    AS_READ,
    BETWEEN,
    COLUMNS,
    COMPANIES,
    FIRMS,
    HOURS,
    NOBODY,
    NOTHING_HELD,
    PAIRS,
    PARTIES,
    REMARK,
    REMARKS,
    ROLE_OF_NEW,
    THERE_AFTER_ALL,
    Path,
    Question,
    folded,
    name_of,
)
from sco_scheduler.intake.understanding.companies.built import Built
from sco_scheduler.intake.understanding.companies.sheet_words import REPLIES
from sco_scheduler.intake.understanding.lists.references import Reference
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.understood import Understanding
from sco_scheduler.intake.understanding.wishes.ratings import RANKED
from sco_scheduler.intake.understanding.wording.announced import comes_too
from sco_scheduler.intake.understanding.wording.legends import explained_signs
from sco_scheduler.intake.values.clauses import NOON, is_range
from sco_scheduler.intake.values.dates import ONLY
from sco_scheduler.intake.values.entries import fold_header, normalized, written
from sco_scheduler.intake.values.form_tests import IS_TEST
from sco_scheduler.intake.values.presence import NEVER
from sco_scheduler.resources import lazy_regex

_MOST_CELLS = 12
_ONLY_A_NOTE = "Notes"


def tell_understanding(known: Understanding, form: FormMap, found: Findings) -> None:
    """Report the questions, the guesses that were used, and what was read from each sheet."""
    tell_questions(known.questions, found)
    _tell_unused(known, form, found)
    for question in _worth_telling(known.taken):
        tell_guess(question, found)
    _tell_names(known.built, found)
    _tell_companies(known.built, form, found)
    for plan in known.plans:
        _tell_plan(plan, known.built, form, found)
        if plan.holds != NOTHING_HELD and known.used & {plan.sheet, plan.region.grid.name}:
            report_like_entries(plan.region.grid, _rows_around(plan.region), form, found)


def _rows_around(region: Region) -> dict[int, list[str]]:
    """The texts of rows around a list, by row, without those that are left out of it for a known reason."""
    rows = region.grid.rows
    left = {row for row, text in region.remarks.items() if not (explained_signs(text) or _is_of_test(text))}
    left -= {*region.unsent, *region.rows}  # a remark may stand beside a row
    return {row: list(map(written, rows[row].values())) for row in left if row in rows}


def tell_guess(question: Question, found: Findings) -> None:
    """Report the guess on a question as taken."""
    found.add(kinds.GUESS_TAKEN, *question.cells, **_details(question))


def tell_questions(questions: Iterable[Question], found: Findings) -> None:
    """Report the open questions, each with its most likely answer."""
    for question in questions:
        found.add(kinds.QUESTION, *question.cells, **_details(question))


def tell_as_read(questions: Sequence[Question], found: Findings, *, taken: bool) -> None:
    """Report absences or remarks with what was read of them, as one question, or as a guess that was taken."""
    if not questions:
        return
    kind, sheet = questions[0].kind, questions[0].sheet
    ask, wrong, _ = _AS_READ[kind]
    line = map_line((kind, ALL), AS_READ)
    about: dict[str, Any] = {
        "question": ask(sheet=sheet, entries=Clauses(tuple(map(said_as_read, questions)))),
        "guess": said(AS_READ),
        "certainty": round(100 * questions[0].certainty),
        "line": line,
    }
    cells = tuple(cell for question in questions for cell in question.cells)[:_MOST_CELLS]
    if taken:
        found.add(kinds.GUESS_TAKEN, *cells, **about)
    else:
        one = map_line(questions[0].path, _example(questions[0]))
        likely = phrases.LIKELY_GUESS(guess=about["guess"], certainty=about["certainty"])
        found.add(kinds.QUESTION, *cells, options=(said(AS_READ), wrong(line=one)), likely=likely, **about)


def tell_what_was_read(questions: Sequence[Question], found: Findings) -> None:
    """Report absences or remarks that are not asked about, with what was read of them."""
    if not questions:
        return
    entries: Said = Clauses(tuple(map(said_as_read, questions[:_MOST_READ])))
    if (more := len(questions) - _MOST_READ) > 0:
        entries = Phrase("entries-beyond")(listed=entries, count=more)
    cells = tuple(cell for question in questions for cell in question.cells)[:_MOST_CELLS]
    example = map_line(questions[0].path, _example(questions[0]))
    found.add(_READ[questions[0].kind], *cells, entries=entries, line=example)


def _example(question: Question) -> str:
    """What a line of a map could say in place of what was read: hours as they were read, else an example."""
    read = question.samples[-1] if question.kind == HOURS and question.samples else ""
    return read if is_range(read.rpartition(" ")[2]) else _AS_READ[question.kind][2]


_READ = {HOURS: kinds.HOURS_READ, REMARKS: kinds.REMARKS_READ}
_MOST_READ = 20
"""The most absences or remarks that are reported in full."""


def said_with_guess(question: Question) -> Said:
    """The text or column that a question is about, with the best guess at its meaning."""
    if question.kind == "column":
        return said_as_read(replace(question, kind=COLUMNS))
    noted = question.kind == "cell" and question.guess == _ONLY_A_NOTE
    meaning = Phrase("remark-noted")() if noted else _said_guess(question)
    about = {"word": _short(question.subject, 160), "meaning": meaning}
    if question.kind == "times":
        return Phrase("words-read")(who=question.samples[0], **about)
    return Phrase("word-read")(**about)


def _said_guess(question: Question) -> Said:
    """The best guess, with the companies that it is about: ``companies they must meet: Jade Tea``."""
    told = said(question.guess)
    return Phrase("fact-is")(meaning=told, content="; ".join(question.whom)) if question.whom else told


_AS_READ = {
    HOURS: (Phrase("ask-hours"), Phrase("means-hours"), "09:00-10:30"),
    REMARKS: (Phrase("ask-remarks"), Phrase("means-remarks"), "Maximum: 5"),
    FIRMS: (Phrase("ask-companies"), Phrase("means-companies"), NOBODY),
    COLUMNS: (Phrase("ask-columns"), Phrase("means-columns-read"), _ONLY_A_NOTE),
}
"""For each kind of question whether something was read rightly its text, and what is said of a wrong reading."""


def said_as_read(question: Question) -> Said:
    """A column, or an absence or a remark with whose it is, and what was read."""
    if question.kind == COLUMNS:
        samples = ", ".join(_short(text, 40) for text in question.samples)
        return Phrase("words-read")(who=question.subject, word=samples, meaning=said(question.guess))
    if question.kind == FIRMS and question.samples:
        return Phrase("company-beside")(name=question.subject, others=list(question.samples))
    if question.kind == FIRMS:
        return Phrase("company-unlisted")(name=question.subject)
    who, read = question.samples
    if question.path[0] == "dates":
        return Phrase("hours-likely")(cell=who, sessions=read) if who else Phrase("hours-by-default")(sessions=read)
    meant = said(read) if read != _ONLY_A_NOTE else Phrase("remark-noted")()
    return Phrase("words-read")(who=who, word=_short(question.subject, 160), meaning=meant)


def asks_for_times(finding: Finding) -> bool:
    """Whether a finding is a question when somebody is away."""
    return finding.kind is kinds.QUESTION and str(finding.details["line"]).startswith("[times]")


def _tell_unused(known: Understanding, form: FormMap, found: Findings) -> None:
    """Report the columns, names and remarks of the map that do not occur in the registrations, without any effect."""
    # Columns of one question are read as one.
    alike = {(path[1], answer) for path, answer in form.answers.items() if path in known.answered and path[0] == "form"}
    remarks = {fold(said) for _, said in known.built.remarks}  # a later answer may tell of whom one speaks
    for path, answer in form.answers.items():
        of_remark, of_column = path[:2] == ("words", "remark"), path[0] == "form" and (path[1], answer) not in alike
        told = of_remark or (of_column and path[2] in {"columns", "header"}) or path[0] in {"names", "whom", REMARKS}
        read = path[0] == "whom" and not remarks.isdisjoint({path[-1], path[-1].partition(BETWEEN)[2]})
        if path in known.answered or read or not told or answer == AS_READ:
            continue
        raw = next((line for line in form.lines if line[0] == path[0] and folded(line) == path), path)
        cell = form.cell("words", "remark", answer) if of_remark else form.cell(*raw)
        found.add(kinds.MAP_UNUSED, cell, value=raw[-1], meaning=said(answer))


def _tell_names(built: Built, found: Findings) -> None:
    """Report the meanings of names, and lists whose order is no ranking."""
    short = _short_names(built)
    if short:
        entries = Clauses(tuple(Phrase("short-name")(word=text, company=name) for text, (name, _) in short.items()))
        line = map_line(("names", next(iter(short))), next(iter(short.values()))[0])
        cells = tuple(dict.fromkeys(cell for _, cell in short.values()))[:_MOST_CELLS]
        found.add(kinds.SHORT_NAMES, *cells, entries=entries, line=line)
    for cell, text, record, score in built.replaced_names:
        if text in short:
            continue
        company = record.shown if text != record.shown else record.key  # a later answer, which counts
        line = map_line(("names", text), company)
        found.add(kinds.NAME_NEARLY, cell, value=text, company=company, line=line, fix=record.named, score=score)
    for cell, title in built.unranked:
        line = map_line(("form", cell.sheet, "order"), RANKED)
        found.add(kinds.NOT_RANKED, cell, column=title or cell.column, sheet=cell.sheet, line=line)
    for cell, text, count in built.everyone:
        found.add(kinds.WISHES_FOR_ALL, cell, value=text, count=count)
    for differing in built.contradictions:
        if {differing.company, differing.other} <= built.records.keys():  # of any other company nothing is read
            company, other = (built.records[key].shown for key in (differing.company, differing.other))
            about = {"value": differing.code, "company": company, "other": other}
            found.add(kinds.CODE_OF_OTHER, differing.cell, differing.named, **about)
    for known in (known for known in built.references if not _names_by_id(known)):
        found.add(kinds.NAMED_BY, known.cell, column=known.named_by, count=known.number)


def _short_names(built: Built) -> dict[str, tuple[str, Cell]]:
    """The shortened names that were taken for companies, each with the company's and its first cell, if these are many.

    Options of forms are short, and many people choose each.
    """
    found: dict[str, tuple[str, Cell]] = {}
    for cell, text, record, _ in built.replaced_names:
        words, name = set(core_of(text).words), core_of(record.shown)
        if words <= set(name.words) or "".join(core_of(text).words) in name.text:
            found.setdefault(text, (record.shown, cell))
    return found if len(found) >= _MANY else {}


_MANY = 4
"""The least number of shortened names that are told together."""


def _names_by_id(known: Reference) -> bool:
    """Whether requests name companies by their ID, as the format has it."""
    sheets = vocabulary().sheets
    ids, requests = sheets["Purchasers"].columns["id"], sheets["Requests"].sheet
    return fold_header(known.named_by) in ids.spellings() and fold_header(known.cell.sheet) in requests.spellings()


def _tell_companies(built: Built, form: FormMap, found: Findings) -> None:
    """Report which answers count, and the sources of companies and their roles."""
    for company, earlier, later in built.replaced:
        found.add(kinds.ANSWER_REPLACED, later, earlier, company=company)
    for company, cells in built.joined:
        found.add(kinds.ANSWERS_JOINED, *cells[:_MOST_CELLS], company=company, count=len(cells))
    for record in built.records.values():
        for field, (value, cell), (other, place) in record.differing:
            column = vocabulary().sheets["Purchasers"].columns[field].told
            texts = {"value": written(value), "other": written(other)}
            found.add(kinds.ANSWERS_DIFFER, cell, place, company=record.shown, column=column, **texts)
    untold = [cell for cell in built.roleless if cell not in built.sides_asked]
    for sheet in dict.fromkeys(cell.sheet for cell in untold):
        cells = [cell for cell in untold if cell.sheet == sheet]
        found.add(kinds.ROLE_MISSING, *cells[:_MOST_CELLS], count=len(cells), sheet=sheet)
    for sheet in dict.fromkeys(sheet for sheet, _ in built.both):
        cells = [cell for name, cell in built.both if name == sheet]
        if folded(("form", sheet, "role")) not in form.answers:
            found.add(kinds.BOTH_ROLES, *cells[:1], count=len(cells), sheet=sheet)
    for shared in built.shared_numbers:
        sheets = tuple(dict.fromkeys(cell.sheet for cell in shared.cells))
        first, second = shared.names
        found.add(kinds.NUMBERS_OF_ROWS, *shared.cells, sheets=sheets, value=shared.number, first=first, second=second)
    for (role, sheet), named in built.named.items():
        cells, about = list(named.values())[:_MOST_CELLS], {"sheet": sheet, "role": said(f"{role}s")}
        about["line"] = map_line(("names", next(iter(named))), NOBODY)
        found.add(kinds.COMPANIES_NAMED, *cells, count=len(named), names=list(named), **about)


def _tell_plan(plan: Plan, built: Built, form: FormMap, found: Findings) -> None:
    region = plan.region
    for column in region.columns:
        if column.misparted:
            sheet, value = plan.sheet, tuple(map(_quoted, column.misparted))
            lines = [line for line in form.lines if "separators" in line and fold(line[1]) == fold(sheet)]
            names = {*map(fold, column.titles), fold(f"column {column.letters}")}
            lines = [line for line in lines if fold(line[-1]) in names] or lines
            cells = [*(form.cell(*line) for line in lines[:1]), region.cell(region.header[-1], column)]
            found.add(kinds.MAP_SEPARATORS, *cells, column=column.title or column.letters, sheet=sheet, value=value)
    if plan.holds == NOTHING_HELD:
        return
    if lost := _lost(plan, built):
        cells, line = (
            [region.cell(region.header[-1], c) for c in lost],
            map_line(("form", plan.sheet, "holds"), "nothing"),
        )
        titles = [c.title or c.letters for c in lost]
        found.add(kinds.SHEET_LEFT_NOTHING, *cells, sheet=plan.sheet, columns=titles, line=line)
    if replies := built.replies.get(plan.sheet):
        agreed, declined = map([word for word, _ in replies].count, REPLIES)
        found.add(kinds.REQUESTS_ANSWERED, replies[0][1], sheet=plan.sheet, agreed=agreed, declined=declined)
    if not plan.familiar:
        columns = list(_columns(plan, built))
        cell = Cell(plan.sheet, region.header[-1])
        found.add(kinds.SHEET_UNDERSTOOD, cell, sheet=plan.sheet, holds=phrases.HOLDS[plan.holds], columns=columns)
    # The reader of a sheet of the format reports the rows above its header.
    above = 0 if not plan.familiar else region.header[-1]
    unread = {
        row: text
        for row, text in sorted(region.remarks.items())
        if row > above and (row in region.unsent or not explained_signs(text) or _is_of_test(text) or comes_too(text))
    }
    if unread:
        places = {row: region.grid.cell(row, 0) for row in unread}
        rows = [phrases.ROW_IS(row=places[row].row, text=_short(text)) for row, text in unread.items()]
        found.add(kinds.ROWS_NOT_USED, places[min(unread)], sheet=plan.sheet, rows=rows)
    free = [c for c in region.columns if plan.meanings.get(c.number, NOTHING).field == "nothing" and c.cells]
    free = [c for c in free if not c.short]
    read = {cell for cell, _ in built.remarks}
    told = {c.number: sum(region.cell(row, c) in read for row in c.cells) if read else 0 for c in free}
    unused = [c for c in free if 2 * told[c.number] < len(c.cells)]
    if unused:
        cells = [region.cell(region.header[-1], c) for c in unused]
        titles = [c.title or c.letters for c in unused]
        found.add(kinds.COLUMN_UNKNOWN, *cells, sheet=plan.sheet, columns=titles)


def _is_of_test(text: str) -> bool:
    return any(map(IS_TEST.fullmatch, normalized(text).split("; ")))


def _lost(plan: Plan, built: Built) -> list[Column]:
    """The columns that name companies on a sheet of wishes of which, with their meanings, no wish was read.

    Of a list of companies none of which was read, all columns with texts.
    """
    if plan.holds == COMPANIES and not plan.familiar:
        return [c for c in plan.region.columns if c.cells] if _leaves_no_company(plan, built) else []
    count = built.counts.get(plan.sheet)
    if plan.familiar or plan.holds not in {ANSWERS, PAIRS} or (count is not None and (count.wishes or count.dropped)):
        return []
    naming = [c for c in plan.region.columns if c.profile.companies >= _NAMING]
    wishing = {c.number for c, _ in plan.wish_columns()}
    return naming if plan.holds == PAIRS or any(c.number in wishing for c in naming) else []


def _leaves_no_company(plan: Plan, built: Built) -> bool:
    """Whether nothing was read of a list of companies: no company, wish or remark, not even one that does not count."""
    numbers = (0, *(column.number for column in plan.region.columns if plan.region.grid.origins))
    cells = [plan.region.cell(row, c) for c in numbers for row in plan.region.rows]
    rows = {(cell.sheet, cell.row) for cell in cells}
    read = [place for record in built.records.values() for place in record.rows]
    read += [cell for _, earlier, later in built.replaced for cell in (earlier, later)]
    read += [wish.cell for wish in built.wishes]
    read += [cell for (cell, _), stated in built.remarks.items() if stated]
    return bool(rows and built.records) and all((cell.sheet, cell.row) not in rows for cell in read)


_NAMING = 0.6
"""The minimum share of companies in a column that names them."""


def _columns(plan: Plan, built: Built) -> Iterator[Said]:
    """The meanings of the columns; those of a matrix or of choices are combined."""
    region = plan.region
    matrix: dict[str, list[str]] = {}
    for column in region.columns:
        if (meaning := plan.meanings.get(column.number, NOTHING)).field == "matrix":
            matrix.setdefault(name_of(meaning), []).append(column.letters)
    for name, letters in matrix.items():
        yield Phrase("columns-are")(column=letters[0], last=letters[-1], meaning=said(name))
    for column in region.columns:
        meaning = plan.meanings.get(column.number, NOTHING)
        if meaning.field not in {"matrix", "nothing"}:
            told = said(name_of(meaning))
            told = Phrase("means-in-order")(meaning=told) if (plan.sheet, column.number) in built.ranked else told
            yield Phrase("column-is")(column=column.letters, title=_short(column.title, 30), meaning=told)
    if plan.holds == COMPANIES and plan.roles:
        yield said("both" if len(plan.roles) > 1 else f"{next(iter(plan.roles))}s")


def said(answer: str) -> Said:
    """An answer of a map in the reader's language."""
    if _LINE in answer or answer.partition(": ")[0] in {*OWN_WORDS["remark"]} - {answer}:
        return Clauses(tuple(map(_said_fact, answer.split(_LINE))))
    if answer in phrases.MEANS or answer in phrases.HOLDS:
        return phrases.MEANS.get(answer) or phrases.HOLDS[answer]
    if answer.startswith("choice ") and answer.removeprefix("choice ").isdecimal():
        return Phrase("means-choice")(place=int(answer.removeprefix("choice ")))
    for sheet in ("Purchasers", "Requests"):
        for word in vocabulary().sheets[sheet].columns.values():
            if word.name() == answer:
                return word.told
    if answer.startswith(ONLY):
        return Phrase("there-only-on")(days=answer.removeprefix(ONLY).split(" & "))
    stretches = [_HOURS.fullmatch(part) for part in answer.split("; ")]
    found = [m for m in stretches if m is not None and (m["start"] or m["end"]) and _OF_EVENT.match(answer) is None]
    return Clauses(tuple(map(_said_hours, found))) if len(found) == len(stretches) else answer


def _said_fact(line: str) -> Said:
    """One of several answers about a text."""
    meaning, _, content = line.partition(": ")
    if not content:
        return said(line)
    if (meaning, content) == (PARTIES, "1"):
        return Phrase("at-one-table")
    if line == THERE_AFTER_ALL:
        return Phrase("there-after-all")
    told = said(content) if meaning == "Not available" else content
    return Phrase("fact-is")(meaning=said(meaning), content=told)


_OF_EVENT = lazy_regex(r"\d{4}-\d\d-\d\d(?:, \d{4}-\d\d-\d\d)*: ")
_COLUMNS = lazy_regex(r"[A-Z]{1,3}:[A-Z]{1,3}")
"""Several columns of a question, from the first to the last one."""

_HOURS = lazy_regex(r"(?:(?P<day>.+?) )?(?P<start>\d{1,2}:\d{2}|noon)?-(?P<end>\d{1,2}:\d{2}|noon)?")


def _said_hours(match: re.Match[str]) -> Said:
    """The hours of a range, with its day if it has one."""
    start, end = (Phrase("midday") if match[name] == NOON else match[name] for name in ("start", "end"))
    hours = phrases.AWAY_BETWEEN(start=start, end=end)
    if not start or not end:
        hours = phrases.AWAY_FROM(start=start) if start else phrases.AWAY_UNTIL(end=end)
    elif (start, end) == ("00:00", "24:00"):
        hours = Phrase("away-all-day")()
    return Phrase("away-on")(day=match["day"], hours=hours) if match["day"] else hours


def asked(question: Question) -> Said:
    """A question in the reader's language."""
    samples = [_short(text, 40) for text in question.samples]
    details: dict[str, object] = {"sheet": question.sheet}
    if question.kind in {"holds", "role", "numbers", "order", "rows", "column", "several", "parts", "colour", "event"}:
        details["samples"] = samples or phrases.NONE
    if question.kind in {"order", "column", "several"}:
        details["title"] = _short(question.subject)
    if question.kind in {"word", "name", "cell", "whom", "both", "times"}:
        details["word"] = _short(question.subject)
    if question.kind in _AS_READ:
        return said_as_read(question)
    if question.kind in {"name", "cell", "whom", "both", "event", "times"}:
        del details["sheet"]
    if question.kind == "colour":
        look = phrases.LOOK[LETTERS if question.path[-1].startswith("A") else FILL]
        details["look"] = look(hue=phrases.HUES.get(question.subject, question.subject))
    if question.kind == "times":
        details["who"] = question.samples[0]
    if question.kind == "event" and question.path[0] == question.subject:
        return Phrase("ask-event-when")()
    if question.kind == "event" and question.path[-1] == question.subject:
        return Phrase("ask-event-stated")(**details)
    if question.kind == "event" and question.guess.endswith(_BY_DEFAULT):
        return Phrase("ask-event-hours")(**details)
    if question.kind == "event" and question.subject:
        return Phrase("ask-event-day")(hours=question.subject, **details)
    alike = question.kind == "column" and _COLUMNS.fullmatch(question.subject) is not None
    plain = Phrase("ask-alike")(**details) if alike else phrases.ASK[question.kind](**details)
    return Phrase("ask-within")(question=plain, text=_around(question)) if question.within else plain


def _around(question: Question) -> str:
    """The text of the cell of a question, of which a long one is cut far from the part that is asked about."""
    text, most = question.within, 160
    start = max(0, text.find(question.subject) - most // 4)
    return ("…" if start else "") + _short(text[start:], most + len(question.subject)) if len(text) > most else text


_BY_DEFAULT = ", ".join(f"{start:02}:00-{end:02}:00" for start, end in DEFAULT_SESSIONS)
"""The hours of an event that nothing states, as they stand behind its days."""


def map_line(path: Path, answer: str) -> str:
    """An answer as a line of a map, with its section."""
    if path[0] == "words":
        return f"[{path[0]}.{path[1]}] {_key(answer)} = [{_quoted(path[-1])}]"
    section = ".".join(_key(part) for part in path[:-1])
    value = f"[{', '.join(map(_quoted, answer.split(_LINE)))}]" if _LINE in answer else _quoted(answer)
    return f"[{section}] {_key(path[-1])} = {value}"


_LINE = "\n"
"""What separates several answers about one text."""


def _details(question: Question) -> dict[str, Any]:
    fix: dict[str, Any] = {}
    if question.kind == "name" and question.guess not in {NOBODY, REMARK, *ROLE_OF_NEW}:
        fix = {"value": question.subject, "fix": question.guess, "score": round(100 * question.certainty)}
    likely = _said_guess(question) if question.guess else phrases.LIKELY_NONE
    guess: dict[str, Any] = {"guess": likely, "certainty": round(100 * question.certainty)}
    return {
        **fix,
        "question": asked(question),
        **guess,
        "likely": phrases.LIKELY_GUESS(**guess) if question.guess else phrases.LIKELY_NONE,
        "options": (
            *map(said, question.options),
            *([_typed_as(question)] if question.typed is not None else []),
        ),
        "line": map_line(question.path, question.guess or (NEVER if question.kind == "times" else _SESSIONS)),
    }


def _typed_as(question: Question) -> Phrase:
    """What an answer in words may be."""
    of_event = question.kind == "event"
    return Phrase("means-event")(example=_SESSIONS) if of_event else Phrase("means-any-company")


_SESSIONS = "2026-06-09, 2026-06-10: 09:00-12:30, 14:00-17:00"
"""An example of the days and hours of an event."""


def _worth_telling(taken: Sequence[Question]) -> list[Question]:
    """The guesses that are reported one by one: those below the usual certainty, and those that leave out companies."""
    once = {q.path: q for q in taken if q.certainty < 0.9 or (q.path[:2] == ("words", "role") and q.guess == "nothing")}
    return sorted(once.values(), key=lambda q: (q.certainty, q.cells))


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _key(part: str) -> str:
    return part if part.isascii() and part.replace("-", "").replace("_", "").isalnum() else _quoted(part)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
