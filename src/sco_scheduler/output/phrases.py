"""Texts that several writers of the output share, including changes of an event and reasons of a suggestion."""

from __future__ import annotations

import re

from sco_scheduler.agendas.answers import Because, Suggestion
from sco_scheduler.agendas.build_report import company_name, company_with_id
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Severity
from sco_scheduler.domain.messages import Clauses, Languages, Phrase, Said

SEVERITIES = {
    Severity.STOPS: Phrase("severity-stops"),
    Severity.CHANGES: Phrase("severity-changes"),
    Severity.NOTE: Phrase("severity-note"),
}
NO_FINDINGS = Phrase("no-findings")
SEVERITY = Phrase("heading-severity")
CELL = Phrase("heading-cell")
WHAT_IS_THERE = Phrase("heading-there")
WHAT_TO_DO = Phrase("heading-to-do")
COLON = Phrase("colon")
CELLS_BEYOND = Phrase("cells-beyond")
GOAL = Phrase("heading-goal")
VALUE = Phrase("heading-value")
ZONE = Phrase("heading-zone")
WHY = Phrase("heading-why")

CHANGES = {
    "kept": Phrase("change-kept"),
    "dropped": Phrase("change-dropped"),
    "moved": Phrase("change-moved"),
    "table changed": Phrase("change-table"),
    "delegate changed": Phrase("change-delegate"),
    "interpreter changed": Phrase("change-interpreter"),
    "added": Phrase("change-added"),
}
"""The kinds of changes of a meeting, in the order of a tally."""

SCOPES = {"slots and people given": Phrase("scope-slots-and-people")}
"""Scopes within which a goal is proved, by the engine's terms."""

NOTHING_HELPS = Phrase("whatif-nothing-helps")
_MORE = {
    "--table": Phrase("what-if-table"),
    "--interpreter": Phrase("what-if-interpreter"),
    "--slot": Phrase("what-if-slot"),
    "--delegate": Phrase("what-if-delegate"),
    "--maximum": Phrase("what-if-maximum"),
}
_OTHERWISE = {"--without": Phrase("what-if-without"), "--setting": Phrase("what-if-setting")}
OLDER_MUSTS = Phrase("scope-older-musts")

_REASONS = {
    "products": Phrase("because-products"),
    "products of asked": Phrase("because-products-of-asked"),
    "also asked for": Phrase("because-also"),
    "zone": Phrase("because-zone"),
    "country": Phrase("because-country"),
}


def what_change(option: str, value: str, event: Event | None = None) -> Said:
    """Name a change of the event.

    Parameters
    ----------
    option
        Its option on the command line, such as ``--table``.
    value
        The value of the option, such as ``B+1``.
    event
        Provides the names of companies; None leaves their IDs.
    """
    if option in _OTHERWISE:
        return _OTHERWISE[option](name=_company(event, value) if option == "--without" else value)
    name, _, count = value.rpartition("+") if option != "--close" else (value, "", "1")
    whole, at, part = name.partition("@")
    if at and option == "--table":
        return Phrase("what-if-table-session")(name=whole, at=part, count=int(count))
    if at and option == "--slot":  # the start is the only end that is named
        return Phrase("what-if-slot-start")(name=whole, count=int(count))
    if at and option == "--close":
        return Phrase("what-if-close")(name=whole, at=part.replace("T", " "))
    named: Said = _company(event, name) if option in _OF_COMPANIES else name
    if option == "--interpreter":
        named = languages_between(name)
    return _MORE[option](name=named, count=int(count))


_OF_COMPANIES = ("--delegate", "--maximum")


def _company(event: Event | None, company: str) -> str:
    return company_with_id(event, company) if event is not None else company


def languages_between(name: str) -> Said:
    """Name the languages between which an interpreter works.

    Parameters
    ----------
    name
        Their codes, such as ``ru-zh``.
    """
    return Languages(tuple(re.split("[-/,;]", name)), " – ")


def reasons_of(event: Event, suggestion: Suggestion) -> Clauses:
    """Return the reasons of a suggestion, the strongest first."""
    return Clauses(tuple(_because(event, because) for because in suggestion.reasons))


def _because(event: Event, because: Because) -> Said:
    if because.kind == "language":
        return Phrase("because-language")
    about = because.about
    if because.kind == "also asked for":
        about = tuple(company_name(event, company) for company in about)
    return _REASONS[because.kind](about=about)
