"""Reads workbooks: registrations into an event, and agendas into a schedule."""

from __future__ import annotations

from sco_scheduler.intake.agendas import AgendasBook, read_agendas
from sco_scheduler.intake.files.opening import Sources, as_files
from sco_scheduler.intake.kinds import KINDS
from sco_scheduler.intake.registrations import answered, read_book, read_places, read_registrations, understand
from sco_scheduler.intake.results import AgendasRead, Intake, Previous, RowCount, counts_of, event_counts
from sco_scheduler.intake.understanding.cells.questions import AS_READ, BETWEEN, NOBODY, ROLE_OF_NEW, WISHED, Question
from sco_scheduler.intake.understanding.telling import asked, said, said_with_guess
from sco_scheduler.intake.values.languages import names_languages
from sco_scheduler.intake.values.limits import limit_in
from sco_scheduler.intake.values.times import figures_of

__all__ = [
    "AS_READ",
    "BETWEEN",
    "KINDS",
    "NOBODY",
    "ROLE_OF_NEW",
    "WISHED",
    "AgendasBook",
    "AgendasRead",
    "Intake",
    "Previous",
    "Question",
    "RowCount",
    "Sources",
    "answered",
    "as_files",
    "asked",
    "counts_of",
    "event_counts",
    "figures_of",
    "limit_in",
    "names_languages",
    "read_agendas",
    "read_book",
    "read_places",
    "read_registrations",
    "said",
    "said_with_guess",
    "understand",
]
