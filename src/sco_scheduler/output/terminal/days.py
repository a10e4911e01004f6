"""Days in words."""

from __future__ import annotations

from datetime import date

from sco_scheduler.agendas.people import day_title
from sco_scheduler.domain.messages import ENGLISH, Speech
from sco_scheduler.output.localized.dates import day_title as localized


def day_name(day: date, speech: Speech = ENGLISH) -> str:
    """A day with its weekday: ``Thursday 12 June 2025``, ``2025年6月12日星期四``."""
    return day_title(day) if speech is ENGLISH else localized(day, speech.lang)
