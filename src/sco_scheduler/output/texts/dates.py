"""Days and times in words, in the language of the page. Babel knows how."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from sco_scheduler.agendas.people import day_title as english_day_title
from sco_scheduler.domain.messages import ENGLISH, Speech


@lru_cache(maxsize=4096)
def day_title(day: date, lang: str) -> str:
    """A day with its weekday: ``Thursday, 12 June 2025``, ``2025年6月12日星期四``, ``четверг, 12 июня 2025 г.``."""
    from babel.dates import format_date

    return format_date(day, "full", locale=_locale(lang))


@lru_cache(maxsize=4096)
def short_day(day: date, lang: str) -> str:
    """A day without its year, for narrow places: ``Thu, 12 Jun``."""
    from babel.dates import format_skeleton

    text: str = format_skeleton("MMMEd", datetime.combine(day, datetime.min.time()), locale=_locale(lang))
    return text


def days_in_words(days: Sequence[date], lang: str) -> str:
    """The days of an event: one with its weekday, several from the first to the last."""
    if len(days) < 2:
        return day_title(days[0], lang) if days else ""
    from babel.dates import format_interval

    text: str = format_interval(days[0], days[-1], "yMMMMd", locale=_locale(lang))
    return text


def moment(when: datetime, lang: str) -> str:
    """A day and a time: ``12 June 2025, 14:05``."""
    from babel.dates import format_date

    return f"{format_date(when.date(), 'long', locale=_locale(lang))} {when:%H:%M}"


def _locale(lang: str) -> str:
    # British English, which puts the day first, as all other languages here do.
    return "en_GB" if lang == "en" else lang


def day_in_words(day: date, lang: str) -> str:
    """A day with its weekday on sheets, in English without a comma: ``Thursday 12 June 2025``."""
    return english_day_title(day) if lang == "en" else day_title(day, lang)


def day_name(day: date, speech: Speech = ENGLISH) -> str:
    """A day with its weekday: ``Thursday 12 June 2025``, ``2025年6月12日星期四``."""
    return day_in_words(day, speech.lang)
