"""Suggests partners without requests, and writes a copy of the registrations with them as requests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.agendas.answers import Suggestion
from sco_scheduler.agendas.build_report import cancellation, company_name
from sco_scheduler.domain.event import Company, Event, Pair, Role
from sco_scheduler.domain.messages import ENGLISH, Phrase, Said, Speech, all_of
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.placing import at_maximum
from sco_scheduler.insight.suggestions import suggest as suggest_partners
from sco_scheduler.insight.summary import own_reasons
from sco_scheduler.insight.unmet import AT_MAXIMUM
from sco_scheduler.intake import read_places
from sco_scheduler.output.excel.joined import NewRow, write_joined
from sco_scheduler.output.excel.suggestions import write_suggestions
from sco_scheduler.output.files import replace_whole
from sco_scheduler.workflows.agendas_file import AgendasFile, read_agendas_file
from sco_scheduler.workflows.answered_details import name_in_rows
from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.errors import make_folder, not_written, writing
from sco_scheduler.workflows.inputs import intake_of, refuse_onto, refuse_onto_schedule

FOR_ONE, FOR_EACH = 10, 3
"""The largest number of suggestions for a single company, and for each of several."""

_COMPANIES = 20
"""The largest number of companies with suggestions at once; those with the fewest meetings are chosen."""

_FEW = 0.5
"""A company has few meetings below this share of its slots, or of its maximum."""


@dataclass(frozen=True)
class Suggested:
    """Suggestions, with their event.

    ``written`` is the copy of the registrations and ``pages`` the workbook of pages, if they were written.
    ``nobody`` is why there are no suggestions for the single company, if that is known.
    """

    event: Event
    suggestions: tuple[Suggestion, ...]
    written: Path | None = None
    pages: Path | None = None
    nobody: Said = ""


def suggest(
    agendas: str | Path,
    who: str | None = None,
    add: str | Path | None = None,
    speech: Speech = ENGLISH,
    *,
    pages: str | Path | None = None,
) -> Suggested:
    """Suggest partners to a company, or to all with free time and few meetings.

    Parameters
    ----------
    agendas
        The agendas workbook; its sheet Meetings is used in its present state.
    who
        A company, by ID, name or part of a name; None for all with few meetings.
    add
        Write a copy of the registrations next to the workbook with the suggestions as requests of level
        ``maybe``.
    pages
        Write a workbook with a page for each of these companies; none if there are no suggestions.

    Raises
    ------
    Stopped
        If the workbook cannot be read, or an output cannot be written.
    Unknown
        If no company, or more than one, has the name.
    """
    file = read_agendas_file(Path(agendas))
    for out in (Path(path) for path in (add, pages) if path is not None):
        refuse_onto(out, (file.path, *_sources(file)), Phrase("pages-onto-input"))
        refuse_onto_schedule(out)
    if add is not None and pages is not None:
        refuse_onto(Path(pages), (Path(add),), Phrase("pages-onto-added"))
    if who is not None:
        companies, most = [find_company(file.event, who).id], FOR_ONE
    else:
        companies, most = with_few_meetings(file.schedule), FOR_EACH
    found = suggest_partners(file.schedule, companies, most)
    today = _event_today(file) if add is not None else None
    if today is not None:
        found = tuple(s for s in found if _is_open(today, file.event, s.meeting.pair))
    written = _added(file, found, Path(add), speech) if add is not None else None
    written_pages = _pages(file, found, Path(pages)) if pages is not None else None
    nobody = _why_none(file.schedule, companies[0]) if who is not None and not found else ""
    return Suggested(file.event, found, written, written_pages, nobody)


def _why_none(schedule: Schedule, company: str) -> Said:
    """The reason why a company gets no suggestions: its maxima or its languages; '' if neither applies."""
    event = schedule.event
    known = event.company_by_id[company]
    if known.cancelled:
        return cancellation(event, company)
    limits = {role: terms.maximum for role in Role if (terms := known.terms(role)) is not None}
    if all(at_maximum(schedule, known, role) for role in limits):
        name = company_name(event, company)
        return all_of([AT_MAXIMUM[role](company=name, count=most) for role, most in limits.items()])
    return own_reasons(schedule).get(company, "")


def with_few_meetings(schedule: Schedule) -> list[str]:
    """List the companies with less than half of their possible meetings, fewest meetings first."""
    event = schedule.event
    few = []
    for company in event.companies:
        held = len(schedule.by_company.get(company.id, ()))
        if not company.cancelled and held < _FEW * _room(event, company):
            few.append((held, company.id))
    return [company for _, company in sorted(few)[:_COMPANIES]]


def _room(event: Event, company: Company) -> int:
    terms = [t for t in (company.purchaser, company.supplier) if t is not None]
    maximums = [t.maximum for t in terms if t.maximum is not None]
    slots = len(event.slots)
    return min(slots, sum(maximums)) if len(maximums) == len(terms) else slots


def _pages(file: AgendasFile, found: tuple[Suggestion, ...], out: Path) -> Path | None:
    """Write the pages for ticking."""
    if not found:
        return None
    with writing():
        make_folder(out.parent)
        replace_whole(out, lambda path: write_suggestions(path, file.schedule, found), keep=True)
    return out


def _sources(file: AgendasFile) -> tuple[Path, ...]:
    """The registrations that the workbook was built from, by their names in the same folder."""
    built = file.record.built
    return tuple(file.path.parent / name for name in built.sources) if built is not None else ()


def _event_today(file: AgendasFile) -> Event | None:
    """The event of the registrations as they are now; None if they cannot be read without a question."""
    sources = _sources(file)
    return intake_of(sources, requests_to_come=True).event if sources else None


def _is_open(today: Event, event: Event, pair: Pair) -> bool:
    """Whether both companies are still registered, and neither has refused the other or asked for it since."""
    now = {fold(name_in_rows(company)): company for company in today.companies if not company.cancelled}
    both = [now.get(fold(name_in_rows(event.company_by_id[id_]))) for id_ in pair]
    ids = {company.id for company in both if company is not None}
    return len(ids) == len(pair) and not any({r.asker, r.target} == ids for r in today.requests)


def _added(file: AgendasFile, found: tuple[Suggestion, ...], out: Path, speech: Speech) -> Path:
    """Write a copy of the registrations with the suggestions as requests of the lowest level."""
    sources = _sources(file)
    places = read_places(sources) if sources else None
    if places is None:
        raise not_written(
            Phrase("no-registrations-beside")(
                names=tuple(source.name for source in sources) or ("registrations",),
                folder=str(file.path.absolute().parent),
            )
        )
    pairs = dict.fromkeys(s.meeting.pair for s in found)
    names = {company.id: name_in_rows(company) for company in file.event.companies}
    rows = [
        NewRow("Requests", {"from": names[p], "to": names[s], "level": "maybe"}, Phrase("suggested-by-program"))
        for p, s in pairs
    ]
    with writing():
        make_folder(out.parent)
        replace_whole(out, lambda path: write_joined(path, sources[0], *places, (), rows, speech), keep=True)
    return out
