"""All that is read of registrations, in lines: the event, the questions, and what was told of the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sco_scheduler.domain.event import Company, Event, Role, Terms
from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake import Intake


def lines_of(intake: Intake) -> list[str]:
    """The companies and requests of the event as far as it could be made, the questions and the findings."""
    event = list(event_lines(intake.event)) if intake.event is not None else ["no event"]
    questions = [
        f"? {q.kind} {q.subject!r} = {q.guess!r}, {q.certainty:.2f} of {list(q.options)}" for q in intake.questions
    ]
    findings = [f"{f.code} {line}" for f in intake.findings for line in told_of([f], advice=False)]
    return [*event, *questions, *findings]


def told_of(findings: Iterable[Finding], *, advice: bool = True) -> list[str]:
    """Where and what findings say, and what to do, each in a line."""
    said = (f"{f.where}: {f.message}" + (f" -> {f.advice}" if advice else "") for f in findings)
    return [line.replace("\n", " ") for line in said]


def event_lines(event: Event) -> Iterator[str]:
    """The companies, requests and fixed rows of an event, with its sessions and zones."""
    yield f"{event.settings.name}: {', '.join(f'{zone.code} {len(zone.tables)}' for zone in event.zones)}"
    for session in event.sessions:
        yield f"{session.name} {session.start:%m-%d %H:%M}-{session.end:%H:%M}"
    yield from map(_company, event.companies)
    for request in event.requests:
        more = [*request.sessions, request.delegate or "", *request.after, request.notes]
        told = " ".join(filter(None, (request.level.value, str(request.rank or ""), *more)))
        yield f"{request.asker} -> {request.target}: {told}"
    for row in event.fixed:
        yield f"{row.purchaser} = {row.supplier}: {row.date} {row.start} {row.table} {row.interpreter}"


def _terms(letter: str, terms: Terms) -> str:
    vip, table = "vip " if terms.vip else "", terms.table or ""
    return f"{letter} {terms.zone or '-'} {terms.minimum}-{terms.maximum or ''} {vip}{table}".strip()


def _company(company: Company) -> str:
    roles = [_terms(role[0], terms) for role in Role if (terms := company.terms(role)) is not None]
    people = [
        f"{d.name or '-'} ({'+'.join(sorted(d.languages))}) "
        + ", ".join(f"{span.start:%d %H:%M}-{span.end:%d %H:%M}" for span in d.absences)
        for d in company.delegates
    ]
    about = [company.name, company.local_name, company.country, company.products, company.email, company.phone]
    gone = " cancelled" if company.cancelled else ""
    return f"{company.id} {' / '.join(filter(None, about))} [{'; '.join(roles)}]{gone}: {'; '.join(people)}"
