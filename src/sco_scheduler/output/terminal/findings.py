"""Prints findings, conflicts and verdicts: in a table, or as a list in a narrow terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from sco_scheduler.domain.findings import Finding, FindingKind, Severity, by_importance, stops
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Said, Speech
from sco_scheduler.domain.outcome import Conflict, ConflictRow
from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET
from sco_scheduler.output import phrases
from sco_scheduler.output.terminal.console import NARROW, Prose, plain, print_said, table
from sco_scheduler.output.terminal.summary import print_goal
from sco_scheduler.output.texts.words import goal_title
from sco_scheduler.verify import Verdict

_TALLIES = {
    Severity.STOPS: Phrase("tally-stops"),
    Severity.CHANGES: Phrase("tally-changes"),
    Severity.NOTE: Phrase("tally-notes"),
}
_SEVERAL_OF = Phrase("title-several")
_OR_ELSE = Phrase("or-else")

_CODES = {Severity.STOPS: "stops", Severity.CHANGES: "changes", Severity.NOTE: "note"}
_STYLES = {Severity.STOPS: "bold red", Severity.CHANGES: "yellow", Severity.NOTE: "dim"}
_AGENDAS_SHEETS = frozenset({MEETINGS_SHEET, RECORD_SHEET})
_CELLS_NAMED = 3
_CELLS_NAMED_TOGETHER = 12
"""The largest number of cells named for several findings with the same text."""
_WIDE = 110
"""From this number of columns on, a table of four columns is legible."""
_MANY = 15
"""From this number of entries on, they are grouped by kind, each group under its title."""
_SERIOUS_SHOWN = 10
"""The largest number of findings printed after a command with another purpose."""


def severity_code(severity: Severity) -> str:
    """``stops``, ``changes`` or ``note``: the same in every language, for scripts."""
    return _CODES[severity]


def tally_findings(findings: Sequence[Finding], speech: Speech = ENGLISH) -> str:
    """Count findings by severity: ``1 finding that stops the work, 3 findings that change what is built, 12 notes``."""
    found = Counter(f.severity for f in findings)
    parts = [phrase(count=found[severity]) for severity, phrase in _TALLIES.items() if found[severity]]
    return speech.clause.join(map(speech.say, parts)) or speech.say(phrases.NO_FINDINGS)


def _of_agendas(finding: Finding) -> bool:
    """Whether a finding is about the agendas workbook, which `schedule check` does not read."""
    return any(cell.sheet in _AGENDAS_SHEETS for cell in finding.cells)


def print_findings(
    console: Console,
    findings: Sequence[Finding],
    speech: Speech = ENGLISH,
    *,
    limit: int | None = None,
    whole: bool = False,
) -> None:
    """Print findings, most serious first; those with equal texts are printed as one.

    If one stops the work, only that severity is printed, and the others are counted in a line below. Otherwise
    the defaults in use are a line below the others.

    Parameters
    ----------
    limit
        The largest number to print; beyond it only their number is printed. None for all.
    whole
        Print every finding in full, even if one stops the work, and each default.
    """
    ordered = by_importance(findings)
    alone = bool(ordered) and ordered[0].severity is Severity.STOPS and not whole and not _of_agendas(ordered[0])
    told = [f for f in ordered if whole or (f.kind == ordered[0].kind if alone else not f.kind.default)]
    shown = told if limit is None else told[:limit]
    if shown:
        print_said(console, phrases.COLON(text=tally_findings(told, speech)), speech, style="bold")
        entries = _together(shown, speech)
        if console.width < NARROW:
            _print_list(console, entries, speech)
        else:
            console.print(_table(entries, speech, wide=console.width >= _WIDE))
    if len(shown) < len(told):
        print_said(console, Phrase("findings-beyond")(count=len(told) - len(shown)), speech)
    others = [f for f in ordered if f.kind != ordered[0].kind] if alone else []
    if any(f.severity is not Severity.NOTE for f in others):
        print_said(console, Phrase("findings-waiting")(count=len(others), tally=tally_findings(others, speech)), speech)
        console.print()
    elif not alone and not whole and _print_defaults(console, ordered, speech):
        console.print()


def _print_defaults(console: Console, findings: Iterable[Finding], speech: Speech) -> bool:
    """Print the defaults in use in one line, settings as a number; return False if there are none."""
    titles: list[Said] = []
    for finding in findings:
        if finding.kind.default:
            title, settings = finding.kind.title_in(speech), finding.details.get("settings")
            several = len(settings) if isinstance(settings, (tuple, list)) else finding.details.get("date")
            titles.append(_SEVERAL_OF(title=title, count=several) if several else title)
    if titles:
        print_said(console, Phrase("defaults-hold")(titles=speech.semicolon.join(map(speech.say, titles))), speech)
    return bool(titles)


def print_notes(console: Console, findings: Sequence[Finding], speech: Speech = ENGLISH) -> None:
    """Print the titles of the notes among findings as a paragraph, and a line of the defaults in use."""
    ordered = by_importance(findings)
    notes = [f.kind for f in ordered if f.severity is Severity.NOTE and not f.kind.default]
    titles = Counter(kind.title_in(speech) for kind in notes)
    if titles:
        told = [_SEVERAL_OF(title=title, count=count) if count > 1 else title for title, count in titles.items()]
        print_said(console, Phrase("notes")(titles=speech.semicolon.join(map(speech.say, told))), speech)
    _print_defaults(console, ordered, speech)


def print_brief(console: Console, findings: tuple[Finding, ...], speech: Speech) -> None:
    """Print the most serious findings, and the titles of the notes; only the former if they stop the work."""
    if stops(findings):
        print_findings(console, findings, speech, limit=_SERIOUS_SHOWN)
        return
    print_serious(console, findings, speech)
    print_notes(console, findings, speech)


def print_serious(console: Console, findings: Iterable[Finding], speech: Speech) -> None:
    """Print the most serious findings, without the notes."""
    print_findings(console, [f for f in findings if f.severity is not Severity.NOTE], speech, limit=_SERIOUS_SHOWN)


@dataclass(frozen=True)
class _Entry:
    """The texts of a finding, or of several with equal texts and different cells."""

    kind: FindingKind
    message: str
    advice: str
    cells: tuple[Cell, ...]
    findings: int

    def where(self, speech: Speech) -> str:
        """The first cells, each sheet named once: ``Requests!B13, B14 and 5 more``."""
        most = _CELLS_NAMED if self.findings == 1 else _CELLS_NAMED_TOGETHER
        shown, more = self.cells[:most], len(self.cells) - most
        sheets = ["", *(cell.sheet for cell in shown)]
        texts = [
            f"{cell.column}{cell.row}" if cell.column and cell.sheet == before else speech.say(cell)
            for cell, before in zip(shown, sheets, strict=False)
        ]
        listed = ", ".join(map(plain, texts))
        return speech.say(phrases.CELLS_BEYOND(listed=listed, count=more)) if more > 0 else listed


def _together(findings: Sequence[Finding], speech: Speech) -> list[_Entry]:
    """Merge findings with equal texts into one entry with the cells of all, in order."""
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        said = finding.message_in(speech), finding.advice_in(speech)
        found.setdefault((finding.code, *said), []).append(finding)
    return [
        _Entry(same[0].kind, message, advice, _cells_of(same), len(same))
        for (_, message, advice), same in found.items()
    ]


def _cells_of(same: Sequence[Finding]) -> tuple[Cell, ...]:
    # The further cells of each, such as the company that was probably meant, are the same for all.
    return same[0].cells if len(same) == 1 else tuple(dict.fromkeys(cell for f in same for cell in f.cells[:1]))


def _by_kind(entries: Sequence[_Entry], speech: Speech, *, wide: bool) -> Iterator[tuple[str, list[_Entry]]]:
    """The entries grouped by kind under a title, if there are many; else all without a title.

    Under a title, common advice is given once: after the last of the entries that share it, or,
    with a column for it, next to the first.
    """
    if len(entries) < _MANY:
        yield "", list(entries)
        return
    for _, some in groupby(entries, key=lambda entry: entry.kind.code):
        group = list(some)
        count = sum(entry.findings for entry in group)
        title = group[0].kind.title_in(speech)
        others = [None, *group[:-1]] if wide else [*group[1:], None]
        told = [
            replace(entry, advice="") if other is not None and other.advice == entry.advice else entry
            for entry, other in zip(group, others, strict=True)
        ]
        yield speech.say(_SEVERAL_OF(title=title, count=count)) if count > 1 else title, told


def _table(entries: Sequence[_Entry], speech: Speech, *, wide: bool) -> Table:
    """The findings as a table; if narrow, with the advice below the message and no column of cells if all are blank."""
    say = speech.say
    what = (phrases.WHAT_IS_THERE, phrases.WHAT_TO_DO) if wide else (Phrase("heading-there-and-to-do"),)
    with_cells = any(entry.cells for entry in entries)
    cells = [say(phrases.CELL)] if with_cells else []
    rows = table(say(phrases.SEVERITY), *cells, *map(say, what))
    rows.columns[0].no_wrap = True
    if with_cells:
        rows.columns[1].min_width, rows.columns[1].max_width = 10, 24 if wide else 18
    for title, group in _by_kind(entries, speech, wide=wide):
        if title:
            rows.add_row("", *([""] * with_cells), Text(title, style="bold"))
        for entry in group:
            where = [Prose(entry.where(speech))] if with_cells else []
            advice = Prose(entry.advice, hang="" if wide or not entry.advice else "-> ")
            texts = [Prose(entry.message), advice] if wide else [Group(*_filled(Prose(entry.message), advice))]
            rows.add_row(_severity(entry, speech), *where, *texts)
    return rows


def _print_list(console: Console, entries: Sequence[_Entry], speech: Speech) -> None:
    """Print findings as a list: severity and cells on a line, the texts below."""
    for title, group in _by_kind(entries, speech, wide=False):
        if title:
            console.print()
            console.print(Prose(title, style="bold"))
        for entry in group:
            console.print()
            severity = _severity(entry, speech)
            console.print(Prose(entry.where(speech), hang=f"{severity.plain}  ", hang_style=str(severity.style)))
            console.print(*_filled(Prose(entry.message, hang="  "), Prose(entry.advice, hang="  -> ")), sep="\n")
    console.print()


def _filled(*texts: Prose) -> list[Prose]:
    return [text for text in texts if text.text]


def _severity(entry: _Entry, speech: Speech) -> Text:
    return Text(speech.say(phrases.SEVERITIES[entry.kind.severity]), style=_STYLES[entry.kind.severity])


_SETS_NAMED = 6


def print_conflict(console: Console, conflict: Conflict, speech: Speech = ENGLISH) -> None:
    """Print the rows that conflict, and the smallest sets of rows to give up.

    If there are further conflicts, the sets contain rows of those too, which are then printed as well.
    """
    say = speech.say
    lead = Phrase("conflict") if conflict.minimal else Phrase("conflict-perhaps")
    print_said(console, lead, speech, style="bold")
    for row in conflict.rows:
        console.print(Prose(_conflict_row(row, speech), hang="  "))
    others = _others(conflict)
    if others:
        print_said(console, Phrase("further-conflicts"), speech, style="bold")
    for row in others:
        console.print(Prose(_conflict_row(row, speech), hang="  "))
    if conflict.give_up:
        print_said(console, Phrase("give-up"), speech, style="bold")
        before = f"  {say(_OR_ELSE)} "
        for i, rows in enumerate(conflict.give_up[:_SETS_NAMED]):
            console.print(Prose(rows_together(rows, speech), hang=before if i else "     "))
        more = len(conflict.give_up) - _SETS_NAMED
        if more > 0:
            print_said(console, Phrase("other-sets")(count=more), speech, hang="  ")
    if not conflict.confirmed:
        print_said(console, Phrase("conflict-not-confirmed"), speech)


def rows_together(rows: Iterable[ConflictRow], speech: Speech = ENGLISH) -> str:
    """Join the cells of rows to give up together."""
    *others, last = [row.cell if row.cell is not None else row.text for row in rows]
    return plain(speech.say(Phrase("rows-and")(one=tuple(others), other=last) if others else last))


def _others(conflict: Conflict) -> list[ConflictRow]:
    """The rows of the shown sets that are not among those of the conflict itself, without duplicates."""
    shown = [row for rows in conflict.give_up[:_SETS_NAMED] for row in rows]
    return [row for row in dict.fromkeys(shown) if row not in conflict.rows]


def _conflict_row(row: ConflictRow, speech: Speech) -> str:
    text = row.text if row.cell is None else Phrase("row-asks")(cell=row.cell, text=row.text)
    return speech.say(text)


def print_verdict(
    console: Console, verdict: Verdict, cells: Sequence[Sequence[Cell]], speech: Speech = ENGLISH
) -> None:
    """Print every violation with its cells, and every goal's value."""
    if verdict.ok:
        print_said(console, Phrase("all-rules-kept"), speech, style="bold")
    else:
        print_said(console, Phrase("violations")(count=len(verdict.violations)), speech, style="bold")
        _print_violations(console, verdict, cells, speech)
    _print_verdict_goals(console, verdict, speech)


def _print_violations(console: Console, verdict: Verdict, cells: Sequence[Sequence[Cell]], speech: Speech) -> None:
    narrow = console.width < NARROW
    rows = table(*map(speech.say, (Phrase("heading-rule"), phrases.CELL, Phrase("heading-wrong"))), least=(4, 10))
    for violation, where in zip(verdict.violations, cells, strict=True):
        code, listed, text = violation.rule.code, speech.say(tuple(where)), violation.text_in(speech)
        if narrow:
            console.print()
            console.print(Prose(listed, hang=f"{code}  ", hang_style="bold"))
            console.print(Prose(text, hang="  "))
        else:
            rows.add_row(code, Prose(listed), Prose(text))
    console.print("" if narrow else rows)


def _print_verdict_goals(console: Console, verdict: Verdict, speech: Speech) -> None:
    narrow = console.width < NARROW
    rows = table(*map(speech.say, (phrases.GOAL, phrases.VALUE, Phrase("heading-counts"))), right=(1,))
    for name, value in verdict.goals.items():
        counts = speech.text(f"goal-{name}.sentence") if name in GOALS else ""
        if narrow:
            print_goal(console, name, value, counts, speech)
        else:
            rows.add_row(Prose(goal_title(name, speech)), speech.number(value), Prose(counts))
    console.print("" if narrow else rows)
