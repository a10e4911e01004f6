"""Reads workbooks: registrations into an event, agendas into the schedule that they hold."""

from __future__ import annotations

from sco_scheduler.intake.agendas import AgendasBook, read_agendas
from sco_scheduler.intake.files.opening import Sources, as_files
from sco_scheduler.intake.kinds import KINDS
from sco_scheduler.intake.registrations import read_book, read_places, read_registrations, understand
from sco_scheduler.intake.results import AgendasRead, Intake, Previous, RowCount

__all__ = [
    "KINDS",
    "AgendasBook",
    "AgendasRead",
    "Intake",
    "Previous",
    "RowCount",
    "Sources",
    "as_files",
    "read_agendas",
    "read_book",
    "read_places",
    "read_registrations",
    "understand",
]
