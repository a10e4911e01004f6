"""The words of printed texts in English, Chinese and Russian, dates in words, and fitting text into cells.

The words are in ``data/words.json``, one line each, their keys grouped by use (``agenda.``,
``hall.``, ``html.``, ``calendar.``, ``wishes.``). Blanks are written ``{name}`` and filled by ``str.format``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from sco_scheduler.agendas.report import english_day
from sco_scheduler.domain.messages import ENGLISH, LANGUAGES, Speech
from sco_scheduler.resources import data_file


@lru_cache(maxsize=len(LANGUAGES) + 1)
def words(lang: str) -> Mapping[str, str]:
    """The words of a language by their key; those of English for a language without words."""
    table = _table()
    chosen = lang if lang in LANGUAGES else "en"
    return {key: entry[chosen] for key, entry in table.items()}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(data_file("words.json").read_text(encoding="utf-8"))
    return found


_OUTCOMES = {
    "order": "outcome_order",
    "letter of intent": "outcome_letter",
    "samples": "outcome_samples",
    "follow-up": "outcome_follow",
    "none": "outcome_none",
}


def outcome_word(outcome: str, lang: str) -> str:
    """An outcome of the format's own list in a language; one of the event's list as it is.

    Parameters
    ----------
    outcome
        As it is kept.
    lang
        The language's code.
    """
    return words(lang)[f"workbook.{_OUTCOMES[outcome]}"] if outcome in _OUTCOMES else outcome


_SESSIONS = {"Morning": "workbook.session_morning", "Afternoon": "workbook.session_afternoon"}


def session_word(name: str, lang: str) -> str:
    """The name of a session by default in a language; any other as it is.

    Parameters
    ----------
    name
        As it is registered.
    lang
        The language's code.
    """
    return words(lang)[_SESSIONS[name]] if name in _SESSIONS else name


MOST_CELL_CHARACTERS = 32_767
"""The most characters that a cell of an Excel workbook holds, in UTF-16 units."""

# What XML cannot carry: control characters save tab and line feed, lone surrogates, noncharacters.
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """Normalise line breaks, remove what a workbook cannot hold, and cut the text to the length of a cell.

    A text that is too long ends with a note of how long it was.
    """
    if text.isascii() and text.isprintable() and len(text) <= MOST_CELL_CHARACTERS:
        return text
    text = _UNUSABLE.sub("", _LINE_BREAKS.sub("\n", text))
    if len(text) * 2 <= MOST_CELL_CHARACTERS or units(text) <= MOST_CELL_CHARACTERS:
        return text
    note = f" … (cut here: {len(text):,} characters do not fit into a cell)"
    return cut(text, MOST_CELL_CHARACTERS - units(note)) + note


def one_line(text: str) -> str:
    """The text, cleaned, with every run of blanks and line breaks as one space."""
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """The length of the text in UTF-16 units, as Excel counts it."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def cut(text: str, limit: int) -> str:
    """Return the longest start of the text that has at most ``limit`` UTF-16 units.

    Parameters
    ----------
    text
        The text.
    limit
        The most UTF-16 units.
    """
    # Decoding passes over half a pair of units at the end.
    return text[:limit].encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore")


# Classes of widths of Arial, the font of workbooks, where a row that is a line too high does no harm. The font of the
# PDFs has exact widths in ``output/pdf/fitting.py``, by which a page must never come out too small.
_NARROW = frozenset("iljtfrI.,:;|!'`()[]{}/\\- ")
_BROAD = frozenset("mwMW@%—…")


@lru_cache(maxsize=4096)
def _char_width(char: str) -> float:
    """The width of a character of Arial at 10 points, in units of a column's width (a digit)."""
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.9
    if char in _NARROW:
        return 0.53
    if char in _BROAD:
        return 1.4
    if unicodedata.combining(char):
        return 0.0
    if char.isupper():
        return 1.25
    return 0.97 if char.isascii() else 1.07


def width(text: str) -> float:
    """About how wide the text is on one line at 10 points, in units of a column's width."""
    return sum(map(_char_width, text))


def lines(text: str, room: float) -> int:
    """Estimate the number of lines of a text wrapped in a column; at least 1.

    Parameters
    ----------
    text
        The text.
    room
        The column's width, in characters.
    """
    return sum(_lines_of_paragraph(paragraph, room) for paragraph in text.split("\n"))


@lru_cache(maxsize=16_384)
def _lines_of_paragraph(text: str, room: float) -> int:
    if width(text) <= room:
        return 1
    count, used = 1, 0.0
    for word in re.findall(r"\S+\s*", text):
        # Chinese may be broken anywhere, other words only where they are longer than a line.
        size = width(word)
        if used and used + width(word.rstrip()) > room and not _breaks_anywhere(word):
            count, used = count + 1, 0.0
        used += size
        while used > room and (size > room or _breaks_anywhere(word)):
            count, used = count + 1, used - room
    return count


def _breaks_anywhere(word: str) -> bool:
    return unicodedata.east_asian_width(word[0]) in {"W", "F"}


@lru_cache(maxsize=4096)
def day_title(day: date, lang: str) -> str:
    """Format a day with its weekday: ``Thursday, 12 June 2025``, ``2025年6月12日星期四``, ``четверг, 12 июня 2025 г.``.

    Parameters
    ----------
    day
        The day.
    lang
        The language.
    """
    from babel.dates import format_date

    return format_date(day, "full", locale=_locale(lang))


@lru_cache(maxsize=4096)
def short_day(day: date, lang: str) -> str:
    """Format a day without its year, for narrow places: ``Thu, 12 Jun``.

    Parameters
    ----------
    day
        The day.
    lang
        The language.
    """
    from babel.dates import format_skeleton

    text: str = format_skeleton("MMMEd", datetime.combine(day, datetime.min.time()), locale=_locale(lang))
    return text


def days_in_words(days: Sequence[date], lang: str) -> str:
    """Format the days of an event: one with its weekday, several from the first to the last.

    Parameters
    ----------
    days
        The days.
    lang
        The language.
    """
    if len(days) < 2:
        return day_title(days[0], lang) if days else ""
    from babel.dates import format_interval

    text: str = format_interval(days[0], days[-1], "yMMMMd", locale=_locale(lang))
    return text


def moment(when: datetime, lang: str) -> str:
    """Format a day and a time: ``12 June 2025, 14:05``.

    Parameters
    ----------
    when
        The time.
    lang
        The language.
    """
    from babel.dates import format_date

    return f"{format_date(when.date(), 'long', locale=_locale(lang))} {when:%H:%M}"


def _locale(lang: str) -> str:
    # British English, which puts the day first, as all other languages here do.
    return "en_GB" if lang == "en" else lang


def day_in_words(day: date, lang: str) -> str:
    """Format a day with its weekday for sheets, in English without a comma: ``Thursday 12 June 2025``.

    Parameters
    ----------
    day
        The day.
    lang
        The language.
    """
    return english_day(day) if lang == "en" else day_title(day, lang)


def day_name(day: date, speech: Speech = ENGLISH) -> str:
    """Format a day with its weekday in the language of messages: ``Thursday 12 June 2025``, ``2025年6月12日星期四``.

    Parameters
    ----------
    day
        The day.
    speech
        The language.
    """
    return day_in_words(day, speech.lang)
